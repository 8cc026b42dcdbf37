"""`aturan:` of an agency → the severity of every rule for it.

    aturan: {SOP305: tidak, SOP312: catatan}
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from sopdoc.diagnostics import Diagnostic, Report, Severity
from sopdoc.model.decode_instansi import Aturan
from sopdoc.model.fields import suggest


@dataclass(frozen=True, slots=True)
class Settings:
    """Severities by code, None for a rule that is switched off; codes that are missing keep their own."""

    severities: Mapping[str, Severity | None] = field(default_factory=dict)

    def of(self, code: str, default: Severity) -> Severity | None:
        return self.severities.get(code, default)

    def apply(self, diagnostic: Diagnostic) -> Diagnostic | None:
        """A reader's diagnostic at the agency's severity, None when switched off; its galat stays, no document could be made."""
        if diagnostic.severity is Severity.GALAT:
            return diagnostic
        severity = self.of(diagnostic.code, diagnostic.severity)
        return None if severity is None else replace(diagnostic, severity=severity)


def make_settings(semua: tuple[Aturan, ...], known: Collection[str], report: Report) -> Settings:
    """SOP342 for a code that does not exist."""
    for aturan in semua:
        if aturan.kode not in known:
            message = f'kode aturan "{aturan.kode}" tidak dikenal'
            report.peringatan("SOP342", message, aturan.span, "tidak dikenal", suggest(aturan.kode, sorted(known)))
    return Settings({aturan.kode: aturan.tingkat for aturan in semua})
