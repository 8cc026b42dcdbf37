"""Definitions that were read ↔ JSON, which brings them out of the process that read them."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from sopdoc.impor.finding import Paper, finding_from
from sopdoc.impor.page import Box
from sopdoc.impor.reading import Read, Sheet
from sopdoc.impor.written.definition import Definition, definition_of
from sopdoc.writing.values import from_json, to_json


def answer_of(read: Read, picture: Callable[[int, Box], bytes] | None = None) -> dict[str, Any]:
    """The SOPs of a file, and its pages that belong to none; `picture`: what stands at a place, where its kind of file has any."""
    found = [as_json(definition_of(sheet, _logos(sheet, picture) if picture else None)) for sheet in read.sheets]
    return {"sop": found, "di luar": read.beside, "tanpa alur": read.flowless}


def _logos(sheet: Sheet, picture: Callable[[int, Box], bytes]) -> dict[str, bytes]:
    return {key: data for key, place in sheet.logos.items() if (data := picture(*place))}


def definitions_in(answer: Mapping[str, Any]) -> tuple[Definition, ...]:
    """What a reader found, again."""
    return tuple(map(_definition, answer["sop"]))


def _definition(one: dict[str, Any]) -> Definition:
    """From what `as_json` made."""
    values = from_json(one["values"])
    assert isinstance(values, Mapping)
    texts = {key: tuple(one[key]) for key in ("head", "kop", "alamat")}
    findings = tuple(map(finding_from, one["findings"]))
    papers = tuple(Paper(*paper) for paper in one["papers"])
    logos = {key: b64decode(data) for key, data in one["logos"].items()}
    return Definition(**{**one, **texts, "values": values, "findings": findings, "papers": papers, "logos": logos})


def as_json(definition: Definition) -> dict[str, Any]:
    found = {one.name: getattr(definition, one.name) for one in fields(Definition)}
    findings = [finding.as_json() for finding in definition.findings]
    logos = {key: b64encode(data).decode() for key, data in definition.logos.items()}
    return found | {"values": to_json(definition.values), "findings": findings, "logos": logos}
