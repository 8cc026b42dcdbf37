"""The schemas themselves: valid, complete, committed as they are made now, and true of every definition of the repository."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from tools import DEFINITIONS, ROOT, none

from sopdoc.profile.decode import KOLOM
from sopdoc.schema.document import KINDS, schema, schema_text
from sopdoc.schema.shapes import record

FOLDER = DEFINITIONS / "skema"
FILES = sorted(path for path in DEFINITIONS.rglob("*.yaml") if path.name != "buku.yaml" or "buku" in KINDS)
PROFILES = sorted((ROOT / "templates/profil").glob("*.yaml"))
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def kind_of(path: Path) -> str:
    if path in PROFILES:
        return "profil"
    return path.stem if path.stem in ("instansi", "buku") else "sop"


def json_value(value: Any) -> Any:
    """What PyYAML read, as JSON: keys are texts, dates are written out."""
    if isinstance(value, dict):
        return {str(key): json_value(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [json_value(inner) for inner in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_valid_itself(kind: str) -> None:
    Draft202012Validator.check_schema(schema(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_the_committed_schema_is_what_the_command_writes(kind: str, expect: Callable[[Path, str], None]) -> None:
    expect(FOLDER / f"{kind}.schema.json", schema_text(kind))


@pytest.mark.parametrize("loader", [yaml.BaseLoader, yaml.SafeLoader], ids=["all texts", "as editors convert"])
@pytest.mark.parametrize("path", [*FILES, *PROFILES], ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_definition_is_valid(path: Path, loader: type) -> None:
    value = json_value(yaml.load(path.read_text("utf-8"), loader))
    none(f"{list(e.absolute_path)}: {e.message}" for e in Draft202012Validator(schema(kind_of(path))).iter_errors(value))


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_definition_names_its_schema(path: Path) -> None:
    found = MODELINE.fullmatch(path.read_text("utf-8").splitlines()[0])
    assert found, "the first line is no modeline"
    assert (path.parent / found[1]).resolve() == FOLDER / f"{kind_of(path)}.schema.json"


def properties(shape: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Every property of every record inside a schema."""
    if isinstance(shape, dict):
        if shape.get("additionalProperties") is False:
            yield from ((f"{path}.{key}", value) for key, value in shape["properties"].items())
        for key, inner in shape.items():
            yield from properties(inner, f"{path}.{key}")
    elif isinstance(shape, list):
        for inner in shape:
            yield from properties(inner, path)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_explained(kind: str) -> None:
    whole = schema(kind)

    def explained(shape: Any) -> bool:
        inner = [whole["$defs"][shape["$ref"].removeprefix("#/$defs/")]] if "$ref" in shape else shape.get("anyOf", [])
        return "description" in shape or any(map(explained, inner))

    assert [name for name, shape in properties(whole, kind) if not explained(shape)] == []


def test_a_key_that_the_decoder_does_not_know_cannot_be_described() -> None:
    with pytest.raises(KeyError):
        record(KOLOM, {**{key: {} for key in KOLOM}, "asing": {}})


def test_a_key_that_nobody_described_is_noticed() -> None:
    with pytest.raises(KeyError):
        record((*KOLOM, "baru"), {key: {} for key in KOLOM})
