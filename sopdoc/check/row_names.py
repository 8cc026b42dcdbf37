"""Rows of the flow → how a message names them."""

from __future__ import annotations

from collections.abc import Sequence

from sopdoc.check.bahasa import kalimat, shortened
from sopdoc.model.sop import Kegiatan

TERPISAH = 3   # rows with one fault that are told one by one; more of them are one habit


def row_name(kegiatan: Kegiatan) -> str:
    """How a message names a row: by its number, else by its words."""
    return f"kegiatan {kegiatan.nomor}" if kegiatan.nomor else f'kegiatan "{shortened(kalimat(kegiatan.uraian), 32)}"'


def row_names(semua: Sequence[Kegiatan]) -> str:
    """Several rows in a few words: "kegiatan 2, 3, 5"."""
    return f"kegiatan {', '.join(row_name(kegiatan).removeprefix('kegiatan ') for kegiatan in semua)}"
