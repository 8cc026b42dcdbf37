"""Node → the columns of a flow: `kunci: judul`, or `judul kelompok: {kunci: judul}` for a two-level header."""

from __future__ import annotations

import re

from sopdoc.diagnostics import Report
from sopdoc.model.fields import clean, read_text, refuse_kind
from sopdoc.model.markah import decode_judul
from sopdoc.model.sop import Pelaksana
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode, is_absent

PELAKSANA_TERBANYAK = 15   # columns; more leave less than a symbol's width on F4
_KUNCI = 3                 # words of a key that is made of a name
_KATA = re.compile(r"[a-z0-9]+")


def decode_pelaksana(node: Node, report: Report) -> tuple[Pelaksana, ...]:
    """The columns in order, 1 to 15 (SOP115); a key may appear once (SOP208)."""
    result = _kolom(node, "", report)
    seen: dict[str, Pelaksana] = {}
    for pelaksana in result:
        if pelaksana.kunci in seen:
            first = seen[pelaksana.kunci].span.line
            hint = "beri kunci yang berbeda di tiap kelompok"
            report.galat("SOP208", f'pelaksana "{pelaksana.kunci}" ditulis dua kali', pelaksana.span, f"pertama di baris {first}", hint)
        seen.setdefault(pelaksana.kunci, pelaksana)
    if len(seen) > PELAKSANA_TERBANYAK or (not seen and isinstance(node, MappingNode) and node.whole):
        hint = f"paling sedikit 1, paling banyak {PELAKSANA_TERBANYAK}"
        report.galat("SOP115", f"jumlah pelaksana {len(seen)} tidak dapat dimuat", node.span, f"{len(seen)} pelaksana", hint)
    return tuple(seen.values())


def _kolom(node: Node, kelompok: str, report: Report) -> tuple[Pelaksana, ...]:
    if not isinstance(node, MappingNode):
        refuse_kind(node, "pelaksana", "isian `kunci: nama jabatan`", report, _petunjuk(node))
        return ()
    result: list[Pelaksana] = []
    for key, value in node.entries:
        if isinstance(value, MappingNode) and value.entries and not kelompok:
            result += _kolom(value, decode_judul(read_text(key, "judul kelompok", report)), report)
            continue
        result.append(Pelaksana(clean(key.text), _nama(key, value, report), kelompok, key.span))
    return tuple(result)


def _petunjuk(node: Node) -> str:
    """The form to write, with the first name that is there."""
    first = node.items[0] if isinstance(node, SequenceNode) and node.items else node
    key, nama = first.entries[0] if isinstance(first, MappingNode) and first.entries else (None, first)
    if not isinstance(nama, ScalarNode) or not nama.text.strip():
        return "tulis seperti `kabag: Kepala Bagian`, satu baris tiap kolom"
    short = key.text if key else "-".join(_KATA.findall(nama.text.casefold())[:_KUNCI])
    dash = ", tanpa tanda -" if isinstance(node, SequenceNode) else ""
    return f"tulis `{clean(short)}: {clean(nama.text)}`, satu baris tiap kolom{dash}"


def _nama(key: ScalarNode, value: Node, report: Report) -> str:
    if "/" in key.text:
        hint = "pakai kunci pendek, misalnya `kabag`, dan tulis jabatan lengkapnya setelah titik dua"
        report.galat("SOP113", f'kunci pelaksana "{key.text}" memuat garis miring', key.span, "di sini", hint)
    if is_absent(value):
        report.galat("SOP102", f'nama pelaksana "{key.text}" wajib diisi', key.span, "masih kosong", f"tulis `{key.text}: nama jabatan`")
        return ""
    return decode_judul(read_text(value, f'pelaksana "{key.text}"', report))
