"""Ink → the long straight strokes in it; and the ink that is such a stroke and nothing else.

    ──────┼──────   a stroke is rubbed out where it is as thin as it usually is: what crosses it stays whole
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from sopdoc.impor.page import Path
from sopdoc.impor.pixels.gray import Gray
from sopdoc.impor.pixels.runs import Mask, Numbers, level_runs
from sopdoc.impor.table.rules import Rule, Rules, joined

SHORTEST = 12.0         # points: letters have no longer stroke
PIECE = 5.0             # points: of a worn stroke, with holes up to HOLE between
TOGETHER = 1.5          # pixels between rows of one piece
HOLE = 1.0              # points
THICKEST = 3.0          # points
FAINT = 0.93            # of the paper's shade: tables have lighter rules than letters
BESIDE = 1.0            # points from a stroke's middle to where the rest of it lies
FRAYED = 2              # pixels that a stroke is thicker at some places


def strokes_in(gray: Gray) -> Rules:
    """Those of a straightened picture, at their places on the page; faint ones too."""
    (x, y), ink = gray.origin, gray.below(FAINT)
    return Rules(
        tuple(_placed(rule, y, x) for rule in _level(ink, gray.scale)), tuple(_placed(rule, x, y) for rule in _level(ink.T, gray.scale)),
    )


def paths_of(rules: Rules) -> tuple[Path, ...]:
    """As a page has them."""
    level = (Path(((rule.start, rule.at), (rule.end, rule.at)), False) for rule in rules.level)
    upright = (Path(((rule.at, rule.start), (rule.at, rule.end)), False) for rule in rules.upright)
    return (*level, *upright)


def ink_of(rules: Rules, gray: Gray) -> Mask:
    """The pixels that only these rules cover."""
    (x, y), ink = gray.origin, gray.below(FAINT)
    level = _covered(ink, [_placed(rule, -y, -x) for rule in rules.level], gray.scale)
    upright = _covered(ink.T, [_placed(rule, -x, -y) for rule in rules.upright], gray.scale).T
    found: Mask = level | upright
    return found


def _placed(rule: Rule, across: float, along: float) -> Rule:
    return Rule(rule.at + across, rule.start + along, rule.end + along)


def _level(ink: Mask, scale: float) -> tuple[Rule, ...]:
    """In points of the picture."""
    row, start, end = level_runs(ink, int(PIECE * scale))
    thin = _usual(_thickness(ink), row, start, end) <= THICKEST * scale
    pieces = zip(row[thin].tolist(), start[thin].tolist(), end[thin].tolist(), strict=True)
    whole = joined((Rule((at + 0.5) / scale, a / scale, b / scale) for at, a, b in pieces), TOGETHER / scale, HOLE)
    return joined(rule for rule in whole if rule.length >= SHORTEST)


def _thickness(ink: Mask) -> NDArray[np.int32]:
    """Of each pixel of ink: how many hang together above and below it; else 0."""
    column, start, end = level_runs(ink.T)
    edges = np.zeros((ink.shape[1], ink.shape[0] + 1), dtype=np.int32)
    np.add.at(edges, (column, start), end - start)
    np.add.at(edges, (column, end), start - end)
    return np.cumsum(edges[:, :-1], axis=1, dtype=np.int32).T


def _usual(thickness: NDArray[np.int32], row: Numbers, start: Numbers, end: Numbers) -> Numbers:
    """The middle one of three, by run."""
    places = [start + (end - start) * part // 4 for part in (1, 2, 3)]
    middle: Numbers = np.sort(np.stack([thickness[row, place] for place in places]), axis=0)[1]
    return middle


def _covered(ink: Mask, rules: Iterable[Rule], scale: float) -> Mask:
    """The pixels of level rules, in points of the picture."""
    thickness = _thickness(ink)
    result = np.zeros_like(ink)
    height, width = ink.shape
    for rule in rules:
        middle, reach = round(rule.at * scale - 0.5), max(1, round(BESIDE * scale))
        rows = slice(max(0, middle - reach), min(height, middle + reach + 1))
        columns = slice(max(0, round(rule.start * scale)), min(width, round(rule.end * scale) + 1))
        part = thickness[rows, columns]
        met = part[part > 0]
        if len(met):
            most = min(float(np.median(met)) + FRAYED, THICKEST * scale)
            result[rows, columns] |= (part > 0) & (part <= most)
    return result
