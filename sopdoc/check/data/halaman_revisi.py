"""Pages 55x: revising and approving.  Code → (title, apa, mengapa, benar)."""

from __future__ import annotations

REVISI: dict[str, tuple[str, str, str, str]] = {
    "SOP550": (
        "Arsip versi tidak terbaca",
        "riwayat/<nama SOP>/indeks.yaml rusak, atau versi yang dibekukan di sampingnya tidak dapat dibaca.",
        "Arsip itu bukti versi yang pernah disahkan; versi yang tidak pasti tidak dipakai dan tidak ditimpa.",
        "",
    ),
    "SOP560": (
        "Versi yang dibandingkan tidak ada",
        "`sopdoc diff` atau `--tandai` menyebut versi (misalnya rev-2) yang tidak ada di arsip SOP ini, atau SOP ini belum pernah disahkan.",
        "Perubahan hanya dapat disebutkan terhadap versi yang isinya diketahui pasti.",
        "",
    ),
    "SOP561": (
        "Bukan satu definisi SOP",
        "Yang disebut adalah folder dengan beberapa definisi, atau tanpa definisi.",
        "Perbandingan dibuat untuk satu SOP: dua versi dari definisi yang sama.",
        "",
    ),
}
