"""A page may take so much memory while it is read, whatever its file draws within what it draws."""

from __future__ import annotations

import json

import pytest

from sopdoc.impor.pdf.file import read_scans
from sopdoc.isolated import STATM, DiedError, Limits, run_apart


def nested(levels: int) -> bytes:
    """A PDF whose page draws a form that draws the next one twice, and so on."""
    form = "/Type/XObject/Subtype/Form/BBox[0 0 800 500]"
    bodies = [
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 800 500]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>", stream("", "/X Do"),
        *(stream(f"{form}/Resources<</XObject<</X {number} 0 R>>>>", "/X Do /X Do") for number in range(6, 6 + levels)),
        stream(form, "0 0 m 5 5 l S"),
    ]
    objects = "".join(f"{number} 0 obj\n{body}\nendobj\n" for number, body in enumerate(bodies, 1))
    return f"%PDF-1.7\n{objects}trailer<</Size {len(bodies) + 1}/Root 1 0 R>>\n%%EOF".encode()      # without a table, which pdfium makes


def stream(said: str, content: str) -> str:
    return f"<</Length {len(content)}{said}>>stream\n{content}\nendstream"


@pytest.mark.skipif(not STATM.exists(), reason="only Linux tells how much memory a process has")
def test_forms_within_forms_end_their_reader_before_they_take_much_memory() -> None:
    with pytest.raises(DiedError, match="memori"):
        run_apart(read_scans, b"\n" + nested(16), Limits(cpu=60, memory=1 << 34))


def test_few_forms_within_forms_are_read() -> None:
    assert json.loads(run_apart(read_scans, b"\n" + nested(6)))["sop"] == []
