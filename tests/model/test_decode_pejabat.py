"""Who signs: an official of the agency, the same with some values of this SOP's own, or somebody written out; numbers of all kinds."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdoc.diagnostics import NOWHERE, Report
from sopdoc.model.decode_pejabat import NOMOR, decode_pejabat, para_penanda_tangan, penanda_tangan
from sopdoc.model.fields import open_fields
from sopdoc.model.nilai import Nip
from sopdoc.model.sop import Pejabat
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode

SEKDA = Pejabat("Sekretaris Daerah", "Budi", "Pembina", Nip("198001022005011003"))
FIELD = {"jabatan": "jabatan", "nama": "nama", "pangkat": "pangkat", "nip": "nip", "nrp": "nrp", "nomor induk": "nomor_induk"}


def mapping(values: dict[str, str]) -> MappingNode:
    return MappingNode(tuple((ScalarNode(key), ScalarNode(value)) for key, value in values.items()))


def decoded(values: dict[str, str]) -> tuple[Pejabat, list[str]]:
    report = Report()
    return decode_pejabat(mapping(values), "pejabat", report), [d.code for d in report.diagnostics]


def signer(values: dict[str, str]) -> tuple[Pejabat | None, list[str]]:
    report = Report()
    node = MappingNode(((ScalarNode("disahkan oleh"), mapping(values)),))
    found = penanda_tangan(open_fields(node, ("disahkan oleh",), "SOP", report), "disahkan oleh", {"sekda": SEKDA})
    return found, [d.code for d in report.diagnostics]


def test_police_and_army_have_an_nrp_and_no_nip() -> None:
    assert decoded({"jabatan": "Kapolres", "nrp": "78051234"})[0] == Pejabat("Kapolres", nip=Nip(""), nrp="78051234")


def test_another_number_is_printed_in_its_own_words() -> None:
    found, codes = decoded({"jabatan": "Kepala", "nomor induk": "NIPPPK. 198503122023211004"})
    assert found == Pejabat("Kepala", nip=Nip(""), nomor_induk="NIPPPK. 198503122023211004")
    assert codes == []


def test_who_has_no_number_written_has_one_that_is_not_known_yet() -> None:
    assert decoded({"jabatan": "Kepala"})[0].nip is None
    assert decoded({"jabatan": "Kepala", "nip": "……"})[0].nip is None
    assert decoded({"jabatan": "Kepala", "nip": "-"})[0].nip == Nip("")


def test_a_dash_is_nothing_in_every_field_but_the_jabatan() -> None:
    found, codes = decoded({"jabatan": "Kepala", "pangkat": "-", "nip": "-", "nrp": "–", "nomor induk": "—"})
    assert found == Pejabat("Kepala", nip=Nip(""))
    assert codes == []


own = st.fixed_dictionaries({}, optional={
    "jabatan": st.just("Plh. Sekretaris Daerah"), "nama": st.sampled_from(("Ani", "……")), "pangkat": st.sampled_from(("Penata", "-")),
    "nip": st.sampled_from(("19790823", "-", "……")), "nrp": st.just("78051234"), "nomor induk": st.just("NRK. 1"),
})


@given(own)
def test_a_registered_official_keeps_what_is_not_written_and_numbers_go_together(values: dict[str, str]) -> None:
    found, codes = signer({"pejabat": "sekda", **values})
    assert found is not None
    assert codes == []
    alone, _ = decoded({"jabatan": "x", **values})
    touched = {key for key in FIELD if key in values} | (set(NOMOR) if values.keys() & set(NOMOR) else set())
    for key, name in FIELD.items():
        assert getattr(found, name) == getattr(alone if key in touched else SEKDA, name), key


def test_without_a_registered_one_the_jabatan_must_be_there() -> None:
    assert signer({"nama": "Ani"})[1] == ["SOP102"]
    assert signer({"pejabat": "sekda"}) == (SEKDA, [])


def test_an_official_who_is_not_registered_is_told_once() -> None:
    assert signer({"pejabat": "camat", "nama": "Ani"})[1] == ["SOP106"]


def test_in_the_agencys_own_list_nobody_is_somebody_else() -> None:
    assert decoded({"pejabat": "sekda", "jabatan": "Kepala"})[1] == ["SOP101"]


@pytest.mark.parametrize("name", [field.name for field in fields(Pejabat) if field.compare])
def test_every_value_makes_another_official(name: str) -> None:
    assert replace(SEKDA, **{name: Nip("1") if name == "nip" else "lain"}) != SEKDA
    assert replace(SEKDA, span=NOWHERE) == SEKDA


def signers(*nodes: Node) -> tuple[tuple[Pejabat, ...], list[str]]:
    """Who signs when the key has these values: alone, or in a list."""
    report, key = Report(), "diperiksa oleh"
    node = MappingNode(((ScalarNode(key), nodes[0] if len(nodes) == 1 else SequenceNode(nodes)),))
    found = para_penanda_tangan(open_fields(node, (key,), "SOP", report), key, {"sekda": SEKDA})
    return found, [d.code for d in report.diagnostics]


@given(st.lists(own, max_size=4))
def test_of_several_each_is_read_as_one_alone_would_be(those: list[dict[str, str]]) -> None:
    found, codes = signers(*(mapping({"pejabat": "sekda", **values}) for values in those), ScalarNode("sekda"), ScalarNode("sekda"))
    assert codes == []
    assert found == (*(signer({"pejabat": "sekda", **values})[0] for values in those), SEKDA, SEKDA)


def test_one_may_stand_without_a_list_and_empty_items_are_nobody() -> None:
    assert signers(ScalarNode("sekda")) == ((SEKDA,), [])
    assert signers(ScalarNode(""), ScalarNode("sekda")) == ((SEKDA,), [])
    assert signers(SequenceNode(())) == ((), [])


def test_a_list_inside_the_list_and_one_who_is_not_registered_are_refused() -> None:
    assert signers(SequenceNode((ScalarNode("sekda"),)), ScalarNode("sekda"))[1] == ["SOP103"]
    assert signers(ScalarNode("camat"), ScalarNode("sekda"))[1] == ["SOP106"]
