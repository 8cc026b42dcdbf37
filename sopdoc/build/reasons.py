"""What a result was made from, by kind, then and now → why it is made again, in words."""

from __future__ import annotations

from collections.abc import Mapping

NEW, UNKNOWN, TOUCHED = "baru", "belum tercatat", "dokumennya hilang atau diubah"
LOST, FORMAT, REFERRED = "hasil lamanya tidak ada", "bentuk lain diminta", "rujukan, gambar, atau huruf berubah"
REASONS = {            # kind of input → what is said when it differs; the first that does is the reason
    "program": "sopdoc berubah",
    "permintaan": "diminta dengan cara lain",
    "instansi": "instansi.yaml berubah",
    "definisi": "definisi berubah",
    "arsip": "versi yang disahkan berubah",
    "buku": "buku.yaml berubah",
    "sop": "SOP berubah",
    "edisi": "catatan edisi berubah",
    "sekitar": "SOP di foldernya bertambah atau berkurang",
    "lain": "gambar atau huruf berubah",
    "templat": "templat, logo, atau huruf berubah",
}


def reason(then: Mapping[str, str] | None, now: Mapping[str, str], otherwise: str = "") -> str:
    """The first difference; NEW where there is nothing to compare with, `otherwise` where nothing differs."""
    if then is None:
        return NEW
    return next((said for kind, said in REASONS.items() if then.get(kind) != now.get(kind)), otherwise)
