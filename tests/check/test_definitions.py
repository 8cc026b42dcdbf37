"""What the checker says about the committed definitions: nothing about the examples, exactly a reviewer's remarks about real sheets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tools import ROOT

from sopdoc.check.weigh import by_weight
from sopdoc.checking import Checker
from sopdoc.cli.formats import concise
from sopdoc.definitions import find_definitions, is_definition
from sopdoc.diagnostics import Diagnostic, Report

SEEDS = Path(__file__).parent / "seeds"
CONTOH = ("contoh", "contoh-spo")
LEMBAR = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "definitions").glob("*/*.yaml") if path.parent.name not in CONTOH and is_definition(path.name)
)


def check(monkeypatch: pytest.MonkeyPatch, path: str) -> tuple[Diagnostic, ...]:
    monkeypatch.chdir(ROOT)
    report = Report()
    Checker().check(find_definitions([path], report), report)
    return report.diagnostics


def test_there_are_seven_real_sheets() -> None:
    assert len(LEMBAR) == 7


@pytest.mark.parametrize("path", LEMBAR)
def test_a_real_sheet_gets_exactly_the_remarks_of_a_reviewer(
    path: str, monkeypatch: pytest.MonkeyPatch, expect: Callable[[Path, str], None]
) -> None:
    expect(SEEDS / f"{'-'.join(Path(path).parts[1:]).removesuffix('.yaml')}.txt", concise(by_weight(check(monkeypatch, path))))


@pytest.mark.parametrize("folder", CONTOH)
def test_no_rule_fires_on_the_examples(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    diagnostics = check(monkeypatch, f"definitions/{folder}")
    assert diagnostics == (), concise(diagnostics)
