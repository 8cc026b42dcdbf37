"""Whatever a definition says, decoding ends in a Sop or in errors, and never raises."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sopdoc.diagnostics import Report
from sopdoc.model.bentuk import Kapsul
from sopdoc.model.decode import KAPSUL_BAKU, SOP, decode_sop, sop_penyesuaian
from sopdoc.model.decode_baris import KEGIATAN
from sopdoc.model.decode_instansi import INSTANSI, decode_instansi
from sopdoc.model.decode_titik import RANGKAIAN
from sopdoc.model.sop import Bentuk, Sop
from sopdoc.profile.decode import load_profile
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode
from sopdoc.source.read import parse

from .bantu import BERKAS, decoded

KAYA = """\
nomor: 900/……/KTI/2022
nama: "**Uji** *coba*"
tanggal revisi: 2021-01
disusun oleh: [kepala, {pejabat: kepala, nama: Ani}]
diperiksa oleh: {jabatan: Kasi, nama: ……}
disahkan oleh: kepala
dasar hukum: {bernomor: [satu, "[SOP](uji)"], kolom: 2}
bagian: {Biaya: DPA}
pelaksana: {a: A, K: {b: B, c: C}}
kegiatan:
  - {id: awal, uraian: "lihat {#cek}", pelaksana: a, teks: Mulai}
  - {uraian: Rapat, pelaksana: [a, b], garis: putus, masuk: b, lanjut dari: [a, b]}
  - {uraian: Serah, pelaksana: [b, c], hubungan: berurutan, nomor: tidak}
  - uraian: Cek
    rangkaian: [{pelaksana: a}, {pelaksana: b, id: cek, cabang: {Ya: lanjut, Tidak: awal, Batal: selesai}}]
  - {uraian: Arsip, pelaksana: c, lanjut: [selesai]}
