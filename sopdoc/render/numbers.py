"""EMU → points as short decimal text: "12", "12.5", "12.345"; the same on every machine."""

from __future__ import annotations

from sopdoc.geometry import PT, Emu


class Points(dict[Emu, str]):
    """Remembers what it wrote: a page repeats the same few hundred lengths.

    Three decimals are finer than any printer, and table edges (twips, 0.05 pt) are exact.
    """

    def __missing__(self, length: Emu) -> str:
        whole, rest = divmod(round(abs(length) * 1000 / PT), 1000)
        text = f"{whole}.{rest:03}".rstrip("0") if rest else str(whole)
        self[length] = text = f"-{text}" if length < 0 and text != "0" else text
        return text


def rounded(length: Emu) -> float:
    """Points with three decimals, a whole number without them: for JSON."""
    value = round(length * 1000 / PT) / 1000
    return int(value) if value == int(value) else value
