"""SOPs that a keterkaitan names and that were read with it → links to their definitions."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sopdoc.writing.values import Commented, Value

SECTIONS = ("keterkaitan", "Dokumen Terkait")

_KIND = re.compile(r"^(?:SOP|SPO)(?:[ -]AP)?\s+", re.IGNORECASE)
_END = re.compile(r"[\s.;,]+$")
_MARKED = re.compile(r"[\[\]*]")


def linked(values: Mapping[str, Value], files: Mapping[str, str]) -> dict[str, Value]:
    """`files`: the names of definitions' files, without ending, by their SOPs' names as `key_of` has them."""
    own = values.get("bagian")
    result = {key: _linked(value, files) if key in SECTIONS else value for key, value in values.items()}
    return result | ({"bagian": linked(own, files)} if isinstance(own, Mapping) else {})


def key_of(nama: str) -> str:
    """A name without its kind, case and closing sign: "SOP Cuti Tahunan;" names the SOP "Cuti Tahunan"."""
    return _END.sub("", _KIND.sub("", " ".join(nama.split()))).casefold()


def _linked(value: Value, files: Mapping[str, str]) -> Value:
    if isinstance(value, Commented):
        inner = _linked(value.value, files)
        return value if isinstance(inner, Commented) else Commented(inner, value.comments)
    if isinstance(value, str):
        return "\n".join(_line(line, files) for line in value.split("\n"))
    if isinstance(value, Mapping):
        return {key: _linked(one, files) for key, one in value.items()}
    return [_linked(one, files) for one in value] if isinstance(value, list | tuple) else value


def _line(text: str, files: Mapping[str, str]) -> str:
    file = files.get(key_of(text))
    if file is None or _MARKED.search(text):
        return text
    end = _END.search(text)
    words, rest = (text[: end.start()], text[end.start():]) if end else (text, "")
    return f"[{words}]({file}){rest}"
