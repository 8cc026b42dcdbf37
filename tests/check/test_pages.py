"""Codes, pages and examples agree: every code of the source has a page, every page's wrong and right example does what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from check.contoh import check
from sopdoc.check.pages import PAGES
from sopdoc.check.registry import RULES

SUMBER = Path(__file__).parents[2] / "sopdoc"
KEPALA = ("Apa", "Mengapa", "Salah", "Benar")
_PAGAR = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


def example(code: str, section: str) -> str:
    found = _PAGAR.findall(PAGES[code].section(section))
    assert len(found) == 1, f"{code}: {section} needs exactly one fence of YAML"
    return str(found[0])


def test_the_codes_of_the_source_are_the_codes_with_a_page() -> None:
    texts = [path.read_text("utf-8") for path in SUMBER.rglob("*.py") if path.parent.name != "data"]
    used = {code for text in texts for code in re.findall(r'"(SOP\d{3})"', text)}
    assert used - PAGES.keys() == set(), "codes without a page: a rule's docstring, or sopdoc/check/data"
    assert PAGES.keys() - used == set(), "pages without a code"


@pytest.mark.parametrize("code", sorted(PAGES))
def test_a_page_has_its_headings_in_order(code: str) -> None:
    headings = re.findall(r"^## (.+)$", PAGES[code].text, re.MULTILINE)
    wanted = KEPALA if code in RULES else tuple(name for name in KEPALA if name in headings)
    assert tuple(headings) == wanted
    assert {"Apa", "Mengapa"} <= set(headings)
    assert all(PAGES[code].section(name) for name in headings)


@pytest.mark.parametrize("code", sorted(PAGES))
def test_a_title_is_one_short_line_without_a_full_stop(code: str) -> None:
    title = PAGES[code].title
    assert 10 <= len(title) <= 90
    assert not title[0].islower()
    assert PAGES[code].text.split("\n")[1:2] == [""]


@pytest.mark.parametrize("code", sorted(RULES))
def test_exactly_this_rule_fires_on_its_wrong_example(code: str, tmp_path: Path) -> None:
    diagnostics = check(tmp_path, example(code, "Salah"))
    assert {d.code for d in diagnostics} == {code}, "\n".join(map(str, diagnostics))
    for d in diagnostics:
        assert d.message
        assert not d.message.endswith(".")
        assert d.hint or d.label
        assert d.severity is RULES[code].severity


@pytest.mark.parametrize("code", sorted(RULES))
def test_nothing_fires_on_its_right_example(code: str, tmp_path: Path) -> None:
    diagnostics = check(tmp_path, example(code, "Benar"))
    assert diagnostics == (), "\n".join(map(str, diagnostics))


def test_the_ground_of_the_examples_is_faultless(tmp_path: Path) -> None:
    assert check(tmp_path, "") == ()
