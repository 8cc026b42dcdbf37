"""Diagnostics → the forms that programs read: one line each, JSON, SARIF 2.1.0, annotations of GitHub Actions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import quote

from sopdoc import __version__
from sopdoc.check.pages import PAGES
from sopdoc.cli.terminal import escape
from sopdoc.diagnostics import Diagnostic, Place, Severity, Span

_SARIF_LEVEL = {Severity.GALAT: "error", Severity.PERINGATAN: "warning", Severity.CATATAN: "note"}
_GITHUB_COMMAND = {Severity.GALAT: "error", Severity.PERINGATAN: "warning", Severity.CATATAN: "notice"}
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def concise(diagnostics: Sequence[Diagnostic]) -> str:
    """`berkas:baris:kolom: galat[SOP300]: pesan`, as editors and grep like it."""
    return "".join(f"{_place(d.span)}: {d.severity.label}[{d.code}]: {escape(d.sentence)}\n" for d in diagnostics)


def _place(span: Span) -> str:
    return f"{escape(span.file)}:{span.line}:{span.column}"


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """A list of objects; lines and columns count from 1, the end is exclusive."""
    return json.dumps([_object(d) for d in diagnostics], ensure_ascii=False, indent=2) + "\n"


def _object(d: Diagnostic) -> dict[str, object]:
    first, *also = (
        {**_json_span(place.span), "place": place.name, "label": place.label, "hint": place.hint} for place in d.places
    )
    return {"code": d.code, "severity": d.severity.label, "message": d.message, "fact": d.fact, **first, "also": also}


def _json_span(span: Span) -> dict[str, object]:
    return {"file": span.file, "line": span.line, "column": span.column, "end_line": span.end_line, "end_column": span.end_column}


def sarif(diagnostics: Sequence[Diagnostic]) -> str:
    """One run; only rules that were met are described, in the order of their codes."""
    codes = sorted({d.code for d in diagnostics})
    driver = {"name": "sopdoc", "version": __version__, "language": "id", "rules": [_sarif_rule(code) for code in codes]}
    results = [_sarif_result(d, codes.index(d.code)) for d in diagnostics]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _sarif_rule(code: str) -> dict[str, object]:
    page = PAGES.get(code)
    if page is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": page.title},
        "help": {"text": page.text, "markdown": page.text},
        "defaultConfiguration": {"level": _SARIF_LEVEL[page.severity]},
    }


def _sarif_result(d: Diagnostic, index: int) -> dict[str, object]:
    text = ". ".join(part for part in (d.sentence, d.hint and f"Petunjuk: {d.hint}") if part)
    result: dict[str, object] = {
        "ruleId": d.code,
        "ruleIndex": index,
        "level": _SARIF_LEVEL[d.severity],
        "message": {"text": text},
        "locations": [_sarif_location(d.places[0])] if d.span.file else [],
        "partialFingerprints": {"sopdocFakta/v1": f"{d.code} {d.fact or d.message}"},      # whatever lines came or went
    }
    return {**result, "relatedLocations": [_sarif_also(place, d) for place in d.also]} if d.also else result


def _sarif_location(place: Place) -> dict[str, object]:
    span = place.span
    region = {"startLine": span.line, "startColumn": span.column, "endLine": span.end_line, "endColumn": span.end_column}
    location: dict[str, object] = {"physicalLocation": {"artifactLocation": {"uri": quote(span.file)}, "region": region}}
    return {**location, "logicalLocations": [{"name": place.name}]} if place.name else location


def _sarif_also(place: Place, first: Diagnostic) -> dict[str, object]:
    said = (place.name, place.label, place.hint != first.hint and place.hint and f"Petunjuk: {place.hint}")
    return {**_sarif_location(place), "message": {"text": ". ".join(part for part in said if part) or first.message}}


def github(diagnostics: Sequence[Diagnostic]) -> str:
    """Workflow commands; GitHub ignores columns of an annotation over several lines, so they are left out there."""
    return "".join(f"{_github_line(d)}\n" for d in diagnostics)


def _github_line(d: Diagnostic) -> str:
    span = d.span
    place = {"file": span.file, "line": str(span.line), "endLine": str(span.end_line)}
    if span.line == span.end_line:
        place |= {"col": str(span.column), "endColumn": str(max(span.column, span.end_column - 1))}
    properties = {**place, "title": d.code}
    text = "\n".join(part for part in (d.sentence, d.hint and f"petunjuk: {d.hint}") if part)
    return f"::{_GITHUB_COMMAND[d.severity]} {','.join(f'{key}={_property(value)}' for key, value in properties.items())}::{_data(text)}"


def _data(text: str) -> str:
    """Escaped as the runner unescapes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS = {"concise": concise, "json": as_json, "sarif": sarif, "github": github}
