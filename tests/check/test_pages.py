"""Codes, pages and examples agree: every code of the source has a page, every example of a page does what it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from check.contoh import check
from sopdoc.check.pages import BAGIAN, PAGES
from sopdoc.check.registry import RULES
from sopdoc.diagnostics import Place, Severity, Span

SEEDS = Path(__file__).parent / "seeds"
SUMBER = Path(__file__).parents[2] / "sopdoc"
_PAGAR = re.compile(r"(.*?)```yaml\n(.*?)```\s*", re.DOTALL)


def examples(code: str, section: str) -> list[tuple[str, str]]:
    """Every fence of a section, with the words before it."""
    return _PAGAR.findall(PAGES[code].section(section))


def example(code: str, section: str) -> str:
    found = examples(code, section)
    assert len(found) == 1, f"{code}: {section} needs exactly one fence of YAML"
    return found[0][1]


BUKAN_SALAH = [
    pytest.param(code, words, text, id=f"{code}-{number}")
    for code in sorted(PAGES) for number, (words, text) in enumerate(examples(code, "Bukan salah"), 1)
]


def test_the_codes_of_the_source_are_the_codes_with_a_page() -> None:
    texts = [path.read_text("utf-8") for path in SUMBER.rglob("*.py") if path.parent.name != "data"]
    used = {code for text in texts for code in re.findall(r'"(SOP\d{3})"', text)}
    assert used - PAGES.keys() == set(), "codes without a page: a rule's docstring, or sopdoc/check/halaman"
    assert PAGES.keys() - used == set(), "pages without a code"


def test_a_page_says_the_worst_severity_that_its_code_is_told_with() -> None:
    told: dict[str, set[Severity]] = {}
    for path in SUMBER.rglob("*.py"):
        text = path.read_text("utf-8") if path.parent.name != "data" else ""
        for name, code in re.findall(r'\.(galat|peringatan)\(\s*"(SOP\d{3})"', text):
            told.setdefault(code, set()).add(Severity[name.upper()])
        for code, name in re.findall(r'"(SOP\d{3})",\s*Severity\.(\w+)', text):
            told.setdefault(code, set()).add(Severity[name])
    assert len(told) > 0.9 * len(PAGES)     # others are told by way of a table
    assert {code: max(found).label for code, found in told.items()} == {code: PAGES[code].severity.label for code in told}


@pytest.mark.parametrize("code", sorted(PAGES))
def test_a_page_has_its_headings_in_order(code: str) -> None:
    headings = re.findall(r"^## (.+)$", PAGES[code].text, re.MULTILINE)
    assert headings == [name for name in BAGIAN if name in headings]
    assert code not in RULES or headings == list(BAGIAN)
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


def test_what_rules_say_of_their_wrong_examples_and_where(tmp_path: Path, expect: Callable[[Path, str], None]) -> None:
    found: list[str] = []
    for code in sorted(RULES):
        folder = tmp_path / code
        folder.mkdir()
        told = check(folder, example(code, "Salah"))
        found += [f"{d.code} {d.message}\n{''.join(map(described, d.places))}" for d in told]
    expect(SEEDS / "salah.txt", "\n".join(found))


def described(place: Place) -> str:
    return f"    {place.label}\n    {place.hint}\n    {marked(place.span)}\n"


def marked(span: Span) -> str:
    """The first line of the text that a span marks, with its file."""
    line = Path(span.file).read_text("utf-8").splitlines()[span.line - 1]
    return f"{Path(span.file).name}: {line[span.column - 1 : span.end_column - 1 if span.end_line == span.line else None]}"


@pytest.mark.parametrize("code", sorted(RULES))
def test_nothing_fires_on_its_right_example(code: str, tmp_path: Path) -> None:
    diagnostics = check(tmp_path, example(code, "Benar"))
    assert diagnostics == (), "\n".join(map(str, diagnostics))


@pytest.mark.parametrize(("code", "words", "text"), BUKAN_SALAH)
def test_a_rule_keeps_silent_on_its_exceptions(code: str, words: str, text: str, tmp_path: Path) -> None:
    """Others may speak when the words before the example name them."""
    diagnostics = check(tmp_path, text)
    told = {d.code for d in diagnostics}
    assert code not in told, "\n".join(map(str, diagnostics))
    assert told == set(re.findall(r"SOP\d{3}", words)), "\n".join(map(str, diagnostics))


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_exception_is_said_in_words_of_its_own(code: str) -> None:
    section = PAGES[code].section("Bukan salah")
    found = examples(code, "Bukan salah")
    assert "".join(f"{words}```yaml\n{text}```\n" for words, text in found).split() == section.split()
    assert all(words.strip().endswith(":") for words, _ in found)
    assert len({text for _, text in found}) == len(found)


def test_the_ground_of_the_examples_is_faultless(tmp_path: Path) -> None:
    assert check(tmp_path, "") == ()
