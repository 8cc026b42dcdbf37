"""What a rule is: a function from a definition, or from a whole agency, to findings; its docstring is its page.

    @sop_rule("SOP305", Severity.PERINGATAN, Weight.KURANG)
    def tanggal_tanpa_hari(naskah: Naskah) -> Iterator[Finding]:
        '''Judul satu baris.

        ## Apa
        ## Mengapa      with the article or the source
        ## Salah        a fence of YAML on which exactly this rule fires
        ## Benar        a fence of YAML on which it does not
        ## Bukan salah  for every exception a line that says it and a fence on which the rule keeps silent, though it is near;
                        what another rule says of it is named in that line
        '''

A rule yields facts, each place on its own: what several places have in common is found afterwards (`group`).  How much they
matter is the agency's to decide (`settings`), and whether they are told (`suppress`).
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from sopdoc.diagnostics import Fix, Severity, Span, Weight
from sopdoc.naskah import Himpunan, Naskah


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact at one place, as in `Diagnostic`; code and severity are its rule's.

    A rule yields every place.  Findings of one file whose messages differ only in the row or item that they name are told as one
    remark with all places; `fact` is what to say of several where more differs: "kegiatan 3 memuat 4 tindakan" and "kegiatan 7
    memuat 2 tindakan" both have the fact "kegiatan … memuat beberapa tindakan", with its row's name in it.
    `fix`: the hint as an edit, where it is exact and surely right.  `place`: what the sheet calls the place, where the span cannot
    tell, since nothing is written there.
    """

    span: Span
    message: str
    label: str = ""
    hint: str = ""
    fact: str = ""
    fix: Fix | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A `wide` rule needs all SOPs of the agency, any other one only the SOPs asked for.

    `doc`: the function's docstring as it stands in the source; tidying all of them takes 30 ms that few commands need.
    """

    code: str
    severity: Severity
    weight: Weight
    wide: bool
    doc: str
    find: Callable[[Himpunan], Iterator[Finding]]

    @property
    def page(self) -> str:
        return inspect.cleandoc(self.doc)

    @property
    def title(self) -> str:
        return self.page.partition("\n")[0].rstrip(".")


SopFunction = Callable[[Naskah], Iterator[Finding]]
AgencyFunction = Callable[[Himpunan], Iterator[Finding]]


def sop_rule(code: str, severity: Severity, weight: Weight) -> Callable[[SopFunction], Rule]:
    """The function looks at one definition alone."""

    def register(function: SopFunction) -> Rule:
        def find(himpunan: Himpunan) -> Iterator[Finding]:
            return chain.from_iterable(map(function, himpunan.naskah))

        return Rule(code, severity, weight, False, function.__doc__ or "", find)

    return register


def agency_rule(code: str, severity: Severity, weight: Weight) -> Callable[[AgencyFunction], Rule]:
    """The function compares definitions with each other or with their agency."""

    def register(function: AgencyFunction) -> Rule:
        return Rule(code, severity, weight, True, function.__doc__ or "", function)

    return register
