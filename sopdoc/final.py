"""A definition that was read → what still stands between it and a sheet that can be signed (`sopdoc build --final`).

Stricter than the checker on purpose: a draft may have a slot in its number, a sheet for the official's desk may not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sopdoc.archive.approved import report_unapproved
from sopdoc.check.kata import SELA
from sopdoc.check.ragu import find_ragu
from sopdoc.checking import Checker
from sopdoc.definitions import Definition
from sopdoc.diagnostics import Diagnostic, Report, Severity, Span
from sopdoc.layout.identity.signature import DOTS
from sopdoc.layout.identity.signers import printed_roles
from sopdoc.layout.identity.srikandi import TOKENS, token_of
from sopdoc.layout.text.long_words import MARKS
from sopdoc.layout.tree import Layout
from sopdoc.layout.written import paragraphs_of, places_of, words_in
from sopdoc.model.sop import PENGESAH, Identitas, Status, nomor_revisi
from sopdoc.naskah import Naskah
from sopdoc.profile.cap_air import is_copy, place_of_cap_air
from sopdoc.profile.mode import USUAL, Mode
from sopdoc.reading import Reading

SPO = ("nomor", "tanggal terbit")                     # what the spo head prints besides the name
NEEDED = ("tanggal pembuatan", "tanggal efektif", "tanggal pengesahan", "tanggal terbit")
TUGAS = {"disusun oleh": "yang menyusun", "diperiksa oleh": "yang memeriksa", PENGESAH: "pejabat yang mengesahkan"}

UNPRINTABLE = "SOP404"                                # a sign that the font cannot print: a box would be signed
OPEN = re.compile(                                    # what is left for a pen, or for another program
    r"[.․·]{3,}|[…‥⋯]+|_{3,}|-{4,}|[–—]{3,}|(?:[._] ){2,}[._]|\$\{[^}]*\}|\{\{[^}]*\}\}|<<[^>]+>>"
)

Missing = tuple[str, str, str]                        # key, what is missing, what to do


class Gate:
    """Holds back what is not final; `definitions` are checked once, as `sopdoc check` does."""

    def __init__(self, definitions: Sequence[Definition], mode: Mode = USUAL) -> None:
        report = Report()
        Checker(mode=mode).check(definitions, report)
        self.wrong: dict[str, list[Diagnostic]] = {}
        for diagnostic in report.diagnostics:
            if diagnostic.severity is Severity.GALAT:
                self.wrong.setdefault(diagnostic.span.file, []).append(diagnostic)

    def judge(self, reading: Reading, layout: Layout | None, report: Report) -> None:
        """The checker's errors in the definition and its agency, then what is missing (SOP585), not approved (SOP568) or only
        a draft (SOP586).  `report` holds what was found while `layout` was made.
        """
        definition, naskah = reading.definition, reading.naskah
        report.extend(tuple(self.wrong.get(definition.shown, ())) + tuple(self.wrong.get(definition.shown_instansi, ())))
        if naskah is None:
            return
        missing = [(naskah.place(key), what, hint) for key, what, hint in _missing(naskah)]
        told = {place for place, _, _ in missing}
        missing += [found for found in _left_open(naskah, layout) if found[0] not in told] if layout else []
        missing += _copied(naskah)
        missing += _doubted(definition)
        missing += [(d.span, d.message, d.hint) for d in report.diagnostics if d.code == UNPRINTABLE]
        for place, what, hint in missing:
            report.galat("SOP585", f"belum final: {what}", place, "belum lengkap", hint)
        report_unapproved(definition, naskah.sop, naskah.node, report)
        if naskah.sop.identitas.status is Status.RANCANGAN:
            hint = "sahkan dahulu dengan `sopdoc approve`"
            report.galat("SOP586", "belum final: SOP ini masih rancangan", naskah.place("status"), "rancangan", hint)


def final_formats(reading: Reading, formats: Sequence[str], report: Report) -> tuple[str, ...]:
    """The formats that a final sheet can have: what SRIKANDI is to fill in is no final PDF (SOP589)."""
    cara = reading.profile.tanda_tangan.cara if reading.profile else ""
    if cara != "srikandi" or not {"pdf", "svg"} & set(formats):
        return tuple(formats)
    hint = "unggah DOCX-nya; PDF akhir dibuat SRIKANDI setelah nomor dan tanda tangannya ada"
    report.peringatan("SOP589", "PDF dan SVG tidak ditulis: isinya masih kode SRIKANDI", Span(reading.definition.shown), hint=hint)
    return tuple(name for name in formats if name not in ("pdf", "svg"))


def _doubted(definition: Definition) -> list[tuple[Span, str, str]]:
    """What an import was not sure of, and nobody has looked at since."""
    return [(doubt.span, doubt.message, doubt.hint) for doubt in find_ragu(definition.path.read_text("utf-8", "replace"), definition.shown)]


def _copied(naskah: Naskah) -> list[tuple[Span, str, str]]:
    """Words behind the text that call the sheet a copy or a draft, which nobody signs."""
    words = naskah.profile.cap_air
    if not is_copy(words):
        return []
    place = place_of_cap_air(naskah.node, naskah.berkas.node) or naskah.sop.span
    hint = 'hapus `cap air`, atau susun dengan --cap-air ""; salinan disusun dari SOP yang sudah ditandatangani'
    return [(place, f'cap air "{" ".join(words)}" tercetak di lembar asli', hint)]


def _missing(naskah: Naskah) -> Iterator[Missing]:
    identitas, profile = naskah.sop.identitas, naskah.profile
    printed = SPO if profile.bentuk_identitas == "spo" else profile.baris_identitas
    if "nomor" in printed and not token_of("nomor", profile) and SELA.search(identitas.nomor):
        yield "nomor", "nomor SOP masih berongga", "isi nomor lengkapnya"
    for key in (*NEEDED, *(("tanggal revisi",) if nomor_revisi(identitas.revisi_ke) else ())):
        if key in printed and not token_of(key, profile):
            tanggal = identitas.tanggal.get(key)
            if tanggal is None:
                yield key, f"{key} belum ada", f"tulis `{key}: …`"
            elif tanggal.hari is None:
                yield key, f"{key} tidak memuat hari", "tulis tanggal lengkap, misalnya 2026-01-12"
    for peran in printed_roles(identitas, profile):
        if profile.tanda_tangan.cara != "srikandi" or peran != PENGESAH:
            yield from _unsigned(peran, identitas)


def _unsigned(peran: str, identitas: Identitas) -> Iterator[Missing]:
    """What is not known of those who sign so."""
    called, orang = TUGAS[peran], identitas.penanda_tangan(peran)
    if not orang:
        yield peran, f"{called} belum ada", f"tulis `{peran}: …`"
    if any(not pejabat.nama for pejabat in orang):
        yield peran, f"nama {called} belum ada", "lengkapi `nama` pejabat itu"
    if any(pejabat.nip is None for pejabat in orang):
        hint = 'lengkapi `nip` pejabat itu; tulis `nip: "-"` bila ia bukan pegawai negeri'
        yield peran, f"NIP {called} belum ada", hint


def _left_open(naskah: Naskah, layout: Layout) -> Iterator[tuple[Span, str, str]]:
    """What stands on the pages and is still to be filled in, where its author wrote it."""
    tokens = TOKENS if naskah.profile.tanda_tangan.cara == "srikandi" else ()
    nodes = (naskah.node, naskah.berkas.node)
    texts = dict.fromkeys(words_in(p).translate(MARKS) for page in layout.pages if not page.form for p in paragraphs_of(page))
    for text in texts:
        for found in dict.fromkeys(match.group() for match in OPEN.finditer(text) if match.group() not in tokens):
            written = next((places for node in nodes if (places := list(places_of(node, found)))), [])
            for place in written or ([] if DOTS in text else [naskah.sop.span]):      # our own dots are those of an official (`_missing`)
                yield place, f'"{found}" masih tercetak', "isi atau hapus bagian itu"
