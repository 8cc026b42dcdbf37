"""Words → the often used word that each was most probably meant to be: one letter more, less, other, or two exchanged.

No dictionary: what an agency writes often, what stands on its kop, and the words of known regulations are right; a rare word beside
one of them is a slip, unless the letter makes another form of the same stem ("laporan", "laporkan") or a word that `ejaan.toml`
knows to be another ("pemulihan", "pemilihan").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from sopdoc.check.bahasa.daftar import all_words, words
from sopdoc.check.peraturan.daftar import peraturan

TERPENDEK = 7        # letters of a word that is judged; among shorter ones too many are a letter apart
JARANG, MUSTAHIL = 2, 4      # a slip stands at most so often in an agency; one with letters that no word has may have been copied
SERING = 5           # how often a word that no list knows is written before it is right
_KATA = re.compile(r"[^\W\d_]+")
_SINGKATAN_DULU = re.compile(r"\b(?P<singkatan>[A-Z]{3,8})\s*\((?P<nama>[^()]{8,120})\)")
_NAMA_DULU = re.compile(r"\(\s*(?P<singkatan>[A-Z]{3,8})\s*\)")
_TERPANJANG = 200     # characters before its initials in which a name is looked for
_VOKAL = frozenset("aeiou")
_AWALAN = ("", "me", "mem", "men", "meng", "meny", "pe", "pem", "pen", "peng", "peny", "per", "ber", "ter", "di", "ke", "se")
_AKHIRAN = ("", "an", "kan", "i", "nya")
_DASAR = 4           # letters that two forms of one stem have in common before their suffixes


def salah_ketik(count: Mapping[str, int], baku: Iterable[str] = (), judul: Iterable[str] = ()) -> dict[str, str]:
    """Rare word → the word that was meant.

    `baku`: words that are right however rare; `judul`: of what is cited, right beside a word whose letters are stranger.
    """
    known = _lazim()
    own = Benar(frozenset({word for word, times in count.items() if times >= SERING}.union(baku)) - known.words)
    found: dict[str, str] = {}
    asing: list[str] = []
    for word in (word for word, times in count.items() if times <= MUSTAHIL and _is_diperiksa(word, known, own)):
        is_asing = bool(known.asing(word, own))
        near = {*known.near(word), *own.near(word)} if is_asing or count[word] <= JARANG else set()
        if meant := _dimaksud(word, [right for right in near if is_asing or is_selip_lazim(word, right)]):
            found[word] = meant
        elif is_asing and not near:
            asing.append(word)
    return found | _di_judul(asing, frozenset(judul) - found.keys(), known, own)


def _is_diperiksa(word: str, known: Benar, own: Benar) -> bool:
    """Is the word one that no list knows, and not another form of one?"""
    if len(word) < TERPENDEK or word in known.words or word in own.words or word in _bukan_selip():
        return False
    return not (known.is_bentuk(word) or own.is_bentuk(word))


def _dimaksud(word: str, near: Iterable[str]) -> str:
    """The one right word that is meant; "" when none or several may be."""
    meant = [right for right in near if is_selip(word, right)]
    return meant[0] if len(meant) == 1 and not any(is_selip(word, right) for right in _sah().near(word) if right not in meant) else ""


def _di_judul(asing: list[str], judul: frozenset[str], known: Benar, own: Benar) -> dict[str, str]:
    """Words with letters that no word has → the word of a cited title that has fewer of them, and no other ones."""
    lain = Benar(judul if asing else frozenset())
    found = {}
    for word in (word for word in asing if word not in judul):
        strange = known.asing(word, own)
        if meant := _dimaksud(word, {right for right in lain.near(word) if known.asing(right, own) < strange}):
            found[word] = meant
    return found


def hitung(teks: Iterable[str]) -> Counter[str]:
    """How often each word stands in the texts, in small letters."""
    return Counter(_KATA.findall("\n".join(teks).casefold()))


def nama_singkatan(teks: str) -> list[tuple[int, int]]:
    """Where names stand of which the initials are given: "CAPI (Computer Assisted Personal Interviewing)", or the other way round."""
    found = [(m.start("nama"), m.end("nama"), m["singkatan"]) for m in _SINGKATAN_DULU.finditer(teks)]
    for match in _NAMA_DULU.finditer(teks):
        words = list(_KATA.finditer(teks, max(0, match.start() - _TERPANJANG), match.start()))[-len(match["singkatan"]) :]
        found.append((words[0].start() if words else match.start(), match.start(), match["singkatan"]))
    return [(begin, end) for begin, end, short in found if _awal(teks[begin:end]) == short.casefold()]


def _awal(nama: str) -> str:
    return "".join(word[0] for word in _KATA.findall(nama.casefold()))


class Benar:
    """Words that are right, found by what remains of them when any one letter is left out."""

    def __init__(self, semua: frozenset[str]) -> None:
        self.words = frozenset(word for word in semua if len(word) >= TERPENDEK - 1)
        self._dasar = frozenset(stem for word in self.words for stem in _dasar(word))
        self._tiga = frozenset(three for word in self.words for three in _bertiga(word))
        self._tanpa: dict[str, list[str]] = {}
        for word in sorted(self.words):
            for short in {word, *_tanpa_satu(word)}:
                self._tanpa.setdefault(short, []).append(word)

    def near(self, word: str) -> Iterator[str]:
        return (other for short in (word, *_tanpa_satu(word)) for other in self._tanpa.get(short, ()))

    def is_bentuk(self, word: str) -> bool:
        """Is it another form of a right word: "pemilahan" beside "memilah"?"""
        return not self._dasar.isdisjoint(_dasar(word))

    def asing(self, word: str, also: Benar) -> frozenset[str]:
        """Three letters in a row of it that no right word holds: with any of them it is none itself."""
        return frozenset(three for three in _bertiga(word) if three not in self._tiga and three not in also._tiga)


@cache
def _lazim() -> Benar:
    """The words of the titles of known regulations and of the word lists."""
    return Benar(_kata_lazim())


@cache
def _kata_lazim() -> frozenset[str]:
    titles = hitung(one.judul for one in peraturan().values())
    return frozenset((*titles, *all_words("kata"), *all_words("peran"), *words("ejaan", "lazim")))


@cache
def _sah() -> Benar:
    """Words that are right, but so seldom meant that they only make a guess doubtful."""
    return Benar(frozenset(words("ejaan", "sah")))


@cache
def _bukan_selip() -> frozenset[str]:
    """What is another word, or two in one (SOP346)."""
    return frozenset((*words("ejaan", "sah"), *words("ejaan", "terpisah")))


def is_lazim(word: str) -> bool:
    return word in _kata_lazim()


def _tanpa_satu(word: str) -> Iterator[str]:
    return (word[:i] + word[i + 1 :] for i in range(len(word)))


def _dasar(word: str) -> Iterator[str]:
    """What may be the stem of a word with a prefix."""
    for awal in (awal for awal in _AWALAN[1:] if word.startswith(awal)):
        for akhir in (akhir for akhir in _AKHIRAN if word.endswith(akhir)):
            if len(stem := word[len(awal) : len(word) - len(akhir)]) >= _DASAR:
                yield stem


def _bertiga(word: str) -> Iterator[str]:
    edged = f" {word} "
    return (edged[i : i + 3] for i in range(len(edged) - 2))


def is_selip_lazim(word: str, right: str) -> bool:
    """A letter more or less, two exchanged, or one vowel for another: a consonant for another makes too many other words."""
    differ = [(a, b) for a, b in zip(word, right, strict=False) if a != b]
    return len(word) != len(right) or len(differ) > 1 or _VOKAL.issuperset(differ[0])


def is_selip(word: str, right: str) -> bool:
    """One letter more, less, other, or two exchanged, inside the word, and not another form of the same stem."""
    start = next((i for i, (a, b) in enumerate(zip(word, right, strict=False)) if a != b), min(len(word), len(right)))
    end = next((i for i, (a, b) in enumerate(zip(word[::-1], right[::-1], strict=False)) if a != b), min(len(word), len(right)))
    if start == 0 or end == 0:
        return False
    here, there = word[start : max(start, len(word) - end)], right[start : max(start, len(right) - end)]
    exchanged = len(here) == len(there) == 2 and here == there[::-1]
    return (exchanged or max(len(here), len(there)) <= 1) and not _is_bentuk_lain(word, right)


def _is_bentuk_lain(word: str, right: str) -> bool:
    """Do they only differ in a prefix or in a suffix?"""
    stems = {word[len(awal) :] for awal in _AWALAN if word.startswith(awal)}
    if any(right[len(awal) :] in stems for awal in _AWALAN if right.startswith(awal)):
        return True
    stems = {word.removesuffix(akhir) for akhir in _AKHIRAN if word.endswith(akhir)}
    return any(len(stem) >= _DASAR and stem in stems for stem in (right.removesuffix(a) for a in _AKHIRAN if right.endswith(a)))
