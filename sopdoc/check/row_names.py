"""Rows of the flow → how a message names them."""

from __future__ import annotations

from sopdoc.check.bahasa.kalimat import kalimat, shortened
from sopdoc.model.sop import Kegiatan


def row_name(kegiatan: Kegiatan) -> str:
    """How a message names a row: by its number, else by its words."""
    return f"kegiatan {kegiatan.nomor}" if kegiatan.nomor else f'kegiatan "{shortened(kalimat(kegiatan.uraian), 32)}"'
