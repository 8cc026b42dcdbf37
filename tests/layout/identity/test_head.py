"""The identity sheet: the rows of its head, room to sign, and sections that run over two pages."""

from __future__ import annotations

import pytest
from layout_tools import lines, sheet

from sopdoc.geometry import mm
from sopdoc.layout.identity.head import DAY_SLOT, print_date, value_of
from sopdoc.layout.identity.kop import NO_LOGOS
from sopdoc.layout.identity.pages import Fitted, fitted
from sopdoc.layout.identity.signature import DOTS
from sopdoc.layout.tree import Table
from sopdoc.model.nilai import Nip, Tanggal
from sopdoc.model.sop import Identitas, Instansi, Pejabat, Sop
from sopdoc.model.teks import Blok, Isi, Kata, Penanda

KEPALA = Pejabat("Kepala Dinas", "Budi Santoso", "Pembina", Nip("198001022005011003"))


def numbered(count: int, text: str = "Peraturan Daerah tentang Organisasi") -> Isi:
    return Isi(tuple(Blok((Kata(f"{text} {n}"),), Penanda.NOMOR, f"{n}.") for n in range(1, count + 1)))


def identity(bagian: dict[str, Isi] | None = None, pejabat: Pejabat | None = KEPALA, profil: str = "kertas: F4") -> Fitted:
    identitas = Identitas("065/3", "Uji Coba", {"tanggal pembuatan": Tanggal(2025, 6)}, disahkan_oleh=pejabat, bagian=bagian or {})
    sop = Sop("uji", "uji.yaml", Instansi(("PEMERINTAH",), ("Bagian",)), identitas, ())
    return fitted(sop, NO_LOGOS, "1/2", sheet(profil))


def tables(bagian: dict[str, Isi] | None = None, pejabat: Pejabat | None = KEPALA, profil: str = "kertas: F4") -> tuple[Table, ...]:
    return identity(bagian, pejabat, profil).tables


def texts(*found: Table) -> list[str]:
    return [" ".join(lines(p)) for table in found for cell in table.cells for p in cell.paragraphs]


def test_a_short_identity_takes_one_page() -> None:
    assert len(tables({"dasar hukum": numbered(3)})) == 1


def test_the_official_signs_in_at_least_22_mm_of_room() -> None:
    (name,) = (p for table in tables() for cell in table.cells for p in cell.paragraphs if lines(p) == ["Budi Santoso"])
    assert name.before >= mm(22)


def test_the_nip_is_grouped_8_6_1_3() -> None:
    assert "NIP. 19800102 200501 1 003" in texts(*tables())


def test_a_month_alone_leaves_a_slot_for_the_day() -> None:
    assert print_date(Tanggal(2025, 6)) == f"{DAY_SLOT}Juni 2025"


def test_a_full_date_is_printed_in_words() -> None:
    assert print_date(Tanggal(2025, 6, 2)) == "2 Juni 2025"


def test_a_date_in_words_is_printed_as_written_where_the_profile_says_so() -> None:
    written = Tanggal(2025, 6, 2, "02 Juni 2025")
    assert (print_date(written), print_date(written, as_written=True)) == ("2 Juni 2025", "02 Juni 2025")
    assert print_date(Tanggal(2025, 6, 2), as_written=True) == "2 Juni 2025"
    assert print_date(Tanggal(2025, 6, tertulis="…… Juni 2025"), as_written=True) == f"{DAY_SLOT}Juni 2025"


@pytest.mark.parametrize(("profil", "printed"), [("kertas: F4", "2 Juni 2025"), ("tanggal: apa adanya", "02 JUNI 2025")])
def test_the_sheet_prints_dates_as_its_profile_wants_them(profil: str, printed: str) -> None:
    identitas = Identitas("1", "Uji", {"tanggal efektif": Tanggal(2025, 6, 2, "02 JUNI 2025")})
    sop = Sop("uji", "uji.yaml", Instansi(("PEMERINTAH",)), identitas, ())
    assert printed in texts(*fitted(sop, NO_LOGOS, "1/1", sheet(profil)).tables)


def test_a_date_in_dots_leaves_a_place_for_handwriting() -> None:
    identitas = Identitas("1", "Uji", {"tanggal efektif": None}, titik=("tanggal efektif",))
    sop = Sop("uji", "uji.yaml", Instansi(("PEMERINTAH",)), identitas, ())
    assert value_of("tanggal efektif", sop, "1/1") == DOTS


def test_a_missing_date_leaves_its_place_empty() -> None:
    assert print_date(None) == ""


def test_the_slot_for_the_day_is_on_the_sheet() -> None:
    assert f"{DAY_SLOT}Juni 2025" in texts(*tables())


def test_long_sections_go_on_on_a_second_page() -> None:
    assert len(tables({"dasar hukum": numbered(60)})) >= 2


def test_no_item_is_lost_or_doubled_between_two_pages() -> None:
    found = [text for text in texts(*tables({"dasar hukum": numbered(60)})) if "Organisasi" in text]
    assert [text.split()[-1] for text in found] == [str(n) for n in range(1, 61)]


def test_a_section_that_goes_on_says_so() -> None:
    assert "Dasar Hukum (lanjutan)" in texts(tables({"dasar hukum": numbered(60)})[1])


def test_every_page_keeps_within_the_body() -> None:
    body = sheet().body
    assert all(body.y == table.rect.y and table.rect.bottom <= body.bottom for table in tables({"dasar hukum": numbered(90)}))


