"""Flows: which symbol every row gets, and where every connection leads.

Rows are written short (`a` is a row whose pelaksana is a), results are sketched: `k1->k2` an arrow, `x--y` a plain line,
`x..y` a dashed one, `x<->y` an arrow with two heads, `-Ya->` a branch, `?` at the end a branch that is not the main one.
"""

from __future__ import annotations

import pytest

from sopdoc.model.bentuk import Kapsul

from .bantu import KEPALA, alur, decoded, sketch_sambungan, sketch_simbol

TERPISAH = Kapsul("terpisah", "Mulai", "Selesai")


def test_a_plain_flow_begins_and_ends_with_capsules_and_runs_down() -> None:
    flow = alur("a\nb\na")
    assert sketch_simbol(flow) == ["k1=mulai", "k2=proses", "k3=selesai"]
    assert sketch_sambungan(flow) == ["k1->k2", "k2->k3"]


def test_a_flow_of_one_row_is_a_start() -> None:
    assert sketch_simbol(alur("a")) == ["k1=mulai"]
    assert sketch_simbol(alur("{pelaksana: [a, b], hubungan: berurutan}")) == ["k1/a=mulai k1/b=selesai"]


def test_rows_are_numbered_but_for_those_that_say_no() -> None:
    flow = alur("a\n{pelaksana: a, nomor: tidak}\na")
    assert [k.nomor for k in flow.kegiatan] == ["1", "", "2"]


def test_a_number_means_the_printed_one() -> None:
    flow = alur("{pelaksana: a, nomor: tidak}\na\n{pelaksana: a, lanjut: 1}\na")
    assert sketch_sambungan(flow) == ["k1->k2", "k2->k3", "k3->k2"]


def test_a_decision_has_its_branches_and_only_the_first_is_main() -> None:
    flow = alur("{id: susun, pelaksana: a}\n{pelaksana: b, cabang: {Ya: lanjut, Tidak: susun, Batal: 3}}\na")
    assert sketch_simbol(flow)[1] == "k2=keputusan"
    assert sketch_sambungan(flow) == ["susun->k2", "k2-Ya / Batal->k3", "k2-Tidak->susun?"]


def test_a_branch_may_lead_to_several() -> None:
    flow = alur("a\n{pelaksana: b, cabang: {Ya: [3, 4], Tidak: 1}}\na\na")
    assert sketch_sambungan(flow)[1:4] == ["k2-Ya->k3", "k2-Ya->k4", "k2-Tidak->k1?"]


@pytest.mark.parametrize("cabang", ["[lanjut, 1]", '{"": [lanjut, 1]}'])
def test_branches_without_words_are_told_apart_by_their_order(cabang: str) -> None:
    assert sketch_sambungan(alur(f"a\n{{pelaksana: b, cabang: {cabang}}}\na")) == ["k1->k2", "k2->k3", "k2->k1?"]


def test_one_branch_may_be_without_a_word() -> None:
    assert sketch_sambungan(alur('a\n{pelaksana: b, cabang: {"": lanjut, Tidak: 1}}\na')) == ["k1->k2", "k2->k3", "k2-Tidak->k1?"]


def test_any_arrow_may_have_a_word() -> None:
    flow = alur('{pelaksana: a, lanjut: {Ya: lanjut}}\n{pelaksana: b, lanjut: {Salinan: [3, 4], "": 1}}\nc\na')
    assert sketch_sambungan(flow) == ["k1-Ya->k2", "k2-Salinan->k3", "k2-Salinan->k4", "k2->k1", "k3->k4"]
    assert sketch_simbol(flow)[1] == "k2=proses"


def test_an_arrow_inside_a_row_may_have_a_word() -> None:
    flow = alur("a\n{rangkaian: [{pelaksana: a, lanjut: {Berkas: berikut}}, {pelaksana: b}]}\na")
    assert sketch_sambungan(flow) == ["k1->k2/1", "k2/1-Berkas->k2/2", "k2/2->k3"]


def test_the_word_of_the_row_stands_on_every_way_out_of_it() -> None:
    flow = alur("a\n{pelaksana: [a, b], lanjut dari: [a, b], lanjut: {Ya: lanjut}}\na")
    assert sketch_sambungan(flow) == ["k1->k2/a", "k2/a--k2/b", "k2/a-Ya->k3", "k2/b-Ya->k3"]


