"""Letters of an agency's own font are drawn to prove them: without FreeType that proof is left out, the others stay."""

from __future__ import annotations

from enum import IntEnum


class Layout(IntEnum):
    BASIC = 0


class FreeTypeFont:
    def getmask(self, text: str) -> None:
        """Nothing is drawn."""


def truetype(font: str, size: int, layout_engine: Layout = Layout.BASIC) -> FreeTypeFont:
    return FreeTypeFont()
