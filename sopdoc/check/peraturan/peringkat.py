"""Kinds of regulations → their levels.

A key of a regulation is (jenis, nomor, tahun); of what several may issue, jenis carries the issuer.
"""

from __future__ import annotations

Kunci = tuple[str, str, int]

# The highest and the lowest level a kind may have: of two kinds that overlap, none need stand above the other.  UU 12/2011 art. 7 with
# ministers (art. 8) before regional regulations, as is usual; a decree may stand among them or after them, an edaran is no regulation.
PERINGKAT: dict[str, tuple[int, int]] = {
    "UUD": (0, 0), "TAP MPR": (1, 1), "UU": (2, 2), "Perppu": (2, 2), "PP": (3, 3), "Perpres": (4, 4), "Keppres": (4, 5), "Inpres": (5, 6),
    "Permen": (6, 6), "Peraturan": (6, 11), "Kepmen": (7, 9), "Perdirjen": (7, 11), "Kep": (7, 11), "Perda": (8, 8), "Perkada": (9, 9),
    "Perdes": (10, 10), "Keputusan": (10, 11), "Instruksi": (10, 11), "SE": (11, 11), "Kitab": (0, 11),
}
TAK_BERPERINGKAT = (0, 11)     # of what may be anything
