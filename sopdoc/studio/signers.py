"""Who signs, written out in the SOP itself → what a person sees of him, and the changes when somebody writes it anew.

    disahkan oleh:                          TulisPejabat("disahkan oleh", "Plt. Kepala Dinas", "Budi", …)
      jabatan: Plt. Kepala Dinas              ─▶  Set(("disahkan oleh", "nama"), "Budi")
      nama: Ani

A key of the agency's list becomes such a mapping as soon as somebody is written for this SOP alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sopdoc.edit.apply import exact
from sopdoc.edit.change import Change, Path, Remove, Set
from sopdoc.model.sop import PENANDA_TANGAN
from sopdoc.naskah import Naskah
from sopdoc.source.node import MappingNode, Node, SequenceNode
from sopdoc.studio.gestures import GONE, Isi, RefusedError, TulisPejabat
from sopdoc.studio.words import cleaned

ASKED = ("jabatan", "nama", "pangkat", "nip")
NONE = "-"          # of an official of the list who has it, and here has not


def is_written_out(path: Path, root: Node) -> bool:
    found = root.get(str(path[0])) if len(path) == 1 and isinstance(root, MappingNode) else None
    return isinstance(found, MappingNode) and path[0] in PENANDA_TANGAN


def signer_of(naskah: Naskah, peran: str) -> Mapping[str, str]:
    """The words of `ASKED` as they are printed."""
    one = next(iter(naskah.sop.identitas.penanda_tangan(peran)), None)
    if one is None:
        return dict.fromkeys(ASKED, "")
    return {"jabatan": one.jabatan, "nama": one.nama, "pangkat": one.pangkat, "nip": one.nip.cetak() if one.nip else ""}


def signer_changes(gesture: TulisPejabat | Isi, base: Naskah, today: Naskah) -> Iterator[Change]:
    """Words in the place of who is written out are a key of the list; raises RefusedError."""
    if isinstance(gesture, Isi):
        path, words = gesture.jalur, cleaned(gesture.teks)
        _unchanged(str(path[0]), base, today)
        yield Set(path, words) if words else Remove(path)
    else:
        yield from _written_out(gesture, base, today)


def _written_out(gesture: TulisPejabat, base: Naskah, today: Naskah) -> Iterator[Change]:
    peran = gesture.peran
    if peran not in PENANDA_TANGAN:
        raise GONE
    node = _unchanged(peran, base, today)
    if isinstance(node, SequenceNode):
        raise RefusedError("di sini beberapa pejabat menandatangani", "ubah di berkas SOP")
    wanted = {key: cleaned(getattr(gesture, key)) for key in ASKED}
    if not wanted["jabatan"]:
        raise RefusedError("pejabat memerlukan jabatan", "tulis jabatannya, misalnya Kepala Dinas")
    if not isinstance(node, MappingNode):
        yield Set((peran,), {key: words for key, words in wanted.items() if words})
        return
    shown = signer_of(today, peran)
    for key, words in wanted.items():
        if words == shown[key]:
            continue
        if words or node.get("pejabat") is not None:
            yield Set((peran, key), words or NONE)
        elif node.get(key) is not None:
            yield Remove((peran, key))


def _unchanged(peran: str, base: Naskah, today: Naskah) -> Node | None:
    """What stands there, if nobody else changed it."""
    before, node = (naskah.node.get(peran) if isinstance(naskah.node, MappingNode) else None for naskah in (base, today))
    if (before and exact(before)) != (node and exact(node)):
        raise RefusedError("pejabat ini diubah di berkasnya", "lihat lembar yang baru, lalu ulangi")
    return node
