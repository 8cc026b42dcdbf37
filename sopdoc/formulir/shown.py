"""A definition → its form: what stands in every cell, word for word as the definition says it.

A list of texts is shown item by item, a text over several lines as it is.  Rows whose ways are written with `rangkaian`,
`teks`, `masuk`, `lanjut dari`, `timbal balik` or targets inside a row are shown, and locked: a flat row cannot say them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sopdoc.edit.change import Path, find
from sopdoc.formulir.form import (
    BERHENTI,
    BERIKUTNYA,
    HUBUNGAN,
    SELESAI,
    TEXTS,
    WAYS,
    Column,
    Field,
    Flow,
    Form,
    Item,
    Manner,
    Row,
    Ways,
)
from sopdoc.model.decode_baris import is_judul
from sopdoc.model.decode_identitas import BAGIAN, TANGGAL
from sopdoc.model.decode_jalan import LANJUT, TIDAK, TIMBAL_BALIK
from sopdoc.model.decode_jalan import SELESAI as KE_SELESAI
from sopdoc.model.sop import PENANDA_TANGAN, Alur, Kegiatan, Simbol
from sopdoc.naskah import Naskah
from sopdoc.profile.decode import kapsul_of
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode, is_absent
from sopdoc.writing.charted import chart_of

FIELDS = ("nomor", "nama", "judul", "unit", "status", "revisi ke", *TANGGAL, *PENANDA_TANGAN, *BAGIAN, "catatan")
MANY = frozenset((*BAGIAN, "unit", "catatan"))
FLAT = frozenset({"id", "nomor", "pelaksana", "simbol", "hubungan", "cabang", "lanjut", "halaman baru", *TEXTS})
WORDS = {LANJUT: BERIKUTNYA, KE_SELESAI: SELESAI, TIDAK: BERHENTI}        # a target in the definition → in the form

WORKBOOK = Manner()


def form_of(naskah: Naskah, manner: Manner = WORKBOOK) -> Form:
    root = naskah.node
    assert isinstance(root, MappingNode)
    places: list[tuple[Path, MappingNode]] = [((), root)]
    if isinstance(own := root.get("alur"), SequenceNode):
        places = [(("alur", index), node) for index, node in enumerate(own.items) if isinstance(node, MappingNode)]
    flows = [
        _flow(path, node, root, alur, chart_of(alur, kapsul_of(naskah.profile)).own, manner)
        for (path, node), alur in zip(places, naskah.sop.alur, strict=True)
    ]
    return Form(tuple(_field((key,), root.get(key), key in MANY) for key in FIELDS), tuple(flows))


def field_of(path: Path, root: Node, many: bool) -> Field:
    """What stands at a path, be it there or not."""
    try:
        return _field(path, find(root, path), many)
    except LookupError:
        return _field(path, None, many)


def _field(path: Path, node: Node | None, many: bool) -> Field:
    words = _items(node)
    if words is None or (len(words) > 1 and not many):
        return Field(path, (Item("#0", _said(node)),), many, locked=True)
    return Field(path, tuple(Item(f"#{index}", one) for index, one in enumerate(words)), many)


def _items(node: Node | None) -> list[str] | None:
    """A text, or a list of texts, item by item; None for any other shape."""
    if node is None or is_absent(node):
        return []
    if isinstance(node, ScalarNode):
        return [node.text.rstrip("\n")]
    if isinstance(node, SequenceNode) and all(isinstance(item, ScalarNode) for item in node.items):
        return [item.text.rstrip("\n") for item in node.items if isinstance(item, ScalarNode)]
    return None


def _said(node: Node | None) -> str:
    """All words of a value, line by line, for who only reads them."""
    if isinstance(node, ScalarNode):
        return node.text.rstrip("\n")
    if isinstance(node, SequenceNode):
        return "\n".join(map(_said, node.items))
    return "\n".join(_said(value) for _, value in node.entries) if node else ""


# ---------------------------------------------------------------- a flow


def _flow(
    path: Path, node: MappingNode, root: MappingNode, alur: Alur, own: Sequence[Sequence[Simbol]], manner: Manner,
) -> Flow:
    kegiatan = node.get("kegiatan")
    items = kegiatan.items if isinstance(kegiatan, SequenceNode) else ()
    names = names_in(items, alur.kegiatan)
    columns = _columns(node.get("pelaksana") or root.get("pelaksana"), alur)
    rows: list[Row] = []
    count = 0
    for index, item in enumerate(items):
        assert isinstance(item, MappingNode)
        if is_judul(item):
            rows.append(_titled(index, item))
        else:
            rows.append(_row(index, item, own[count], names, manner))
            count += 1
    shared = node.get("pelaksana") is None or not path
    return Flow(path, alur.judul, columns, tuple(rows), shared)


def _columns(node: Node | None, alur: Alur) -> tuple[Column, ...]:
    """Titles of columns that are grouped stay as they are."""
    entries = node.entries if isinstance(node, MappingNode) else ()
    flat = all(isinstance(value, ScalarNode) for _, value in entries)
    written = {key.text.strip(): value.text for key, value in entries if isinstance(value, ScalarNode)}
    return tuple(Column(one.kunci, written.get(one.kunci, one.nama), not flat) for one in alur.pelaksana)


def names_in(items: Sequence[Node], kegiatan: Sequence[Kegiatan]) -> Mapping[str, str]:
    """What a row may be called as a target, by id or number → its `ref`."""
    found: dict[str, str] = {}
    rows = [index for index, item in enumerate(items) if not is_judul(item)]
    for index, one in zip(rows, kegiatan, strict=True):
        found |= {name: f"#{index}" for name in (one.nomor, one.id) if name}
    return found


def _titled(index: int, item: MappingNode) -> Row:
    words = _items(item.get("judul"))
    locked = frozenset({"uraian"}) if words is None or len(words) > 1 else frozenset[str]()
    return Row(f"#{index}", {"uraian": _said(item.get("judul"))}, judul=True, locked=locked | {WAYS})


def _row(index: int, item: MappingNode, own: Sequence[Simbol], names: Mapping[str, str], manner: Manner) -> Row:
    texts = {key: _said(item.get(key)) for key in TEXTS}
    locked = {key for key in TEXTS if _items(item.get(key)) is None}
    ways = ways_of(item, own, names, manner)
    if ways is None:
        locked.add(WAYS)
        ways = Ways({kunci: simbol.bentuk.value for simbol in own for kunci in simbol.para_pelaksana})
    nomor = item.get("nomor")
    bernomor = not (isinstance(nomor, ScalarNode) and nomor.text.strip() == TIDAK)
    return Row(f"#{index}", texts, ways, bernomor=bernomor, locked=frozenset(locked))


def ways_of(item: MappingNode, own: Sequence[Simbol], names: Mapping[str, str], manner: Manner = WORKBOOK) -> Ways | None:
    """None where a flat row cannot say them; `names`: the `ref` of every row that may be a target."""
    if any(key.text not in FLAT | manner.kept for key, _ in item.entries) or len({simbol.pelaksana for simbol in own}) < len(own):
        return None
    if any(len(simbol.para_pelaksana) > 1 for simbol in own):
        return None
    hubungan, lanjut, cabang = item.get("hubungan"), item.get("lanjut"), item.get("cabang")
    branches: tuple[tuple[str, str], ...] = ()
    if cabang is not None and not is_absent(cabang):
        if not isinstance(cabang, MappingNode) or len(cabang.entries) > manner.branches:
            return None
        branches = tuple((key.text.strip(), _target(value, names)) for key, value in cabang.entries)
    way = _target(lanjut, names) if lanjut is not None and not is_absent(lanjut) else ""
    if "?" in (way, *(target for _, target in branches)) or any(not word for word, _ in branches):
        return None
    together = hubungan.text.strip() if isinstance(hubungan, ScalarNode) else ""
    if together not in ("", *HUBUNGAN) and together not in manner.kept & {TIMBAL_BALIK}:
        return None
    return Ways({simbol.pelaksana: simbol.bentuk.value for simbol in own}, together, branches, way)


def _target(node: Node, names: Mapping[str, str]) -> str:
    """ "?" for what is no row and no word."""
    if not isinstance(node, ScalarNode):
        return "?"
    text = node.text.strip()
    return WORDS.get(text) or names.get(text, "?")


