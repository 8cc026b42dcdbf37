"""Pairs of sheets → `impor.html`: one page without any request but for its pictures, doubtful sheets first."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sopdoc.beside.pair import Pair
from sopdoc.impor.written.record import Unread
from sopdoc.profile.source import templates_dir

SIGN = '<!doctype html>\n<!-- sopdoc impor -->'       # begins the file


def page_text(pairs: Sequence[Pair], unread: Sequence[Unread]) -> str:
    """What fails to build counts as doubtful; otherwise the sheets keep their order."""
    ordered = sorted(pairs, key=lambda pair: not (pair.doubts or pair.faults))
    data = {"sop": [_sheet(pair) for pair in ordered], "gagal": [{"berkas": one.file, "pesan": one.text} for one in unread]}
    folder = templates_dir() / "impor"
    style, script = ((folder / name).read_text("utf-8") for name in ("impor.css", "impor.js"))
    environment = Environment(loader=FileSystemLoader(folder), undefined=StrictUndefined, autoescape=True, keep_trailing_newline=True)
    return environment.get_template("impor.html.j2").render(
        sign=SIGN, style=style, script=script, style_sum=_sum(style), script_sum=_sum(script), data=_inline(data),
    )


def _sum(text: str) -> str:
    """As a content security policy names what it allows."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _inline(data: Any) -> str:
    """JSON that ends no script element."""
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")


def _sheet(pair: Pair) -> dict[str, Any]:
    entry = pair.entry
    found = entry.definition
    return {
        "kunci": entry.name, "nama": found.nama, "berkas": entry.file, "kegiatan": found.kegiatan, "panah": found.panah,
        "lama": [
            {"halaman": paper.number, "lebar": paper.width, "tinggi": paper.height, "gambar": pair.old.get(paper.number, "")}
            for paper in found.papers
        ] if not pair.said else [{"halaman": number, "gambar": file} for number, file in pair.old.items()],
        "cetakan": pair.said,
        "kita": list(pair.ours), "salah": list(pair.faults), "ragu": [finding.as_json() for finding in pair.doubts],
    }
