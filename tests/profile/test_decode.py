"""Profiles: what is shipped is whole, inheritance and merging do what the guide says, and the guide's example works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sopdoc.diagnostics import Report, Span
from sopdoc.geometry import Size, mm, pt
from sopdoc.model.decode_instansi import PROFIL
from sopdoc.profile import source as profile_source
from sopdoc.profile.decode import kapsul_of, load_profile
from sopdoc.profile.profile import Profile
from sopdoc.profile.source import templates_dir
from sopdoc.source.node import Node
from sopdoc.source.read import parse

BAKU = "permenpan-35-2012"


def nodes(*texts: str) -> tuple[Node, ...]:
    report = Report()
    result = tuple(node for text in texts if (node := parse(text, "uji.yaml", report)))
    assert report.diagnostics == ()
    return result


def loaded(*overrides: str, name: str = BAKU) -> Profile:
    report = Report()
    profile = load_profile(name, nodes(*overrides), report)
    assert report.diagnostics == ()
    assert profile is not None
    return profile


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A templates folder of our own with the default profile in it."""
    (tmp_path / "profil").mkdir()
    (tmp_path / f"profil/{BAKU}.yaml").write_bytes((templates_dir() / f"profil/{BAKU}.yaml").read_bytes())
    monkeypatch.setattr(profile_source, "templates_dir", lambda: tmp_path)
    return tmp_path / "profil"


