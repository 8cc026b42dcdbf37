"""Parser's events → the same events, as long as they nest no deeper than any definition does.

Some versions of PyYAML refuse deep nesting themselves, at a depth of their own and with words of their own, and they may do so while they
look ahead, before the events that nest are told.  So the depth is counted here, in the events and, where the parser gives up, in the
brackets between its last event and the place where it gave up: what comes out is the same with every parser.
"""

from __future__ import annotations

import re
from typing import Any, Protocol

import yaml

KEDALAMAN = 30   # levels of nesting; the deepest definition needs 9

_OPENS, _CLOSES = (yaml.MappingStartEvent, yaml.SequenceStartEvent), (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_BRACKET = re.compile(
    r"""(?<![^\s\[{,:-]) (?: "(?:\\.|[^"\\])*"? | '(?:''|[^'])*'? )    # a quoted text, where a value may begin
      | (?<!\S) \#[^\n]*                                                # a comment
      | [\[\]{}]""",
    re.VERBOSE | re.DOTALL,
)


class Events(Protocol):
    """What both loaders of PyYAML offer.  Marks count lines and columns from 0, columns in characters."""

    def get_event(self) -> Any: ...


class TooDeepError(Exception):
    """The rest of the text is not read; `line` and `column` say from 0 where it gets too deep."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.line, self.column = line, column


class Counted:
    """The events of `text`; raises TerlaluDalamError instead of the first one that nests too deep."""

    def __init__(self, events: Events, text: str) -> None:
        self._events = events
        self._text = text
        self._depth = 0
        self._told = 0      # the text up to here is in the events

    def get_event(self) -> Any:
        try:
            event = self._events.get_event()
        except yaml.MarkedYAMLError as error:
            self._look_ahead(error)
            raise
        if type(event) in _OPENS:
            self._depth += 1
            if self._depth > KEDALAMAN:
                raise TooDeepError(event.start_mark.line, event.start_mark.column)
        self._depth -= type(event) in _CLOSES
        self._told = event.end_mark.index
        return event

    def _look_ahead(self, error: yaml.MarkedYAMLError) -> None:
        """Was it too deep before the parser gave up?"""
        depth = self._depth
        end = error.problem_mark.index if error.problem_mark else len(self._text)
        for found in _BRACKET.finditer(self._text, self._told, end):
            depth += (found[0] in "[{") - (found[0] in "]}")
            if depth > KEDALAMAN:
                before = self._text[:found.start()]
                raise TooDeepError(before.count("\n"), len(before) - before.rfind("\n") - 1) from error
