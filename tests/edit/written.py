"""Definitions as people type them: a tree with its comments, blank lines and ways of writing → text; the oracle of every change.

Every comment says a number of its own, so that a lost one is seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from hypothesis import strategies as st

from sopdoc.edit.change import Path


@dataclass(frozen=True)
class Words:
    """A text as it is written, over one line or as a block."""

    written: str
    block: tuple[str, ...] = ()


@dataclass(frozen=True)
class Member:
    """An entry, or an item with the key ""; `above` may hold blank lines, `below` is deeper than the member."""

    key: str
    value: Words | Collection
    above: tuple[str, ...] = ()
    behind: str = ""
    below: tuple[str, ...] = ()


@dataclass(frozen=True)
class Collection:
    """A block mapping or list; `indent`: how much deeper than what holds it."""

    members: tuple[Member, ...]
    indent: int

    @property
    def mapping(self) -> bool:
        return bool(self.members[0].key)


Value = Words | Collection


def text_of(root: Collection) -> str:
    """The definition below a comment of its own, as files begin."""
    return "\n".join(("# 0", "", *_lines(root, 0), ""))


def _lines(collection: Collection, column: int) -> Iterator[str]:
    for member in collection.members:
        yield from (f"{' ' * column}{line}" if line else "" for line in member.above)
        yield from _member(member, column)


def _member(member: Member, column: int) -> Iterator[str]:
    """The member from its head on."""
    pad, value = " " * column, member.value
    head = f"{pad}{member.key}:" if member.key else f"{pad}-"
    if isinstance(value, Words):
        yield f"{head}{' ' if value.written else ''}{value.written}{member.behind}"
        yield from (f"{pad}    {line}" for line in value.block)
    elif member.key or not value.mapping:
        yield f"{head}{member.behind}"
        yield from _lines(value, column + value.indent)
    else:
        yield from _dashed(value, column)
    yield from (f"{pad}      {line}" for line in member.below)


def _dashed(value: Collection, column: int) -> Iterator[str]:
    """A mapping whose first entry stands behind the dash; that entry's comments stand above it."""
    first, *rest = value.members
    yield from (f"{' ' * column}{line}" if line else "" for line in first.above)
    line, *more = _member(first, column + 2)
    yield f"{' ' * column}- {line.lstrip()}"
    yield from more
    if rest:
        yield from _lines(Collection(tuple(rest), 2), column + 2)


def paths(value: Value, before: Path = ()) -> Iterator[tuple[Path, int]]:
    """The path of every member, with how many siblings it has."""
    if isinstance(value, Collection):
        for index, member in enumerate(value.members):
            path = (*before, member.key or index)
            yield path, len(value.members) - 1
            yield from paths(member.value, path)


def rearranged(root: Collection, path: Path, to: int | None) -> Collection | Words:
    """The tree with the member at `path` as the `to`-th of its siblings, or without it."""
    step, *rest = path
    index = next(n for n, member in enumerate(root.members) if (member.key or n) == step)
    member, others = root.members[index], [*root.members[:index], *root.members[index + 1:]]
    if rest:
        assert isinstance(member.value, Collection)
        others.insert(index, replace(member, value=rearranged(member.value, tuple(rest), to)))
    elif to is not None:
        others.insert(to, member)
    return replace(root, members=tuple(others)) if others else Words("")


def comments(text: str) -> list[str]:
    return sorted(re.findall(r"# \d+", text))


# ---------------------------------------------------------------- random ones

KEYS = st.sampled_from(("nama", "nomor", "kegiatan", "waktu", "Ya", '"a#b"', "dasar hukum", "'c: d'"))
WORDS = st.sampled_from((
    Words("satu"), Words("dua kata"), Words('"tiga: #4"'), Words("'lima'"), Words(""), Words("[a, b]"), Words("{x: y, z: w}"), Words("065"),
    Words("|", ("blok", "# bukan komentar")), Words(">-", ("lipat", "lagi")),
))


@st.composite
def definitions(draw: st.DrawFn) -> Collection:
    root = _collection(draw, count(1), 0, mapping=True)
    first, *rest = root.members
    return replace(root, members=(replace(first, above=first.above[-1:]), *rest))      # above a blank line they are the file's


def _collection(draw: st.DrawFn, numbers: Iterator[int], depth: int, *, mapping: bool) -> Collection:
    size = draw(st.integers(1, 4 - depth))
    keys = draw(st.lists(KEYS, min_size=size, max_size=size, unique=True)) if mapping else [""] * size
    members = tuple(_drawn(draw, numbers, depth, key) for key in keys)
    return Collection(members, draw(st.sampled_from((2, 4))))


def _drawn(draw: st.DrawFn, numbers: Iterator[int], depth: int, key: str) -> Member:
    nested = depth < 3 and draw(st.booleans())
    value = _collection(draw, numbers, depth + 1, mapping=draw(st.booleans())) if nested else draw(WORDS)
    above = draw(st.sampled_from(((), (), ("#",), ("", "#"), ("#", "", "#"))))
    behind = draw(st.booleans()) and not (isinstance(value, Collection) and not key)
    below = draw(st.booleans()) and not (isinstance(value, Collection) or value.block)
    if isinstance(value, Collection) and value.mapping and not key:
        value = replace(value, members=(replace(value.members[0], above=()), *value.members[1:]))
    return Member(
        key, value, tuple(f"# {next(numbers)}" if line else "" for line in above), f"  # {next(numbers)}" if behind else "",
        (f"# {next(numbers)}",) if below else (),
    )
