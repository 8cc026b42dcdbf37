"""The official who signs: jabatan, room for signature and stamp, name, pangkat, NIP."""

from __future__ import annotations

from dataclasses import replace

from layout_tools import lines, sheet

from sopdoc.geometry import mm, pt
from sopdoc.layout.identity.signature import DOTS, signature
from sopdoc.layout.tree import Paragraph
from sopdoc.model.nilai import Nip
from sopdoc.model.sop import Pejabat

KEPALA = Pejabat("Kepala Dinas", "Budi Santoso", "Pembina", Nip("198001022005011003"))


def signed(pejabat: Pejabat | None = KEPALA) -> tuple[Paragraph, ...]:
    return signature(pejabat, pt(200), "identitas", sheet())


def test_the_lines_stand_in_their_order() -> None:
    assert [lines(p)[0] for p in signed()] == ["Kepala Dinas", "Budi Santoso", "Pembina", "NIP. 19800102 200501 1 003"]


ATAS_NAMA = Pejabat("a.n. BUPATI\nSekretaris Daerah\nu.b.\nKepala Bagian", "Budi Santoso,\nS.H.", "Penata Tk. I\n(III/d)", Nip(""))


def test_lines_of_jabatan_name_and_pangkat_stay_lines() -> None:
    assert [lines(p) for p in signed(ATAS_NAMA)] == [
        ["a.n. BUPATI", "Sekretaris Daerah", "u.b.", "Kepala Bagian"], ["Budi Santoso,", "S.H."], ["Penata Tk. I", "(III/d)"],
    ]


def test_a_line_longer_than_its_room_breaks_and_the_others_do_not_run_into_it() -> None:
    office = "Sekretaris Daerah Kabupaten Nusa Raya dan Kepulauan di Sekitarnya"
    (jabatan, *_) = signed(replace(ATAS_NAMA, jabatan=f"a.n. BUPATI\n{office}\nu.b."))
    first, *middle, last = lines(jabatan)
    assert (first, " ".join(middle), last) == ("a.n. BUPATI", office, "u.b.")


def test_there_are_22_mm_between_jabatan_and_name() -> None:
    assert signed()[1].before >= mm(22)


def test_the_name_is_bold_and_underlined() -> None:
    (run,) = signed()[1].runs
    assert (run.style.face, run.style.underline) == ("tebal", True)


def test_a_nip_of_18_digits_is_grouped_8_6_1_3() -> None:
    assert lines(signed()[-1]) == ["NIP. 19800102 200501 1 003"]


def test_a_nip_of_another_form_stays_as_written() -> None:
    assert lines(signed(Pejabat("Kepala", "Budi", nip=Nip("12 34")))[-1]) == ["NIP. 12 34"]


def test_a_pangkat_that_is_not_there_takes_no_line() -> None:
    assert len(signed(Pejabat("Kepala", "Budi", nip=Nip("123")))) == 3


def test_a_nip_that_is_not_known_yet_leaves_a_dotted_place() -> None:
    assert lines(signed(Pejabat("Kepala", "Budi"))[-1]) == [f"NIP. {DOTS}"]


def test_an_official_who_has_no_nip_gets_no_line_for_it() -> None:
    assert len(signed(Pejabat("Kepala", "Budi", nip=Nip("")))) == 2


def test_a_name_that_is_not_known_yet_leaves_a_dotted_place() -> None:
    assert lines(signed(Pejabat("Kepala"))[1]) == [f"({DOTS})"]


def test_without_an_official_there_are_places_for_name_and_nip() -> None:
    assert [lines(p)[0] for p in signed(None)[1:]] == [f"({DOTS})", f"NIP. {DOTS}"]


def test_without_an_official_the_room_stays_free() -> None:
    assert sum(p.before for p in signed(None)) >= mm(22)


def test_a_dotted_place_is_neither_bold_nor_underlined() -> None:
    style = signed(Pejabat("Kepala"))[1].runs[0].style
    assert (style.face, style.underline) == ("biasa", False)


def test_every_line_is_centred() -> None:
    assert {p.align for p in signed()} == {"tengah"}


def test_an_nrp_and_a_number_in_its_own_words_stand_where_the_nip_does() -> None:
    police, other = replace(KEPALA, nip=Nip(""), nrp="78051234"), replace(KEPALA, nip=Nip(""), nomor_induk="NIPPPK. 1985")
    assert [lines(signed(one)[-1]) for one in (police, other)] == [["NRP. 78051234"], ["NIPPPK. 1985"]]
