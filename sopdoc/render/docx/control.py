"""Words that fill a field of the form → w:sdt: an office types a number, a date or a name where it belongs, in the sheet's own type.

The control cannot be deleted, its content can be edited.  An empty one holds a few spaces as its placeholder: Word
replaces them by what is typed, and nothing of them is seen on paper.
"""

from __future__ import annotations

from sopdoc.layout.text.fonts import by_font
from sopdoc.layout.tree import ANCHOR, COUNT, Run
from sopdoc.render.docx.looks import Letters
from sopdoc.render.docx.ooxml import escape
from sopdoc.render.docx.run import run_xml

EMPTY = " " * 8
FIXED = frozenset({"", ANCHOR, COUNT, "kode verifikasi"})        # runs that nobody fills in
DATE = "tanggal "                                         # fields beginning so hold a date: Word shows a calendar
# One kind of letters, lines among them.  At the end of a rich one LibreOffice writes a space over its last letters: "M.S i", "S.E ." to who
# searches its PDF.
PLAIN = '<w:text w:multiLine="1"/>'
# With signs, which have a font of their own: a plain one has one font; and with several lines, which LibreOffice 7 joins in a plain one.
RICH = ""
CALENDAR = '<w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="id-ID"/></w:date>'


def is_control(run: Run) -> bool:
    return run.field not in FIXED and not run.mark


def control_xml(run: Run, text: str, letters: Letters) -> str:
    """The control around a run's words, in these letters; `text` is the run's text as Word shall break it."""
    tag = escape(run.field)
    kind = CALENDAR if run.field.startswith(DATE) else RICH if _is_rich(text) else PLAIN
    filled = bool(text.strip())
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{tag}"/><w:tag w:val="{tag}"/><w:lock w:val="sdtLocked"/>'
        f'{"" if filled else "<w:showingPlcHdr/>"}{kind}</w:sdtPr>'
        f"<w:sdtContent>{run_xml(text if filled else EMPTY, letters)}</w:sdtContent></w:sdt>"
    )


def _is_rich(text: str) -> bool:
    return "\n" in text or any(borrowed for _, borrowed in by_font(text))
