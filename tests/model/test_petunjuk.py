"""Hints of the decoders: what to write instead, with the words that are there already."""

from __future__ import annotations

import pytest

from sopdoc.diagnostics import Report
from sopdoc.model.decode import decode_sop
from sopdoc.model.decode_instansi import InstansiBerkas
from sopdoc.model.sop import Instansi, Pejabat
from sopdoc.source.read import parse

HEAD = "nomor: 1\nnama: Uji\n"
SEKDA = Pejabat("Sekretaris Daerah Kabupaten Uji", "Drs. Bagas Wiratama, M.Si.")
INSTANSI = InstansiBerkas(Instansi(kop=("PEMERINTAH",), pejabat={"sekda": SEKDA}))
SOP = f"""\
{HEAD}disahkan oleh: sekda
pelaksana:
  petugas: Petugas Loket
  kabag: Kepala Bagian Organisasi
kegiatan:
  - {{id: isi, uraian: Mengisi formulir, pelaksana: petugas}}
  - {{uraian: Memeriksa formulir, pelaksana: kabag, cabang: {{Ya: lanjut, Tidak: isi}}}}
  - {{uraian: Menutup buku, pelaksana: [petugas, kabag]}}
"""


def told(old: str, new: str) -> list[tuple[str, str]]:
    """Code and hint of everything that is said of the definition with something else in it."""
    assert old in SOP
    text, report = SOP.replace(old, new, 1), Report()
    node = parse(text, "x.yaml", report)
    assert node is not None
    decode_sop(node, "x", "x.yaml", INSTANSI, frozenset(), report)
    return [(d.code, d.hint) for d in report.diagnostics]


def hints(text: str) -> list[str]:
    report = Report()
    node = parse(text, "x.yaml", report)
    assert node is not None
    decode_sop(node, "x", "x.yaml", INSTANSI, frozenset(), report)
    return [d.hint for d in report.diagnostics]


@pytest.mark.parametrize(("pelaksana", "hint"), [
    ("\n  - Analis\n  - Kepala Bidang", "tulis `analis: Analis`, satu baris tiap kolom, tanpa tanda -"),
    (" [Kepala Bidang Arsip, Staf]", "tulis `kepala-bidang-arsip: Kepala Bidang Arsip`, satu baris tiap kolom, tanpa tanda -"),
    ("\n  - kabag: Kepala Bagian", "tulis `kabag: Kepala Bagian`, satu baris tiap kolom, tanpa tanda -"),
    (" Analis", "tulis `analis: Analis`, satu baris tiap kolom"),
])
def test_a_list_of_pelaksana_is_answered_with_the_form_to_write(pelaksana: str, hint: str) -> None:
    assert hint in hints(f"{HEAD}pelaksana:{pelaksana}\nkegiatan:\n  - {{uraian: Menyusun, pelaksana: a}}\n")


@pytest.mark.parametrize("key", ["“kegiatan”", "«kegiatan»", "’kegiatan’", "“kegiatn”"])
def test_a_key_in_curly_quotes_is_answered_with_the_key_and_the_reason(key: str) -> None:
    assert hints(f"{HEAD}pelaksana: {{a: A}}\n{key}:\n  - {{uraian: Menyusun, pelaksana: a}}\n") == [
        'kunci ditulis tanpa tanda kutip lengkung; maksud Anda "kegiatan"?',
    ]