def test_a_section_of_the_agency_s_own_is_printed_too() -> None:
    assert "Biaya Pelaksanaan" in texts(*tables({"Biaya Pelaksanaan": numbered(1)}))


def test_an_item_higher_than_a_page_is_an_error() -> None:
    report = identity({"dasar hukum": numbered(1, "sangat panjang " * 2000)}).report
    assert [d.code for d in report.diagnostics] == ["SOP410"]


def test_without_an_official_the_sheet_is_made_all_the_same() -> None:
    assert len(tables(pejabat=None)) == 1


def test_the_spo_form_prints_which_page_of_how_many() -> None:
    assert "1/2" in texts(*tables(profil="identitas: {bentuk: spo}"))


def test_the_name_of_the_sop_is_bold() -> None:
    (run,) = {r for t in tables() for c in t.cells for p in c.paragraphs for r in p.runs if r.text == "Uji Coba"}
    assert run.style.face == "tebal"


def isi(*texts_: str) -> Isi:
    return Isi(tuple(Blok((Kata(text),)) for text in texts_))


def spo_titles(bagian: dict[str, Isi], overrides: str = "kertas: A4") -> list[str]:
    """The titles of an SPO's sections, in the order on paper."""
    identitas = Identitas("001", "Uji Coba", bagian=bagian)
    sop = Sop("uji", "uji.yaml", Instansi(("Puskesmas",)), identitas, ())
    found = fitted(sop, NO_LOGOS, "1/1", sheet(overrides, "spo")).tables
    cells = [cell for table in found for cell in table.cells if cell.head == "baris"]
    return [" ".join(lines(p)) for cell in cells for p in cell.paragraphs]


def test_an_spo_prints_its_sections_in_the_order_of_the_profile_and_in_capitals() -> None:
    written = {"Unit Terkait": isi("UGD"), "Tujuan": isi("Acuan"), "Pengertian": isi("Triase")}
    assert spo_titles(written) == ["PENGERTIAN", "TUJUAN", "UNIT TERKAIT"]


def test_a_title_in_other_letters_is_the_profiles_section_all_the_same() -> None:
    assert spo_titles({"Alat dan bahan": isi("Stetoskop"), "TUJUAN": isi("Acuan")}) == ["TUJUAN", "ALAT DAN BAHAN"]


def test_a_section_that_the_profile_does_not_know_stands_behind_the_one_before_it() -> None:
    written = {"Pengertian": isi("Triase"), "Indikasi": isi("Gawat"), "Tujuan": isi("Acuan")}
    assert spo_titles(written) == ["PENGERTIAN", "INDIKASI", "TUJUAN"]


def test_sections_that_are_not_filled_in_are_left_out_of_an_spo() -> None:
    assert spo_titles({"Pengertian": isi("Triase"), "dasar hukum": isi()}) == ["PENGERTIAN"]


def test_an_agency_may_have_the_empty_sections_printed() -> None:
    assert "TUJUAN" in spo_titles({"Pengertian": isi("Triase")}, "identitas: {bagian kosong: tercetak}")


def wide(found: tuple[Table, ...]) -> list[str]:
    """Titles over the whole width of the sheet."""
    return [" ".join(lines(p)) for t in found for c in t.cells if c.head == "kolom" and c.rect.w == t.rect.w for p in c.paragraphs]


def test_a_long_section_beside_a_short_one_takes_the_whole_width_rather_than_a_page_more() -> None:
    assert wide(tables({"dasar hukum": numbered(40), "kualifikasi pelaksana": isi("Sarjana")})) == ["Dasar Hukum", "Kualifikasi Pelaksana"]


def test_two_long_sections_stay_beside_each_other() -> None:
    assert "Dasar Hukum" not in wide(tables({"dasar hukum": numbered(60), "kualifikasi pelaksana": numbered(55)}))


def test_a_section_whose_neighbour_has_ended_takes_the_whole_width_overleaf() -> None:
    found = tables({"dasar hukum": numbered(45), "kualifikasi pelaksana": numbered(24)})
    assert wide(found)[:1] == ["Dasar Hukum (lanjutan)"]


def test_a_short_sheet_keeps_its_sections_in_pairs() -> None:
    assert wide(tables({"dasar hukum": numbered(8), "kualifikasi pelaksana": isi("Sarjana")})) == []


def test_the_address_stands_under_the_name_small_and_regular() -> None:
    instansi = Instansi(("PENGADILAN AGAMA UJI",), ("KEPANITERAAN",), alamat=("Jalan Merdeka Nomor 1",))
    found = fitted(Sop("uji", "uji.yaml", instansi, Identitas("1", "Uji"), ()), NO_LOGOS, "1/1", sheet()).tables
    styles = [(p.runs[0].text, p.runs[0].style.face, p.runs[0].style.size) for p in found[0].cells[0].paragraphs]
    sizes = sheet().profile.huruf.ukuran
    assert styles == [
        ("PENGADILAN AGAMA UJI", "tebal", sizes["kop"]), ("Jalan Merdeka Nomor 1", "biasa", sizes["identitas"]),
        ("KEPANITERAAN", "tebal", sizes["kop"]),
    ]


def test_a_date_that_there_is_not_is_printed_as_a_dash() -> None:
    identitas = Identitas("1", "Uji", {"tanggal revisi": None}, tanpa=("tanggal revisi",))
    assert value_of("tanggal revisi", Sop("uji", "uji.yaml", Instansi(("UJI",)), identitas, ()), "") == "-"
