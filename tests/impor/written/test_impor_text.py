"""Lines of a cell become paragraphs and items, broken lines whole again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from impor.sketches import lines_at, words_at
from sopdoc.impor.lines import lines_of
from sopdoc.impor.page import After, Word
from sopdoc.impor.written.text import isi_of, isi_of_parts
from sopdoc.model.teks import Kata, Penanda

WIDE = 150.0


def polos(text: str, width: float = WIDE) -> list[str]:
    return [f"{b.nomor}|{b.polos}" if b.nomor else b.polos for b in isi_of(lines_of(lines_at(text, 0, 0)), width).blok]


def test_a_broken_line_goes_on() -> None:
    assert polos("Memeriksa kelengkapan berkas\npermohonan") == ["Memeriksa kelengkapan berkas permohonan"]


def test_a_word_broken_at_its_hyphen_is_whole_again() -> None:
    assert polos("Peraturan perundang-\nundangan yang berlaku") == ["Peraturan perundang-undangan yang berlaku"]


@pytest.mark.parametrize(("text", "narrow", "whole"), [
    ("pertanggungja-\nwaban", "pertanggungjawaban", "pertanggungja-waban"),
    ("perundang-\nundangan", "perundang-undangan", "perundang-undangan"),
    ("Sub-\nBagian", "Sub-Bagian", "Sub-Bagian"),
])
def test_a_hyphen_goes_that_was_put_into_a_word_wider_than_its_cell(text: str, narrow: str, whole: str) -> None:
    width = max(word.box.x1 for word in lines_at(text, 0, 0)) + 7
    assert (polos(text, width), polos(text)) == ([narrow], [whole])


@pytest.mark.parametrize(("above", "below", "joined"), [
    ("https://contoh.go.i", "d/", True), ("https://contoh.web.", "go.id/tiket/", True), ("(www.contoh.go.id/tiket", "/", True),
    ("surat@contoh.go", ".id", True),
    ("tik.web.contoh.go", ".id/", True), ("https://contoh.go.id", "dan surat", False), ("https://contoh.go.id.", "lalu cetak.", False),
    ("https://contoh.go.id/", "atau surat", False), ("contoh.go.id/", "atau surat", False), ("https://contoh.go.id/", "layanan", True),
    ("tik.contoh.go.id/berk", "as/", True), ("a.n/b", "as/", False), ("Rp1.000", "s/d Rp2.000", False), ("M.Si", "a.n. Bupati", False),
    ("https://contoh.go.id", "www.contoh.id/a", False), ("Kantor", "contoh.go.id", False), ("Instansi", "ya/tidak", False),
])
def test_an_address_goes_on_where_no_word_of_a_sentence_follows(above: str, below: str, joined: bool) -> None:
    assert polos(f"{above}\n{below}") == [f"{above}{'' if joined else ' '}{below}"]


@pytest.mark.parametrize(("text", "whole"), [
    ("Koordinato\nr Fungsi", "Koordinator Fungsi"), ("pasal 3 huruf\nb, c", "pasal 3 huruf b, c"), ("Surat\na dan b", "Surat a dan b"),
])
def test_a_consonant_below_a_word_alone_on_its_line_is_its_last_letter(text: str, whole: str) -> None:
    assert polos(text) == [whole]


def test_a_slash_in_a_style_of_its_own_breaks_as_one_of_its_word_does() -> None:
    (first, sign), after = words_at("Pengaturan /", 0, 0), words_at("konfigurasi", 0, 12)
    words = [first, replace(sign, box=replace(sign.box, x0=first.box.x1), bold=True, glued=True), *after]
    assert [blok.polos for blok in isi_of(lines_of(words), WIDE).blok] == ["Pengaturan/konfigurasi"]


def test_in_our_own_sheets_only_our_own_bullet_begins_an_item() -> None:
    for after, marker in ((After.UNKNOWN, Penanda.BUTIR), (After.END, Penanda.TANPA)):
        words = [replace(word, after=after) for word in lines_at("– Surat kuasa", 0, 0)]
        assert [blok.penanda for blok in isi_of(lines_of(words), WIDE).blok] == [marker]


def test_a_line_that_was_ended_by_hand_ends_a_paragraph() -> None:
    assert polos("Disposisi\nATK") == ["Disposisi", "ATK"]


def test_numbers_make_items_and_lines_without_one_go_on() -> None:
    assert polos("1. Kartu identitas asli\ndan salinannya\n2. Surat kuasa") == ["1.|Kartu identitas asli dan salinannya", "2.|Surat kuasa"]


@pytest.mark.parametrize(("above", "below", "whole"), [
    ("Daftar keluaran", ".", "Daftar keluaran."), ("Setuju", "?", "Setuju?"), ("(satu", "dua", "(satu dua"), ("(satu", ");", "(satu);"),
])
def test_a_stop_that_found_no_room_belongs_to_its_word(above: str, below: str, whole: str) -> None:
    assert polos(f"{above}\n{below}") == [whole]


def test_a_stop_below_a_stop_stays_where_it_is() -> None:
    assert polos("Daftar keluaran.\n.") == ["Daftar keluaran.", "."]


@pytest.mark.parametrize(("indent", "parted"), [(12.0, True), (0.0, False)])
def test_below_the_numbers_of_hanging_items_begins_what_is_no_item(indent: float, parted: bool) -> None:
    lines = ((0.0, "1."), (12.0, "Surat persetujuan"), (indent, "perubahan"), (0.0, "2."), (12.0, "Daftar"), (0.0, "Bila tidak"))
    ys = (0, 0, 10, 20, 20, 30)
    words = [word for (x, text), y in zip(lines, ys, strict=True) for word in lines_at(text, x, y)]
    last = "Daftar" if parted else "Daftar Bila tidak"
    assert [b.polos for b in isi_of(lines_of(words), WIDE).blok][1:] == [last, "Bila tidak"][:1 + parted]


@pytest.mark.parametrize(("below", "parted"), [("B : yang belum", True), ("B yang belum", False), ("C : yang belum", False)])
def test_what_explains_the_next_branch_begins_a_line_of_its_own(below: str, parted: bool) -> None:
    above = "A : permohonan yang lengkap"
    width = max(word.box.x1 for word in lines_at(above, 0, 0)) + 8
    assert polos(f"{above}\n{below}", width) == ([above, below] if parted else [f"{above} {below}"])


def test_a_number_that_does_not_follow_is_a_word() -> None:
    assert polos("Sesuai dengan yang diatur Pasal\n5. dan lampirannya") == ["Sesuai dengan yang diatur Pasal 5. dan lampirannya"]


def hanging(*items: tuple[str, str], left: float = 0) -> list[str]:
    """Numbers with their texts further right, of which lines below each other are parted by a line break."""
    words: list[Word] = []
    y = 0.0
    for number, text in items:
        words += words_at(number, left, y) + lines_at(text, left + 14, y)
        y += 10 * (1 + text.count("\n"))
    return [f"{b.nomor}|{b.polos}" if b.nomor else b.polos for b in isi_of(lines_of(words), WIDE).blok]


def test_items_below_each_other_are_items_though_their_numbers_are_wrong() -> None:
    assert hanging(("1.", "satu"), ("2.", "dua\nlagi"), ("2.", "tiga"), ("5.", "lima")) == ["1.|satu", "2.|dua lagi", "2.|tiga", "5.|lima"]


def test_the_next_number_needs_no_dot() -> None:
    assert hanging(("1.", "satu"), ("2", "dua"), ("3.", "tiga")) == ["1.|satu", "2.|dua", "3.|tiga"]


def test_another_number_without_a_dot_is_a_word() -> None:
    assert hanging(("1.", "satu"), ("7", "hari")) == ["1.|satu 7 hari"]


def test_a_column_of_numbers_needs_no_dots_and_an_item_without_a_text_is_none() -> None:
    assert hanging(("1", "satu"), ("2", "dua\nlagi"), ("3", "tiga"), ("4", "")) == ["1.|satu", "2.|dua lagi", "3.|tiga"]
    assert hanging(("5", "orang"), ("6", "buah")) == ["5 orang", "6 buah"]


def test_a_number_that_stands_elsewhere_is_a_word() -> None:
    assert [b.polos for b in isi_of(lines_of([*words_at("1.", 0, 0), *lines_at("Pasal\n5. ayat", 14, 0)]), WIDE).blok] == ["Pasal 5. ayat"]


def centred(*items: tuple[str, int], shift: float = 0, down: float = 0.5) -> list[str]:
    """Numbers `down` their items (0 at the first line, 1 at the last), whose lines are words; `shift`: of all numbers."""
    words: list[Word] = []
    y = 0.0
    for number, (text, lines) in enumerate(items, 1):
        words += lines_at("\n".join(f"{text}{line}" for line in range(lines)), 14, y)
        words += words_at(f"{number}.", 0, y + 10 * down * (lines - 1) + shift)
        y += 10 * lines + 4
    return [f"{b.nomor}|{b.polos}" if b.nomor else b.polos for b in isi_of(lines_of(words), WIDE).blok]


def test_numbers_in_the_middle_of_their_items_stand_before_them() -> None:
    assert centred(("a", 2), ("b", 1), ("c", 3), ("d", 4)) == ["1.|a0 a1", "2.|b0", "3.|c0 c1 c2", "4.|d0 d1 d2 d3"]


@given(st.lists(st.integers(1, 4), min_size=2, max_size=6), st.sampled_from((0.0, 0.5, 1.0)))
def test_numbers_stand_at_the_top_in_the_middle_or_at_the_bottom_of_their_items(lines: list[int], down: float) -> None:
    """Whole items come back, however their numbers are placed, where the first of them shows how."""
    assume(down == 0 or lines[0] > 1)
    items = [(letter, count) for letter, count in zip("abcdef", lines, strict=False)]
    whole = [f"{n}.|{' '.join(f'{letter}{line}' for line in range(count))}" for n, (letter, count) in enumerate(items, 1)]
    assert centred(*items, down=down) == whole


def test_a_number_in_a_line_of_its_own_belongs_to_what_stands_below_it() -> None:
    words = [*words_at("1.", 0, 0), *lines_at("satu\nlagi", 14, 0), *words_at("2.", 0, 20), *words_at("dua", 14, 30)]
    words += [*words_at("3.", 0, 40), *words_at("tiga", 14, 40)]
    assert [b.polos for b in isi_of(lines_of(words), WIDE).blok] == ["satu lagi", "dua", "tiga"]


def test_a_comma_behind_a_number_of_a_column_is_a_slip() -> None:
    assert hanging(("1,", "satu"), ("2.", "dua\nlagi")) == ["1.|satu", "2.|dua lagi"]
    assert polos("1, 2 dan 3") == ["1, 2 dan 3"]


def test_numbers_that_stand_in_the_middle_of_nothing_stay() -> None:
    assert centred(("a", 3), shift=5) == ["a0 a1", "1. a2"]


def test_letters_and_brackets_are_numbers_too() -> None:
    assert polos("a. satu\nb. dua") == ["a.|satu", "b.|dua"]
    assert polos("1) satu\n2) dua") == ["1)|satu", "2)|dua"]


def test_dashes_and_dots_make_items_without_number() -> None:
    blok = isi_of(lines_of(lines_at("- Meja\n- Kursi", 0, 0)), WIDE).blok
    assert [(b.penanda, b.polos) for b in blok] == [(Penanda.BUTIR, "Meja"), (Penanda.BUTIR, "Kursi")]


@pytest.mark.parametrize(("text", "expected"), [
    ("●Basis data\n●Laporan kinerja", ["Basis data", "Laporan kinerja"]), ("✓Lengkap", ["Lengkap"]), ("*catatan", ["*catatan"]),
])
def test_a_dot_without_a_space_is_parted_from_its_word(text: str, expected: list[str]) -> None:
    assert polos(text) == expected


def test_a_number_without_a_space_is_parted_from_its_word() -> None:
    assert polos("1.ATK\n2.Komputer") == ["1.|ATK", "2.|Komputer"]


def test_items_in_two_columns_are_read_down_one_and_then_the_other() -> None:
    left, right = lines_at("1. Meja\n2. Kursi", 0, 0), lines_at("3. Lemari\n4. Rak", 90, 0)
    isi = isi_of(lines_of([*left, *right]), 180)
    assert [(b.nomor, b.polos) for b in isi.blok] == [("1.", "Meja"), ("2.", "Kursi"), ("3.", "Lemari"), ("4.", "Rak")]
    assert isi.kolom == 2


def test_one_number_in_a_line_makes_no_column() -> None:
    words = [*words_at("Nomor", 0, 0), *words_at("2. dst.", 60, 0), *words_at("lihat", 0, 10)]
    assert isi_of(lines_of(words), 150).kolom == 1


def test_items_are_counted_on_from_one_cell_to_the_next() -> None:
    """A section that goes on overleaf."""
    cells = [(lines_of(lines_at(text, 0, 0)), WIDE) for text in ("1. Meja\n2. Kursi", "3. Lemari")]
    assert [b.nomor for b in isi_of_parts(cells).blok] == ["1.", "2.", "3."]


def test_styles_stay_with_their_words() -> None:
    plain, bold = words_at("Surat", 0, 0), words_at("asli", 25, 0, bold=True)
    (blok,) = isi_of(lines_of([*plain, *bold]), WIDE).blok
    assert blok.kata == (Kata("Surat "), Kata("asli", tebal=True))


def test_words_that_touch_in_two_styles_stay_together() -> None:
    first, second = words_at("(", 0, 0)[0], words_at("draft)", 4.2, 0)[0]
    (blok,) = isi_of(lines_of([first, replace(second, italic=True, glued=True)]), WIDE).blok
    assert blok.polos == "(draft)"


def told(text: str) -> list[Word]:
    """Lines of a file that keeps the space at which it broke them, here written as "_"."""
    result = []
    for number, line in enumerate(text.split("\n")):
        *words, last = words_at(line.rstrip("_"), 0, 10 * number)
        result += [*words, replace(last, after=After.SPACE if line.endswith("_") else After.NOTHING)]
    return result


@pytest.mark.parametrize(("text", "expected"), [
    ("Surat_\nKuasa", ["Surat Kuasa"]),
    ("Surat yang telah ditandatangani\ndan surat kuasa", ["Surat yang telah ditandatangani", "dan surat kuasa"]),
    ("Pelaksana/_\nBagian", ["Pelaksana/ Bagian"]),
    ("Surat tugas dan surat perintah /\nDisposisi", ["Surat tugas dan surat perintah /Disposisi"]),
    ("Dasar:\n1. satu_\ndua\nPenutup", ["Dasar:", "1.|satu dua", "Penutup"]),
])
def test_a_file_that_keeps_its_spaces_tells_where_lines_were_broken(text: str, expected: list[str]) -> None:
    blok = isi_of(lines_of(told(text)), WIDE).blok
    assert [f"{b.nomor}|{b.polos}" if b.nomor else b.polos for b in blok] == expected


@pytest.mark.parametrize(("width", "indent", "expected"), [
    (54.0, 0, ["Lembar", "Disposisi"]),        # a space had room, the next word had not
    (32.0, 0, ["Lembar Disposisi"]),           # neither had
    (54.0, -6, ["Lembar Disposisi"]),          # in the middle of a cell no space is drawn
    (90.0, -6, ["Lembar", "Disposisi"]),       # nor broken where the next word has room
])
def test_a_full_line_keeps_its_space_where_that_has_room(width: float, indent: float, expected: list[str]) -> None:
    (first,), (second,) = words_at("Lembar", 6, 0), words_at("Disposisi", 6 + indent, 10)
    lines = lines_of([replace(first, after=After.FULL), replace(second, after=After.FULL)])
    assert [b.polos for b in isi_of(lines, width).blok] == expected


def test_a_number_that_is_written_otherwise_than_the_items_is_a_word() -> None:
    """Alone on the last line, where the one that follows would stand."""
    assert polos("(1) Menerima berkas\n(2) Memeriksa rangkap\n3") == ["(1)|Menerima berkas", "(2)|Memeriksa rangkap 3"]
    assert polos("(1) Menerima berkas\n(2) Memeriksa rangkap\n(3)") == ["(1)|Menerima berkas", "(2)|Memeriksa rangkap"]


def test_a_number_on_a_line_that_goes_on_from_the_one_above_is_a_word() -> None:
    words = lines_at("1. Menerima berkas\n2. Memeriksa menurut Pasal\n3.", 0, 0)
    told = [replace(word, after=After.SPACE if word.text == "Pasal" else After.NOTHING) for word in words]
    blocks = isi_of(lines_of(told), WIDE).blok
    assert [blok.polos for blok in blocks] == ["Menerima berkas", "Memeriksa menurut Pasal 3."]
