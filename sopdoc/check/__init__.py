"""Definitions that decode → what a careful reviewer would say about them.

    rule      Finding, Rule, the decorators @sop_rule and @agency_rule; rules read a `Naskah`
    registry  all rules, from the rooms identitas, dasar_hukum, alur, pelaksana, kegiatan, mutu_baku, buku, revisi
    run       rules → diagnostics      settings  severities of an agency      suppress  `# sopdoc: abaikan …`
    group     one remark for one fact, with all its places                   pages     what `sopdoc explain` prints for every code
    weigh     what to read first                                             ragu      what an import was not sure of
    places    what the sheet calls a place       row_names how messages name rows of the flow
    graph     the flow of a sheet as rules walk it                           kata      names and dates, made comparable

    bahasa     a room of words that rules build on: verbs, roles, offices, durations; its lists are `*.toml`
    peraturan  a room of regulations: how citations are read, which are known
    halaman    a room of texts: the pages of codes that are no rules

A room of rules builds on these, never on another room of rules (`tests/test_architecture.py`).
Codes: 220–279 alur and pelaksana, 300–349 identitas and dasar hukum, 350–399 kegiatan and mutu baku, 500–529 the agency.
"""
