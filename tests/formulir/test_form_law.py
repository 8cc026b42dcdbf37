"""Whatever people do in the form of any SOP, the definition then says exactly what the form says, as `sopdoc diff` tells it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from acts import EVERY, Desk
from hands import HEAD, Given, given_form, read_at
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from layout.stated_flows import Written, flows
from tools import DEFINITIONS, GALLERY_NAMES

from sopdoc.definitions import definition_at
from sopdoc.diagnostics import Report
from sopdoc.naskah import Naskah
from sopdoc.reading import Reader
from sopdoc.revision.compare import compare
from sopdoc.revision.shown import shown

Told = list[tuple[str, str, str, str]]
TEXTS = ("uraian", "kelengkapan", "output", "keterangan")


def form_for(agency: Path, written: Written, *, counted: bool = False) -> Given:
    """Every kegiatan has words of its own; `counted`: they lead to each other by their numbers."""
    numbers = count(1)
    kegiatan = re.sub("uraian: Uji", lambda _: f"uraian: Uji {'i' * next(numbers)}", written.kegiatan)
    if counted:
        kegiatan = re.sub(r"\br([0-9])(?=[/\],}])", lambda found: str(int(found[1]) + 1), kegiatan)
    try:
        return given_form(agency / "uji.yaml", HEAD + kegiatan)
    except AssertionError:
        assume(False)           # what an author may not write
        raise


@cache
def form_of_ours(name: str) -> Given:
    return given_form(DEFINITIONS / f"{name}.yaml")


def told(old: Naskah, new: Naskah) -> Told:
    """What `sopdoc diff` says of it: of each change its kind, its place, and the words of before and after."""
    found = compare(*shown(old, new), new.profile.sebutan).perubahan
    return [(one.jenis.value, one.bagian, one.semula.polos, one.menjadi.polos) for one in found]


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
    assert sorted(new for *_, new in told(form.naskah, returned.naskah)) == sorted(words)


@settings(max_examples=30)
@given(st.sampled_from(GALLERY_NAMES), st.randoms(use_true_random=False))
def test_any_edits_of_our_forms_are_what_a_person_writes_into_the_definition(name: str, chance: random.Random) -> None:
    form = form_of_ours(name)
    same_as_by_hand(Desk(form, chance.randrange(len(form.naskah.sop.alur)), chance))


@settings(max_examples=30)
@given(flows(), st.booleans(), st.randoms(use_true_random=False))
def test_any_edits_of_any_form_are_what_a_person_writes_into_the_definition(
    agency: Path, written: Written, counted: bool, chance: random.Random,
) -> None:
    same_as_by_hand(Desk(form_for(agency, written, counted=counted), 0, chance))


def same_as_by_hand(desk: Desk) -> None:
    """`sopdoc diff` tells nothing between both ways, and the same of each; what nobody may write is refused."""
    for _ in range(desk.chance.randint(1, 4)):
        desk.chance.choice(EVERY)(desk)
    old, returned = desk.form.naskah, desk.back()
    asked = Reader().said(definition_at(old.definition.path), desk.by_hand(), Report()).naskah
    if asked is None:
        assert returned.naskah is None
        assert returned.faults or returned.wrong
    else:
        assert returned.naskah, (returned.faults, returned.wrong)
        assert told(asked, returned.naskah) == []
        assert told(old, returned.naskah) == told(old, asked)


@pytest.mark.parametrize(("act", "kinds"), [
    (Desk.type, ["diubah"]), (Desk.put_in, ["ditambah"]), (Desk.paste, ["ditambah"]), (Desk.copy, ["ditambah"]),
    (Desk.take_out, ["dihapus"]), (Desk.rename, ["diubah"]), (Desk.shift, ["dipindah"]), (Desk.add, ["ditambah", "ditambah"]),
])
def test_one_edit_is_one_change(act: Callable[[Desk], None], kinds: list[str]) -> None:
    """A pelaksana who was added acts in a row that was added with him; other rows may lead on otherwise where one is gone."""
    for name in GALLERY_NAMES[1::6]:
        form = form_of_ours(name)
        desk = Desk(form, 0, random.Random(name))
        act(desk)
        returned = desk.back()
        assert returned.naskah, (name, returned.faults, returned.wrong)
        if returned.text != form.text:
            found = told(form.naskah, returned.naskah)
            assert [kind for kind, bagian, *_ in found if not bagian.endswith(", arah")] == kinds, name


def test_an_untouched_form_by_hand_says_the_same() -> None:
    """The other way of these laws changes nothing of itself."""
    for name in GALLERY_NAMES[::5]:
        form = form_of_ours(name)
        for number in range(len(form.naskah.sop.alur)):
            assert told(form.naskah, read_at(form.naskah.definition.path, Desk(form, number, random.Random(0)).by_hand())) == []
