"""What wordings may say: a small language that always ends, and says the same on every machine."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdoc.book.pages.templat import LARGEST, STEPS, answer, fill_in

VALUES = {
    "buku": {"judul": "Buku Kerja", "tahun": "2026"}, "sop": {"jumlah": 12, "terbilang": "dua belas"}, "unit": ("Umum", "Keuangan"),
    "kosong": (), "panjang": "x" * 90_000, "angka": 2**4000,
}
SAID = {
    "{{ buku.judul }} {{ buku['tahun'] }}": "Buku Kerja 2026",
    "{{ buku.judul | upper }}, {{ buku.judul | lower | capitalize }}": "BUKU KERJA, Buku kerja",
    "{{ buku.judul.upper() }} {{ ' a '.strip() }} {{ 'aba'.replace('a', 'c') }}": "BUKU KERJA a cbc",
    "{% if unit | length > 1 %}banyak{% else %}satu{% endif %}": "banyak",
    "{% for nama in unit %}{{ loop.index }}/{{ loop.length }} {{ nama }}{% if not loop.last %}; {% endif %}{% endfor %}":
        "1/2 Umum; 2/2 Keuangan",
    "{% for nama in unit if nama != 'Umum' %}{{ nama }}{% endfor %}": "Keuangan",
    "{% for nama in kosong %}{{ nama }}{% else %}tidak ada{% endfor %}": "tidak ada",
    "{% for n in range(3) %}{{ loop.cycle('a', 'b') }}{% endfor %}": "aba",
    "{% set n = namespace(jumlah=0) %}{% for u in unit %}{% set n.jumlah = n.jumlah + 2 %}{% endfor %}{{ n.jumlah }}": "4",
    "{% set bulan = {1: 'Januari'} %}{{ bulan[1] }}": "Januari",
    "{% with a = 1 %}{{ a }}{% endwith %}": "1",
    "{{ unit | join(', ') }} {{ unit | map('upper') | join('-') }}": "Umum, Keuangan UMUM-KEUANGAN",
    "{{ unit | sort | first }} {{ unit | reverse | list | last }} {{ [3, 1] | max }}": "Keuangan Umum 3",
    "{{ sop.jumlah * 2 + 1 }} {{ 7 // 2 }} {{ 7 % 4 }} {{ 2 ** 3 }} {{ 1.25 | round(1) }} {{ '-' * 3 }}": "25 3 3 8 1.2 ---",
    "{{ 'SOP ' ~ sop.jumlah ~ '!' }} {{ 'a' + 'b' }}": "SOP 12! ab",
    "{{ sop.tidakada | default('-') }} {{ none }} {{ true }}": "- None True",
    "{{ buku.judul[:4] }} {{ '7' | int + 1 }} {{ -3 | abs }}": "Buku 8 3",
    "{# catatan #}{% if buku.judul is string and 'Kerja' in buku.judul %}ya{% endif %}": "ya",
}
TOO_MUCH = {
    "a text a billion times": "{{ 'a' * 10**9 }}",
    "the same the other way round": "{{ 10**9 * 'a' }}",
    "loops that say nothing": "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}x",
    "many nodes in few rounds": "{% for a in range(9999) %}" + "{% if a %}{% endif %}" * 100 + "{% endfor %}",
    "a loop that only looks": "{% for a in range(99999) %}{% for b in range(99999) if b < 0 %}{% endfor %}{% endfor %}",
    "twenty-one loops in one another": "{% for i in [1] %}" * 21 + "{% endfor %}" * 21,
    "an output without end": "{% for i in range(99999) %}{{ 'x' * 99 }}{% endfor %}",
    "words of the template again and again": "{% for i in range(99999) %}nama instansi {% endfor %}",
    "a text that doubles": "{% set n = namespace(t='xx') %}{% for i in range(99) %}{% set n.t = n.t ~ n.t %}{% endfor %}",
    "a text that is added to itself": "{% set n = namespace(t='xx') %}{% for i in range(99) %}{% set n.t = n.t + n.t %}{% endfor %}",
    "a list that doubles": "{% set n = namespace(t=[1]) %}{% for i in range(99) %}{% set n.t = n.t + n.t %}{% endfor %}",
    "a list a billion times": "{{ ([1] * 10**9) | length }}",
    "long texts side by side": "{{ panjang ~ panjang }}",
    "long texts joined": "{{ range(9999) | map('default', '') | join(panjang) }}",
    "long texts joined by an attribute": "{{ [{'a': panjang}, {'a': panjang}] | join(attribute='a') }}",
    "every letter by a long text": "{{ panjang | replace('x', panjang) }}",
    "a long text between all letters": "{{ panjang.replace('', 'yy') }}",
    "letters that become two": "{{ ('ß' * 60000) | upper | length }}",
    "lists side by side": "{{ ((range(60000) | list) + (range(60000) | list)) | length }}",
    "a large power": "{{ 2 ** 1000000000 > 1 }}",
    "a large power of a power": "{{ ((2 ** 4000) ** 4000) > 1 }}",
    "a product of large numbers": "{{ angka * angka > 1 }}",
    "a sum that is too large": "{% set n = namespace(t=angka) %}{% for i in range(200) %}{% set n.t = n.t + n.t %}{% endfor %}",
    "a number formatted wide": "{{ '%0999999999d' % 1 }}",
    "many decimals": "{{ 1.5 | round(10**9, 'ceil') }}",
    "long lists from short words": "{% for i in range(99999) %}{% set a = range(99999) | list %}{% endfor %}",
    "long work on long texts": "{% for i in range(99999) %}{% set a = panjang | upper %}{% endfor %}",
    "deep brackets": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "a range without end": "{{ range(10**12) | length }}",
}
UNDETERMINED = {
    "chance": "{{ range(1000) | random }}", "other chance": "{{ lipsum() }}", "a function": "{{ lipsum }}",
    "an address in a dump": "{{ buku | pprint }}", "an address": "{{ range }}", "an address of a method": "{{ buku.judul.upper }}",
    "the same through a filter": "{{ buku.judul.upper | string }}", "the same in a list": "{{ [buku.judul.upper] | join }}",
    "the same beside words": "{{ 'a' ~ buku.judul.upper }}", "the same formatted": "{{ '%s' % buku.judul.upper }}",
    "the same as a key": "{{ buku[buku.judul.upper] }}", "a generator": "{{ unit | map('upper') }}",
    "a loop": "{% for u in unit %}{{ loop }}{% endfor %}",
    "itself": "{{ self }}", "a list": "{{ unit }}", "a dictionary": "{{ buku }}", "a namespace": "{{ namespace(a=1) }}",
    "a cycler": "{{ cycler('a') }}", "a joiner": "{{ joiner() }}", "a dict": "{{ dict(a=1) }}",
    "a macro": "{% macro m() %}{% endmacro %}{{ m }}", "a block": "{% block b %}{{ self.b }}{% endblock %}",
    "the filter that counts": "{{ range(9) | putaran(-99999999) | join }}", "json": "{{ buku | tojson }}",
    "a shuffle": "{{ unit | shuffle }}",
    "all attributes": "{{ buku.judul | attr('upper') }}",
}
ELSEWHERE = {
    "another file": "{% include '/etc/passwd' %}", "another wording": "{% include 'sampul' %}", "an import": "{% import 'sampul' as s %}",
    "a parent": "{% extends 'sampul' %}", "a change": "{{ buku.update({'judul': 'x'}) }}", "a class": "{{ ''.__class__.__mro__ }}",
    "the interpreter": "{{ range.__globals__ }}", "a format": "{{ '{0.__class__}'.format(unit) }}",
    "a call of a value": "{{ buku.judul() }}",
    "a loop that calls itself": "{% for u in unit recursive %}{{ loop(unit) }}{% endfor %}",
    "another method": "{{ buku.judul.center(99) }}", "kept output": "{% set a %}x{% endset %}",
    "filtered output": "{% filter upper %}x{% endfilter %}",
    "a call with a body": "{% call range(3) %}{% endcall %}", "escaping": "{% autoescape true %}x{% endautoescape %}",
}


@pytest.mark.parametrize("text", SAID)
def test_the_language_says(text: str) -> None:
    assert fill_in(text, VALUES) == (SAID[text], 1, "")


@pytest.mark.parametrize("name", TOO_MUCH)
def test_what_would_not_end_is_told(name: str) -> None:
    filled = fill_in(TOO_MUCH[name], VALUES)
    assert filled.teks == ""
    assert filled.sebab


@pytest.mark.parametrize("name", UNDETERMINED)
def test_what_another_machine_would_say_otherwise_is_told(name: str) -> None:
    filled = fill_in(UNDETERMINED[name], VALUES)
    assert filled.teks == ""
    assert filled.sebab
    assert "0x" not in filled.sebab


@pytest.mark.parametrize("name", ELSEWHERE)
def test_what_is_none_of_the_language_is_told(name: str) -> None:
    filled = fill_in(ELSEWHERE[name], VALUES)
    assert filled.teks == ""
    assert filled.sebab


@pytest.mark.parametrize(("text", "line"), [
    ("a\n{{ 1 / 0 }}", 2), ("a\n\n{% if %}", 3), ("\n{{ tidak_ada }}", 2), ("{% macro a() %}{% endmacro %}", 1), ("a\n{{ x | acak }}", 2),
    ("{% for i in range(3) %}\n{{ 'x' }}\n{{ unit }}\n{% endfor %}", 3),
])
def test_a_fault_is_told_at_its_line(text: str, line: int) -> None:
    assert fill_in(text, VALUES).baris == line


def test_the_limits_let_a_long_list_through() -> None:
    """350 SOPs with twenty words each, ten times as long as a book has it."""
    text = "{% for n in range(3500) %}{{ n }} {{ buku.judul | upper }}{% if n % 2 %};{% endif %}\n{% endfor %}"
    filled = fill_in(text, VALUES)
    assert filled.sebab == ""
    assert LARGEST / 2 < len(filled.teks) < LARGEST


def test_one_filling_in_leaves_nothing_to_the_next() -> None:
    half = "{% for n in range(" + str(STEPS // 20) + ") %}{% if n %}{% endif %}{% endfor %}ya"
    assert [fill_in(half, {}).teks for _ in range(20)] == ["ya"] * 20


def test_the_answer_to_another_process_is_the_same() -> None:
    assert answer(b'["{{ a }}\\n{{ b }}", {"a": 1}]') == b'["", 2, "\'b\' is undefined"]'
    assert answer(b'["{{ a }}", {"a": "\\u00e9"}]') == b'["\\u00e9", 1, ""]'


PIECES = st.sampled_from([
    "{{ ", " }}", "{% for i in ", " %}", "{% endfor %}", "{% if ", "{% endif %}", "{% set a = ", "range(99999)", "unit", "buku", "'x'",
    "10**9", " * ", " ~ ", " + ", " | join", " | map('upper')", " | replace('', panjang)", "panjang", "loop", "namespace(a=1)",
    ".upper", "()", "[", "]", "a", "(", ")", "\n", " | list", " | random", "self", " ** ", "%",
])


@given(st.lists(PIECES, max_size=14).map("".join))
def test_any_text_ends_in_words_or_a_reason(text: str) -> None:
    filled = fill_in(text, VALUES)
    assert len(filled.teks) <= LARGEST
    assert not (filled.teks and filled.sebab)
    assert " at 0x" not in filled.teks + filled.sebab
    assert filled == fill_in(text, VALUES)
