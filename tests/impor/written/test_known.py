"""Beside an agency's file that is there already, a sheet is written as one of those that the file was made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from sopdoc.diagnostics import Report
from sopdoc.impor.written.agency import Agency, agency_of, instansi_text, text_of
from sopdoc.impor.written.definition import Definition
from sopdoc.impor.written.known import known_in
from sopdoc.writing.values import Value

OFFICIALS: tuple[Mapping[str, Value], ...] = (
    {"jabatan": "Camat Uji", "nama": "Budi Santoso", "pangkat": "Pembina", "nip": "197504282000121003"},
    {"jabatan": "a.n. Kepala Dinas\nSekretaris", "nama": "Ani Lestari"},
    {"jabatan": "Kapolsek", "nama": "Joko", "nrp": "78010123"}, {"jabatan": "Direktur", "nomor induk": "NIPY. 12"},
)
looks = st.fixed_dictionaries({}, optional={
    "kertas": st.sampled_from(("A4", "F4")), "arah": st.sampled_from(("mendatar", "tegak")),
    "label/ nama": st.sampled_from(("Nama SOP", "Judul")),
    "baris nomor": st.sampled_from(("ya", "tidak")), "identitas/ judul bagian": st.sampled_from(("biasa", "kapital")),
    "identitas/ titik dua": st.sampled_from(("ya", "tidak")), "kolom": st.permutations(("uraian", "pelaksana", "keterangan")),
    "cap air": st.sampled_from(("", "SALINAN", ["SALINAN", "TIDAK TERKENDALI"])),
})
sheets = st.builds(
    lambda kop, pejabat, look, tempat, alamat: Definition(
        "Cuti", {"nama": "Cuti", "disahkan oleh": pejabat}, kop=("DAERAH", *kop), look=look, tempat=tempat, alamat=alamat,
    ),
    st.sampled_from(((), ("UMUM",), ("HUKUM", "BAGIAN SATU"))), st.sampled_from(OFFICIALS), looks, st.sampled_from(("", "Uji")),
    st.sampled_from(((), ("Jalan Satu",))),
)


def known(instansi: str) -> tuple[Agency | None, list[str]]:
    report = Report()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "instansi.yaml"
        path.write_text(instansi, "utf-8")
        return known_in(path, report), [one.code for one in report.diagnostics]


@settings(max_examples=60)
@given(st.lists(sheets, min_size=1, max_size=4))
def test_a_sheet_that_comes_later_is_written_as_if_it_had_come_with_the_others(many: Sequence[Definition]) -> None:
    agency = agency_of(many)
    later, _ = known(instansi_text(agency))
    assert later is not None
    assert [text_of(one, later) for one in many] == [text_of(one, agency) for one in many]


def test_an_official_is_known_however_his_number_is_grouped() -> None:
    official = "{jabatan: Camat Uji, nama: Budi Santoso, pangkat: Pembina, nip: 19750428 200012 1 003}"
    later, _ = known(f"kop: [DAERAH]\npejabat:\n  camat: {official}\n")
    assert later is not None
    assert "disahkan oleh: camat\n" in text_of(Definition("Cuti", {"nama": "Cuti", "disahkan oleh": OFFICIALS[0]}, kop=("DAERAH",)), later)


def test_what_a_file_has_otherwise_than_the_sheet_is_told() -> None:
    later, _ = known("kop: [DAERAH LAIN]\nunit: UMUM\n")
    assert later is not None
    assert text_of(Definition("Cuti", {"nama": "Cuti"}, kop=("DAERAH",)), later).startswith('# RAGU: kop lembar ini lain: "DAERAH"\n')
    assert text_of(Definition("Cuti", {"nama": "Cuti"}, kop=("DAERAH LAIN",)), later).startswith('# RAGU: kop lembar ini tanpa "UMUM"\n')


def test_a_file_that_cannot_be_read_is_not_known() -> None:
    assert known("kop: [DAERAH\n") == (None, ["SOP001"])
