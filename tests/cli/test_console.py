"""What a command says: every error, and of many notes of one kind the first ones and how many there are."""

from __future__ import annotations

import pytest

from sopdoc.cli.console import MOST_NOTES, Console
from sopdoc.diagnostics import Diagnostic, Report, Severity, Span


def report(severity: Severity, count: int, code: str = "SOP414") -> Report:
    found = Report()
    found.extend(tuple(Diagnostic(code, severity, f"kalimat {number}", Span(f"sop-{number}.yaml")) for number in range(count)))
    return found


def said(capsys: pytest.CaptureFixture[str], folding: bool, *reports: Report) -> str:
    console = Console(quiet=True, folding=folding)
    for one in reports:
        console.show(one)
    console.finish()
    return capsys.readouterr().err


def test_of_many_notes_of_one_code_the_first_are_printed_and_the_others_counted(capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, True, report(Severity.CATATAN, MOST_NOTES + 4), report(Severity.CATATAN, 1, "SOP405"))
    assert told.count("kalimat") == MOST_NOTES + 1
    assert "catatan[SOP414] seperti di atas juga di 4 tempat lain" in told
    assert "SOP405] seperti" not in told


def test_as_many_notes_as_are_printed_are_not_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert "tempat lain" not in said(capsys, True, report(Severity.CATATAN, MOST_NOTES))


@pytest.mark.parametrize("severity", [Severity.GALAT, Severity.PERINGATAN])
def test_every_error_and_warning_is_printed(severity: Severity, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, True, report(severity, MOST_NOTES + 4)).count("kalimat") == MOST_NOTES + 4


def test_a_command_that_does_not_fold_prints_every_note(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, False, report(Severity.CATATAN, MOST_NOTES + 4)).count("kalimat") == MOST_NOTES + 4


def test_what_was_counted_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    console = Console(quiet=True, folding=True)
    console.show(report(Severity.CATATAN, MOST_NOTES + 1))
    console.finish()
    console.finish()
    assert capsys.readouterr().err.count("tempat lain") == 1