@pytest.mark.parametrize(("pelaksana", "hint"), [
    ("Petugas Loket", 'maksud Anda "petugas"?'), ("PETUGAS  LOKET", 'maksud Anda "petugas"?'), ("Kepala Bagian", 'maksud Anda "kabag"?'),
    ("petugas, kabag", "tulis sebagai daftar: [petugas, kabag]"), ("petugas; kabag", "tulis sebagai daftar: [petugas, kabag]"),
    ("petugas/kabag", "tulis sebagai daftar: [petugas, kabag]"), ("petugas & Kepala Bagian", "tulis sebagai daftar: [petugas, kabag]"),
    ("Petugas Loket dan Kepala Bagian Organisasi", "tulis sebagai daftar: [petugas, kabag]"), ("camat", "tersedia: petugas, kabag"),
    ("petugas, camat", "tersedia: petugas, kabag"), ("petugaas", 'maksud Anda "petugas"?'),
])
def test_a_title_or_several_keys_in_one_text_are_answered_with_the_keys(pelaksana: str, hint: str) -> None:
    assert told("formulir, pelaksana: petugas", f'formulir, pelaksana: "{pelaksana}"') == [("SOP202", hint)]


def test_one_symbol_of_a_rangkaian_has_one_actor() -> None:
    rangkaian = "formulir, rangkaian: [{pelaksana: 'petugas, kabag'}, {pelaksana: Kepala Bagian Organisasi}]"
    assert told("formulir, pelaksana: petugas", rangkaian) == [
        ("SOP202", "tersedia: petugas, kabag"), ("SOP202", 'maksud Anda "kabag"?'),
    ]


def test_a_title_that_two_columns_bear_names_neither() -> None:
    twins = SOP.replace("Kepala Bagian Organisasi", "Petugas Loket").replace("pelaksana: kabag", "pelaksana: Petugas Loket")
    assert hints(twins) == ['maksud Anda "petugas"?']      # the nearest key, as for any slip


@pytest.mark.parametrize("key", ["masuk", "lanjut dari"])
@pytest.mark.parametrize(("name", "hint"), [
    ("Kepala Bagian Organisasi", 'maksud Anda "kabag"?'), ("petugas, kabag", "tulis sebagai daftar: [petugas, kabag]"),
])
def test_a_symbol_of_the_row_is_named_by_its_key(key: str, name: str, hint: str) -> None:
    assert told("[petugas, kabag]", f'[petugas, kabag], {key}: "{name}"') == [("SOP207", hint)]


@pytest.mark.parametrize(("target", "hint"), [
    ("Mengisi formulir", 'maksud Anda "isi"?'), ("mengisi  Formulir.", 'maksud Anda "isi"?'), ("Menutup buku", 'maksud Anda "3"?'),
    ("1.", 'maksud Anda "1"?'), ("kegiatan 3", 'maksud Anda "3"?'), ("kembali ke no. 1", 'maksud Anda "1"?'),
    ("isi, 3", "tulis sebagai daftar: [isi, 3]"), ("lanjut dan Menutup buku", "tulis sebagai daftar: [lanjut, 3]"),
    ("kabag", "sebut kegiatannya, bukan pelaksananya: 2, 3/kabag"), ("Petugas Loket", "sebut kegiatannya, bukan pelaksananya: isi, 3"),
    ("kegiatan 9", "tersedia: isi, 1, 2, 3, 3/kabag, 3/petugas, lanjut, selesai"),
])
@pytest.mark.parametrize("place", ["Tidak: isi", "formulir, pelaksana: petugas"])
def test_a_target_that_is_called_by_its_words_is_answered_with_its_id(target: str, hint: str, place: str) -> None:
    new = f'Tidak: "{target}"' if place.startswith("Tidak") else f'{place}, lanjut: "{target}"'
    assert told(place, new) == [("SOP201", hint)]


@pytest.mark.parametrize("name", ["Sekretaris Daerah Kabupaten Uji", "Sekretaris Daerah", "Drs. Bagas Wiratama, M.Si.", "sekda"])
def test_an_official_is_named_by_his_key(name: str) -> None:
    assert told("oleh: sekda", f'oleh: "{name}"') == ([] if name == "sekda" else [("SOP106", 'maksud Anda "sekda"?')])


