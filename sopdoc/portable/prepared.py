"""What Python compiles while modules are imported, compiled once: the code that dataclasses write, and regular expressions.

    record() ── modules are imported ──▶ made() ──▶ bytes       while the page is built
    use(bytes) ── modules are imported                          in the page, before any other module of it

Neither is in a module's compiled file: without this every start of the page compiles them anew, which is half of what importing costs
there.  The bytes are of use to the very version of Python that made them, and to no other.
"""

from __future__ import annotations

import dataclasses
import marshal
from collections.abc import Callable
from re import _compiler  # type: ignore[attr-defined]  # where `re.compile` compiles; the types do not know it
from types import CodeType, SimpleNamespace
from typing import Any

Flags = int
_codes: dict[str, CodeType] = {}        # of a dataclass's methods, by their text
_patterns: dict[tuple[str | bytes, Flags], tuple[Any, ...]] = {}        # what the engine is given, by what `re.compile` was given


def use(made: bytes) -> None:
    """From now on nothing is compiled that `made` holds; what it lacks is compiled as ever, and not kept."""
    codes, patterns = marshal.loads(made)
    _codes.update(codes)
    _patterns.update(patterns)
    compiled: Callable[..., Any] = _compiler.compile

    def pattern_of(pattern: Any, flags: Flags = 0) -> Any:
        known = _patterns.get((pattern, flags)) if isinstance(pattern, str | bytes) else None
        return _compiler._sre.compile(pattern, *known) if known else compiled(pattern, flags)

    _compiler.compile = pattern_of
    _runs_by(lambda text: _codes.get(text, text))


def record() -> None:
    """From now on what is compiled is kept for `made`."""
    engine, compiled = _compiler._sre, _compiler.compile
    given: list[tuple[Any, ...]] = []

    def heard(pattern: Any, flags: Flags, code: list[int], *groups: Any) -> Any:
        given.append((int(flags), [int(word) for word in code], *groups))
        return engine.compile(pattern, flags, code, *groups)

    def pattern_of(pattern: Any, flags: Flags = 0) -> Any:
        found = compiled(pattern, flags)
        if isinstance(pattern, str | bytes):
            _patterns[pattern, int(flags)] = given[-1]
        return found

    _compiler._sre = SimpleNamespace(**{**vars(engine), "compile": heard})
    _compiler.compile = pattern_of
    _runs_by(lambda text: _codes.setdefault(text, compile(text, "<string>", "exec", dont_inherit=True)))


def made() -> bytes:
    """What was recorded, in the order of its words."""
    patterns = sorted(_patterns.items(), key=lambda one: (isinstance(one[0][0], bytes), one[0]))
    return marshal.dumps((dict(sorted(_codes.items())), dict(patterns)))


def _runs_by(code_of: Callable[[str], CodeType | str]) -> None:
    """A name in their module goes before the built-in one."""
    vars(dataclasses)["exec"] = lambda text, *spaces: exec(code_of(text), *spaces)
