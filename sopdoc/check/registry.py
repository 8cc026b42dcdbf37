"""All rules by code.  A module of a family's room brings its rules along."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from sopdoc.check.rule import Rule

FAMILIES = ("identitas", "dasar_hukum", "alur", "pelaksana", "kegiatan", "mutu_baku", "buku", "revisi")


def _rules() -> dict[str, Rule]:
    rules = sorted((rule for family in FAMILIES for rule in _rules_of(family)), key=lambda rule: rule.code)
    found: dict[str, Rule] = {}
    for rule in rules:
        if found.setdefault(rule.code, rule) is not rule:
            raise AssertionError(f"{rule.code} is used twice")
    return found


def _rules_of(family: str) -> Iterator[Rule]:
    room = import_module(f"sopdoc.check.{family}")
    for name in sorted(found.name for found in pkgutil.iter_modules(room.__path__)):
        module = import_module(f"{room.__name__}.{name}")
        yield from (rule for rule in vars(module).values() if isinstance(rule, Rule))


RULES = _rules()
