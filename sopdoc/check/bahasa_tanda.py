"""A text → marks and spaces out of place in it, and words run together, each with what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sopdoc.check.bahasa_data import words

_HURUF = r"[^\W\d_]"
_GANDA = "dan|atau|yang|untuk|dengan|dari|pada|oleh|dalam|serta|di|ke"
_TANDA: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(?<={_HURUF}{{5}})\. ?([;,:])(?=\s|$)"), r"\1"),                  # "Teknis.;", not "dsb.;"
    (re.compile(r"[;,] ?([;,.])(?=\s|$)"), r"\1"),
    (re.compile(rf"(?<=[\w)]) +([;,])(?=\s|$)|(?<={_HURUF}{{2}}) +(\.)(?=\s|$)(?! \.)"), r"\1\2"),
    (re.compile(rf"(?<={_HURUF}{{3}})([,;])(?={_HURUF}{{3}})"), r"\1 "),
    (re.compile(rf"(?<={_HURUF}{{2}})(?: /(?! )|(?<! )/ )(?={_HURUF}{{2}})"), "/"),     # "dan / atau" is at least even
    (re.compile(rf"(?<={_HURUF}{{4}})\((?=[A-Z]{{2}})"), " ("),
    (re.compile(rf"(?<={_HURUF}{{2}}\))(?={_HURUF}{{3}})"), " "),
    (re.compile(rf"\b({_GANDA}) \1\b", re.IGNORECASE), r"\1"),
)
_KATA = re.compile(rf"{_HURUF}+")
_PUNUK = re.compile(r"(?P<depan>[A-Z]?[a-z]{3,})(?P<belakang>[A-Z][a-z]{3,})")
_ALAMAT = re.compile(r"://|www\.|@|\]\(")
_TERPENDEK = 4       # letters of each of two words that are written as one
_JARANG = 2
_KUTIPAN = 3         # words that show where a bracket stands alone


@dataclass(frozen=True, slots=True)
class Tanda:
    """What is written, and what should be; "" when only its writer knows."""

    salah: str
    benar: str


def tanda(teks: str, count: Mapping[str, int]) -> Iterator[Tanda]:
    """`count`: how often the agency writes each word, in small letters."""
    if _ALAMAT.search(teks):
        return
    for pattern, benar in _TANDA:
        for begin, end in dict.fromkeys(_sekitar(teks, match) for match in pattern.finditer(teks)):
            yield Tanda(teks[begin:end], pattern.sub(benar, teks[begin:end]))
    if "(" in teks or ")" in teks:
        yield from _kurung(teks)
    for match in _KATA.finditer(teks):
        if parts := _terpisah(match.group(), count):
            yield Tanda(match.group(), " ".join(parts))


def _sekitar(teks: str, match: re.Match[str]) -> tuple[int, int]:
    """The words on both sides."""
    before = re.search(r"\S*\s?$", teks[: match.start()])
    after = re.match(r"\s?\S*", teks[match.end() :])
    begin = before.start() if before else match.start()
    return begin, match.end() + (after.end() if after else 0)


def _kurung(teks: str) -> Iterator[Tanda]:
    """Brackets of which one is missing; "1)" and "a)" are markers of items."""
    depth = 0
    for match in re.finditer(r"[()]", teks):
        if match.group() == "(":
            depth += 1
        elif depth:
            depth -= 1
        elif re.search(rf"{_HURUF}{{3}}$", teks[: match.start()]):
            yield Tanda(" ".join(teks[: match.end()].split()[-_KUTIPAN:]), "")
    if depth:
        yield Tanda(" ".join(teks[teks.rindex("(") :].split()[:_KUTIPAN]), "")


def _terpisah(word: str, count: Mapping[str, int]) -> tuple[str, ...]:
    """The two words that were run together, () when it is one."""
    small = word.casefold()
    if small in words("ejaan", "terpisah"):
        return word[:2], word[2:]
    if punuk := _PUNUK.fullmatch(word):
        parts = punuk["depan"], punuk["belakang"]
        return parts if all(_is_kata(part, small, count) for part in parts) else ()
    if len(word) < 2 * _TERPENDEK - 1 or count.get(small, 0) > _JARANG:
        return ()
    for joint in words("ejaan", "sambung"):
        rest = small.removesuffix(joint)
        if rest != small and len(rest) >= _TERPENDEK and count.get(rest, 0) > 0:
            return word[: len(rest)], word[len(rest) :]
    return ()


def _is_kata(part: str, whole: str, count: Mapping[str, int]) -> bool:
    return part.casefold() in count and part.casefold() != whole
