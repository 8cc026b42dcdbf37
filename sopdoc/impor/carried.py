"""Definitions that were read ↔ JSON, which brings them out of the process that read them."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

from sopdoc.impor.finding import Paper, finding_from
from sopdoc.impor.reading import Read, Sheet
from sopdoc.impor.written.definition import Definition, definition_of
from sopdoc.writing.values import from_json, to_json


def answer_of(read: Read, logo: Callable[[Sheet], bytes] = lambda _: b"") -> dict[str, Any]:
    """The SOPs of a file, and its pages that belong to none; `logo`: the PNG of a sheet."""
    found = [as_json(replace(definition_of(sheet), logo=logo(sheet))) for sheet in read.sheets]
    return {"sop": found, "di luar": read.beside, "tanpa alur": read.flowless}


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
    return Definition(**{**one, **texts, "values": values, "findings": findings, "papers": papers, "logo": b64decode(one["logo"])})


def as_json(definition: Definition) -> dict[str, Any]:
    found = {one.name: getattr(definition, one.name) for one in fields(Definition)}
    findings = [finding.as_json() for finding in definition.findings]
    return found | {"values": to_json(definition.values), "findings": findings, "logo": b64encode(definition.logo).decode()}
