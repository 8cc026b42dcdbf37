"""Ink → the long straight strokes in it; and the ink that is such a stroke and nothing else.

    ──────┼──────   a stroke is rubbed out where it is as thin as it usually is: what crosses it stays whole
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

import numpy as np
from numpy.typing import NDArray

from sopdoc.impor.page import Path
from sopdoc.impor.pixels.gray import Gray
from sopdoc.impor.pixels.runs import Mask, Numbers, Runs, level_runs, mask_of, runs_of
from sopdoc.impor.table.rules import Rule, Rules, joined

Thickness = NDArray[np.uint16]

SHORTEST = 12.0         # points: letters have no longer stroke
PIECE = 5.0             # points: of a worn stroke, with holes up to HOLE between
HOLE = 1.0              # points
THICKEST = 3.0          # points
FAINT = 0.93            # of the paper's shade: tables have lighter rules than letters
BESIDE = 1.0            # points from a stroke's middle to where the rest of it lies
STRAYS = 2.0            # points that the middle itself lies off at some places
LOOK = 6.0              # points along a stroke that are looked at together
STEP = 2                # pixels that it strays from one such piece to the next
PARTS, WHOLE = (13, 26, 38, 48, 57, 71, 86), 97      # of a stroke: where it is measured; rows of one height part it evenly
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
    level, along = _covered(ink, [_placed(rule, -y, -x) for rule in rules.level], gray.scale)
    upright, down = _covered(ink.T, [_placed(rule, -x, -y) for rule in rules.upright], gray.scale)
    found: Mask = level | upright.T | (ink & along & down.T)
    return found


def _placed(rule: Rule, across: float, along: float) -> Rule:
    return Rule(rule.at + across, rule.start + along, rule.end + along)


def _level(ink: Mask, scale: float) -> tuple[Rule, ...]:
    """In points of the picture."""
    row, start, end = level_runs(ink, int(PIECE * scale))
    thin = _usual(thickness_of(ink), row, start, end) <= THICKEST * scale
    hole = ceil(HOLE * scale / 2)
    pieces = runs_of(mask_of((ink.shape[0], ink.shape[1] + 2 * hole), row[thin], start[thin], end[thin] + 2 * hole), diagonal=True)
    middle = _middles(pieces) + 0.5
    first, last = pieces.least(pieces.start), pieces.most(pieces.end) - 2 * hole
    whole = (Rule(at / scale, a / scale, b / scale) for at, a, b in zip(middle.tolist(), first.tolist(), last.tolist(), strict=True))
    return joined(rule for rule in whole if rule.length >= SHORTEST)


def _middles(pieces: Runs) -> Numbers:
    """By part: the row above and below which there are as many of its pixels; letters that touch a stroke move that least."""
    order = np.lexsort((pieces.row, pieces.part))
    length, part = (pieces.end - pieces.start)[order], pieces.part[order]
    above, total = np.cumsum(length), np.cumsum(np.bincount(part, length, pieces.parts))
    half = total - np.diff(total, prepend=0) / 2
    return pieces.row[order][np.searchsorted(above, half)]


def thickness_of(ink: Mask) -> Thickness:
    """Of each pixel of ink: how many hang together above and below it; else 0."""
    upright = np.ascontiguousarray(ink.T)
    _, start, end = level_runs(upright)
    result = np.zeros(upright.shape, dtype=np.uint16)       # of the tallest page that a PDF can have a column is 57,600 pixels high
    result[upright] = np.repeat((end - start).astype(np.uint16), end - start)
    return result.T


def _usual(thickness: Thickness, row: Numbers, start: Numbers, end: Numbers) -> Numbers:
    """The middle one of several, by run."""
    places = [start + (end - start) * part // WHOLE for part in PARTS]
    middle: Numbers = np.sort(np.stack([thickness[row, place] for place in places]), axis=0)[len(PARTS) // 2]
    return middle


def _covered(ink: Mask, rules: Iterable[Rule], scale: float) -> tuple[Mask, Mask]:
    """The pixels of level rules, in points of the picture, and where the rules lie, with what crosses them."""
    thickness = thickness_of(ink)
    result, bands = np.zeros_like(ink), np.zeros_like(ink)
    for rule in rules:
        first, last = max(0, round(rule.start * scale)), min(ink.shape[1], round(rule.end * scale) + 1)
        above, below = (max(0, round((rule.at + side) * scale)) for side in (-BESIDE - STRAYS, BESIDE + STRAYS))
        around = slice(above, below + 1), slice(first, last)
        met = thickness[around][thickness[around] > 0]
        if len(met):
            most = min(float(np.median(met)) + FRAYED, THICKEST * scale)
            thin = (thickness[around] > 0) & (thickness[around] <= most)
            band = _band(thin, rule.at * scale - 0.5 - above, scale)
            result[around] |= thin & band
            bands[around] |= band
    return result, bands


def _band(thin: Mask, middle: float, scale: float) -> Mask:
    """Where the stroke lies, which may stray from its middle row, since paper lay askew or bent: followed from its middle to both
    ends, piece by piece, to where most of the thin ink is."""
    result, length, reach = np.zeros_like(thin), round(LOOK * scale), max(1, round(BESIDE * scale))
    starts = list(range(0, thin.shape[1], length))
    half = len(starts) // 2
    for way in (starts[half:], starts[:half][::-1]):
        at = middle
        for start in way:
            piece = slice(start, start + length)
            first = max(0, round(at) - STEP)
            found = thin[first: round(at) + STEP + 1, piece].sum(axis=1)
            if len(found) and found.max() * 2 > length:
                at = first + float(np.mean(np.flatnonzero(found == found.max())))
            result[max(0, round(at) - reach): round(at) + reach + 1, piece] = True
    return result
