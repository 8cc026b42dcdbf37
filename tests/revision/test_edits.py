"""The list of changes is complete: with it the old version becomes the new one, whatever was edited."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from revision.edited import apply_all
from revision.random_edits import Versions, versions
from sopdoc.diagnostics import NOWHERE, Report
from sopdoc.layout.engine import lay_out
from sopdoc.model.sop import Sop
from sopdoc.model.teks import Isi
from sopdoc.profile.decode import load_profile
from sopdoc.render.json import render_json
from sopdoc.revision.compare import compare
from sopdoc.revision.perubahan import Jenis
from sopdoc.revision.tree import tree_of
from sopdoc.revision.words import mark_isi, only


@given(versions())
@settings(max_examples=200)
def test_the_old_version_and_the_changes_give_the_new_version(pair: Versions) -> None:
    found = compare(pair.old, pair.new)
    assert apply_all(pair.old, found.perubahan) == tree_of(pair.new, found.names)


@given(versions())
def test_every_change_says_something_that_differs(pair: Versions) -> None:
    """But for a row that keeps its number because as many came before it as went."""
    for change in compare(pair.old, pair.new).perubahan:
        assert change.bagian
        assert change.jenis is Jenis.PINDAH or change.semula.blok != change.menjadi.blok, change


@given(versions())
def test_marked_texts_hold_both_versions_to_the_letter(pair: Versions) -> None:
    sections, now = pair.old.identitas.bagian, pair.new.identitas.bagian
    for title in sections.keys() & now.keys():
        before, after = sections[title], now[title]
        marked = mark_isi(before, after)
        assert sorted(words(only(marked, "lama"))) == sorted(words(before))
        assert words(only(marked, "baru")) == words(after)


@given(versions())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_where_no_change_is_said_the_sheets_are_equal(pair: Versions) -> None:
    if not compare(pair.old, pair.new).perubahan:
        assert printed(pair.old) == printed(pair.new)


def printed(whole: Sop) -> str:
    """The sheet as text, its places included, in the usual profile."""
    profile = load_profile("permenpan-35-2012", (), Report(), {}, NOWHERE)
    assert profile is not None
    sheets = lay_out(whole, profile, Report())
    return "" if sheets is None else render_json(sheets.layout)


def words(isi: Isi) -> list[str]:
    return [blok.polos for blok in isi.blok if blok.polos]