@pytest.mark.parametrize("path", sorted((templates_dir() / "profil").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_profile_loads_without_a_word(path: Path) -> None:
    loaded(name=path.stem)


def told(override: str) -> list[tuple[str, str]]:
    """Code and hint of everything that is said of an override."""
    report = Report()
    load_profile(BAKU, nodes(override), report)
    return [(d.code, d.hint) for d in report.diagnostics]


@pytest.mark.parametrize(("override", "code", "hint"), [
    ("label: {kegiatan: Langkah}", "SOP101", 'maksud Anda "uraian"?'), ("label: {No.: Urut}", "SOP101", 'maksud Anda "nomor kegiatan"?'),
    ("label: {Nama SOP: Judul}", "SOP101", 'maksud Anda "nama"?'), ("label: {nomer: No}", "SOP101", 'maksud Anda "nomor"?'),
    ("kolom: [nomor kegiatan, Kegiatan, pelaksana]", "SOP104", 'maksud Anda "uraian"?'),
    ("kolom: nomor kegiatan, uraian, pelaksana", "SOP104", "tulis sebagai daftar: [nomor kegiatan, uraian, pelaksana]"),
    ("kolom: No., Kegiatan, Pelaksana", "SOP104", "tulis sebagai daftar: [nomor kegiatan, uraian, pelaksana]"),
    ("identitas: {baris: [Nomor SOP]}", "SOP104", 'maksud Anda "nomor"?'),
    ("identitas: {baris: nomor dan nama}", "SOP104", "tulis sebagai daftar: [nomor, nama]"),
    ("mutu baku: [Kelengkapan, waktu]", "SOP104", 'maksud Anda "kelengkapan"?'),
])
def test_a_word_of_the_sheet_is_answered_with_its_key_and_nothing_else_is_missed(override: str, code: str, hint: str) -> None:
    assert told(override) == [(code, hint)]


@pytest.mark.parametrize("words", ["A" * 80, f"[{', '.join(['AB'] * 4)}]"])
def test_a_watermark_of_some_lines_is_read(words: str) -> None:
    assert sum(map(len, loaded(f"cap air: {words}").cap_air)) in (80, 8)


@pytest.mark.parametrize("words", ["A" * 81, f"[{', '.join(['AB'] * 5)}]"])
def test_a_watermark_that_says_more_is_refused(words: str) -> None:
    assert told(f"cap air: {words}") == [("SOP156", "tulis paling banyak 80 huruf dalam 4 baris")]


def test_the_default_sheet_is_f4_lying() -> None:
    profile = loaded()
    assert (profile.kertas.w, profile.kertas.h) == (mm(330), mm(215))
    assert profile.huruf.ukuran["identitas"] == pt(9.5)


def test_one_word_changes_the_paper_and_one_its_direction() -> None:
    profile = loaded("kertas: A4\narah: tegak")
    assert (profile.kertas.w, profile.kertas.h) == (mm(210), mm(297))


@pytest.mark.parametrize(("kertas", "short", "long"), [
    ("f4", 215, 330), ("FOLIO", 215.9, 330.2), ("a4", 210, 297), ("LETTER", 215.9, 279.4), ('" Legal "', 215.9, 355.6),
    ("{lebar: 200, tinggi: 300}", 200, 300), ('{lebar: "21,5 cm", tinggi: 330 mm}', 215, 330), ("{lebar: 330, tinggi: 215}", 215, 330),
])
def test_paper_by_name_in_any_capitals_or_by_its_sides_lies_as_arah_says(kertas: str, short: float, long: float) -> None:
    lying, standing = (loaded(f"kertas: {kertas}\narah: {arah}").kertas for arah in ("mendatar", "tegak"))
    assert (lying.w, lying.h) == (standing.h, standing.w) == (mm(long), mm(short))


def test_paper_is_replaced_as_a_whole() -> None:
    assert loaded("kertas: {lebar: 210, tinggi: 300}", "kertas: A4").kertas == Size(mm(297), mm(210))
    report = Report()
    assert load_profile(BAKU, nodes("kertas: {lebar: 210, tinggi: 300}", "kertas: {tinggi: 350}"), report) is None
    assert [d.message for d in report.diagnostics] == ['"lebar" wajib diisi']


@pytest.mark.parametrize(("kertas", "code", "said"), [
    ("F5", "SOP104", '"F5" bukan pilihan untuk kertas'), ("{lebar: 210}", "SOP102", '"tinggi" wajib diisi'),
    ("{lebar: 104.9, tinggi: 300}", "SOP152", "lebar kertas 104.9 tidak dapat dipakai"),
    ("{lebar: 210, tinggi: 558.1}", "SOP152", "tinggi kertas 558.1 tidak dapat dipakai"),
    ("{lebar: 210, tinggi: 0}", "SOP152", "tinggi kertas 0 tidak dapat dipakai"),
    ("{lebar: 210, tinggi: 30 inci}", "SOP152", 'ukuran tinggi "30 inci" tidak terbaca'),
    ("{lebar: 210, tinggi: 300, tebal: 2}", "SOP101", 'kunci "tebal" tidak dikenal di kertas'), ("[210, 300]", "SOP103", "kertas harus"),
])
def test_paper_that_cannot_be_is_refused_once(kertas: str, code: str, said: str) -> None:
    report = Report()
    assert load_profile(BAKU, nodes(f"kertas: {kertas}"), report) is None
    assert [(d.code, said in d.message) for d in report.diagnostics] == [(code, True)]


def test_the_later_override_wins_and_neighbours_stay() -> None:
    profile = loaded("label: {uraian: Aktivitas, waktu: Lama}", "label: {uraian: Uraian}")
    assert (profile.label["uraian"], profile.label["waktu"], profile.label["output"]) == ("Uraian", "Lama", "Output")


def test_lists_are_replaced_and_not_joined() -> None:
    assert loaded("kolom: [uraian, pelaksana, waktu]").kolom == ("uraian", "pelaksana", "waktu")


def test_columns_that_leave_the_table_leave_the_mutu_baku_too() -> None:
    assert loaded("kolom: [uraian, pelaksana, waktu, output]").mutu_baku == ("waktu", "output")


def test_a_plain_empty_value_keeps_what_is_inherited_and_quotes_empty_it() -> None:
    assert loaded("halaman:").halaman == "Halaman {x} dari {y}"
    assert loaded('halaman: ""').halaman == ""
    assert loaded('label: {lanjutan: ""}').label["lanjutan"] == ""
    assert loaded("mutu baku: []").mutu_baku == ()


def test_lengths_may_be_written_with_a_comma_and_in_centimetres() -> None:
    margin = loaded('margin: {atas: "1,5 cm", kiri: 42 pt}').margin
    assert (margin.atas, margin.kiri, margin.bawah) == (mm(15), pt(42), mm(15))


def test_a_section_of_the_agency_may_be_placed_and_reworded() -> None:
    profile = loaded("identitas: {bagian: [dasar hukum, [Biaya, peringatan]]}\nlabel: {Biaya: BIAYA}")
    assert profile.bagian == (("dasar hukum",), ("Biaya", "peringatan"))
    assert profile.label["Biaya"] == "BIAYA"


def test_capsules_take_their_words_from_the_labels() -> None:
    kapsul = kapsul_of(loaded("kapsul: terpisah\nlabel: {mulai: MULAI}"))
    assert (kapsul.terpisah, kapsul.mulai, kapsul.selesai) == (True, "MULAI", "Selesai")


def test_the_agencys_own_font_files_go_into_the_profile() -> None:
    report = Report()
    profile = load_profile(BAKU, (), report, {"biasa": Path("a.ttf")})
    assert profile is not None
    assert profile.huruf.berkas == {"biasa": Path("a.ttf")}


def test_inheritance_goes_over_several_generations(folder: Path) -> None:
    (folder / "ibu.yaml").write_text(f"warisi: {BAKU}\nkertas: A4\nlabel: {{waktu: Lama}}\n")
    (folder / "anak.yaml").write_text("warisi: ibu\nlabel: {uraian: Langkah}\n")
    profile = loaded(name="anak")
    assert (profile.nama, profile.kertas.h, profile.label["waktu"], profile.label["uraian"]) == ("anak", mm(210), "Lama", "Langkah")


def test_inheritance_in_a_circle_is_refused(folder: Path) -> None:
    (folder / "ayam.yaml").write_text("warisi: telur\n")
    (folder / "telur.yaml").write_text("warisi: ayam\n")
    report = Report()
    assert load_profile("ayam", (), report) is None
    assert [d.code for d in report.diagnostics] == ["SOP151"]


def test_a_profile_without_ancestor_must_say_everything(folder: Path) -> None:
    (folder / "baru.yaml").write_text("kertas: A4\n")
    report = Report()
    assert load_profile("baru", (), report) is None
    missing = {d.message.split('"')[1] for d in report.diagnostics if d.code == "SOP102"}
    assert missing >= set(PROFIL) - {"kertas"}


def test_a_changed_template_is_read_again(folder: Path) -> None:
    path = folder / "baru.yaml"
    path.write_text(f"warisi: {BAKU}\nlabel: {{waktu: Lama}}\n")
    assert loaded(name="baru").label["waktu"] == "Lama"
    path.write_text(f"warisi: {BAKU}\nlabel: {{waktu: Durasi}}\n")
    assert loaded(name="baru").label["waktu"] == "Durasi"


@pytest.mark.parametrize("name", ["../rahasia", "", "permenpan", "a/b", "spo.yaml"])
def test_an_unknown_profile_is_refused_where_it_is_named(name: str) -> None:
    report = Report()
    assert load_profile(name, (), report, span=Span("instansi.yaml", 3, 9, 3, 12)) is None
    assert [(d.code, d.span.line) for d in report.diagnostics] == [("SOP150", 3)]


def test_the_guides_example_works_and_its_table_names_every_key() -> None:
    guide = (templates_dir() / "README.md").read_text("utf-8")
    example = re.search(r"```yaml\n(.*?)```", guide, re.DOTALL)
    assert example
    profile = loaded(example[1])
    assert profile.label["uraian"] == "Aktivitas"
    rows = set(re.findall(r"^\| `([^`]+)`", guide, re.MULTILINE))
    assert rows >= {"warisi", *PROFIL}


@pytest.mark.parametrize(("label", "called"), [("Pelaksana", "Pelaksana"), ("Pelaku", "Pelaku"), ("-", "pelaksana"), ("", "pelaksana")])
def test_a_word_that_is_not_printed_is_called_by_its_key(label: str, called: str) -> None:
    assert loaded(f'label: {{pelaksana: "{label}"}}').sebutan("pelaksana") == called
