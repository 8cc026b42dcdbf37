"""Edges of the identity rules: what must not be told, and what must."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.contoh import check, codes
from sopdoc.check.identitas.instansi import wilayah_of
from sopdoc.check.identitas.nip import _cacat
from sopdoc.check.identitas.orang import nama_orang

DRAF = "nomor: 000.8.3.3/……/ORG/2026\ntanggal pembuatan: 2026-01\ntanggal efektif:\n"


def official(nip: str, nama: str = "Arif Setiadharma, S.E.", jabatan: str = "Asisten Administrasi Umum") -> str:
    return f"disahkan oleh:\n  jabatan: {jabatan}\n  nama: {nama}\n  nip: {nip}\n"


@pytest.mark.parametrize(("angka", "reason"), [
    ("197908232002122001", ""),
    ("199103152022211003", ""),                             # PPPK: 21 in place of the month
    ("197902302002122001", "tanggal lahir 19790230 tidak ada"),
    ("197908232002132001", "bulan pengangkatan 13"),
    ("197908231995122001", "lahir 1979, diangkat 1995"),
    ("197908232002123001", "angka jenis kelamin 3"),
])
def test_a_nip_is_a_birth_an_appointment_and_a_sex(angka: str, reason: str) -> None:
    assert _cacat(angka) == reason


@pytest.mark.parametrize(("nip", "expected"), [
    ("19760517 200112 1 003", []),
    ("197605172001121003", []),                             # the sheet groups it
    ("19760517 200112 1003", []),
    ("19760517 200112 1 03", ["SOP300"]),
    ("19760517 2O0112 1 003", ["SOP300"]),                  # a letter O
    ("19761317 200112 1 003", ["SOP301"]),
    ("19790823 200212 2 001", ["SOP303"]),
])
def test_a_nip_gets_one_remark(tmp_path: Path, nip: str, expected: list[str]) -> None:
    assert codes(tmp_path, official(nip)) == expected


@pytest.mark.parametrize(("nip", "hint"), [
    ("NRP 78010923", "nomor Polri atau TNI punya kunci sendiri: tulis `nrp: 78010923` sebagai ganti `nip`"),
    ('"78010923"', "nomor Polri atau TNI punya kunci sendiri: tulis `nrp: 78010923` sebagai ganti `nip`"),
    ("NIP. 197605172001121003", "labelnya sudah dicetak: tulis `nip: 19760517 200112 1 003`"),
    ("19760517 200112 1 03", "8 tanggal lahir, 6 pengangkatan, 1 jenis kelamin, 3 nomor urut"),
])
def test_what_is_no_nip_is_told_where_it_belongs(tmp_path: Path, nip: str, hint: str) -> None:
    (found,) = check(tmp_path, official(nip))
    assert (found.code, found.hint) == ("SOP300", hint)


def test_the_number_of_police_and_army_is_no_nip_that_lacks_digits(tmp_path: Path) -> None:
    assert codes(tmp_path, official("0").replace("nip: 0", "nrp: 78010923")) == []


@pytest.mark.parametrize(("induk", "expected"), [
    ("NIPPPK. 197605172021211003", ["SOP302"]), ("NIPPPK. 19760517 202121 1 003", []), ("NIK 197605172021211003", []),
])
def test_a_number_that_is_printed_as_written_is_grouped_by_its_writer(tmp_path: Path, induk: str, expected: list[str]) -> None:
    assert codes(tmp_path, official("0").replace("nip: 0", f"nomor induk: {induk}")) == expected


@pytest.mark.parametrize(("sendiri", "expected"), [
    ('nama: "Ratna Kusumaningrum, M.Si.", nip: "-"', ["SOP328"]),
    ('nama: Ratna Kusumaningrum', []),                                          # nothing is said of a number (SOP339)
    ('nama: Arif Setiadharma, nip: "-"', []),
])
def test_who_has_a_nip_elsewhere_is_not_without_one(tmp_path: Path, sendiri: str, expected: list[str]) -> None:
    found = codes(tmp_path, f"disahkan oleh: {{jabatan: Kepala Bagian Organisasi, {sendiri}}}\n")
    assert [code for code in found if code != "SOP339"] == expected


def two(first: str, second: str) -> str:
    """Two officials of the agency besides the one who signs, each with the cells given."""
    return (
        "# berkas: instansi.yaml\npejabat:\n"
        "  kabag: {jabatan: Kepala Bagian Organisasi, nama: Ratna, nip: 19790823 200212 2 001}\n"
        f"  a: {{jabatan: Asisten Administrasi, {first}}}\n  b: {{jabatan: Sekretaris Daerah, {second}}}\n"
    )


@pytest.mark.parametrize(("first", "second", "found"), [
    ("nama: Arif, nip: 19760517 200112 1 003", "nama: Budi, nip: 19760517 200112 1 003", True),
    ("nama: Arif, nip: 19760517 200112 1 003", 'nama: "Drs. Arif, M.Si.", nip: 19760517 200112 1 003', False),
    ("nama: Arif, nip: 19760517 200112 1 003", "nip: 19760517 200112 1 003", False),       # nobody yet, so nobody else
    ("nip: 19760517 200112 1 003", "nama: Arif, nip: 19760517 200112 1 003", False),
    ('nama: Arif, nip: "-"', 'nama: Budi, nip: "-"', False),
    ("nama: Arif", "nama: Budi", False),
])
def test_a_nip_belongs_to_one_named_person(tmp_path: Path, first: str, second: str, found: bool) -> None:
    assert ("SOP303" in codes(tmp_path, two(first, second))) is found


def without_nip(jabatan: str, nip: str = "") -> str:
    return f"disahkan oleh: {{jabatan: {jabatan}, nama: Arif Setiadharma{nip}}}\n"


@pytest.mark.parametrize(("fragment", "expected"), [
    (without_nip("Asisten Administrasi Umum"), ["SOP339"]),
    (without_nip("Asisten Administrasi Umum", ", nip: ……"), ["SOP339"]),
    (without_nip("Asisten Administrasi Umum", ', nip: "-"'), []),            # no civil servant
    (without_nip("Bupati Nusa Raya"), []),                                   # elected, and so are these
    (without_nip("Wakil Wali Kota"), []),
    (without_nip("a.n. Bupati Nusa Raya"), ["SOP339"]),
    (f"{DRAF}{without_nip('Asisten Administrasi Umum')}", []),
])
def test_who_signs_has_a_nip_or_says_that_he_has_none(tmp_path: Path, fragment: str, expected: list[str]) -> None:
    assert codes(tmp_path, fragment) == expected


def test_an_official_of_the_agency_is_told_once_where_he_is_written(tmp_path: Path) -> None:
    fragment = "# berkas: instansi.yaml\npejabat:\n  kabag: {jabatan: Kepala Bagian Organisasi, nama: Ratna}\n"
    (found,) = check(tmp_path, fragment)
    assert (found.code, found.span.file.rpartition("/")[2], found.span.line) == ("SOP339", "instansi.yaml", 5)


def test_one_person_with_other_titles_is_one_person(tmp_path: Path) -> None:
    assert codes(tmp_path, official("19790823 200212 2 001", "Dra. RATNA KUSUMANINGRUM", "Kepala Bagian Organisasi")) == []


def test_a_nip_is_pointed_at_where_it_stands(tmp_path: Path) -> None:
    (found,) = check(tmp_path, official("19761317 200112 1 003"))
    assert (found.span.line, found.span.column) == (9, 8)


def test_a_draft_may_have_gaps(tmp_path: Path) -> None:
    assert codes(tmp_path, DRAF) == []


def test_what_is_in_force_may_not(tmp_path: Path) -> None:
    assert codes(tmp_path, DRAF.replace("efektif:", "efektif: 2026-02-02")) == ["SOP307", "SOP309"]


@pytest.mark.parametrize("nomor", ["000.8.3.3/   /ORG/2026", "000.8.3.3/…./ORG/2026", "000.8.3.3//ORG/2026", "000/XX/ORG/2026", "____"])
def test_a_slot_of_a_number_has_many_forms(tmp_path: Path, nomor: str) -> None:
    assert "SOP307" in codes(tmp_path, f"nomor: {nomor}\n")


@pytest.mark.parametrize("nomor", ["000.8.3.3 / 07 / KBL / I / 2026", "065 / 3 / DP-B", "SOP-017/17000/2026", "SOP/AP/01", "1"])
def test_numbers_of_real_agencies_have_no_slot(tmp_path: Path, nomor: str) -> None:
    assert codes(tmp_path, f"nomor: {nomor}\n") == []


def test_a_month_is_not_before_a_day_in_it(tmp_path: Path) -> None:
    assert "SOP311" not in codes(tmp_path, "tanggal pembuatan: 2026-01-14\ntanggal efektif: 2026-01\n")


@pytest.mark.parametrize(("nama", "expected"), [
    ("Penyusunan SOP", []), ("POS Pengamanan Pasar", ["SOP313"]), ("Standar Operasional Prosedur Cuti", ["SOP313"]), ("SOPAN Santun", []),
    ("Peminjaman dan Pengembalian Buku", []), ("Penyusunan Laporan Pencarian dan Pertolongan", []),
    ("Penyusunan Renja dan Penetapan Kinerja", ["SOP314"]),
    ("Pelayanan Pendaftaran Penduduk dan Pencatatan Sipil", []),
])
def test_a_name_is_only_blamed_for_its_prefix(tmp_path: Path, nama: str, expected: list[str]) -> None:
    assert codes(tmp_path, f"nama: {nama}\n# berkas: tetangga.yaml\nketerkaitan: \"[SOP](sop)\"\n") == expected


@pytest.mark.parametrize(("teks", "expected"), [
    ("Jika berkas hilang, pemohon mengulang dari awal", []),
    ("Bila berkas hilang pemohon akan mengulang dari awal", []),
    ("Apabila berkas hilang", ["SOP322"]),
    ("Keterlambatan berkas mengakibatkan keterlambatan pelayanan", []),       # cause and effect
    ("Dibuat jadwal pengumpulan data", ["SOP322"]),
    ("Apabila SOP ini tidak dilaksanakan maka pelayanan akan terhambat", ["SOP323"]),
    ("Apabila SOP ini tidak dilaksanakan, maka petugas dikenai teguran tertulis", []),
])
def test_a_warning_has_a_condition_and_a_real_consequence(tmp_path: Path, teks: str, expected: list[str]) -> None:
    assert codes(tmp_path, f"peringatan: {teks}\n") == expected


def test_consequences_may_follow_as_a_list(tmp_path: Path) -> None:
    assert codes(tmp_path, "peringatan: |\n  Apabila berkas tidak diperiksa, maka:\n  a. pemohon mengulang\n  b. petugas ditegur\n") == []


@pytest.mark.parametrize(("butir", "expected"), [
    ("Sarjana Hukum (S1)", []), ("Pejabat Eselon IV.a", ["SOP318"]), ("Kepala Bagian Umum", ["SOP318"]),
    ("Kepala sekolah", ["SOP318"]), ("b. kepala sekolah", ["SOP318"]), ("Guru", ["SOP318"]), ("Operator", ["SOP318"]),
    ("HUMAS", ["SOP318"]),
    ("Staf administrasi", ["SOP318"]), ("Petugas yang terlatih", []), ("Guru bersertifikat pendidik", []), ("Operator komputer mahir", []),
    ("Dokter umum", []), ("Asisten apoteker", []), ("Kepala klinik atau dokter", []), ("Staf minimal golongan II", []),
    ("Guru dengan ijazah S1", []), ("Kepala Bagian yang memahami keuangan", ["SOP344"]),
    ("Petugas Perpustakaan yang memahami keuangan", []), ("Bendahara Pengeluaran dengan sertifikat", ["SOP344"]),
    ("Eselon III", ["SOP318"]), ("Tim Kerja", ["SOP318"]), ("Instansi Terkait", ["SOP318"]), ("Pejabat Fungsional", ["SOP318"]),
    ("Tim yang memahami statistik", []), ("Unit kerja yang berwenang memeriksa", []), ("Pelaksana bersertifikat", []),
    ("Kepala Bagian Umum dan Keuangan Daerah", ["SOP318"]), ("Kepala Bagian Umum dan Keuangan Daerah Kota", []),
    ("Drs. Bagas Wiratama, M.Si.", ["SOP318"]), ("Memahami tata naskah dinas", []),
])
def test_a_qualification_is_an_ability(tmp_path: Path, butir: str, expected: list[str]) -> None:
    assert codes(tmp_path, f"kualifikasi pelaksana:\n  - {butir}\n") == expected


@pytest.mark.parametrize(("teks", "found"), [
    ("Dicatat dalam ${nama_buku}", "${nama_buku}"), ("Dicatat dalam ….....", "....."), ("Dicatat dalam XXX", "XXX"),
    ("RANCANGAN", "RANCANGAN"), ("Dicatat dalam [nama buku]", "[nama buku]"), ("Dicatat dalam buku rancangan peraturan", ""),
    ("Dicatat dalam buku agenda, dst...", ""), ("Dicatat dalam buku XX", ""),
])
def test_what_was_left_to_fill_in_is_named(tmp_path: Path, teks: str, found: str) -> None:
    diagnostics = check(tmp_path, f'pencatatan dan pendataan: "{teks}"\n')
    assert [d.message for d in diagnostics] == ([f'"{found}" tertinggal di dalam teks'] if found else [])


@pytest.mark.parametrize(("kop", "teks", "expected"), [
    ("KECAMATAN SUKA MAJU", "Dilaporkan kepada Kepala Dinas", ["SOP325"]),
    ("KECAMATAN SUKA MAJU", "Dilaporkan kepada Kepala Dinas Kesehatan", []),
    ("KECAMATAN SUKA MAJU", "Dilaporkan kepada kepala dinas terkait", []),
    ("KECAMATAN SUKA MAJU", "Dilaporkan kepada Sekcam", []),
    ("DINAS KESEHATAN", "Dilaporkan kepada Sekcam", ["SOP325"]),
    ("DINAS KESEHATAN", "Dilaporkan kepada Bupati Nusa Raya", []),
    ("DINAS KESEHATAN", "Dilaporkan kepada Bupati Maju Jaya", ["SOP325"]),
    ("DINAS KESEHATAN", "Dilaporkan kepada Bupati melalui Sekretaris Daerah", []),
    ("DINAS KESEHATAN", "Dilaporkan kepada Gubernur Jawa Barat", []),          # of a level that the head does not name
])
def test_words_of_another_agency_are_found(tmp_path: Path, kop: str, teks: str, expected: list[str]) -> None:
    fragment = f"pencatatan dan pendataan: {teks}\n# berkas: instansi.yaml\nkop: [PEMERINTAH KABUPATEN NUSA RAYA, {kop}]\nunit: [UMUM]\n"
    assert codes(tmp_path, fragment) == expected


@pytest.mark.parametrize(("teks", "expected"), [
    ("Memahami tugas dan fungsi Dinas Pendidikan", ["SOP325"]),
    ("Memahami tugas pokok dan fungsi Dinas Kesehatan", []),
    ("Memahami tugas dan fungsi Dinas Kesehatan Kabupaten Nusa Raya", []),
    ("Memahami ketentuan di lingkungan Dinas Kesehatan", []),
    ("Memahami ketentuan di lingkungan Badan Pendapatan", []),        # of another kind: it may be meant
    ("Memahami tata kerja Dinas Kesehatan Provinsi dan Dinas Kesehatan Kabupaten", []),      # the office at every level
    ("Mampu bekerja sama dengan Dinas Pendidikan", []),
])
def test_whose_duties_are_told_of_is_the_unit_itself(tmp_path: Path, teks: str, expected: list[str]) -> None:
    fragment = f"kualifikasi pelaksana: {teks}\n# berkas: instansi.yaml\nkop: [PEMERINTAH KABUPATEN NUSA RAYA, DINAS KESEHATAN]\nunit: []\n"
    assert codes(tmp_path, fragment) == expected


def flow(*uraian: str) -> str:
    """A flow of these rows by one clerk."""
    row = "  - {{uraian: {}, pelaksana: petugas, kelengkapan: Berkas {}, waktu: 5 menit, output: Berkas {}}}\n"
    return "pelaksana: {petugas: Petugas Perpustakaan}\nkegiatan:\n" + "".join(row.format(teks, n, n + 1) for n, teks in enumerate(uraian))


SETDA = "# berkas: instansi.yaml\nkop: [PEMERINTAH KABUPATEN NUSA RAYA, SEKRETARIAT DAERAH]\nunit: [BAGIAN ORGANISASI]\n"


@pytest.mark.parametrize(("teks", "found"), [
    ("Apabila terlambat, maka kinerja Dinas Perikanan terganggu", "Dinas Perikanan"),
    ("Apabila terlambat, maka citra Badan Pendapatan Daerah menurun", "Badan Pendapatan Daerah"),
    ("Apabila salah, maka kepercayaan masyarakat terhadap Dinas Sosial berkurang", "Dinas Sosial"),
    ("Apabila salah, maka Kepala Dinas Kesehatan memberi teguran", "Dinas Kesehatan"),
    ("Apabila salah, maka Kepala Badan Keuangan dapat membatalkan surat", "Badan Keuangan"),
    ("Apabila salah, maka Sekretaris Dinas Kesehatan Menyetujui surat", "Dinas Kesehatan"),
    ("Apabila terlambat, maka kinerja Bagian Organisasi terganggu", ""),
    ("Apabila terlambat, maka kinerja Sekretariat Daerah terganggu", ""),
    ("Apabila terlambat, maka kinerja dinas terkait terganggu", ""),
    ("Apabila terlambat, maka laporan kepada Kepala Dinas Kesehatan terlambat", ""),
    ("Apabila surat Kepala Dinas Kesehatan menyatakan keberatan, maka usulan dibatalkan", ""),
    ("Apabila terlambat, maka Kepala Dinas Kesehatan dirugikan", ""),
])
def test_a_warning_tells_of_the_harm_to_its_own_office(tmp_path: Path, teks: str, found: str) -> None:
    told = [d for d in check(tmp_path, f"peringatan: {teks}\n{SETDA}") if d.code == "SOP325"]
    assert [d.label for d in told] == ([f'"{found}"'] if found else [])


@pytest.mark.parametrize(("rows", "found"), [
    (("Menyampaikan usulan kepada Kepala Badan Pertanahan", "Memesan buku"), True),
    (("Mengirim berkas ke Sekretaris Dinas Kebudayaan", "Memesan buku"), True),
    (("Menerima usulan", "Menyampaikan usulan kepada Kepala Badan Pertanahan"), False),                          # where the flow ends
    (("Menyampaikan usulan kepada Kepala Badan Pertanahan", "Menerima jawaban Badan Pertanahan"), False),        # it takes part
    (("Menyampaikan tembusan kepada Kepala Badan Pertanahan", "Memesan buku"), False),
    (("Menyampaikan usulan kepada Kepala Sekretariat Daerah", "Memesan buku"), False),
    (("Menyampaikan usulan dari Kepala Badan Pertanahan", "Memesan buku"), False),
    (("Kepala Dinas Kesehatan menyetujui usulan", "Memesan buku"), True),
])
def test_whoever_a_row_hands_something_to_in_the_middle_has_a_column(tmp_path: Path, rows: tuple[str, ...], found: bool) -> None:
    assert ("SOP325" in codes(tmp_path, flow(*rows) + SETDA)) is found


@pytest.mark.parametrize(("kop", "teks"), [
    ("BAPPEDA", "Badan Perencanaan"), ("BKPSDM", "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"), ("DINKES", "Dinas Kesehatan"),
    ("BADAN KEUANGAN DAERAH", "Badan Keuangan"), ("BADAN BPKAD NUSA RAYA", "Badan Pengelolaan Keuangan dan Aset Daerah"),
])
def test_an_office_is_the_one_that_its_kop_shortens(tmp_path: Path, kop: str, teks: str) -> None:
    fragment = f"peringatan: Apabila terlambat, maka kinerja {teks} terganggu\n# berkas: instansi.yaml\nkop: [PEMERINTAH KOTA UJI, {kop}]\n"
    assert codes(tmp_path, fragment + "unit: []\n") == []


def test_the_head_of_another_office_is_told_once_and_not_advised_in_full(tmp_path: Path) -> None:
    fragment = RANCANGAN.replace("output: Catatan}", "output: Catatan, keterangan: Lewat disposisi Kaban}")
    fragment += "# berkas: instansi.yaml\nkop: [PEMERINTAH KOTA UJI, SATUAN POLISI PAMONG PRAJA]\nunit: []\n"
    assert codes(tmp_path, fragment) == ["SOP325"]


SATPOL = "SATUAN POLISI PAMONG PRAJA"


@pytest.mark.parametrize(("kop", "teks", "found"), [
    (SATPOL, "Dilaporkan kepada Kepala Dinas", "Kepala Dinas"),
    (SATPOL, "Dilaporkan kepada Kepala Dinas.", "Kepala Dinas"),
    (SATPOL, "Disposisi Kaban", "Kaban"),
    (SATPOL, "Apabila perlu, Kaban langsung disposisi ke bidang", "Kaban"),
    (SATPOL, "Kepala Dinas menyetujui usulan", "Kepala Dinas"),
    (SATPOL, "Kepala Dinas Menyetujui usulan", "Kepala Dinas"),
    (SATPOL, "KEPALA  BADAN", "KEPALA  BADAN"),
    (SATPOL, "Dicatat staf Ka. UPTD", "Ka. UPTD"),
    (SATPOL, "Disposisi Kabiro", "Kabiro"),
    (SATPOL, "Disposisi Sekretaris Camat", "Sekretaris Camat"),
    (SATPOL, "Dilaporkan kepada Camat", "Camat"),
    (SATPOL, "Dilaporkan kepada Direktur Utama", "Direktur Utama"),
    (SATPOL, "Dilaporkan kepada Kepala Dinas Kesehatan dan Kadis", "Kadis"),
    (SATPOL, "Dilaporkan kepada Kepala Satuan dan Kasat", ""),
    (SATPOL, "Dilaporkan kepada Kepala Dinas Kesehatan", ""),
    (SATPOL, "Dilaporkan kepada kepala dinas kesehatan", ""),
    (SATPOL, "Dilaporkan kepada Camat Menteng", ""),                  # a name that looks like a verb
    (SATPOL, "Dilaporkan kepada Camat setempat", ""),
    (SATPOL, "Dilaporkan kepada para Camat dan setiap Kepala Dinas", ""),
    (SATPOL, "Dilaporkan kepada Kepala Dinas/Badan", ""),
    (SATPOL, "Dilaporkan kepada Kepala Dinas di lingkungan Pemerintah Kabupaten", ""),
    (SATPOL, "Dikirim ke Tanah Karo", ""),
    (SATPOL, "Dicatat di Kantor Camat", ""),
    ("INSPEKTORAT DAERAH", "Disposisi Kadis", "Kadis"),
    ("SEKRETARIAT DAERAH", "Disposisi Kasat", "Kasat"),
    ("KANTOR KESATUAN BANGSA", "Disposisi Kakan", ""),
    ("BAPPEDA", "Disposisi Kaban", ""),
    ("BAPPEDA", "Disposisi Kadis", "Kadis"),
    ("DINAS KESEHATAN", "Dikirim kepada Kepala UPTD dan Kepala Puskesmas", ""),     # they belong to it
    ("DINAS KESEHATAN", "Disposisi Karo", "Karo"),
    ("KELURAHAN SUKA MAJU", "Dilaporkan kepada Camat", ""),                          # stands above it
    ("RSUD NUSA RAYA", "Disposisi Dirut", ""),
    ("KABUPATEN NUSA RAYA", "Disposisi Kepala Dinas", ""),                           # a government alone has heads of every kind
])
def test_the_head_of_another_office_is_found_under_every_kop(tmp_path: Path, kop: str, teks: str, found: str) -> None:
    fragment = f"pencatatan dan pendataan: {teks}\n# berkas: instansi.yaml\nkop: [PEMERINTAH KABUPATEN NUSA RAYA, {kop}]\nunit: []\n"
    told = [d for d in check(tmp_path, fragment) if d.code == "SOP325"]
    assert [d.message for d in told] == ([f'"{found}" tidak cocok dengan instansi pada kop ({kop})'] if found else [])


def test_neighbours_of_whom_there_are_many_may_have_a_column(tmp_path: Path) -> None:
    fragment = "pelaksana: {pemohon: Camat, petugas: Petugas Perpustakaan}\npencatatan dan pendataan: Dicatat Camat\n"
    assert codes(tmp_path, fragment) == []
    assert "SOP325" in codes(tmp_path, fragment.replace("Camat", "Kepala Dinas"))


def test_the_codes_of_a_number_are_no_heads(tmp_path: Path) -> None:
    assert codes(tmp_path, "nomor: 000.8.3.3/KADIS/ORG/2026\n") == []


def test_the_head_names_regions_level_by_level() -> None:
    assert wilayah_of("PEMERINTAH KOTA BATAM \n KECAMATAN SEKUPANG") == {"Kota": ("batam",), "Kecamatan": ("sekupang",)}


@pytest.mark.parametrize(("jabatan", "expected"), [
    ("Kepala Bagian Organisasi", []), ("Sekretaris Daerah", []), ("Kepala Bagian", []), ("Kepala Dinas Kesehatan", []),
    ("Kepala Bagian Hukum", ["SOP329"]), ("KEPALA BAGIAN ORGANISASI SEKRETARIAT DAERAH", []),
])
def test_who_signs_heads_the_unit_or_stands_above_it(tmp_path: Path, jabatan: str, expected: list[str]) -> None:
    assert codes(tmp_path, official("19760517 200112 1 003", jabatan=jabatan)) == expected


def named(nama: str, fragment: str) -> str:
    return f'nama: {nama}\n{fragment}\n# berkas: tetangga.yaml\nketerkaitan: "[SOP {nama}](sop)"\n'


@pytest.mark.parametrize(("nama", "fragment", "expected"), [
    ("Kenaikan Pangkat", "peringatan: Apabila SOP Surat Keluar tidak dilaksanakan, maka hak pegawai tertunda", ["SOP349"]),
    ("Pengusulan Kenaikan Pangkat", "peringatan: Apabila SOP pengusulan pangkat belum dilaksanakan, maka hak pegawai tertunda", []),
    ("Meminjamkan Buku", "peringatan: Apabila SOP Peminjaman tidak dijalankan, maka buku hilang", []),
    ("Kenaikan Pangkat", "peringatan: Apabila SOP ini tidak dilaksanakan, maka hak pegawai tertunda", []),
    ("Pelaksanaan Survei Harga Konsumen", "kualifikasi pelaksana: Memahami Survei Angkatan Kerja", ["SOP349"]),
    ("Pelaksanaan Survei Harga Konsumen", "kualifikasi pelaksana: Memahami Survei Harga Produsen", []),
    ("Penyusunan Laporan", "kualifikasi pelaksana: Memahami Survei Angkatan Kerja", []),
    ("Pelayanan Perizinan Reklame", "peringatan: Apabila berkas kurang, maka pelayanan perpustakaan terganggu", ["SOP349"]),
    ("Pelayanan Perizinan Reklame", "peringatan: Apabila berkas kurang, maka pelayanan kepada pemohon terganggu", []),
    ("Pelayanan Perizinan Reklame", "peringatan: Apabila berkas kurang, maka layanan perizinan terganggu", []),
])
def test_a_sentence_of_another_sop_is_found(tmp_path: Path, nama: str, fragment: str, expected: list[str]) -> None:
    assert codes(tmp_path, named(nama, fragment)) == expected


RANCANGAN = """\
kegiatan:
  - {uraian: Mengajukan naskah, pelaksana: pemohon, kelengkapan: Naskah, waktu: 5 menit, output: Rancangan}
  - {uraian: Memeriksa rancangan, pelaksana: petugas, kelengkapan: Rancangan, waktu: 9 menit, output: DRAF}
  - {uraian: Mencatat rancangan, pelaksana: petugas, kelengkapan: DRAF, waktu: 5 menit, output: Catatan}
