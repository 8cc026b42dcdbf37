"""What sheets share stands in their agency's file, what one has otherwise in its definition; together they say what was read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from importlib.util import find_spec

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools import built, document, lacking

from sopdoc.diagnostics import Report
from sopdoc.format.document import format_text
from sopdoc.impor.carried import definitions_in
from sopdoc.impor.pdf.file import read_pdf
from sopdoc.impor.written.agency import Agency, agency_of, instansi_text, text_of
from sopdoc.impor.written.definition import Definition
from sopdoc.impor.written.links import linked
from sopdoc.impor.written.place import files_of
from sopdoc.impor.written.style import SPO, besides, common, usual_look
from sopdoc.writing.values import Commented, Flow, Value, from_json, to_json

CAMAT: Mapping[str, Value] = {"jabatan": "Camat Uji", "nama": "Budi Santoso", "nip": "19750428 200012 1 003"}
SEKRETARIS: Mapping[str, Value] = {"jabatan": "Sekretaris", "nama": "Ani Lestari"}


def one(nama: str, *kop: str, pejabat: Mapping[str, Value] = CAMAT, **more: str) -> Definition:
    return Definition(nama, {"nomor": "1", "nama": nama, "disahkan oleh": pejabat}, kop=kop, look=dict(more))


def test_the_letterhead_is_what_all_have_and_the_unit_what_most_have() -> None:
    agency = agency_of([one("a", "DAERAH", "DINAS", "UMUM"), one("b", "DAERAH", "DINAS", "UMUM"), one("c", "DAERAH", "DINAS", "HUKUM")])
    assert (agency.kop, agency.unit) == (("DAERAH", "DINAS"), ("UMUM",))


def test_where_one_sheet_has_no_unit_each_other_says_its_own() -> None:
    many = [one("a", "DAERAH", "UMUM"), one("b", "DAERAH", "UMUM"), one("c", "DAERAH")]
    agency = agency_of(many)
    assert [("unit:\n  - UMUM\n" in text_of(found, agency), "RAGU" in text_of(found, agency)) for found in many] == [
        (True, False), (True, False), (False, False),
    ]


def test_another_unit_stands_in_its_definition() -> None:
    many = [one("a", "DAERAH", "UMUM"), one("b", "DAERAH", "UMUM"), one("c", "DAERAH", "HUKUM")]
    agency = agency_of(many)
    assert "unit" not in text_of(many[0], agency)
    assert "nama: c\nunit:\n  - HUKUM\n" in text_of(many[2], agency)


def test_sheets_of_another_agency_say_nothing_of_this_one() -> None:
    own = [one("a", "DAERAH", kertas="A4"), one("b", "DAERAH", kertas="A4"), one("c", "DAERAH", kertas="A4")]
    others = [one(name, "RUMAH SAKIT", pejabat=SEKRETARIS, kertas="F4") for name in "de"]
    assert agency_of([*others, *own]) == agency_of(own)


def test_another_letterhead_is_doubted() -> None:
    many = [one("a", "DAERAH"), one("b", "DAERAH"), one("c", "RUMAH SAKIT")]
    assert text_of(many[2], agency_of(many)).startswith('# RAGU: kop lembar ini lain: "RUMAH SAKIT"\n')


def test_the_address_is_the_agencys_and_another_one_is_doubted() -> None:
    many = [replace(one(name, "DAERAH"), alamat=(street,)) for name, street in (("a", "Jalan Satu"), ("b", "Jalan Satu"), ("c", "Jl. Dua"))]
    agency = agency_of(many)
    assert "alamat:\n  - Jalan Satu\n" in instansi_text(agency)
    doubted = [text_of(found, agency).startswith('# RAGU: alamat di kop lembar ini lain: "Jl. Dua"\n') for found in many]
    assert doubted == [False, False, True]


def test_no_letterhead_is_doubted_not_invented() -> None:
    assert instansi_text(agency_of([one("a")])).startswith("# RAGU: ")


def test_who_signs_several_sheets_is_the_agencys_and_who_signs_one_is_its_own() -> None:
    many = [one("a", "X"), one("b", "X"), one("c", "X", pejabat=SEKRETARIS)]
    agency = agency_of(many)
    assert agency.values["pejabat"] == {"camat-uji": CAMAT}
    assert "disahkan oleh: camat-uji\n" in text_of(many[0], agency)
    assert "disahkan oleh:\n  jabatan: Sekretaris\n" in text_of(many[2], agency)


def test_beside_a_file_that_was_there_a_definition_says_everything_of_its_own() -> None:
    assert "disahkan oleh:\n  jabatan: Camat Uji\n" in text_of(one("a", "X"), Agency())


def test_what_most_have_is_usual_and_another_look_is_its_own() -> None:
    many = [one("a", "X", kertas="A4"), one("b", "X", kertas="A4"), one("c", "X", kertas="F4", arah="tegak")]
    agency = agency_of(many)
    assert agency.values["kertas"] == "A4"
    assert text_of(many[2], agency).endswith("penyesuaian:\n  kertas: F4\n")     # "tegak" is what all have that tell
    assert "penyesuaian" not in text_of(many[0], agency)


def test_a_sheet_of_another_form_is_doubted() -> None:
    many = [one("a", "X"), one("b", "X"), replace(one("c", "X"), profil=SPO)]
    assert text_of(many[2], agency_of(many)).startswith("# RAGU: lembar ini berbentuk spo")


def test_an_sop_that_was_read_with_it_is_linked() -> None:
    """Whatever its kind is called, and behind it a closing sign; others, and what is marked already, stay."""
    said: list[Value] = ["SOP Cuti Tahunan;", "spo mutasi", "SOP Lain", "[SOP Mutasi](x)"]
    values: dict[str, Value] = {"keterkaitan": said, "peringatan": "SOP Mutasi"}
    assert linked(values, files_of([one("Cuti  Tahunan"), one("Mutasi"), one("Lain"), one("lain")])) == {
        "keterkaitan": ["[SOP Cuti Tahunan](cuti-tahunan);", "[spo mutasi](mutasi)", "SOP Lain", "[SOP Mutasi](x)"],
        "peringatan": "SOP Mutasi",
    }


def test_related_documents_of_an_spo_are_linked_too() -> None:
    found = linked({"bagian": {"Dokumen Terkait": {"butir": ["SPO Mutasi"]}, "Tujuan": "Mutasi"}}, files_of([one("Mutasi")]))
    assert found == {"bagian": {"Dokumen Terkait": {"butir": ["[SPO Mutasi](mutasi)"]}, "Tujuan": "Mutasi"}}


texts = st.text("ab: #", max_size=4)
values = st.recursive(
    texts | st.lists(texts).map(lambda found: Flow(tuple(found))),
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner) | st.builds(Commented, st.lists(inner), st.lists(texts).map(tuple)),
)


@given(values)
def test_values_come_through_json(value: Value) -> None:
    again = from_json(json.loads(json.dumps(to_json(value))))
    assert to_json(again) == to_json(value)


@given(st.lists(st.dictionaries(st.sampled_from(("kertas", "label/ nama", "arah")), texts), min_size=1))
def test_what_is_common_and_what_is_besides_make_the_look_again(looks: list[dict[str, str]]) -> None:
    usual = common([dict(look) for look in looks])
    for look in looks:
        own = besides(dict(look), usual)
        flat = {key: value for key, value in own.items() if isinstance(value, str)}
        label = own.get("label")
        flat |= {f"label/ {key}": value for key, value in label.items() if isinstance(value, str)} if isinstance(label, Mapping) else {}
        assert {key: str(value).casefold() for key, value in ({**usual, **flat}).items() if key in look} == {
            key: value.casefold() for key, value in look.items()
        }


@pytest.mark.parametrize("name", [
    "kecamatan-tebing-tinggi/pengumpulan-data-kinerja-1", "kesbangpol-sumedang/mekanisme-pengumpulan-data-kinerja",
    "kesbangpol-tebo/pengumpulan-data", "contoh-spo/pendaftaran-pasien", "contoh/perjalanan-dinas",
    "biro-organisasi-kalbar/pengumpulan-data-kinerja",
])
def test_a_sheet_of_ours_tells_its_profile(name: str) -> None:
    if find_spec("pypdfium2") is None:
        lacking("pypdfium2, which is not installed")
    found = definitions_in(json.loads(read_pdf(document(name, "pdf"))))
    naskah = built(name).reading.naskah
    assert naskah
    agency, profile = agency_of(found), naskah.profile
    read = usual_look(agency.profil) | agency.look
    seen = {key: value for key, value in read.items() if key.startswith("label/ ") and key[7:] in profile.baris_identitas}
    assert {key: str(value).casefold() for key, value in seen.items()} == {key: profile.label[key[7:]].casefold() for key in seen}
    assert tuple(read["identitas/ baris"]) == profile.baris_identitas
    assert agency.kop + agency.unit == naskah.sop.instansi.kop + (naskah.sop.identitas.unit or naskah.sop.instansi.unit)
    instansi = naskah.sop.instansi
    assert set(agency.logos) == {key for key, path in (("logo", instansi.logo), ("logo kanan", instansi.logo_kanan)) if path}
    assert format_text(text_of(found[0], agency), "", Report()) == text_of(found[0], agency)
