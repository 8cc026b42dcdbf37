"""Pages 55x: revising and approving.  Code → (title, apa, mengapa, benar)."""

from __future__ import annotations

REVISI: dict[str, tuple[str, str, str, str]] = {
    "SOP550": (
        "Arsip versi tidak terbaca",
        "riwayat/<nama SOP>/indeks.yaml rusak, atau versi yang dibekukan di sampingnya tidak dapat dibaca.",
        "Arsip itu bukti versi yang pernah disahkan; versi yang tidak pasti tidak dipakai dan tidak ditimpa.",
        "",
    ),
}
