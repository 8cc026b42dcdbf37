"""Pages of the codes that are no rules: readers, layout, the checker's own.  Code → (severity, page)."""

from __future__ import annotations

from sopdoc.diagnostics import Severity

HALAMAN: dict[str, tuple[Severity, str]] = {}
