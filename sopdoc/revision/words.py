"""Two texts → one text in which every word says whether it is in both, new, or no longer there.

    semula  Menyusun laporan bulanan        Menyusun laporan ~bulanan~ _triwulan_
    menjadi Menyusun laporan triwulan

Without the new words it is the old text, without the old ones the new text, to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from sopdoc.match import Pairs, moved
from sopdoc.model.teks import Blok, Isi, Kata, Tanda, joined
from sopdoc.revision.match_sop import pair_butir
from sopdoc.revision.tree import meaning_of

LEAST = 0.3         # share of common words below which a paragraph is shown as one that went and one that came

_TOKEN = re.compile(r"\s+|[^\s/–-]+[/–-]?|[/–-]")


def mark_isi(old: Isi, new: Isi) -> Isi:
    """Both texts in one; items that went stand where they stood."""
    pairs = pair_butir(old, new)
    return Isi(tuple(_blocks(old.blok, new.blok, pairs)), new.kolom, new.span)


def _blocks(old: Sequence[Blok], new: Sequence[Blok], pairs: Pairs) -> Iterator[Blok]:
    shifted, kept, reached = moved([pairs[j] for j in sorted(pairs)]), set(pairs.values()), 0
    for j, blok in enumerate(new):
        i = pairs.get(j)
        if i is None or i in shifted:
            yield mark_blok(blok, "baru")
            continue
        yield from (mark_blok(old[k], "lama") for k in range(reached, i) if k in shifted or k not in kept)
        reached = i + 1
        yield from _changed(old[i], blok)
    yield from (mark_blok(old[k], "lama") for k in range(reached, len(old)) if k in shifted or k not in kept)


def _changed(old: Blok, new: Blok) -> Iterator[Blok]:
    kata = mark_kata(old.kata, new.kata)
    if kata is None or old.penanda is not new.penanda:
        yield mark_blok(old, "lama")
        yield mark_blok(new, "baru")
    else:
        yield replace(new, kata=kata)


def mark_blok(blok: Blok, tanda: Tanda) -> Blok:
    return replace(blok, kata=tuple(replace(k, tanda=tanda) for k in blok.kata))


def mark_all(isi: Isi, tanda: Tanda) -> Isi:
    return replace(isi, blok=tuple(mark_blok(b, tanda) for b in isi.blok))


def only(isi: Isi, tanda: Tanda) -> Isi:
    """What a reader of one version sees: words of both versions and those with this mark; blanks around words are not marked."""
    kept = (replace(b, kata=tuple(part for k in b.kata if k.tanda in ("", tanda) for part in _bare(k))) for b in isi.blok)
    return replace(isi, blok=tuple(b for b in kept if b.kata))


def _bare(kata: Kata) -> Iterator[Kata]:
    """The run with the blanks at its ends as runs of their own, which nothing marks."""
    text = kata.teks
    inner = text.strip()
    if not kata.tanda or not inner:
        yield kata
        return
    start = text.index(inner)
    yield from (replace(kata, teks=text[:start], tanda=""),) if start else ()
    yield replace(kata, teks=inner)
    yield from (replace(kata, teks=text[start + len(inner):], tanda=""),) if start + len(inner) < len(text) else ()


def mark_kata(old: Sequence[Kata], new: Sequence[Kata]) -> tuple[Kata, ...] | None:
    """The words of both; None where they have so little in common that nobody could read them in one line."""
    old_words, new_words = _tokens(old), _tokens(new)
    matcher = SequenceMatcher(None, meaning_of(old_words), meaning_of(new_words), autojunk=False)
    common = sum(len(k.teks) for a, _, n in matcher.get_matching_blocks() for k in old_words[a:a + n] if not k.teks.isspace())
    length = max(sum(len(k.teks) for k in side if not k.teks.isspace()) for side in (old_words, new_words))
    if old and new and common < LEAST * length:
        return None
    return joined(_woven(old_words, new_words, _hunks(matcher, old_words, new_words)))


def _tokens(kata: Sequence[Kata]) -> tuple[Kata, ...]:
    return tuple(replace(k, teks=piece) for k in kata for piece in _TOKEN.findall(k.teks))


Hunk = tuple[int, int, int, int]      # old words from, to; new words from, to: what is not in both


def _hunks(matcher: SequenceMatcher[Kata], old: Sequence[Kata], new: Sequence[Kata]) -> list[Hunk]:
    """The differing stretches; two with nothing but a blank between them are one, and each takes a blank along."""
    hunks: list[Hunk] = []
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        if tag == "equal":
            continue
        if hunks and all(k.teks.isspace() for k in old[hunks[-1][1]:a0]):
            hunks[-1] = (hunks[-1][0], a1, hunks[-1][2], b1)
        else:
            hunks.append((a0, a1, b0, b1))
    return [_apart(hunk, old, new) for hunk in hunks]


def _apart(hunk: Hunk, old: Sequence[Kata], new: Sequence[Kata]) -> Hunk:
    """A blank beside replaced words goes into both: ~bulanan ~_triwulan _."""
    a0, a1, b0, b1 = hunk
    if a1 == a0 or b1 == b0:
        return hunk
    if a1 < len(old) and old[a1].teks.isspace() and b1 < len(new):
        return a0, a1 + 1, b0, b1 + 1
    if a0 and old[a0 - 1].teks.isspace() and b0:
        return a0 - 1, a1, b0 - 1, b1
    return hunk


def _woven(old: Sequence[Kata], new: Sequence[Kata], hunks: Sequence[Hunk]) -> Iterator[Kata]:
    at = 0
    for a0, a1, b0, b1 in hunks:
        yield from new[at:b0]
        yield from (replace(k, tanda="lama") for k in old[a0:a1])
        yield from (replace(k, tanda="baru") for k in new[b0:b1])
        at = b1
    yield from new[at:]