"""


def test_a_draft_that_a_kegiatan_makes_is_no_stamp(tmp_path: Path) -> None:
    assert codes(tmp_path, RANCANGAN) == []


def test_keys_are_not_printed_and_may_say_anything(tmp_path: Path) -> None:
    fragment = """\
disahkan oleh: kaban
pelaksana: {karo: Anggota Perpustakaan, kadis: Petugas Perpustakaan}
kegiatan:
  - {id: sekcam, uraian: Mengajukan kartu, pelaksana: karo, kelengkapan: Kartu, waktu: 5 menit, output: Kartu diterima}
  - uraian: Memeriksa kartu
    rangkaian:
      - {pelaksana: kadis, cabang: {Ya: lanjut, Tidak: sekcam}}
    kelengkapan: Kartu diterima
    waktu: 9 menit
    output: Catatan
  - {uraian: Mencatat kartu, pelaksana: [kadis], lanjut: selesai, kelengkapan: Catatan, waktu: 5 menit, output: Buku}
# berkas: instansi.yaml
kop: [PEMERINTAH KABUPATEN NUSA RAYA, DINAS PERPUSTAKAAN]
unit: [UMUM]
pejabat:
  kaban: {jabatan: Kepala Dinas Perpustakaan, nama: "Ratna Kusumaningrum, S.Sos.", pangkat: Pembina, nip: 19790823 200212 2 001}