@pytest.mark.parametrize(("word", "symbol"), [
    ("kotak", "proses"), ("Belah Ketupat", "keputusan"), ("akhir", "selesai"), ("start", "mulai"),
])
def test_a_symbol_is_known_by_what_people_call_it(word: str, symbol: str) -> None:
    (found, *_) = told("buku, pelaksana", f"buku, simbol: {word}, pelaksana")
    assert found == ("SOP104", f'maksud Anda "{symbol}"?')


@pytest.mark.parametrize(("cabang", "code"), [
    ("{? : lanjut, Ya: isi}", "SOP018"), ('{" ": lanjut}', "SOP018"), ("{Ya: lanjut, Ya: isi}", "SOP017"),
    ('{"": lanjut, "": isi}', "SOP017"), ('{"": lanjut}', "SOP203"), ('{"": }', "SOP102"), ('{Ya: lanjut, "": []}', "SOP102"),
    ("{}", "SOP102"), ("{Ya: lanjut, Tidak: }", "SOP102"), ("{Ya: lanjut, Tidak: []}", "SOP102"), ("Ya", "SOP103"),
    ("{[a]: lanjut, Ya: isi}", "SOP018"), ("[]", "SOP102"), ("[lanjut]", "SOP203"), ("[isi, isi]", "SOP203"), ("[{Ya: lanjut}]", "SOP103"),
])
def test_a_branch_that_is_written_wrongly_is_told_once_and_makes_no_other_fault(cabang: str, code: str) -> None:
    assert [found for found, _ in told("{Ya: lanjut, Tidak: isi}", cabang)] == [code]


def test_answers_without_targets_are_shown_the_form_to_write() -> None:
    hint = "tulis `cabang: {Ya: …, Tidak: …}`: jawabannya sebelum titik dua, tujuannya sesudahnya"
    assert told("{Ya: lanjut, Tidak: isi}", "[Ya, Tidak]") == [("SOP201", hint)] * 2


@pytest.mark.parametrize(("lanjut", "codes"), [
    ("{}", ["SOP102"]), ("{Ya: }", ["SOP102"]), ("{Ya: tidak}", ["SOP214"]), ("{Ya: entah}", ["SOP201"]), ("{Ya: {a: b}}", ["SOP103"]),
    ("{Ya: isi}", []), ('{"": isi, Ya: lanjut}', []),
])
def test_words_on_arrows_that_are_written_wrongly_are_told_once(lanjut: str, codes: list[str]) -> None:
    assert [found for found, _ in told("cabang: {Ya: lanjut, Tidak: isi}", f"lanjut: {lanjut}")] == codes


def test_a_column_without_a_key_is_not_missed_as_well() -> None:
    assert [code for code, _ in told("  petugas: Petugas Loket\n  kabag: Kepala Bagian Organisasi", '  "": Petugas Loket')] == ["SOP018"]


@pytest.mark.parametrize(("row", "told"), [
    ("{uraian: Menyusun, pelaksana: a, output: Surat, tembusan}", ['`output: "Surat, tembusan"`']),
    ("{uraian: Menyusun, output: Surat , tembusan , arsip, pelaksana: a}",
     ['`output: "Surat, tembusan"`', '`output: "Surat, tembusan, arsip"`']),
    ("{uraian: Menyusun, pelaksana: a, wakt}", ['maksud Anda "waktu"?']),
])
def test_a_comma_between_braces_is_answered_with_the_text_in_quotes(row: str, told: list[str]) -> None:
    found = hints(f"{HEAD}pelaksana: {{a: A}}\nkegiatan:\n  - {row}\n")
    assert [hint.removeprefix("beri tanda kutip pada teks yang memuat koma: ") for hint in found] == told


def test_a_key_without_a_value_on_a_line_of_its_own_is_no_rest_of_a_text() -> None:
    (hint,) = hints(f"{HEAD}pelaksana: {{a: A}}\nkegiatan:\n  - uraian: Menyusun\n    tembusan:\n    pelaksana: a\n")
    assert hint.startswith("tersedia: ")
