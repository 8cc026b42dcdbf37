"""What changed → text for a terminal, words marked with colours or with [-…-] {+…+}, and JSON."""

from __future__ import annotations

import json

from sopdoc.cli.terminal import escape
from sopdoc.model.teks import Blok, Isi, Kata
from sopdoc.revision.matriks import Matriks
from sopdoc.revision.perubahan import Jenis, Perubahan
from sopdoc.revision.versions import revisi_of

_BOLD, _RESET = "\x1b[1m", "\x1b[0m"
_COLOURS = {"lama": "\x1b[31;9m", "baru": "\x1b[32;4m"}
_BRACKETS = {"lama": ("[-", "-]"), "baru": ("{+", "+}")}
_SIGNS = {Jenis.UBAH: "~", Jenis.TAMBAH: "+", Jenis.HAPUS: "-", Jenis.PINDAH: ">", Jenis.PECAH: "<", Jenis.GABUNG: "="}


def as_text(matriks: Matriks, colour: bool) -> str:
    """Nothing for two equal versions."""
    return "".join(_text(p, colour) for p in matriks.comparison.perubahan)


def _text(p: Perubahan, colour: bool) -> str:
    head = f"{_SIGNS[p.jenis]} {escape(p.bagian)}"
    lines = [f"{_BOLD}{head}{_RESET} ({p.jenis.value})" if colour else f"{head} ({p.jenis.value})"]
    for sign, isi in (("-", p.semula), ("+", p.menjadi)):
        whole = all(k.tanda for b in isi.blok for k in b.kata)
        lines += (f"    {sign} {_words(blok, colour, whole)}" for blok in isi.blok)
    return "\n".join(lines) + "\n"


def _words(blok: Blok, colour: bool, whole: bool) -> str:
    """A paragraph; without colours, one that differs as a whole is marked by its sign alone."""
    number = f"{blok.nomor} " if blok.nomor else ""
    return number + "".join(escape(k.teks) if whole and not colour else _word(k, colour) for k in blok.kata)


def _word(kata: Kata, colour: bool) -> str:
    text = escape(kata.teks)
    if not kata.tanda:
        return text
    begin, end = (_COLOURS[kata.tanda], _RESET) if colour else _BRACKETS[kata.tanda]
    return f"{begin}{text}{end}"


def as_json(matriks: Matriks) -> str:
    """Both versions and a list of changes; `kata` are the runs of words with their marks, paragraph by paragraph."""
    old, new = matriks.old, matriks.new
    return json.dumps({
        "sop": new.sop.identitas.nama, "nomor": new.sop.identitas.nomor,
        "semula": {"berkas": old.definition.shown, "revisi": revisi_of(old)},
        "menjadi": {"berkas": new.definition.shown, "revisi": revisi_of(new)},
        "alasan": matriks.alasan, "perubahan": [_object(p) for p in matriks.comparison.perubahan],
    }, ensure_ascii=False, indent=2) + "\n"


def _object(p: Perubahan) -> dict[str, object]:
    return {"jenis": p.jenis.value, "bagian": p.bagian, "semula": _side(p.semula), "menjadi": _side(p.menjadi)}


def _side(isi: Isi) -> dict[str, object]:
    runs = [[{"teks": k.teks, "tanda": k.tanda} if k.tanda else {"teks": k.teks} for k in b.kata] for b in isi.blok]
    return {"teks": isi.polos, "kata": runs}
