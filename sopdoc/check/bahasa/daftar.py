"""`*.toml` → the word lists of the language rules, read once.  Decides nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@cache
def words(file: str, key: str) -> frozenset[str]:
    """A list of words, e.g. `words("kata", "periksa")`."""
    return frozenset(_load(file)[key])


@cache
def mapping(file: str, key: str) -> Mapping[str, str]:
    """A table from words to words."""
    return dict(_load(file)[key])


@cache
def all_words(file: str) -> frozenset[str]:
    """Every single word of all the lists and tables of a file."""
    return frozenset(word for entry in _load(file).values() for text in _texts(entry) for word in text.split())


def _texts(entry: Mapping[str, str] | list[str]) -> tuple[str, ...]:
    return (*entry.keys(), *entry.values()) if isinstance(entry, Mapping) else tuple(entry)


@cache
def _load(file: str) -> Mapping[str, dict[str, str]]:
    return tomllib.loads((_FOLDER / f"{file}.toml").read_text("utf-8"))
