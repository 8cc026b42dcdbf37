"""What the router could not draw well → diagnostics: which connection, where it was written, and why."""

from __future__ import annotations

from collections.abc import Sequence

from sopdoc.diagnostics import Report
from sopdoc.layout.describe import Words
from sopdoc.layout.offpage import Leg
from sopdoc.layout.route import Fault

UGLY = {
    "overlap": "panahnya berimpit dengan panah lain",
    "label": "tulisan cabangnya tidak mendapat tempat yang bebas",
}
HINT = "ubah urutan pelaksana, bagi kegiatan yang bercabang banyak, persingkat tulisan cabang, atau pakai kertas yang lebih lebar"


def report_faults(faults: Sequence[tuple[int, Leg, Fault]], words: Words, report: Report) -> None:
    """SOP421 where the sheet would lack an arrow or a branch's word: it would be wrong; SOP420 where it is only ugly."""
    for _, leg, fault in faults:
        name, span = words.connector(leg.sambungan), leg.sambungan.span
        if fault.reason == "no-path":
            report.galat("SOP421", f"panah {name} tidak dapat digambar", span, "tidak ada jalan yang bebas", HINT)
        elif not fault.placed:
            report.galat("SOP421", f"tulisan cabang pada panah {name} tidak dapat dicetak", span, "tidak ada tempat", HINT)
        else:
            report.peringatan("SOP420", f"panah {name} tidak dapat digambar dengan baik", span, UGLY[fault.reason], HINT)