def test_a_row_may_begin_a_page() -> None:
    assert [k.halaman_baru for k in alur("a\n{pelaksana: a, halaman baru: ya}\n{pelaksana: a, halaman baru: tidak}").kegiatan] == [
        False, True, False,
    ]


def titled(*items: str) -> list[tuple[list[str], str, bool]]:
    """Per kegiatan the titles above it, its number, and whether it begins a page."""
    rows = "".join(f"  - {{{item}}}\n" for item in items)
    flow = decoded(f"{KEPALA}kegiatan:\n{rows}").alur[0]
    return [([judul.polos for judul in k.judul], k.nomor, k.halaman_baru) for k in flow.kegiatan]


def test_titles_stand_above_the_row_that_follows_and_have_no_number() -> None:
    found = titled("judul: A. Siap", "uraian: x, pelaksana: a", "judul: B. Jalan", "judul: 1. Awal", "uraian: y, pelaksana: a")
    assert found == [(["A. Siap"], "1", False), (["B. Jalan", "1. Awal"], "2", False)]


def test_a_title_may_begin_a_page() -> None:
    found = titled("uraian: x, pelaksana: a", "judul: B, halaman baru: ya", "uraian: y, pelaksana: a")
    assert [begins for _, _, begins in found] == [False, True]


def test_the_symbols_of_a_joint_row_may_differ() -> None:
    flow = alur("a\n{pelaksana: [a, b], simbol: {a: selesai, b: proses}}\nc")
    assert sketch_simbol(flow)[1] == "k2/a=selesai k2/b=proses"
    assert sketch_sambungan(flow) == ["k1->k2/a", "k2/a--k2/b", "k2/b->k3"]


def test_the_branches_of_a_joint_row_go_to_its_decision() -> None:
    flow = alur("a\n{pelaksana: [a, b], simbol: {b: keputusan}, cabang: {Ya: lanjut, Tidak: 1}}\nc")
    assert sketch_simbol(flow)[1] == "k2/a=proses k2/b=keputusan"
    assert sketch_sambungan(flow) == ["k1->k2/a", "k2/a--k2/b", "k2/b-Ya->k3", "k2/b-Tidak->k1?"]


def test_a_joint_row_may_end_for_one_actor_at_the_foot() -> None:
    assert sketch_simbol(alur("a\n{pelaksana: [a, b], simbol: {b: selesai}}"))[1] == "k2/a=proses k2/b=selesai"


def test_a_decision_may_return_to_itself() -> None:
    flow = alur("a\n{id: tunggu, pelaksana: b, cabang: {Ya: lanjut, Belum: tunggu}}\na")
    assert sketch_sambungan(flow) == ["k1->tunggu", "tunggu-Ya->k3", "tunggu-Belum->tunggu?"]


def test_explicit_ways_on_replace_the_next_row() -> None:
    flow = alur("{pelaksana: a, lanjut: [2, 3]}\n{pelaksana: b, lanjut: 4}\nc\na")
    assert sketch_sambungan(flow) == ["k1->k2", "k1->k3", "k2->k4", "k3->k4"]


def test_no_way_on_can_be_said() -> None:
    assert sketch_sambungan(alur("a\n{pelaksana: b, lanjut: tidak}\na")) == ["k1->k2"]


def test_an_end_in_the_middle_goes_nowhere() -> None:
    flow = alur("a\n{pelaksana: b, simbol: selesai}\na")
    assert sketch_sambungan(flow) == ["k1->k2"]


def test_the_target_selesai_puts_a_capsule_behind_its_source() -> None:
    flow = alur("a\n{pelaksana: b, cabang: {Ya: lanjut, Tidak: selesai}}\na")
    assert sketch_simbol(flow)[1] == "k2=keputusan k2/selesai=selesai"
    assert sketch_sambungan(flow)[2] == "k2-Tidak->k2/selesai?"
    assert flow.kegiatan[1].simbol[1].pelaksana == "b"
    assert flow.kegiatan[1].simbol[1].teks == "Selesai"


