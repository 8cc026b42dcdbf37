"""Texts of a sheet (`Isi`) as JSON Schema: a text, a list, or a mapping that says the shape."""

from __future__ import annotations

from typing import Any

from sopdoc.model.decode_teks import KOLOM_TERBANYAK
from sopdoc.model.teks import Penanda
from sopdoc.schema.shapes import Schema, described, either, listed, optional, present, record, ref

BENTUK = (Penanda.NOMOR.value, Penanda.BUTIR.value, Penanda.TANPA.value)      # bernomor, butir, teks


def isi() -> Schema:
    """Shape of every text of the sheet."""
    return either(ref("teks"), listed(ref("teks")), _berbentuk())


def isian(description: str, *examples: Any) -> Schema:
    """A described text of the sheet."""
    return described(ref("isi"), description, *examples)


def _berbentuk() -> Schema:
    bernomor, butir, teks = BENTUK
    kolom: list[int | str] = [*range(1, KOLOM_TERBANYAK + 1), *map(str, range(1, KOLOM_TERBANYAK + 1))]
    shape = record((*BENTUK, "kolom"), {
        bernomor: described(optional(listed(ref("teks"))), "Daftar bernomor 1., 2., …", ["butir pertama", "butir kedua"]),
        butir: described(optional(listed(ref("teks"))), "Daftar berbutir •", ["butir pertama", "butir kedua"]),
        teks: described(ref("daftar"), "Teks atau daftar tanpa nomor dan tanpa butir"),
        "kolom": described(optional({"enum": kolom}), "Jumlah kolom untuk daftar yang panjang", default=1),
    })
    return {**shape, "oneOf": [present(key) for key in BENTUK]}
