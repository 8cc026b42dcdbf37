"""A definition → its flows as the page works on them: columns, rows, and where each row leads."""

from __future__ import annotations

from sopdoc.formulir.form import WAYS, Flow, Form
from sopdoc.naskah import Naskah
from sopdoc.studio.kept import form_of, row_at
from sopdoc.studio.keys import begins_page, words_in_symbol
from sopdoc.studio.requests import AlurLembar, Cabang, Lajur, Langkah, Pilihan
from sopdoc.studio.rows import numbered


def flows_of(naskah: Naskah) -> tuple[AlurLembar, ...]:
    form: Form = form_of(naskah)
    return tuple(
        AlurLembar(flow.judul, tuple(Lajur(one.ref, one.nama) for one in flow.columns), _steps(naskah, flow)) for flow in form.flows
    )


def _steps(naskah: Naskah, flow: Flow) -> tuple[Langkah, ...]:
    numbers, found, count = numbered(flow), [], 0
    for row in flow.rows:
        ways = row.ways
        branches = tuple(Cabang(word, to) for word, to in ways.branches)
        place = -1 if row.judul else count
        count += not row.judul
        locked = row.judul or WAYS in row.locked
        words = row.texts["uraian"]
        _, item = row_at(naskah, flow, row.ref)
        found.append(Langkah(
            row.ref, place, numbers[row.ref], words, ways.symbols, ways.hubungan, branches, ways.next, locked,
            begins_page(item), words_in_symbol(item),
        ))
    return tuple(found)


def officials_of(naskah: Naskah) -> tuple[Pilihan, ...]:
    """Who may sign, by the keys of the agency's file."""
    known = naskah.berkas.instansi.pejabat
    return tuple(Pilihan(key, " – ".join((one.jabatan, one.nama or "nama belum ada")), bool(one.nama)) for key, one in known.items())
