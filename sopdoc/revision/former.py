"""The old flow over the rows of the marked one: what the back ends need to put back what went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sopdoc.model.sop import Alur, Kegiatan, Simbol


def former(old: Alur, marked: Alur, rows: Sequence[Kegiatan | None], columns: Mapping[str, str]) -> Alur:
    """`rows`: for each row of the marked flow what it was; `columns`: old keys of pelaksana → new ones.

    A symbol that stays has the marked flow's id.  Of a pelaksana without a column the symbols cannot be shown, nor what led to them.
    """
    ids: dict[str, str] = {}
    kegiatan = tuple(
        replace(now, simbol=tuple(_symbols(was, now, columns, ids)) if was else ()) for was, now in zip(rows, marked.kegiatan, strict=True)
    )
    ways = tuple(replace(s, dari=ids[s.dari], ke=ids[s.ke]) for s in old.sambungan if s.dari in ids and s.ke in ids)
    return replace(marked, judul=old.judul, kegiatan=kegiatan, sambungan=ways, lama=None)


def _symbols(was: Kegiatan, now: Kegiatan, columns: Mapping[str, str], ids: dict[str, str]) -> Iterator[Simbol]:
    """The row's old symbols in the new columns; their new ids are noted in `ids`."""
    staying = {(s.para_pelaksana, s.bentuk, s.teks): s.id for s in now.simbol if not s.tanda}
    for s in was.simbol:
        para = tuple(columns[kunci] for kunci in s.para_pelaksana if kunci in columns)
        if para:
            ids[s.id] = staying.pop((para, s.bentuk, s.teks), f"lama/{s.id}")
            yield replace(s, id=ids[s.id], pelaksana=para[0], bersama=para[1:])
