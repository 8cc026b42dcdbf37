"""Paths → the straight rules that they draw: strokes, thin fills, and cells' outlines that touch, joined to whole lines.

    Word strokes a piece per cell, Excel fills a thin box per rule:   ── ── ▬▬ ──   ─▶   ───────────
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sopdoc.impor.page import Path, Segment, corners

LEVEL = 0.6         # a piece that climbs less is level
SHORTEST = 2.0      # a shorter stroke is no rule
THIN = 2.6          # a fill up to this thickness is a rule
TOGETHER = 1.3      # rules this near are one
GAP = 3.5           # a gap up to this is drawn through
BOX = 5             # corners of a fill that may be a rule: four, and one that some program draws twice


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """A level or an upright line: `at` is its y or x, from `start` to `end` along the other way."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.start

    def passes(self, place: float, slack: float = 2) -> bool:
        return self.start - slack <= place <= self.end + slack


@dataclass(frozen=True, slots=True)
class Rules:
    level: tuple[Rule, ...]
    upright: tuple[Rule, ...]


def rules_of(paths: Iterable[Path]) -> Rules:
    level: list[Rule] = []
    upright: list[Rule] = []
    for path in paths:
        if path.stroked and not path.curves:
            for segment in path.segments:
                _sort(segment, level, upright)
        elif path.filled and not path.curves and (len(path.points) <= BOX or len(corners(path.points, 0.05)) <= BOX):
            _sort_fill(path, level, upright)
    return Rules(joined(level), joined(upright))


def _sort(segment: Segment, level: list[Rule], upright: list[Rule]) -> None:
    (x0, y0), (x1, y1) = segment
    if abs(y0 - y1) < LEVEL and abs(x0 - x1) > SHORTEST:
        level.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
    elif abs(x0 - x1) < LEVEL and abs(y0 - y1) > SHORTEST:
        upright.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def _sort_fill(path: Path, level: list[Rule], upright: list[Rule]) -> None:
    """A thin box is a rule; a dot, where rules cross, is a piece of both."""
    box = path.box
    dot = box.width < THIN and box.height < THIN
    if dot or box.height < THIN < box.width:
        level.append(Rule(box.centre[1], box.x0, box.x1))
    if dot or box.width < THIN < box.height:
        upright.append(Rule(box.centre[0], box.y0, box.y1))


def joined(rules: Iterable[Rule], together: float = TOGETHER, gap: float = GAP) -> tuple[Rule, ...]:
    """Rules side by side as one, pieces one behind the other as one."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules):
        if groups and rule.at - groups[-1][-1].at <= together:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return tuple(line for group in groups for line in _in_line(group, gap))


def _in_line(group: list[Rule], gap: float) -> list[Rule]:
    at = sum(rule.at for rule in group) / len(group)
    pieces = sorted((rule.start, rule.end) for rule in group)
    result = [Rule(at, *pieces[0])]
    for start, end in pieces[1:]:
        if start <= result[-1].end + gap:
            result[-1] = Rule(at, result[-1].start, max(result[-1].end, end))
        else:
            result.append(Rule(at, start, end))
    return result
