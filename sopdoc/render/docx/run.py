"""Words → w:r, and fields with their results."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sopdoc.layout.text.fonts import by_font
from sopdoc.render.docx.looks import Letters
from sopdoc.render.docx.ooxml import escape

_SPECIAL = re.compile("([\t\n\u00ad])")
_SPECIAL_XML = {"\t": "<w:tab/>", "\n": "<w:br/>", "\u00ad": "<w:softHyphen/>"}


def run_xml(text: str, letters: Letters, deleted: bool = False) -> str:
    """w:r; tabs and line breaks become elements; `deleted` text is kept for who rejects its deletion."""
    return "".join(_stretch(part, letters.signs if borrowed else letters.words, deleted) for part, borrowed in by_font(text) if part)


def _stretch(text: str, properties: str, deleted: bool) -> str:
    tag = "delText" if deleted else "t"
    parts = [_SPECIAL_XML.get(part) or f'<w:{tag} xml:space="preserve">{escape(part)}</w:{tag}>' for part in _SPECIAL.split(text) if part]
    return f"<w:r>{properties}{''.join(parts)}</w:r>"


def field_xml(code: str, cached: str, letters: Letters) -> str:
    """A complex field with its result."""
    before, after = field_ends(code, letters)
    return before + run_xml(cached, letters) + after


def field_ends(code: str, letters: Letters) -> tuple[str, str]:
    """What stands before and after a field's result."""
    properties = letters.words
    begin, separate, end = (f'<w:r>{properties}<w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f'{begin}<w:r>{properties}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{separate}', end


def formula_xml(terms: Sequence[tuple[str, str, str]], rest: str, cached: str, letters: Letters) -> str:
    """A field that reckons with others: before each its sign ("=" first), its code and its result; then the `rest`, and its own result.

    LibreOffice 7.4 prints a field in a field as words: what does not know Word 2013 takes the bare result.
    """
    inner = "".join(f"{_code(sign)}{_nested(code, result)}" for sign, code, result in terms)
    field = f"{_part('begin')}{inner}{_code(rest)}{_part('separate')}<w:t>{cached}</w:t>{_part('end')}"
    return (
        f'<w:r>{letters.words}<mc:AlternateContent><mc:Choice Requires="w15">{field}</mc:Choice>'
        f"<mc:Fallback><w:t>{cached}</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )


def _nested(code: str, result: str) -> str:
    return f"{_part('begin')}{_code(code)}{_part('separate')}<w:t>{result}</w:t>{_part('end')}"


def _part(kind: str) -> str:
    return f'<w:fldChar w:fldCharType="{kind}"/>'


def _code(text: str) -> str:
    return f'<w:instrText xml:space="preserve"> {text} </w:instrText>'
