"""The text of an SOP that is not there yet: blank, or another one's without what was its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopdoc.edit.apply import with_changes
from sopdoc.edit.change import Change, Remove, Set
from sopdoc.model.decode_identitas import BAGIAN, TANGGAL
from sopdoc.names import unfit
from sopdoc.naskah import Naskah
from sopdoc.source.node import MappingNode
from sopdoc.source.splice import UnusualError
from sopdoc.studio.gestures import RefusedError
from sopdoc.studio.words import cleaned
from sopdoc.writing.charted import free_name, slug
from sopdoc.writing.values import Value, yaml_text

OPEN = "……"                       # what is still to be written; `--final` asks for it
DATES = tuple(key for key in TANGGAL if key in ("tanggal pembuatan", "tanggal revisi", "tanggal efektif"))
OWN = ("riwayat", "revisi ke", "tanggal pencabutan")      # of one SOP's life


def blank_text(nama: str, pelaksana: Sequence[str], pejabat: str) -> str:
    """One row that is still to be written; raises RefusedError without a name or a pelaksana."""
    lanes = lanes_of(pelaksana)
    head: dict[str, Value] = {"nomor": OPEN, "nama": title_of(nama), "status": "rancangan"}
    head |= dict.fromkeys(DATES, "") | {"disahkan oleh": pejabat} | dict.fromkeys(BAGIAN, "")
    first: Value = {"uraian": OPEN, "pelaksana": next(iter(lanes))}
    return yaml_text(head) + "\n" + yaml_text({"pelaksana": lanes}) + "\n" + yaml_text({"kegiatan": [first]})


def title_of(nama: str) -> str:
    words = cleaned(nama).replace("\n", " ")
    if not words:
        raise RefusedError("SOP memerlukan nama", "tulis namanya, misalnya Persetujuan Cuti Tahunan")
    return words


def file_name(nama: str, taken: Sequence[str]) -> str:
    """persetujuan-cuti-tahunan; words that no file can be called by are left out."""
    words = (slug(word) for word in title_of(nama).split())
    name = "-".join(word for word in words if word != "kegiatan") or "sop-baru"
    return free_name(f"sop-{name}" if unfit(name) else name, taken)


def lanes_of(titles: Sequence[str]) -> dict[str, str]:
    """Columns by their keys; raises RefusedError for none."""
    words = dict.fromkeys(filter(None, (cleaned(one).replace("\n", " ") for one in titles)))
    if not words:
        raise RefusedError("SOP memerlukan pelaksana", "tulis jabatannya, satu tiap baris")
    lanes: dict[str, str] = {}
    for one in words:
        lanes[free_name(slug(one), lanes)] = one
    return lanes


def copied_text(text: str, source: Naskah, nama: str) -> str:
    """Another SOP's words and flow under a new name, as a draft; raises RefusedError where it is written too unusually."""
    try:
        return with_changes(text, _changes(source, title_of(nama)))
    except UnusualError:
        raise RefusedError("SOP ini ditulis dengan cara yang tidak dapat digandakan di sini", "salin berkas definisinya") from None


def _changes(source: Naskah, nama: str) -> Iterator[Change]:
    there = [key.text for key, _ in source.node.entries] if isinstance(source.node, MappingNode) else []
    yield from (Set((key,), value) for key, value in (("nomor", OPEN), ("nama", nama), ("status", "rancangan")))
    yield from (Set((key,), "") for key in DATES if key in there)
    yield from (Remove((key,)) for key in OWN if key in there)
