"""The body of a Word document with tracked changes → the same as it stands when all of them are accepted.

Words that came are read where they stand (`own_text`), words that went are not; here go rows and paragraphs that were taken out.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from sopdoc.impor.own.text import W

OPEN = ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel")


def has_open_changes(body: Element) -> bool:
    """Does anything wait to be accepted or rejected?  How words look is no question for a definition."""
    return any(body.find(f".//{W}{name}") is not None for name in OPEN)


def accept(parent: Element) -> None:
    """Changes the tree below `parent`."""
    for one in list(parent):
        if _is_gone(one):
            parent.remove(one)
        else:
            accept(one)
    _join(parent)
    for table in list(parent.iterfind(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            parent.remove(table)


def _is_gone(one: Element) -> bool:
    """What was deleted or moved from here, and rows and cells that were taken out."""
    if one.tag in (f"{W}del", f"{W}moveFrom"):
        return len(one) > 0
    return one.find(f"{W}trPr/{W}del") is not None or one.find(f"{W}tcPr/{W}cellDel") is not None


def _join(parent: Element) -> None:
    """A paragraph whose end was taken out goes on with the next one's words; one without words goes."""
    for one in reversed(parent.findall(f"{W}p")):
        mark = one.find(f"{W}pPr/{W}rPr")
        if mark is None or not any(mark.find(f"{W}{name}") is not None for name in ("del", "moveFrom")):
            continue
        at = list(parent).index(one)
        following = parent[at + 1] if at + 1 < len(parent) and parent[at + 1].tag == f"{W}p" else None
        kept = [inner for inner in one if inner.tag != f"{W}pPr"]
        if following is not None:
            place = 1 if len(following) and following[0].tag == f"{W}pPr" else 0
            following[place:place] = kept
            parent.remove(one)
