"""Requests and answers ↔ JSON: every dataclass is an object that says its own name under "jenis".

What comes in is believed in nothing: another name, key or type than the dataclasses have is refused (`UnreadableError`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from sopdoc.studio.requests import Answer, Request

KIND = "jenis"


class UnreadableError(ValueError):
    """A request that is none."""


def read_request(content: bytes) -> Request:
    """Raises UnreadableError."""
    try:
        data = json.loads(content)
        request: Request = _read(Request, data)
    except (ValueError, RecursionError) as fault:
        raise UnreadableError from fault
    return request


def written_answer(answer: Answer) -> bytes:
    return json.dumps(_plain(answer), ensure_ascii=False).encode("utf-8", "replace")


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        own = {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
        return {KIND: type(value).__name__} | own
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value


def _read(wanted: Any, data: Any) -> Any:
    origin = get_origin(wanted)
    if origin in (UnionType, Union):
        return _read_one_of(get_args(wanted), data)
    if origin is tuple:
        return _read_tuple(get_args(wanted), data)
    if is_dataclass(wanted) and isinstance(wanted, type):
        return _read_object(wanted, data)
    if type(data) is not wanted:        # True is an int, and none of ours
        raise UnreadableError
    if isinstance(data, str) and not data.isascii():
        data.encode()       # a half surrogate is no text: UnicodeEncodeError is a ValueError
    return data


def _read_one_of(kinds: tuple[Any, ...], data: Any) -> Any:
    """Objects by their name, words and numbers by their type."""
    named = data.get(KIND) if isinstance(data, dict) else type(data).__name__
    for kind in kinds:
        if kind.__name__ == named:
            return _read(kind, data)
    raise UnreadableError


def _read_tuple(kinds: tuple[Any, ...], data: Any) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise UnreadableError
    return tuple(_read(kinds[0], one) for one in data)


def _read_object(kind: type, data: Any) -> Any:
    if not isinstance(data, dict) or data.get(KIND) != kind.__name__:
        raise UnreadableError
    hints = _hints(kind)
    if set(data) - {KIND} - set(hints):
        raise UnreadableError
    values = {}
    for one in fields(kind):
        if one.name in data:
            values[one.name] = _read(hints[one.name], data[one.name])
        elif one.default is MISSING:
            raise UnreadableError
    return kind(**values)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
