"""The word on a branch → what it answers: yes, no, or something of its own."""

from __future__ import annotations

import re

YA = frozenset({"ya", "y", "iya"})
TIDAK = frozenset({"tidak", "t", "tdk", "tdak"})
SINGKATAN = {"y": "Ya", "t": "Tidak", "tdk": "Tidak", "ya.": "Ya", "acc": "Disetujui", "ok": "Disetujui", "oke": "Disetujui"}

_MENOLAK = re.compile(
    r"(?:tidak|tdk|t|no|belum|bukan|kurang|ditolak|tolak|menolak|salah|gagal|rusak|revisi|direvisi|perlu (?:perbaikan|revisi)|perbaikan"
    r"|diperbaiki|dikembalikan)\b.*"
)
_DENGAN_PERBAIKAN = re.compile(r"\b(?:perbaikan|diperbaiki|revisi|direvisi)\b")
_KOSONG = re.compile(r"[\W_]*")


def sederhana(label: str) -> str:
    """The label in small letters without marks at its ends."""
    return label.casefold().strip(" .:;?!()\"'")


def is_menolak(label: str) -> bool:
    return _MENOLAK.fullmatch(sederhana(label)) is not None


def is_minta_perbaikan(label: str) -> bool:
    """Refused, or let through on condition: "Tidak lengkap", "Lulus dengan perbaikan"."""
    text = sederhana(label)
    return is_menolak(label) or (_DENGAN_PERBAIKAN.search(text) is not None and not text.startswith("tanpa"))


def is_tanpa_kata(label: str) -> bool:
    return _KOSONG.fullmatch(label) is not None
