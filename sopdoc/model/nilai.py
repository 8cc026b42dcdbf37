"""Values that a sheet prints in a fixed form: dates and NIP."""

from __future__ import annotations

from dataclasses import dataclass, field

BULAN = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember")


@dataclass(frozen=True, slots=True, order=True)
class Tanggal:
    """A date, or a month whose day will be written by hand (`hari` is None then).

    `tertulis`: its words as the author has them ("02 Juni 2025"), "" for a date in numbers; they make no other date.
    """

    tahun: int
    bulan: int
    hari: int | None = None
    tertulis: str = field(default="", compare=False)

    def cetak(self) -> str:
        """`2 Juni 2025`; a month alone leaves room for the day, as offices do."""
        hari = "" if self.hari is None else f"{self.hari} "
        return f"{hari}{BULAN[self.bulan - 1]} {self.tahun}"

    def iso(self) -> str:
        """`2025-06-02`, or `2025-06`."""
        return f"{self.tahun:04}-{self.bulan:02}" + ("" if self.hari is None else f"-{self.hari:02}")

    def saat(self) -> str:
        """`2025-06-02T00:00:00Z`, where a program asks for a moment: the beginning of the day, or of the month."""
        return f"{self.tahun:04}-{self.bulan:02}-{self.hari or 1:02}T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Nip:
    """A NIP as written; `cetak` groups 18 digits 8-6-1-3 (Perka BKN 22/2007) and leaves anything else alone.

    `teks` is "" for an official who has none, since he is no civil servant; a NIP that is not known yet is no `Nip`.
    """

    teks: str

    def cetak(self) -> str:
        angka = "".join(self.teks.split())
        if len(angka) == 18 and angka.isdigit():
            return f"{angka[:8]} {angka[8:14]} {angka[14]} {angka[15:]}"
        return self.teks
