"""Whatever people do in the form of any SOP, the definition then says exactly what the form says, and the rest of it as before."""

from __future__ import annotations

import random
import re
from itertools import count
from pathlib import Path

from hands import HEAD, Given, Line, given_form, read_at
from hypothesis import assume, given
from hypothesis import strategies as st
from layout.stated_flows import Written, flows

from sopdoc.formulir.form import WAYS, Row
from sopdoc.formulir.shown import form_of
from sopdoc.naskah import Naskah
from sopdoc.revision.compare import compare
from sopdoc.revision.shown import shown

TEXTS = ("uraian", "kelengkapan", "output", "keterangan")


def form_for(agency: Path, written: Written) -> Given:
    """Every kegiatan has words of its own."""
    numbers = count(1)
    kegiatan = re.sub("uraian: Uji", lambda _: f"uraian: Uji {'i' * next(numbers)}", written.kegiatan)
    try:
        return given_form(agency / "uji.yaml", HEAD + kegiatan)
    except AssertionError:
        assume(False)           # what an author may not write
        raise


def told(old: Naskah, new: Naskah) -> list[str]:
    """What `sopdoc diff` says of it: the new words of each change."""
    return sorted(one.menjadi.polos for one in compare(*shown(old, new), new.profile.sebutan).perubahan)


@given(flows(), st.randoms(use_true_random=False))
def test_cells_that_are_typed_in_any_sop_are_the_changes_that_diff_tells(agency: Path, written: Written, chance: random.Random) -> None:
    form = form_for(agency, written)
    table, words = form.grid(), list[str]()
    places = [(index, key) for index in range(len(table.lines)) for key in TEXTS]
    for number, (index, key) in enumerate(chance.sample(places, min(4, len(places)))):
        words.append(f"Kata ke-{number} yang diketik")
        table.lines[index][key] = words[-1]
    returned = form.back(Kegiatan=table)
    assert returned.naskah, (returned.faults, returned.wrong)
    assert told(form.naskah, returned.naskah) == sorted(words)


@given(flows(), st.randoms(use_true_random=False))
def test_rows_that_come_go_and_move_in_any_sop_stand_so_in_the_definition(agency: Path, written: Written, chance: random.Random) -> None:
    form = form_for(agency, written)
    table = form.grid()
    locked = {row.ref for row in form_of(form.naskah).flows[0].rows if WAYS in row.locked}
    for number in range(chance.randint(1, 5)):
        chance.choice((put_in, take_out, move, copy, act, paste, write, sort))(table.lines, chance, number, locked, table.lanes)
    returned = form.back(Kegiatan=table)
    assume(returned.naskah)              # an arrow that leads to its own row, a decision in the last one
    assert seen(returned.text, form) == [asked(line, table.lines, table.lanes, locked) for line in table.lines]


def put_in(lines: list[Line], chance: random.Random, number: int, _: set[str], lanes: list[str]) -> None:
    lines.insert(chance.randint(0, len(lines)), {"uraian": f"Langkah baru {number}", chance.choice(lanes): "proses"})


def take_out(lines: list[Line], chance: random.Random, _: int, locked: set[str], __: list[str]) -> None:
    """One that nobody leads to."""
    free = [line for line in lines if line["uraian"] not in targets(lines) and line.get("ref") not in locked]
    if len(lines) > 2 and not locked and free:
        lines.remove(chance.choice(free))


def targets(lines: list[Line]) -> set[str]:
    return {line[key] for line in lines for key in ("ke 1", "ke 2", "ke 3", "lanjut") if key in line}


def move(lines: list[Line], chance: random.Random, *_: object) -> None:
    lines.insert(chance.randrange(len(lines)), lines.pop(chance.randrange(len(lines))))


def copy(lines: list[Line], chance: random.Random, number: int, locked: set[str], _: list[str]) -> None:
    """Pasted above another one, with other words."""
    line = chance.choice(lines)
    if line.get("ref") not in locked:
        lines.insert(chance.randrange(len(lines)), {**line, "ref": "", "uraian": f"Salinan {number}"})


def act(lines: list[Line], chance: random.Random, _: int, locked: set[str], lanes: list[str]) -> None:
    """Somebody else acts, and the row is no decision any more."""
    line = chance.choice(lines)
    if line.get("ref") not in locked:
        for key in (*lanes, "hubungan", "cabang 1", "ke 1", "cabang 2", "ke 2", "cabang 3", "ke 3"):
            line.pop(key, None)
        line[chance.choice(lanes)] = chance.choice(("proses", "selesai", "mulai"))


def paste(lines: list[Line], chance: random.Random, number: int, _: set[str], lanes: list[str]) -> None:
    """From an old sheet: counted by hand, its time in one cell, a tick for who acts."""
    line = {"no": "7.", "uraian": f"Tempelan {number}", chance.choice(lanes): "V", "waktu": "1 hari", "output": "Buku\nLembar"}
    lines.insert(chance.randint(0, len(lines)), line)


def write(lines: list[Line], chance: random.Random, number: int, *_: object) -> None:
    chance.choice(lines)[chance.choice(("kelengkapan", "output", "keterangan"))] = f"Kata {number}"


def sort(lines: list[Line], chance: random.Random, *_: object) -> None:
    lines.sort(key=lambda line: line["uraian"], reverse=chance.choice((False, True)))


def seen(text: str, form: Given) -> list[tuple[object, ...]]:
    """Of every row of the definition: its words, who acts with which shape, and where it leads."""
    rows = form_of(read_at(form.naskah.definition.path, text)).flows[0].rows
    place = {row.ref: index for index, row in enumerate(rows)}

    def ways(row: Row) -> object:
        branches = tuple((word, place.get(to, to)) for word, to in row.ways.branches)
        return None if WAYS in row.locked else (branches, place.get(row.ways.next, row.ways.next))

    return [({key: words for key, words in row.texts.items() if words}, dict(row.ways.symbols), ways(row)) for row in rows]


def asked(line: Line, lines: list[Line], lanes: list[str], locked: set[str]) -> tuple[object, ...]:
    """The same as the form says it."""
    place = {one["uraian"]: index for index, one in enumerate(lines)}
    texts = {key: words for key in TEXTS if (words := line.get(key))}
    if "waktu" in line:
        texts["waktu"] = f'{line["waktu"]} {line.get("satuan", "")}'.strip()
    symbols = {key.removeprefix("pelaksana:"): "proses" if line[key] == "V" else line[key] for key in lanes if line.get(key)}
    branches = tuple((line[f"cabang {n}"], place.get(to, to)) for n in (1, 2, 3) if (to := line.get(f"ke {n}")))
    own = line.get("lanjut", "")
    return (texts, symbols, None if line.get("ref") in locked else (branches, place.get(own, own)))
