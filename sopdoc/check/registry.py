"""All rules by code.  A module of this folder whose name begins with a family's name brings its rules along."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import sopdoc.check
from sopdoc.check.rule import Rule

FAMILIES = ("identitas", "dasar_hukum", "alur", "pelaksana", "kegiatan", "mutu_baku", "buku", "revisi")


def _rules() -> dict[str, Rule]:
    names = sorted(found.name for found in pkgutil.iter_modules(sopdoc.check.__path__) if found.name.startswith(FAMILIES))
    modules = [import_module(f"sopdoc.check.{name}") for name in names]
    rules = sorted((rule for module in modules for rule in vars(module).values() if isinstance(rule, Rule)), key=lambda rule: rule.code)
    found: dict[str, Rule] = {}
    for rule in rules:
        if found.setdefault(rule.code, rule) is not rule:
            raise AssertionError(f"{rule.code} is used twice")
    return found


RULES = _rules()
