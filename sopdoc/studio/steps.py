"""A definition → its flows as the page works on them: columns, rows, and where each row leads."""

from __future__ import annotations

from sopdoc.formulir.form import WAYS, Flow, Form
from sopdoc.naskah import Naskah
from sopdoc.studio.exchanges import Exchange, exchanges_of
from sopdoc.studio.kept import form_of, row_at
from sopdoc.studio.keys import begins_page, words_in_symbol
from sopdoc.studio.requests import AlurLembar, Cabang, Jalan, Lajur, Langkah, Pilihan, Simpul, Timbal
from sopdoc.studio.rows import numbered
from sopdoc.studio.ways_out import Source, sources_of


def flows_of(naskah: Naskah) -> tuple[AlurLembar, ...]:
    form: Form = form_of(naskah)
    return tuple(
        AlurLembar(flow.judul, tuple(Lajur(one.ref, one.nama) for one in flow.columns), _steps(naskah, flow, number))
        for number, flow in enumerate(form.flows)
    )


def _steps(naskah: Naskah, flow: Flow, alur: int) -> tuple[Langkah, ...]:
    numbers, found, count = numbered(flow), [], 0
    sources, both = sources_of(naskah, flow, alur), exchanges_of(naskah, flow, alur)
    for row in flow.rows:
        ways = row.ways
        branches = tuple(Cabang(word, to) for word, to in ways.branches)
        place = -1 if row.judul else count
        count += not row.judul
        locked = row.judul or WAYS in row.locked
        words = row.texts["uraian"]
        _, item = row_at(naskah, flow, row.ref)
        symbols = tuple(_symbol(one, both.get((row.ref, at), ()), alur) for at, one in enumerate(sources[row.ref]))
        found.append(Langkah(
            row.ref, place, numbers[row.ref], words, ways.symbols, ways.hubungan, branches, ways.next, locked,
            begins_page(item), words_in_symbol(item), symbols,
        ))
    return tuple(found)


def _symbol(one: Source, both: tuple[Exchange, ...], alur: int) -> Simpul:
    ways = tuple(Jalan(way.word, way.row, f"{alur}/{way.to}") for way in one.ways)
    two_headed = tuple(Timbal(other.word, other.goal[0], f"{alur}/{other.to}", other.entry is None) for other in both)
    return Simpul(f"{alur}/{one.simbol.id}", one.simbol.pelaksana, one.simbol.bentuk.value, one.simbol.teks, ways, two_headed)


def officials_of(naskah: Naskah) -> tuple[Pilihan, ...]:
    """Who may sign, by the keys of the agency's file."""
    known = naskah.berkas.instansi.pejabat
    return tuple(Pilihan(key, " – ".join((one.jabatan, one.nama or "nama belum ada")), bool(one.nama)) for key, one in known.items())