def test_a_last_row_that_goes_on_is_no_end() -> None:
    assert sketch_simbol(alur("a\n{pelaksana: b, lanjut: 1}"))[1] == "k2=proses"
    assert sketch_simbol(alur("a\n{pelaksana: b, lanjut: selesai}"))[1] == "k2=proses k2/selesai=selesai"
    assert sketch_simbol(alur("a\n{pelaksana: b, lanjut: tidak}"))[1] == "k2=selesai"
    assert sketch_simbol(alur("a\n{pelaksana: b, cabang: {Ya: selesai, Tidak: 1}}"))[1] == "k2=keputusan k2/selesai=selesai"


def test_together_means_plain_lines_from_left_to_right() -> None:
    flow = alur("a\n{pelaksana: [c, a, b]}\na")
    assert sketch_simbol(flow)[1] == "k2/c=proses k2/a=proses k2/b=proses"
    assert sketch_sambungan(flow) == ["k1->k2/c", "k2/a--k2/b", "k2/b--k2/c", "k2/a->k3"]


@pytest.mark.parametrize(("garis", "joins"), [("putus", ["k2/a..k2/b"]), ("tanpa", []), ("lurus", ["k2/a--k2/b"])])
def test_the_line_between_can_be_dashed_or_left_out(garis: str, joins: list[str]) -> None:
    assert sketch_sambungan(alur(f"a\n{{pelaksana: [a, b], garis: {garis}}}\na"))[1:-1] == joins


def test_one_symbol_covers_the_columns_from_left_to_right_whatever_their_order_in_the_list() -> None:
    flow = alur("a\n{pelaksana: [c, b], garis: satu simbol}\n{pelaksana: a, lanjut: 2/c}")
    (simbol,) = flow.kegiatan[1].simbol
    assert (simbol.id, simbol.para_pelaksana) == ("k2", ("b", "c"))
    assert sketch_sambungan(flow) == ["k1->k2", "k2->k3", "k3->k2"]


def test_together_the_flow_goes_on_in_the_targets_column_or_from_the_first() -> None:
    assert sketch_sambungan(alur("{pelaksana: [a, b]}\nb"))[-1] == "k1/b->k2"
    assert sketch_sambungan(alur("{pelaksana: [a, b]}\nc"))[-1] == "k1/a->k2"


def test_entry_and_exits_can_be_chosen() -> None:
    flow = alur("a\n{pelaksana: [a, b], masuk: b, lanjut dari: [a, b]}\nc")
    assert sketch_sambungan(flow) == ["k1->k2/b", "k2/a--k2/b", "k2/a->k3", "k2/b->k3"]


def test_in_order_means_arrows_and_the_last_goes_on() -> None:
    flow = alur("a\n{pelaksana: [c, a], hubungan: berurutan}\nb")
    assert sketch_sambungan(flow) == ["k1->k2/c", "k2/c->k2/a", "k2/a->k3"]


def test_a_hand_over_has_a_receiver_without_exit() -> None:
    flow = alur("a\n{pelaksana: [b, c], hubungan: berurutan, lanjut dari: b}\na")
    assert sketch_sambungan(flow) == ["k1->k2/b", "k2/b->k2/c", "k2/b->k3"]


def test_several_actors_at_the_ends_share_the_capsules() -> None:
    assert sketch_simbol(alur("{pelaksana: [a, b]}\n{pelaksana: [a, b]}")) == [
        "k1/a=mulai k1/b=mulai", "k2/a=selesai k2/b=selesai",
    ]
    assert sketch_simbol(alur("{pelaksana: [a, b], simbol: mulai}\nc"))[0] == "k1/a=mulai k1/b=mulai"
    in_order = "{pelaksana: [a, b], hubungan: berurutan}"
    assert sketch_simbol(alur(f"{in_order}\n{in_order}")) == ["k1/a=mulai k1/b=proses", "k2/a=proses k2/b=selesai"]


def test_of_several_who_begin_together_a_decision_stays_one() -> None:
    assert sketch_simbol(alur("{pelaksana: [a, b], masuk: b, lanjut dari: a, cabang: {Ya: 2, Tidak: 3}}\na\nb"))[0] == (
        "k1/a=keputusan k1/b=mulai"
    )


