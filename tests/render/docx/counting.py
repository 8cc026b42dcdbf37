"""The numbers that Word prints: every paragraph of a list counted as Word counts, by the part of the lists alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from .opened import W, find, root

ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
         (4, "iv"), (1, "i"))


def roman(number: int) -> str:
    text = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


WRITTEN: dict[str, Callable[[int], str]] = {
    "decimal": str, "decimalZero": "{:02}".format, "lowerRoman": roman, "upperRoman": lambda n: roman(n).upper(),
    "lowerLetter": lambda n: chr(96 + n), "upperLetter": lambda n: chr(64 + n), "bullet": lambda _: "",
}


class Levels:
    """What word/numbering.xml says: for each list its first number, its form and the definition that it counts in."""

    def __init__(self, content: bytes) -> None:
        part = root(content, "word/numbering.xml")
        levels = {one.get(f"{W}abstractNumId"): one.find(f"{W}lvl") for one in part.iter(f"{W}abstractNum")}
        self.definitions = {num.get(f"{W}numId"): num.find(f"{W}abstractNumId").get(f"{W}val") for num in part.iter(f"{W}num")}
        self.levels = {number: levels[definition] for number, definition in self.definitions.items()}

    def value(self, number: str, name: str) -> str:
        return str(self.levels[number].find(f"{W}{name}").get(f"{W}val"))

    def text(self, number: str, count: int) -> str:
        """What is printed for the item that has `count` before it in its definition."""
        value = int(self.value(number, "start")) + count
        return self.value(number, "lvlText").replace("%1", WRITTEN[self.value(number, "numFmt")](value))


def numbers(content: bytes, paragraphs: Iterable[Any]) -> list[str]:
    """For each paragraph what Word prints before its words, "" outside of lists."""
    levels, seen, found = Levels(content), Counter[str](), []
    for paragraph in paragraphs:
        number = next((one.get(f"{W}val") for one in find(paragraph, "./w:pPr/w:numPr/w:numId")), "")
        found.append(levels.text(number, seen[levels.definitions[number]]) if number else "")
        if number:
            seen[levels.definitions[number]] += 1
    return found


def printed(content: bytes) -> list[str]:
    """The body's numbers in the order of its paragraphs, those of lists alone."""
    return [number for number in numbers(content, find(root(content), "//w:body//w:p")) if number]
