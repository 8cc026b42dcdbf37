"""The command line speaks Indonesian, whatever argparse and the machine's language say."""

from __future__ import annotations

import argparse
import ast
import inspect
import re
from collections.abc import Iterator

import pytest

from sopdoc.cli.arguments import MESSAGES
from sopdoc.cli.main import COMMANDS, main, make_parser

FOR_PROGRAMMERS = {     # raised while a command line is described, never while one is read
    "'required' is an invalid argument for positionals", "%r is not callable", ".__call__() not defined", 'argument "-" with mode %r',
    "cannot have multiple subparser arguments", "cannot merge actions - two groups are named %r", "conflicting option string: %s",
    "conflicting option strings: %s", "conflicting subparser alias: %s", "conflicting subparser: %s",
    "dest= is required for options like %r", "invalid conflict_resolution value: %r",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "mutually exclusive arguments must be optional", "description", "title",
}
ENGLISH = (
    "usage:", "error:", "options:", "positional", "argument ", "arguments", "show this", "exit", "required", "invalid", "choose",
    "expected",
)


def of_argparse() -> Iterator[str]:
    """Every message that argparse of this Python asks gettext for."""
    for call in ast.walk(ast.parse(inspect.getsource(argparse))):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("_", "ngettext"):
            texts = call.args[:1 if call.func.id == "_" else 2]
            yield from (node.value for text in texts for node in ast.walk(text) if isinstance(node, ast.Constant) and node.value)


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from parsers(inner)


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    out, err = capsys.readouterr()
    assert end.value.code == (2 if err else 0)
    return str(out + err)


def test_every_message_for_users_is_translated() -> None:
    assert set(of_argparse()) - FOR_PROGRAMMERS - set(MESSAGES) == set()


def test_a_translation_fills_in_what_argparse_has() -> None:
    for english, indonesian in MESSAGES.items():
        named, other = (re.findall(r"%\(\w+\)[sr]", text) for text in (english, indonesian))
        assert set(other) <= set(named), english
        bare, own = (re.findall(r"%[sr]", text) for text in (english, indonesian))
        assert own == bare, english


def test_no_help_is_english() -> None:
    for parser in parsers(make_parser()):
        text = parser.format_help()
        assert text.startswith("pemakaian: ")
        assert [word for word in ENGLISH if word in text] == [], text


def test_every_argument_is_explained() -> None:
    bare = [
        (parser.prog, action.dest) for parser in parsers(make_parser()) for action in parser._actions
        if not action.help and not isinstance(action, argparse._SubParsersAction)
    ]
    assert bare == []


def test_an_option_is_called_the_same_everywhere() -> None:
    forms: dict[str, set[tuple[str, ...]]] = {}
    for parser in parsers(make_parser()):
        for action in parser._actions:
            if action.option_strings:
                forms.setdefault(action.option_strings[-1], set()).add(tuple(action.option_strings))
    assert [name for name, found in forms.items() if len(found) > 1] == []


def test_without_a_word_the_commands_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    text = capsys.readouterr().err
    assert [command for command in COMMANDS if f"\n    {command} " not in text] == []
    assert "sopdoc new instansi DIR" in " ".join(text.split())


@pytest.mark.parametrize(("arguments", "message"), [
    (["new"], "sopdoc new: galat: argumen ini harus ada: JENIS"),
    (["build"], "sopdoc build: galat: argumen ini harus ada: PATH"),
    (["build", ".", "--frmt"], "galat: argumen tidak dikenal: --frmt"),
    (["preview", "a", "b"], "galat: argumen tidak dikenal: b"),
    (["bild"], "argumen PERINTAH: 'bild' tidak dikenal; pilih dari"),
    (["check", ".", "--fail-on", "x"], "argumen --fail-on: 'x' tidak dikenal; pilih dari"),
    (["build", ".", "--output"], "argumen -o/--output: memerlukan satu nilai"),
    (["build", ".", "--quiet=1"], "argumen --quiet: tidak menerima nilai '1'"),
    (["new", "sop", "a.yaml", "--kegiatan", "x"], "argumen --kegiatan: nilai 'x' tidak terbaca"),
    (["preview", ".", "--port", "x"], 'argumen --port: porta "x" harus bilangan 0 sampai 65535'),
])
def test_wrong_usage_is_told_in_indonesian(capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    text = said(capsys, *arguments)
    assert text.startswith("pemakaian: sopdoc")
    assert message in text
    assert [word for word in ENGLISH if word in text] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_asked_for_in_every_command(capsys: pytest.CaptureFixture[str], command: str) -> None:
    text = said(capsys, command, "-h")
    assert "tampilkan bantuan ini" in text