@pytest.mark.parametrize("end", ["", ", simbol: selesai"])
def test_a_copy_from_the_last_row_ends_with_who_keeps_it(end: str) -> None:
    flow = alur(f"b\n{{pelaksana: [a, b, c], hubungan: berurutan, lanjut dari: a{end}}}")
    assert sketch_simbol(flow)[1] == "k2/a=proses k2/b=proses k2/c=selesai"
    assert sketch_sambungan(flow) == ["k1->k2/a", "k2/a->k2/b", "k2/b->k2/c"]


def test_a_row_in_order_that_its_author_ends_goes_nowhere_in_the_middle_either() -> None:
    flow = alur("{pelaksana: a, cabang: {Ya: 2, Tidak: 3}}\n{pelaksana: [a, b], hubungan: berurutan, lanjut dari: a, simbol: selesai}\na")
    assert sketch_simbol(flow)[1] == "k2/a=proses k2/b=selesai"
    assert sketch_sambungan(flow)[2:] == ["k2/a->k2/b"]


def test_of_several_together_one_that_is_no_end_goes_on() -> None:
    flow = alur("a\n{hubungan: bersama, rangkaian: [{pelaksana: a, simbol: selesai}, {pelaksana: b}]}\na")
    assert sketch_sambungan(flow) == ["k1->k2/1", "k2/1--k2/2", "k2/2->k3"]


def test_of_several_actors_the_one_that_goes_on_decides() -> None:
    flow = alur("a\n{pelaksana: [a, b], hubungan: berurutan, cabang: {Ya: lanjut, Tidak: 1}}\na")
    assert sketch_simbol(flow)[1] == "k2/a=proses k2/b=keputusan"
    assert sketch_sambungan(flow)[1:] == ["k2/a->k2/b", "k2/b-Ya->k3", "k2/b-Tidak->k1?"]
    assert sketch_simbol(alur("a\n{pelaksana: [a, b], cabang: {Ya: lanjut, Tidak: 1}}\na"))[1] == "k2/a=keputusan k2/b=proses"


def test_a_symbol_among_several_is_a_target() -> None:
    flow = alur("a\n{id: rapat, pelaksana: [a, b]}\n{pelaksana: a, lanjut: [rapat/b, 2/a]}\na")
    assert sketch_sambungan(flow)[-2:] == ["k3->rapat/b", "k3->rapat/a"]


def test_words_in_a_row_go_to_its_special_symbol() -> None:
    flow = alur("{pelaksana: a, teks: Mulai}\n{pelaksana: [a, b], hubungan: berurutan, teks: Selesai}")
    assert [[s.teks for s in k.simbol] for k in flow.kegiatan] == [["Mulai"], ["", "Selesai"]]


def test_words_in_a_row_stand_in_each_of_its_capsules() -> None:
    flow = alur("{pelaksana: [a, b], teks: Mulai}\n{pelaksana: [a, b], teks: Rapat}\nc")
    assert [[s.teks for s in k.simbol] for k in flow.kegiatan[:2]] == [["Mulai", "Mulai"], ["Rapat", ""]]


def test_a_rangkaian_runs_through_its_symbols() -> None:
    flow = alur(
        "{rangkaian: [{pelaksana: a, simbol: mulai}, {pelaksana: a}]}\n"
        "{rangkaian: [{pelaksana: b}, {id: cek, pelaksana: c, cabang: {Ya: lanjut, Tidak: 1}}]}\n"
        "a"
    )
    assert sketch_simbol(flow) == ["k1/1=mulai k1/2=proses", "k2/1=proses cek=keputusan", "k3=selesai"]
    assert sketch_sambungan(flow) == ["k1/1->k1/2", "k1/2->k2/1", "k2/1->cek", "cek-Ya->k3", "cek-Tidak->k1/1?"]


def test_two_decisions_in_one_row_are_joined_by_a_branch_only() -> None:
    flow = alur(
        "a\n{rangkaian: [{pelaksana: a, cabang: {Ya: berikut, Tidak: 1}}, {pelaksana: b, cabang: {Ya: lanjut, Tidak: 1}}]}\na"
    )
    assert sketch_sambungan(flow) == ["k1->k2/1", "k2/1-Ya->k2/2", "k2/1-Tidak->k1?", "k2/2-Ya->k3", "k2/2-Tidak->k1?"]


