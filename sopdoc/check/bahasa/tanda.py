"""A text → marks and spaces out of place in it, and words run together, each with what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sopdoc.check.bahasa.daftar import words
from sopdoc.check.bahasa.ejaan import is_lazim

_HURUF = r"[^\W\d_]"
_GANDA = "dan|atau|yang|untuk|dengan|dari|pada|oleh|dalam|serta|di|ke"
_TANDA: tuple[tuple[re.Pattern[str], str], ...] = (      # each begins with its mark, which is found fast, and looks back from there
    (re.compile(rf"\.(?<={_HURUF}{{5}}\.) ?([;,:])(?=\s|$)"), r"\1"),                  # "Teknis.;", not "dsb.;"
    (re.compile(r"[;,] ?([;,.])(?=\s|$)"), r"\1"),
    (re.compile(r" +([;,]|\.(?<!\. \.)(?! \.))(?=\s|$)"), r"\1"),
    (re.compile(rf"([;,])(?<={_HURUF}{{3}}[;,])(?={_HURUF}{{3}})"), r"\1 "),
    (re.compile(rf" /(?<={_HURUF}{{2}} /)(?={_HURUF}{{2}})|/ (?<={_HURUF}{{2}}/ )(?={_HURUF}{{2}})"), "/"),     # "a / b" is even
    (re.compile(rf"\((?<={_HURUF}{{4}}\()(?=[A-Z]{{2}})"), " ("),
    (re.compile(rf"\( +(?={_HURUF})"), "("),
    (re.compile(rf" +\)(?<={_HURUF}{{2}} \))"), ")"),
    (re.compile(rf"\)(?<={_HURUF}{{2}}\))(?={_HURUF}{{3}})"), ") "),
    (re.compile(rf"\b({_GANDA}) \1\b", re.IGNORECASE), r"\1"),
)
_KATA = re.compile(rf"{_HURUF}+")
_PUNUK = re.compile(r"\b(?P<depan>[A-Z]?[a-z]{3,})(?P<belakang>[A-Z][a-z]{3,})\b")
_ALAMAT = re.compile(r"://|www\.|@|\]\(")
_TERPENDEK = 4       # letters of each of two words that are written as one
_PANJANG = 7         # letters of a word that no name of an application begins with
_JARANG = 2
_KUTIPAN = 3         # words that show where a bracket stands alone


@dataclass(frozen=True, slots=True)
class Tanda:
    """What is written, and what should be; "" when only its writer knows."""

    salah: str
    benar: str


def tanda(texts: Sequence[str], count: Mapping[str, int], serangkai: Mapping[str, int]) -> Iterator[tuple[int, Tanda]]:
    """What is wrong in which of an SOP's texts.  `count`: how often the agency writes each word, in small letters; `serangkai`: of them,
    those that are two, as `serangkai_of` has them."""
    semua = "\n".join(texts)     # most patterns match nowhere
    patterns = [(pattern, benar) for pattern, benar in _TANDA if pattern.search(semua)]
    berkata = bool(serangkai) or _PUNUK.search(semua) is not None
    for index, teks in enumerate(texts):
        if _ALAMAT.search(teks):
            continue
        for pattern, benar in patterns:
            for begin, end in dict.fromkeys(_sekitar(teks, match) for match in pattern.finditer(teks)):
                yield index, Tanda(teks[begin:end], pattern.sub(benar, teks[begin:end]))
        if teks.count("(") != teks.count(")"):
            yield from ((index, one) for one in _kurung(teks))
        for match in _KATA.finditer(teks) if berkata else ():
            if at := serangkai.get(match.group().casefold()) or _punuk(match.group(), count):
                yield index, Tanda(match.group(), f"{match.group()[:at]} {match.group()[at:]}")


def serangkai_of(count: Mapping[str, int]) -> dict[str, int]:
    """Words that are two → where the second one begins."""
    return {word: at for word, times in count.items() if (at := _batas(word, times, count))}


def _sekitar(teks: str, match: re.Match[str]) -> tuple[int, int]:
    """The words on both sides in the same line."""
    before = re.search(r"\S*[^\S\n]?$", teks[: match.start()])
    after = re.match(r"(?:[^\S\n]?\S+)?", teks[match.end() :])
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


def _batas(word: str, times: int, count: Mapping[str, int]) -> int:
    """Where the second of two words begins, 0 when it is one."""
    if word in words("ejaan", "terpisah"):
        return 2
    if times > _JARANG or len(word) < 2 * _TERPENDEK - 1:
        return 0
    ends = (len(word) - len(joint) for joint in words("ejaan", "sambung") if word.endswith(joint))
    return next((at for at in ends if at >= _TERPENDEK and (word[:at] in count or is_lazim(word[:at]))), 0)


def _punuk(word: str, count: Mapping[str, int]) -> int:
    """Where a capital inside a word begins another one, 0 when it is one name.

    Both are words, of the agency or of all; after a long word of all the second may be any, where the agency seldom writes the two.
    """
    match = _PUNUK.fullmatch(word)
    if match is None:
        return 0
    depan, belakang = (part.casefold() for part in match.groups())
    rare = len(depan) >= _PANJANG and count.get(word.casefold(), 0) <= _JARANG
    known = (is_lazim(depan) and rare) or all(part in count or is_lazim(part) for part in (depan, belakang))
    return len(depan) if known else 0