penyesuaian: {kapsul: terpisah, label: {uraian: Aktivitas}}
"""
_KATA = st.sampled_from([
    "a", "b", "x", "1", "2", "lanjut", "selesai", "berikut", "tidak", "bersama", "berurutan",
    "**a** [b](c) {#d}", "- a\n  b\n1. c", "2021-02-30", "", "~",
])
_SKALAR = st.builds(ScalarNode, _KATA, plain=st.booleans())   # odd letters are the business of the YAML tests


def _mapping(values: st.SearchStrategy[Node], keys: tuple[str, ...]) -> st.SearchStrategy[Node]:
    entries = st.dictionaries(st.sampled_from((*keys, "asing")), values, max_size=6)
    return st.builds(lambda d: MappingNode(tuple((ScalarNode(k), v) for k, v in d.items())), entries)


def _nested(values: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    lists = st.builds(lambda items: SequenceNode(tuple(items)), st.lists(values, max_size=4))
    return lists | _mapping(values, KEGIATAN) | _mapping(values, ("Ya", "Tidak", "a", "b")) | _mapping(values, RANGKAIAN)


_NODE: st.SearchStrategy[Node] = st.recursive(_SKALAR, _nested, max_leaves=8)
_BARIS = _mapping(_NODE, KEGIATAN)
_ALUR = st.builds(lambda rows: SequenceNode(tuple(rows)), st.lists(_BARIS, max_size=6))


@st.composite
def definitions(draw: st.DrawFn) -> Node:
    """A mapping with the right keys and any values; its rows are rows more often than not."""
    node = draw(_mapping(_NODE, SOP))
    assert isinstance(node, MappingNode)
    fixed: dict[str, Node] = {"pelaksana": MappingNode(tuple((ScalarNode(k), ScalarNode(k.upper())) for k in "abx"))}
    fixed["kegiatan"] = draw(_ALUR)
    rest = tuple(entry for entry in node.entries if entry[0].text not in fixed)
    return MappingNode(rest + tuple((ScalarNode(key), value) for key, value in fixed.items()))


def check(node: Node, kapsul: Kapsul = KAPSUL_BAKU) -> None:
    report = Report()
    sop = decode_sop(node, "uji", "uji.yaml", BERKAS, frozenset({"uji"}), report, kapsul)
    assert (sop is None) == report.has_galat
    if sop:
        check_sop(sop)


def check_sop(sop: Sop) -> None:
    """Ids are unique, connections join symbols of the flow, symbols stand in its columns."""
    for alur in sop.alur:
        ids = [s.id for k in alur.kegiatan for s in k.simbol]
        assert len(set(ids)) == len(ids)
        assert {i for s in alur.sambungan for i in (s.dari, s.ke)} <= set(ids)
        decisions = {s.id for k in alur.kegiatan for s in k.simbol if s.bentuk is Bentuk.KEPUTUSAN}
        assert {s.dari for s in alur.sambungan if s.dari == s.ke} <= decisions
        assert {s.pelaksana for k in alur.kegiatan for s in k.simbol} <= {p.kunci for p in alur.pelaksana}


@st.composite
def right_rows(draw: st.DrawFn) -> str:
    """YAML of a flow without mistakes: 2 to 60 rows over up to 15 columns, with every kind of row."""
    columns, rows = draw(st.integers(1, 15)), draw(st.integers(2, 60))
    column = st.integers(1, columns).map("p{}".format)
    lines = []
    for row in range(1, rows + 1):
        others = [str(number) for number in range(1, rows + 1) if number != row]
        target = st.sampled_from([*others, "selesai", *(["lanjut"] if row < rows else [])])
        first, second = draw(column), draw(column)
        several = ", ".join(draw(st.lists(column, min_size=1, max_size=4, unique=True)))
        lines.append(draw(st.sampled_from([
            f"{{uraian: x, pelaksana: {draw(column)}}}",
            f"{{uraian: x, pelaksana: [{several}]}}",
            f"{{uraian: x, pelaksana: [{several}, ], simbol: {draw(st.sampled_from(['mulai', 'proses', 'selesai']))}}}",
            f"{{uraian: x, pelaksana: [{several}], lanjut: [{draw(target)}, {draw(target)}]}}",
            f"{{uraian: x, pelaksana: {draw(column)}, cabang: {{Ya: {draw(target)}, Tidak: [{draw(target)}, {draw(target)}]}}}}",
            f'{{uraian: x, pelaksana: {draw(column)}, cabang: {{"": {draw(target)}, Tidak: {draw(target)}}}}}',
            f"{{uraian: x, pelaksana: {draw(column)}, cabang: [selesai, {', '.join(others[:2])}]}}",
            f"{{uraian: x, pelaksana: [{several}], lanjut: {{Ya: {draw(target)}, Salinan: [{draw(target)}, {draw(target)}]}}}}",
            f"{{uraian: x, rangkaian: [{{pelaksana: {first}}}, {{pelaksana: {second}, cabang: {{Ya: {draw(target)}, T: selesai}}}}]}}",
            f"{{uraian: x, hubungan: bersama, garis: {'tanpa' if first == second else 'lurus'},"
            f" rangkaian: [{{pelaksana: {first}}}, {{pelaksana: {second}, lanjut: tidak}}]}}",
        ])))
    names = ", ".join(f"p{n}: P" for n in range(1, columns + 1))
    return f"nomor: 1\nnama: Uji\npelaksana: {{{names}}}\nkegiatan:\n" + "".join(f"  - {line}\n" for line in lines)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(right_rows(), st.sampled_from([Kapsul(), Kapsul("terpisah")]))
def test_a_flow_of_right_rows_is_decoded_whole(yaml: str, kapsul: Kapsul) -> None:
    sop = decoded(yaml, kapsul)
    assert len(sop.alur[0].kegiatan) == yaml.count("uraian")
    check_sop(sop)


@settings(max_examples=60, deadline=None)
@given(definitions(), st.sampled_from([Kapsul(), Kapsul("terpisah")]))
def test_any_values_under_the_right_keys_are_decoded_or_refused(node: Node, kapsul: Kapsul) -> None:
    check(node, kapsul)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(KAYA)), st.integers(0, 12), st.text(st.sampled_from("ab1 \n:-[]{}\"'*#,~"), max_size=6))
def test_a_rich_definition_with_a_slip_is_decoded_or_refused(at: int, gone: int, put: str) -> None:
    report = Report()
    node = parse(KAYA[:at] + put + KAYA[at + gone :], "uji.yaml", report)
    assert node is not None or report.has_galat
    if node is not None:
        check(node)
        own = sop_penyesuaian(node)
        load_profile("spo", () if own is None else (own,), report)


@settings(max_examples=60, deadline=None)
@given(_mapping(_NODE, INSTANSI), _NODE)
def test_any_agency_and_any_overrides_are_decoded_or_refused(node: Node, override: Node) -> None:
    report = Report()
    berkas = decode_instansi(node, Path(__file__).parent, report)
    profile = load_profile(berkas.profil, (*berkas.penyesuaian, override), report, berkas.huruf)
    assert profile is not None or report.has_galat


def test_the_rich_definition_itself_is_faultless() -> None:
    report = Report()
    node = parse(KAYA, "uji.yaml", report)
    assert node is not None
    check(node)
    assert report.diagnostics == ()