def test_an_entry_of_a_rangkaian_may_fork() -> None:
    flow = alur("a\n{rangkaian: [{pelaksana: a, lanjut: [berikut, 3]}, {pelaksana: b, lanjut: tidak}]}\na")
    assert sketch_sambungan(flow) == ["k1->k2/1", "k2/1->k2/2", "k2/1->k3"]


def test_a_rangkaian_may_be_done_together() -> None:
    flow = alur("a\n{hubungan: bersama, rangkaian: [{pelaksana: b}, {pelaksana: a}]}\na")
    assert sketch_sambungan(flow) == ["k1->k2/1", "k2/2--k2/1", "k2/2->k3"]


def test_the_first_and_last_symbol_of_a_rangkaian_take_the_flows_ends() -> None:
    flow = alur("{rangkaian: [{pelaksana: a}, {pelaksana: b}]}\n{rangkaian: [{pelaksana: a}, {pelaksana: b}]}")
    assert sketch_simbol(flow) == ["k1/1=mulai k1/2=proses", "k2/1=proses k2/2=selesai"]


def test_capsules_of_their_own_stand_before_and_after() -> None:
    flow = alur("a\nb\nc", TERPISAH)
    assert sketch_simbol(flow) == ["k1/mulai=mulai k1=proses", "k2=proses", "k3=proses k3/selesai=selesai"]
    assert sketch_sambungan(flow) == ["k1/mulai->k1", "k1->k2", "k2->k3", "k3->k3/selesai"]
    assert flow.kegiatan[0].simbol[0].teks == "Mulai"


def test_capsules_of_their_own_respect_what_is_drawn_by_hand() -> None:
    flow = alur("{pelaksana: a, simbol: mulai}\n{pelaksana: b, simbol: selesai}", TERPISAH)
    assert sketch_simbol(flow) == ["k1=mulai", "k2=selesai"]
    flow = alur("a\n{pelaksana: b, cabang: {Ya: selesai, Tidak: 1}}", TERPISAH)
    assert sketch_simbol(flow)[1] == "k2=keputusan k2/selesai=selesai"
    assert sketch_simbol(alur("a\n{pelaksana: b, lanjut: tidak}", TERPISAH))[1] == "k2=proses"


def test_a_way_back_to_the_first_row_enters_below_its_capsule() -> None:
    assert sketch_sambungan(alur("a\n{pelaksana: b, lanjut: 1}", TERPISAH))[-1] == "k2->k1"


def test_an_automatic_id_gives_way_to_an_authors() -> None:
    flow = alur("a\n{id: k1, pelaksana: b}\na")
    assert [k.id for k in flow.kegiatan] == ["k1-", "k1", "k3"]
    assert sketch_sambungan(flow) == ["k1-->k1", "k1->k3"]


def test_groups_of_pelaksana_keep_the_columns_order() -> None:
    flow = decoded(KEPALA.replace("b: B", "Kelompok: {b: B, d: D}") + "kegiatan: [{uraian: Uji, pelaksana: d}]").alur[0]
    assert [(p.kunci, p.nama, p.kelompok) for p in flow.pelaksana] == [
        ("a", "A", ""), ("b", "B", "Kelompok"), ("d", "D", "Kelompok"), ("c", "C", ""),
    ]


def test_variants_have_titles_and_may_have_columns_of_their_own() -> None:
    sop = decoded(
        KEPALA
        + "alur:\n"
        + "  - {judul: Varian A, kegiatan: [{id: x, uraian: Satu, pelaksana: a}], catatan: 'lihat {#x}'}\n"
        + "  - {judul: Varian B, pelaksana: {z: Z}, kegiatan: [{id: x, uraian: Dua, pelaksana: z}]}\n"
    )
    assert [(a.judul, [p.kunci for p in a.pelaksana]) for a in sop.alur] == [("Varian A", ["a", "b", "c"]), ("Varian B", ["z"])]
    assert sop.alur[0].catatan.polos == "lihat 1"


