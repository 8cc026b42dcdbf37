"""Definitions that decode → what a careful reviewer would say about them.

    rule      Finding, Rule, the decorators @sop_rule and @agency_rule; rules read a `Naskah`
    registry  all rules, from the modules identitas*, dasar_hukum*, alur*, pelaksana*, kegiatan*, mutu_baku*, buku*, revisi*
    run       rules → diagnostics      settings  severities of an agency      suppress  `# sopdoc: abaikan …`
    group     one remark for one fact, with all its places                   pages     what `sopdoc explain` prints for every code
    weigh     what to read first
    places    what the sheet calls a place       row_names how messages name rows of the flow
    bahasa*   words of cells → verbs, roles, offices, durations: guesses that rules build on

Codes: 220–279 alur and pelaksana, 300–349 identitas and dasar hukum, 350–399 kegiatan and mutu baku, 500–529 the agency.
"""
