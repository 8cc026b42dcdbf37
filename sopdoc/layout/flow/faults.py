"""What the router could not draw well → diagnostics: which connection, where it was written, and why."""

from __future__ import annotations

from collections.abc import Sequence

from sopdoc.diagnostics import Report
from sopdoc.layout.flow.describe import Words
from sopdoc.layout.flow.offpage import Leg
from sopdoc.layout.route import Fault
from sopdoc.model.sop import Alur

UGLY = {
    "overlap": "panahnya berimpit dengan panah lain",
    "label": "tulisan cabangnya tidak mendapat tempat yang bebas",
}
MANY_LANES = 8      # pelaksana from which on their columns, not the words, are what lacks width
MANY_BRANCHES = 3


def report_faults(faults: Sequence[tuple[int, Leg, Fault]], alur: Alur, words: Words, upright: bool, report: Report) -> None:
    """SOP421 where the sheet would lack an arrow or a branch's word: it would be wrong; SOP420 where it is only ugly."""
    for _, leg, fault in faults:
        name, span, hint = words.connector(leg.sambungan), leg.sambungan.span, _hint(fault, leg, alur, upright)
        if fault.reason == "no-path":
            report.galat("SOP421", f"panah {name} tidak dapat digambar", span, "tidak ada jalan yang bebas", hint)
        elif fault.stands == "lost":
            report.galat("SOP421", f"tulisan cabang pada panah {name} tidak dapat dicetak", span, "tidak ada tempat", hint)
        else:
            report.peringatan("SOP420", f"panah {name} tidak dapat digambar dengan baik", span, UGLY[fault.reason], hint)


def report_strange(legs: Sequence[Leg], words: Words, report: Report) -> None:
    """SOP420 where a line over a page break has a segilima that seems to belong to another symbol."""
    for leg in legs:
        report.peringatan(
            "SOP420", f"panah {words.connector(leg.sambungan)} tidak dapat digambar dengan baik", leg.sambungan.span,
            "segilimanya tampak milik kegiatan lain: tidak ada tempat lain di tepi halaman",
            "mulai halaman baru di kegiatan lain (`halaman baru: ya`), atau ubah urutan pelaksana",
        )


def report_cramped(legs: Sequence[Leg], words: Words, report: Report) -> None:
    """SOP422 once where more lines cross a page break than its edge has room for: their letters would lie over each other."""
    if not legs:
        return
    ways = list(dict.fromkeys(words.connector(leg.sambungan) for leg in legs))
    report.galat(
        "SOP422", f"tidak ada tempat di tepi halaman bagi segilima panah {ways[0]}", legs[0].sambungan.span,
        f"begitu juga {len(ways) - 1} panah lain" if len(ways) > 1 else "",
        "bagi SOP ini menjadi beberapa SOP, kurangi panah yang melompat atau kembali jauh, atau pakai kertas yang lebih lebar",
    )


def _hint(fault: Fault, leg: Leg, alur: Alur, upright: bool) -> str:
    """What would help here: wider paper, fewer branches, fewer columns, shorter words, or another order of columns."""
    steps = ["tulis `penyesuaian: {arah: mendatar}`"] if upright else []
    if fault.reason == "label":
        steps.append(f'persingkat tulisan cabang "{leg.sambungan.label}"')
    if sum(s.dari == leg.sambungan.dari for s in alur.sambungan) > MANY_BRANCHES:
        steps.append("bagi keputusan ini menjadi beberapa keputusan")
    if len(alur.pelaksana) >= MANY_LANES:
        steps.append("gabungkan pelaksana")
    if not steps or fault.reason != "label":
        steps.append("ubah urutan pelaksana")
    return ", atau ".join(steps)
