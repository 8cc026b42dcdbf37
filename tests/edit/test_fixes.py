"""What a fix changes is what it says, in the file and in what is read of it; what cannot be proved is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools import DEFINITIONS

from sopdoc.definitions import NOT_SOPS
from sopdoc.diagnostics import Fix, Report, Span
from sopdoc.edit.fixes import mended
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode, plain
from sopdoc.source.read import parse

SOPS = sorted(path for path in DEFINITIONS.rglob("*.yaml") if path.name not in NOT_SOPS)


def scalars(node: Node | None) -> list[ScalarNode]:
    if isinstance(node, ScalarNode):
        return [node]
    if isinstance(node, SequenceNode):
        return [found for item in node.items for found in scalars(item)]
    return [found for key, value in node.entries for found in (key, *scalars(value))] if isinstance(node, MappingNode) else []


def read(text: str) -> MappingNode:
    node = parse(text, "a.yaml", Report())
    assert isinstance(node, MappingNode)
    return node


def fix(text: str, old: str, new: str) -> Fix:
    """At the key or value that holds the words."""
    found = [node for node in scalars(read(text)) if old in node.text]
    return Fix(found[0].span, old, new)


@pytest.mark.parametrize(("before", "old", "new", "after"), [
    ("tanggal: 4 Desmber 2025   # Desmber\n", "Desmber", "Desember", "tanggal: 4 Desember 2025   # Desmber\n"),
    ("\ufeffnma: Uji\r\nnomor: 1\r\n", "nma", "nama", "\ufeffnama: Uji\r\nnomor: 1\r\n"),
    ('nama: "a  b"\n', "a  b", "a b", 'nama: "a b"\n'),
    ("a: [x, {b: 'c ;'}] # c ;\n", "c ;", "c;", "a: [x, {b: 'c;'}] # c ;\n"),
    ("a: |\n  satu\n  dua ,\n\nb: dua ,\n", "dua ,", "dua,", "a: |\n  satu\n  dua,\n\nb: dua ,\n"),
    ("a: >-\n    satu\n    dua.;", "dua.;", "dua;", "a: >-\n    satu\n    dua;"),
    ("a: satu\n  dua.;\n", "dua.;", "dua;", "a: satu\n  dua;\n"),
    ("? a\n: b ;\n", "b ;", "b;", "? a\n: b;\n"),
    ("cabang: {Y: lanjut}\n", "Y", "Ya", "cabang: {Ya: lanjut}\n"),
])
def test_only_the_words_of_the_fix_are_replaced(before: str, old: str, new: str, after: str) -> None:
    wanted = fix(before, old, new)
    assert mended(before, [wanted]) == (after, (wanted,))


@pytest.mark.parametrize(("text", "old", "new"), [
    ("a: dan dan\n", "dan", "dan juga"),                  # said twice: which one?
    ('a: "b\\u0020\\u0020c"\n', "b  c", "b c"),           # escaped
    ("a: b  c\n", "c", "c: d"),                           # would be read otherwise
    ("a: b  c\n", "c", "c # d"),
    ('a: "b c"\n', "b c", 'b "c"'),
    ("nama: a\nnma: b\n", "nma", "nama"),                 # the key is there
    ("a: b\n", "b", "null"),
])
def test_what_cannot_be_proved_is_left_alone(text: str, old: str, new: str) -> None:
    assert mended(text, [fix(text, old, new)]) == (text, ())


def test_words_that_are_folded_over_lines_are_left_alone() -> None:
    text = "a: satu\n  dua\n"
    assert mended(text, [Fix(scalars(read(text))[1].span, "satu dua", "satudua")]) == (text, ())


def test_a_fix_beside_its_place_is_left_alone() -> None:
    text = "a: satu\nb: dua\n"
    assert mended(text, [Fix(Span("a.yaml", 1, 4, 1, 8), "dua", "tiga"), Fix(Span("a.yaml", 9, 1, 9, 2), "dua", "tiga")]) == (text, ())


def test_a_fix_that_cannot_be_made_keeps_no_other_from_being_made() -> None:
    text = "a: dan dan\nb: Desmber\nc: Agutus\n"
    bad, good, other = fix(text, "dan", "x"), fix(text, "Desmber", "Desember"), fix(text, "Agutus", "Agustus")
    assert mended(text, [good, bad, other]) == ("a: dan dan\nb: Desember\nc: Agustus\n", (good, other))


def test_several_fixes_of_one_text_are_made_together() -> None:
    text = "a: satu  dua ;\n"
    node = scalars(read(text))[1]
    assert mended(text, [Fix(node.span, "satu  dua", "satu dua"), Fix(node.span, " ;", ";")])[0] == "a: satu dua;\n"


@given(st.data())
def test_of_any_definition_only_the_named_words_change(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(SOPS))
    text = path.read_bytes().decode("utf-8")
    if data.draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    nodes = [node for node in scalars(read(text)) if node.text.strip()]
    chosen = data.draw(st.lists(st.sampled_from(nodes), min_size=1, max_size=4, unique_by=lambda node: node.span))
    fixes = [Fix(node.span, data.draw(st.sampled_from(node.text.split())), "DIGANTI") for node in chosen]
    new, done = mended(text, fixes)
    for fix in done:
        at = next(node for node in nodes if node.span == fix.span)
        assert at.text.count(fix.old) == 1
    assert len(new) - len(text) == sum(len("DIGANTI") - len(fix.old) for fix in done)
    assert [line for line in new.splitlines() if "DIGANTI" not in line] == [
        line for number, line in enumerate(text.splitlines()) if "DIGANTI" not in new.splitlines()[number]
    ]
    before, after = str(plain(read(text))), str(plain(read(new)))
    assert after.count("DIGANTI") == len(done)
    assert (before == after) is (not done)
