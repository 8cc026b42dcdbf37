"""Himpunan → diagnostics: every rule, at the severity that the agency gives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sopdoc.check.graph import forget_graphs
from sopdoc.check.places import Places
from sopdoc.check.registry import RULES
from sopdoc.check.settings import Settings
from sopdoc.diagnostics import Diagnostic
from sopdoc.naskah import Himpunan


def run_rules(
    himpunan: Himpunan, settings: Settings, files: frozenset[str], *, alone: bool = True, wide: bool = True,
) -> Iterator[Diagnostic]:
    """What the rules find in `files`, as the SOPs' spans name them; the agency's other SOPs are only compared with them.

    `alone`: the rules that look at one SOP at a time; `wide`: those that need all SOPs of the agency.
    """
    asked = replace(himpunan, naskah=tuple(naskah for naskah in himpunan.naskah if naskah.sop.file in files))
    places = Places(himpunan)
    for rule in RULES.values():
        severity = settings.of(rule.code, rule.severity)
        if severity is None or not (wide if rule.wide else alone):
            continue
        for f in rule.find(himpunan if rule.wide else asked):
            if f.span.file in files:
                place = f.place or places.name(f.span)
                yield Diagnostic(rule.code, severity, f.message, f.span, f.label, f.hint, place, f.fact, fix=f.fix)
    forget_graphs()