def test_sixty_rows_and_fifteen_columns_are_taken() -> None:
    columns = ", ".join(f"p{i}: P" for i in range(15))
    rows = "\n".join(f"  - {{uraian: Uji, pelaksana: p{i % 15}}}" for i in range(60))
    flow = decoded(f"nomor: 1\nnama: Uji\npelaksana: {{{columns}}}\nkegiatan:\n{rows}").alur[0]
    assert (len(flow.kegiatan), len(flow.pelaksana), len(flow.sambungan)) == (60, 15, 59)


@pytest.mark.parametrize("rows", [
    "{id: susun, pelaksana: a}\n{id: bahas, pelaksana: b, timbal balik: susun}\na",
    "{id: susun, pelaksana: a, timbal balik: lanjut}\n{id: bahas, pelaksana: b}\na",
    "{id: susun, pelaksana: a, timbal balik: bahas}\n{id: bahas, pelaksana: b, timbal balik: 1}\na",
    "{id: susun, pelaksana: a, lanjut: bahas}\n{id: bahas, pelaksana: b, lanjut: [lanjut, susun], timbal balik: [susun]}\na",
])
def test_an_exchange_is_one_arrow_that_takes_up_those_between_its_symbols_whoever_names_it(rows: str) -> None:
    assert sorted(sketch_sambungan(alur(rows))) == ["bahas->k3", "susun<->bahas"]


def test_two_arrows_there_and_back_stay_two() -> None:
    assert sketch_sambungan(alur("a\n{pelaksana: b, lanjut: [lanjut, 1]}\na")) == ["k1->k2", "k2->k3", "k2->k1"]


def test_an_exchange_may_be_the_only_arrow_between_its_symbols_and_have_a_word() -> None:
    flow = alur("a\nb\n{pelaksana: c, timbal balik: {Koordinasi: 1}}\na")
    assert sketch_sambungan(flow) == ["k1->k2", "k2->k3", "k1<-Koordinasi->k3", "k3->k4"]


def test_the_words_of_the_arrows_that_an_exchange_takes_up_stand_on_it() -> None:
    flow = alur("{pelaksana: a, lanjut: {Rancangan: lanjut}}\n{pelaksana: b, lanjut: {Catatan: 1, Asli: lanjut}, timbal balik: 1}\na")
    assert sketch_sambungan(flow) == ["k1<-Rancangan / Catatan->k2", "k2-Asli->k3"]


@pytest.mark.parametrize("row", [
    "{pelaksana: [a, b, c], hubungan: timbal balik}",
    "{rangkaian: [{pelaksana: a}, {pelaksana: b}, {pelaksana: c}], hubungan: timbal balik}",
])
def test_actors_of_one_row_may_exchange_in_their_order(row: str) -> None:
    flow = alur(f"a\n{row}\na")
    assert flow.kegiatan[1].berurutan
    first, second, third = (s.id for s in flow.kegiatan[1].simbol)
    assert sketch_sambungan(flow)[1:3] == [f"{first}<->{second}", f"{second}<->{third}"]


def test_a_symbol_of_a_rangkaian_exchanges_with_the_next_one() -> None:
    flow = alur("a\n{rangkaian: [{pelaksana: b, timbal balik: berikut}, {pelaksana: c}]}\na")
    assert sketch_sambungan(flow) == ["k1->k2/1", "k2/1<->k2/2", "k2/2->k3"]


def test_of_several_actors_those_exchange_whom_the_flow_leaves() -> None:
    flow = alur("a\n{pelaksana: [b, c], hubungan: berurutan, timbal balik: 1}\na")
    assert "k1<->k2/c" in sketch_sambungan(flow)
    flow = alur("a\n{pelaksana: [b, c], lanjut dari: c, timbal balik: 1}\na")
    assert "k1<->k2/c" in sketch_sambungan(flow)


def test_a_decision_may_exchange_beside_its_branches() -> None:
    flow = alur("a\nb\n{pelaksana: c, cabang: {Ya: lanjut, Tidak: 2}, timbal balik: 1}\na")
    assert "k1<->k3" in sketch_sambungan(flow)
