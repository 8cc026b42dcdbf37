"""Codes → pages: what `sopdoc explain` prints and `sopdoc rules` lists.

A rule's page is its docstring; the pages of the readers, the layout and this checker itself are texts in `halaman/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from inspect import cleandoc

from sopdoc.check.halaman.daftar import HALAMAN, weight_of
from sopdoc.check.registry import RULES
from sopdoc.diagnostics import Severity, Weight

BAGIAN = ("Apa", "Mengapa", "Salah", "Benar", "Bukan salah")


@dataclass(frozen=True, slots=True)
class Page:
    """One code; `weight`: which remarks of one severity are read first; `written`: its text as it stands in the source; `is_rule`:
    an agency may change its severity, even when it is galat.
    """

    code: str
    severity: Severity
    weight: Weight
    written: str
    is_rule: bool

    @property
    def text(self) -> str:
        return cleandoc(self.written).strip()

    @property
    def title(self) -> str:
        return self.text.partition("\n")[0].rstrip(".")

    def section(self, name: str) -> str:
        """The text under `## name`, "" when there is none."""
        _, found, rest = self.text.partition(f"\n## {name}\n")
        return rest.partition("\n## ")[0].strip() if found else ""


def _pages() -> dict[str, Page]:
    texts = [Page(code, severity, weight_of(code), text, False) for code, (severity, text) in HALAMAN.items()]
    rules = [Page(rule.code, rule.severity, rule.weight, rule.doc, True) for rule in RULES.values()]
    return {page.code: page for page in sorted((*texts, *rules), key=lambda page: page.code)}


PAGES = _pages()
