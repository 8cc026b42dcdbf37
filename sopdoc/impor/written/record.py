"""An import → the text of `impor.json`: every SOP with its findings, a line each, and what could not be read.

    {"sopdoc impor": 1, "tidak terbaca": […], "sop": [{"berkas": "a.pdf", "definisi": "a.yaml", …, "temuan": [
      {"tentang": "nama", "nilai": "Cuti Tahunan", "halaman": 1, "kotak": [310.2, 96, 561.8, 121.4], "cara": "kata"}, …
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sopdoc.impor.finding import Finding
from sopdoc.impor.written.agency import Agency, differences
from sopdoc.impor.written.definition import Definition

SIGN = '{"sopdoc impor": 1'       # begins the file


@dataclass(frozen=True, slots=True)
class Entry:
    """One SOP: the file it was on, as seen from where the import began, and the name of its definition."""

    file: str
    name: str
    definition: Definition
    findings: tuple[Finding, ...]

    @property
    def doubts(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.doubt)


@dataclass(frozen=True, slots=True)
class Unread:
    """A file, or some of its pages, that gave no SOP: the diagnostic's code and words."""

    file: str
    code: str
    text: str


def entry_of(file: str, name: str, definition: Definition, agency: Agency) -> Entry:
    """With the doubts that only the agency's sheets together show."""
    return Entry(file, name, definition, (*differences(definition, agency), *definition.findings))


def record_text(entries: Sequence[Entry], unread: Sequence[Unread], agency: Agency) -> str:
    """The same for the same sheets: files as named, no clock."""
    lines = [
        f'{SIGN},', f'"instansi": {_json({"ragu": agency.doubts})},',
        f'"tidak terbaca": {_json([{"berkas": one.file, "kode": one.code, "pesan": one.text} for one in unread])},', '"sop": [',
    ]
    parts = [_entry(entry) for entry in entries]
    return "\n".join([*lines, ",\n".join(parts), "]}", ""])


def _entry(entry: Entry) -> str:
    """Its findings on lines of their own."""
    head = _json(dict(_head(entry)))
    findings = ",\n  ".join(_json(finding.as_json()) for finding in entry.findings)
    return f'{head[:-1]}, "temuan": [\n  {findings}\n]}}'


def _head(entry: Entry) -> Iterator[tuple[str, Any]]:
    found = entry.definition
    yield "berkas", entry.file
    yield "definisi", f"{entry.name}.yaml"
    yield from (("nama", found.nama), ("kegiatan", found.kegiatan), ("panah", found.panah), ("ragu", len(entry.doubts)))
    yield "halaman", [{"nomor": p.number, "lebar": round(p.width, 1), "tinggi": round(p.height, 1)} for p in found.papers]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
