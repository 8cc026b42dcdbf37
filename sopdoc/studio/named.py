"""What a gesture is called where it can be undone: "Batalkan: hapus baris"."""

from __future__ import annotations

from sopdoc.studio.gestures import (
    Cocok,
    GandakanBaris,
    GantiBentuk,
    GantiKata,
    Gesture,
    HalamanBaru,
    HapusBaris,
    HapusPelaksana,
    HapusSimbol,
    Isi,
    KelompokkanPelaksana,
    Lepas,
    PindahBaris,
    PindahPelaksana,
    PindahSimbol,
    Sambung,
    SisipBaris,
    SisipJudul,
    TambahPelaksana,
    TambahSimbol,
    TulisPejabat,
    TulisSimbol,
    UbahJalan,
    UbahTimbal,
)

NAMES: dict[type, str] = {
    SisipBaris: "sisipkan baris", GandakanBaris: "gandakan baris", HapusBaris: "hapus baris", PindahBaris: "pindahkan baris",
    TambahPelaksana: "tambah pelaksana", HapusPelaksana: "hapus pelaksana", PindahPelaksana: "pindahkan pelaksana",
    PindahSimbol: "pindahkan simbol", TambahSimbol: "tambah simbol", HapusSimbol: "hapus simbol", GantiBentuk: "ganti bentuk simbol",
    SisipJudul: "sisipkan judul", HalamanBaru: "halaman baru", TulisSimbol: "tulis di simbol",
    KelompokkanPelaksana: "kelompokkan pelaksana",
    Sambung: "sambungkan", GantiKata: "ganti kata cabang", Lepas: "lepas anak panah", UbahJalan: "ubah anak panah",
    UbahTimbal: "ubah anak panah dua arah",
    TulisPejabat: "tulis pejabat", Cocok: "cocokkan",
}


def name_of(gesture: Gesture) -> str:
    if isinstance(gesture, Isi):
        return f"tulis {next(step for step in reversed(gesture.jalur) if isinstance(step, str))}" if gesture.jalur else "tulis"
    return NAMES[type(gesture)]
