"""WordArt of a part of a document → the words that it draws: Word's watermarks hang in headers as such.

    VML: v:shape style="…rotation:315…" ─▶ v:textpath string="DRAFT"        DrawingML: wps:wsp with a:prstTxWarp ─▶ its text
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from sopdoc.impor.office.drawing import members_of
from sopdoc.impor.office.ink import name_of

LEVEL = ("", "0", "360")


def wordart_in(part: Element, leaning: bool = False) -> tuple[str, ...]:
    """Line by line, each once; `leaning`: only what is turned, for in the text WordArt may be a title."""
    return tuple(dict.fromkeys(_words(part, leaning)))


def _words(part: Element, leaning: bool) -> Iterator[str]:
    for one in members_of(part):
        if name_of(one) == "wsp" and one.find("{*}bodyPr/{*}prstTxWarp") is not None:
            frame = one.find("{*}spPr/{*}xfrm")
            if not leaning or (frame is not None and frame.get("rot", "") not in LEVEL):
                yield from (text for line in one.iterfind(".//{*}p") if (text := "".join(line.itertext()).strip()))
            continue
        drawn = next((child for child in one if name_of(child) == "textpath"), None)
        text = "" if drawn is None else drawn.get("string", "").strip()
        if text and (not leaning or _turn(one) not in LEVEL):
            yield text
        yield from _words(one, leaning)


def _turn(shape: Element) -> str:
    said = (part.partition(":") for part in shape.get("style", "").split(";"))
    return next((value.strip() for key, _, value in said if key.strip() == "rotation"), "")
