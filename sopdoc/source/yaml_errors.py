"""PyYAML's exception → one Diagnostic in Indonesian, with what to do about it.

libyaml and the pure Python parser word the same trouble differently and often notice it a line late; so the words are
only half of the evidence, the lines around the mark are the other half.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from sopdoc.diagnostics import Diagnostic, Severity, Span
from sopdoc.source.characters import BUKAN_BUTIR, BUTIR_KETIK
from sopdoc.source.typography import CODE, KUTIP, LABEL, LURUS, TITIK_DUA, not_a_quote

NEAR = 2      # lines before the one that the parser names
_KUTIP = "beri tanda kutip pada seluruh teksnya"
_DIAWALI = "teks yang diawali * [ { & ! % @ atau ` ditulis dalam tanda kutip"
_NILAI = r"^\s*(?:- +)*(?:[^\s'\"#:][^:#]*: +)?"                    # indentation, dashes and key before a value
_AWAL_KHUSUS = re.compile(_NILAI + r"(?P<salah>[*&!%@`])")
_AWAL_KURUNG = re.compile(_NILAI + r"(?P<salah>\[[^\]]*\]\(|\{#)")
_DUA_TITIK_DUA = re.compile(r"^\s*(?:- +)*[^\s'\"#:\[{][^:#]*: +[^'\"#\[{|>\s][^#]*?(?P<salah>:)(?: |$)")
_TITIK_DUA_RAPAT = re.compile(r"^\s*(?:- +)*[A-Za-z][\w /-]*(?P<salah>:)[^\s:/]")
_BUTIR = re.compile(r"^ *(?:- +)*(?P<salah>" + BUTIR_KETIK.pattern + ")")
_BINTANG = re.compile(r"^ *(?:- +)*(?P<salah>\*)\s")
_DALAM_KURUNG = ("',' or ']'", "',' or '}'")                        # words of the parser about a list or mapping in brackets
_TAB = re.compile(r"^ *(?:- *)*(?P<salah>\t)")
_KUTIP_KETIK = re.compile(_NILAI + rf"(?P<salah>[{KUTIP}])")
_KUTIP_KETIK_DAFTAR = re.compile(rf"^[^#]*[\[{{,] *(?P<salah>[{KUTIP}])")
_PENUTUP_KETIK = re.compile(_NILAI + rf"""(?:"[^"]*|'[^']*)(?P<salah>[{KUTIP}]) *$""")
_TITIK_DUA_KETIK = re.compile(rf"^ *(?:- +)*\w[\w /-]*(?P<salah>[{TITIK_DUA}])")
_KOMENTAR = re.compile(r"""^[^#"']*(?:^|\s)(?P<salah>#)""")
_KOMENTAR_DAFTAR = re.compile(r"""^[^#"']*[\[{][^#"']*\s(?P<salah>#)""")
_KOMENTAR_KUNCI = re.compile(r"""^[^#"':]*[^#"':\s]\s+(?P<salah>#)""")
_SUSUNAN = re.compile(r"^ *(?:- |[^#]*:(?: |$))")                   # a line that is more than the rest of a text


@dataclass(frozen=True, slots=True)
class _Problem:
    code: str
    message: str
    label: str
    hint: str


_TAB_LEKUK = _Problem("SOP002", "lekuk memakai tab", "tab di sini", "ganti tab dengan spasi")
_KUTIP_TERBUKA = _Problem("SOP003", "tanda kutip tidak ditutup", "dibuka di sini", "tutup dengan tanda kutip yang sama")
_HARUS_KUTIP = _Problem("SOP004", "teks ini harus diberi tanda kutip", "dibaca sebagai tanda YAML", _DIAWALI)
_BUKAN_BUTIR = _Problem(*BUKAN_BUTIR)
_TITIK_DUA = _Problem("SOP004", 'teks yang memuat ": " harus diberi tanda kutip', "titik dua kedua", _KUTIP)
_LAIN = _Problem("SOP001", "susunan YAML tidak dapat dibaca", "di sini", "periksa lekuk, tanda kutip dan titik dua di sekitar baris ini")
_LEKUK = _Problem("SOP001", "susunan YAML tidak dapat dibaca", "lekuk tidak cocok", "ratakan dengan baris setingkat di atasnya")
_PAGAR = _Problem("SOP004", 'teks yang memuat " #" harus diberi tanda kutip', "dari sini dibaca sebagai komentar", _KUTIP)
_RAPAT = _Problem("SOP001", "setelah titik dua harus ada spasi", "spasi kurang di sini", "tulis `kunci: nilai`")

# words of libyaml and of the pure Python scanner; the first that matches counts
_MENURUT_KATA: tuple[tuple[str, str, str], ...] = (
    ("escape", "tanda \\ dengan huruf ini tidak dikenal dalam kutip ganda", 'pakai kutip tunggal, atau tulis \\\\ untuk satu "\\"'),
    ("',' or ']'", "kurung siku tidak ditutup atau koma kurang", "tutup dengan ], atau beri tanda kutip bila kurung bagian dari teks"),
    ("',' or '}'", "kurung kurawal tidak ditutup atau koma kurang", "tutup dengan }, atau beri tanda kutip bila kurung bagian dari teks"),
    ("sequence entries", 'daftar harus dimulai di baris baru setelah "kunci:"', 'tulis "- …" di baris berikutnya, atau beri tanda kutip'),
    ("mapping values", '"kunci: nilai" tidak boleh di sini', "periksa lekuk baris ini dan baris sebelumnya"),
    ("comment or", 'setelah "|" atau ">" isi harus mulai di baris baru', "pindahkan isinya ke baris berikutnya, atau beri tanda kutip"),
    ("chomping", 'setelah "|" atau ">" isi harus mulai di baris baru', "pindahkan isinya ke baris berikutnya, atau beri tanda kutip"),
    ("could not find expected ':'", 'setelah kunci harus ada ":"', "tulis `kunci: nilai`; periksa lekuk baris ini"),
    ("'-' indicator", 'baris ini harus dimulai dengan "-" seperti butir lainnya', "periksa lekuk baris ini"),
    ("document start", "isi setelah akhir dokumen YAML", "hapus baris `...`"),
    ("incompatible", "versi YAML ini tidak didukung", "hapus baris %YAML"),
)


def translate(error: yaml.YAMLError, text: str, file: str) -> Diagnostic:
    """The one syntax error that stopped the parser; never raises, whatever the parser says."""
    if not isinstance(error, yaml.MarkedYAMLError):   # ReaderError: a character that the file's own check let through
        return Diagnostic("SOP001", Severity.GALAT, "berkas tidak dapat dibaca sebagai YAML", Span(file), hint=str(error).splitlines()[0])
    lines = text.split("\n")
    mark, context = error.problem_mark, error.context_mark
    at = (mark.line, mark.column) if mark else (0, 0)
    begin = (context.line, context.column) if context else at
    found, place = _examine(error.problem or "", error.context or "", lines, at, begin)
    line, column = min(place[0], len(lines) - 1) + 1, place[1] + 1
    span = Span(file, line, column, line, column + 1)
    return Diagnostic(found.code, Severity.GALAT, found.message, span, found.label, found.hint)


_Tempat = tuple[int, int]


def _examine(problem: str, context: str, lines: list[str], at: _Tempat, begin: _Tempat) -> tuple[_Problem, _Tempat]:
    unclosed = "quoted scalar" in context and "end of stream" in problem
    if (unclosed or _after_quote(lines, at)) and (place := _search(_PENUTUP_KETIK, lines, begin[0] if unclosed else 0, at[0])):
        return _curly(lines, place), place
    if unclosed:
        return _KUTIP_TERBUKA, begin
    if "tab" in problem or _search(_TAB, lines, at[0], at[0]):
        return _TAB_LEKUK, _search(_TAB, lines, at[0], at[0]) or at
    if typed := _typography(problem, lines, at, begin):
        return typed
    for pattern, found, first in (
        (_BUTIR, _BUKAN_BUTIR, min(begin[0], at[0] - 1)),
        (_BINTANG, _BUKAN_BUTIR, at[0]),
        (_AWAL_KURUNG, _HARUS_KUTIP, min(begin[0], at[0] - 1)),
        (_AWAL_KHUSUS, _HARUS_KUTIP, at[0]),
        (_DUA_TITIK_DUA, _TITIK_DUA, at[0]),
        (_TITIK_DUA_RAPAT, _RAPAT, at[0] - 1),
    ):
        if place := _search(pattern, lines, first, at[0]):
            return found, place
    if _after_quote(lines, at):
        return _Problem("SOP003", "teks berlanjut setelah tanda kutip penutup", "sisa teks", "beri tanda kutip pada seluruh teksnya"), at
    if place := _comment(problem, lines, at, begin):
        return _PAGAR, place
    for word, message, hint in _MENURUT_KATA:
        if word in problem:
            return _Problem("SOP001", message, "di sini", hint), begin if word.startswith("','") else at
    return (_LEKUK if _is_first(lines, at) else _LAIN), at


def _typography(problem: str, lines: list[str], at: _Tempat, begin: _Tempat) -> tuple[_Problem, _Tempat] | None:
    """Signs of a word processor in the place of YAML's own, in the line or shortly before."""
    quote = _search(_KUTIP_KETIK, lines, at[0], at[0])
    if quote is None or quote[1] > at[1]:       # what goes wrong before the quote has another reason
        quote = _search(_KUTIP_KETIK_DAFTAR, lines, begin[0], at[0]) if _in_brackets(problem) else None
    if quote:
        return _curly(lines, quote), quote
    if place := _search(_TITIK_DUA_KETIK, lines, at[0] - NEAR, at[0]):
        sign = lines[place[0]][place[1]]
        return _Problem(CODE, f"titik dua {sign} bukan titik dua bagi YAML", LABEL, 'ganti dengan ":" dan spasi'), place
    return None


def _comment(problem: str, lines: list[str], at: _Tempat, begin: _Tempat) -> _Tempat | None:
    """Where a comment has cut off what was meant to go on: a list `[…]`, a key, a text of several lines."""
    if _in_brackets(problem):
        return _search(_KOMENTAR_DAFTAR, lines, begin[0], at[0])
    before = at[0] - 1
    if "could not find expected ':'" in problem and (place := _search(_KOMENTAR_KUNCI, lines, before, before)):
        return place
    return _search(_KOMENTAR, lines, before, before) if _is_first(lines, at) and not _SUSUNAN.match(lines[at[0]]) else None


def _in_brackets(problem: str) -> bool:
    return any(words in problem for words in _DALAM_KURUNG)


def _curly(lines: list[str], place: _Tempat) -> _Problem:
    return _Problem(CODE, not_a_quote(lines[place[0]][place[1]]), LABEL, LURUS)


def _search(pattern: re.Pattern[str], lines: list[str], first: int, last: int) -> _Tempat | None:
    """The last line from `first` to `last` (from 0) that matches, and the column of its group `salah`."""
    for number in range(min(last, len(lines) - 1), max(first, 0) - 1, -1):
        if match := pattern.match(lines[number][:2000]):   # no hint is worth a scan of an endless line
            return number, match.start("salah")
    return None


def _is_first(lines: list[str], at: _Tempat) -> bool:
    """Does the trouble begin with the line, after its indentation?"""
    return at[0] < len(lines) and at[1] > 0 and not lines[at[0]][: at[1]].strip()


def _after_quote(lines: list[str], at: _Tempat) -> bool:
    """Does a quoted text end right before the mark, as in `nama: "abc" def`?"""
    before = lines[at[0]][: at[1]].rstrip() if at[0] < len(lines) else ""
    return before.endswith(('"', "'"))