# berkas: tetangga.yaml
disahkan oleh: kaban
"""
    assert codes(tmp_path, fragment) == []


def test_tokens_of_srikandi_are_no_leftovers_where_srikandi_fills_them_in(tmp_path: Path) -> None:
    token = "catatan: Nomor ${nomor_naskah}\n"
    assert "SOP324" in {d.code for d in check(tmp_path, token)}
    (tmp_path / "lagi").mkdir()
    srikandi = "# berkas: instansi.yaml\ntanda tangan: srikandi\n"
    assert {d.code for d in check(tmp_path / "lagi", token + srikandi)} & {"SOP324"} == set()
    (tmp_path / "lain").mkdir()
    assert "SOP324" in {d.code for d in check(tmp_path / "lain", f"catatan: Nomor ${{nomor_surat}}\n{srikandi}")}


@pytest.mark.parametrize(("lines", "expected"), [
    (("1, Memahami arsip", "2. Memahami buku"), ['nomor butir "1," seharusnya "1."']),
    (("1. Memahami arsip", "2, Memahami buku", "3. Memahami kas"), ['nomor butir "2," seharusnya "2."']),
    (("2. Memahami arsip", "3. Memahami buku"), ['butir bernomor "2." tidak didahului "1."']),
    (("1. Memahami arsip", "3. Memahami buku"), ['butir bernomor "3." tidak melanjutkan "1."']),
    (("1. Memahami arsip", "2.", "Memahami buku"), []),
    (("1. Memahami arsip", "2.", "3. Memahami buku"), ['butir "2." tidak berisi']),
    (("2, Pemustaka dilayani", "1. Memahami buku"), []),            # goes on from nothing: an amount
    (("1, Memahami arsip",), []),                                   # no list
])
def test_numbers_typed_by_hand_go_on(tmp_path: Path, lines: tuple[str, ...], expected: list[str]) -> None:
    fragment = "kualifikasi pelaksana: |\n" + "".join(f"  {line}\n" for line in lines)
    assert [d.message for d in check(tmp_path, fragment) if d.code == "SOP327"] == expected


def test_all_names_of_other_regions_are_one_remark(tmp_path: Path) -> None:
    fragment = "peralatan/perlengkapan: [Buku Kabupaten Maju Jaya, Peta Kabupaten Suka Makmur]\n"
    (found,) = [d for d in check(tmp_path, fragment) if d.code == "SOP325"]
    assert found.message == "wilayah lain daripada wilayah pada kop disebut (peralatan/perlengkapan butir 1, 2)"
    assert [place.label for place in found.places] == ['"Kabupaten Maju Jaya"', '"Kabupaten Suka Makmur"']


@pytest.mark.parametrize(("one", "other"), [
    ("Ir. Win Darmo, M.E.", "Win Darmo"), ("Ir. Win Darmo M.E", "Win Darmo"), ("Win Darmo S.Sos. M.Si", "Win Darmo"),
    ("Win Darmo SE MM", "Win Darmo"), ("WIN DARMO", "Win Darmo"),
])
def test_a_person_is_the_same_whatever_his_titles(one: str, other: str) -> None:
    assert nama_orang(one) == nama_orang(other)


@pytest.mark.parametrize(("one", "other"), [("Win Darmo", "Win Darto"), ("Moh.Yusuf", "Moh.Yunus"), ("WIN DARMO", "WIN")])
def test_names_are_not_taken_for_titles(one: str, other: str) -> None:
    assert nama_orang(one) != nama_orang(other)


def test_a_label_that_several_sops_share_is_told_once(tmp_path: Path) -> None:
    label = "penyesuaian:\n  label:\n    kualifikasi pelaksana: {}\n"
    fragment = label.format("Kualitas Pelaksana") + "# berkas: tetangga.yaml\n" + label.format("'KUALITAS PELAKSANA:'")
    (found,) = [d for d in check(tmp_path, fragment) if d.code == "SOP326"]
    assert (found.label, found.also) == ("baku: kualifikasi pelaksana, juga di 1 SOP lain", ())


@pytest.mark.parametrize(("teks", "found"), [
    ("Sekretaris yang mampu menyusun jadwal", True), ("Bendahara yang memahami perpajakan", True),
    ("Kepala yang memahami anggaran", False), ("Operator yang mampu mengetik", False),
    ("Petugas Perpustakaan yang memahami katalog", False),
])
def test_a_qualification_of_a_post_without_a_column_is_found(tmp_path: Path, teks: str, found: bool) -> None:
    assert ("SOP344" in codes(tmp_path, f"kualifikasi pelaksana: {teks}\n")) is found
