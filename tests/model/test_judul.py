"""Names in capitals become names as one writes them."""

from __future__ import annotations

import pytest

from sopdoc.model.judul import judul_nama


@pytest.mark.parametrize(("capitals", "name"), [
    ("BAGIAN PENGADAAN BARANG DAN JASA", "Bagian Pengadaan Barang dan Jasa"), ("Puskesmas Tanjung Asri", "Puskesmas Tanjung Asri"),
    ("UPT PUSKESMAS SUNGAI DURIAN", "UPT Puskesmas Sungai Durian"), ("ASISTEN II", "Asisten II"), ("RSUD dr. SOETOMO", "RSUD dr. SOETOMO"),
    ("PERUNDANG-UNDANGAN", "Perundang-Undangan"), ("BIDANG SP2D", "Bidang SP2D"), ("DI LUAR JAM", "Di Luar Jam"),
])
def test_small_words_are_small_and_abbreviations_stay(capitals: str, name: str) -> None:
    assert judul_nama(capitals) == name
