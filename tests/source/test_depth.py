"""How deep a definition may nest is our number: no parser, whatever it refuses itself, changes what is said about a text."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from sopdoc.diagnostics import Report, Span
from sopdoc.source import read as module
from sopdoc.source.depth import KEDALAMAN
from sopdoc.source.read import parse

DEEP = (KEDALAMAN + 1, 1001, 20_000)


class Shallow(yaml.SafeLoader):
    """A parser that refuses what nests deeper than 35, as soon as it looks ahead."""

    def fetch_flow_collection_start(self, token: Any) -> None:
        if self.flow_level == 35:
            raise yaml.scanner.ScannerError("while scanning", self.get_mark(), "too much of it", self.get_mark())
        super().fetch_flow_collection_start(token)


@pytest.fixture(params=[getattr(yaml, "CSafeLoader", yaml.SafeLoader), yaml.SafeLoader, Shallow], ids=lambda loader: loader.__name__)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Every parser there is, and one of tomorrow."""
    monkeypatch.setattr(module, "_LOADER", request.param)
    return request.param


def said(text: str) -> list[tuple[str, Span]]:
    report = Report()
    parse(text, "uji.yaml", report)
    return [(d.code, d.span) for d in report.diagnostics]


@pytest.mark.parametrize("levels", DEEP)
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: ", "[ # [[[[\n", '["[[", ', "['[[', "])
def test_nesting_without_end_is_told_at_its_first_level_too_many(loader: Any, opening: str, levels: int) -> None:
    (only,) = said(opening * levels)
    brackets = [place for place, letter in enumerate(opening) if letter in "[{-?"]
    levels_each = 2 if opening == "[{a: " else 1
    before = opening * (KEDALAMAN // levels_each) + opening[:brackets[0]]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    assert only == ("SOP013", Span("uji.yaml", line, column, line, column + 1))


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_what_nests_as_deep_as_allowed_is_read(loader: Any, opening: str, closing: str) -> None:
    assert said(opening * KEDALAMAN + "x" + closing * KEDALAMAN) == []


def test_depth_is_counted_in_what_was_read_and_in_what_was_looked_at_together(loader: Any) -> None:
    (only,) = said("a:\n" + "".join(f"{' ' * level}a:\n" for level in range(1, 20)) + " " * 20 + "[" * 2000)
    assert only == ("SOP013", Span("uji.yaml", 21, 31, 21, 32))


@pytest.mark.parametrize("text", [
    f'a: ["{"[" * 50}", @x]', f"a: ['{'[' * 50}', @x]", f"a: [x, # {'[' * 50}\n @x]", f"a: [{'[x], ' * 50} @x]",
    "a: " + "[" * 20 + "@x", "[\n" * 20 + "@x",
])
def test_a_bracket_that_does_not_nest_is_not_counted(loader: Any, text: str) -> None:
    assert [code for code, _ in said(text)] in (["SOP001"], ["SOP004"])
