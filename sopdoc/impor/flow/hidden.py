"""What white fills hide: a straight stroke → the pieces of it that are seen.

    ────▓▓▓▓────   drawn before the white shape   ─▶   ────    ────

Word's shapes stand over the lines that end in them, and our own DOCX covers with strips where a line must not be seen.
"""

from __future__ import annotations

from collections.abc import Sequence

from sopdoc.impor.page import Page, Path, Point, Segment, box_of, corners, inside

SMALLEST = 1.0          # a lower or narrower fill hides nothing
LEAST = 0.5             # a shorter rest is not seen
LARGER = 1.0            # on every side: a symbol's own ground is not
MOST_CORNERS = 90       # of a capsule whose curves are cut

Part = tuple[float, float]      # of a stroke, from 0 at its beginning to 1 at its end


def covers_of(page: Page) -> tuple[Path, ...]:
    """The shapes that hide what was drawn before them; a dented one does not hide all of what lies between its corners, and a line
    that passes behind the box of its label goes on."""
    white = [path for path in page.paths if path.white and path.closed and min(path.box.width, path.box.height) > SMALLEST]
    middles = [word.box.centre for word in page.words] if white else []
    empty = (path for path in white if not any(map(path.box.holds, middles)))
    return tuple(path for path in empty if _is_convex(corners(path.points, 0.05)))


def is_covered(path: Path, covers: Sequence[Path]) -> bool:
    """Does a shape that was drawn later, and is larger, hide all of it?"""
    return any(
        cover.drawing > path.drawing and cover.box.covers(path.box, -LARGER) and all(inside(point, cover.points) for point in path.points)
        for cover in covers
    )


def seen(piece: Segment, drawing: int, covers: Sequence[Path]) -> list[Segment]:
    """What is seen of a stroke of that drawing."""
    box = box_of(piece)
    hidden = [_covered(piece, path) for path in covers if path.drawing > drawing and path.box.meets(box)]
    rest: list[Part] = [(0.0, 1.0)]
    for part in hidden:
        if part:
            rest = [left for one in rest for left in _without(one, part)]
    if rest == [(0.0, 1.0)]:
        return [piece]
    (x0, y0), (x1, y1) = piece
    length = max(abs(x1 - x0), abs(y1 - y0))
    return [
        ((x0 + a * (x1 - x0), y0 + a * (y1 - y0)), (x0 + b * (x1 - x0), y0 + b * (y1 - y0))) for a, b in rest if (b - a) * length > LEAST
    ]


def _without(part: Part, gone: Part) -> list[Part]:
    (a, b), (c, d) = part, gone
    return [(s, e) for s, e in ((a, min(b, c)), (max(a, d), b)) if s < e]


def _covered(piece: Segment, path: Path) -> Part | None:
    """The part of a stroke within a convex shape."""
    points = path.points
    inner = path.box.centre
    (x, y), (dx, dy) = piece[0], (piece[1][0] - piece[0][0], piece[1][1] - piece[0][1])
    start, end = 0.0, 1.0
    for a, b in zip(points, (*points[1:], points[0]), strict=True):
        nx, ny = _inwards(a, b, inner)
        away, speed = (x - a[0]) * nx + (y - a[1]) * ny, dx * nx + dy * ny
        if abs(speed) < 1e-9:
            if away < 0:
                return None
        elif speed > 0:
            start = max(start, -away / speed)
        else:
            end = min(end, -away / speed)
    return (start, end) if start < end else None


def _inwards(a: Point, b: Point, inner: Point) -> Point:
    """Across a side, towards the inside."""
    nx, ny = a[1] - b[1], b[0] - a[0]
    turned = (inner[0] - a[0]) * nx + (inner[1] - a[1]) * ny < 0
    return (-nx, -ny) if turned else (nx, ny)


def _is_convex(points: Sequence[Point]) -> bool:
    """Do all its corners turn one way?"""
    if not 3 <= len(points) <= MOST_CORNERS:
        return False
    turns = [
        (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])
        for a, b, c in zip(points, (*points[1:], points[0]), (*points[2:], *points[:2]), strict=True)
    ]
    return min(turns) > -0.01 or max(turns) < 0.01
