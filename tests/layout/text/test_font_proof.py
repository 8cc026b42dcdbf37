"""Fonts broken in any way: the sheet is set in Arimo, and a warning names the file; nothing raises, nothing is lost in silence."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from tools import write_agency

from sopdoc.compiler import Compiled, Compiler, render
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import NOWHERE, Report
from sopdoc.isolated import DiedError, run_apart
from sopdoc.layout.text import font_choice
from sopdoc.layout.text.font_proof import BLOCK, MAX_BYTES, prove
from sopdoc.layout.text.fonts import FONT_FOLDER, load_face

ARIMO = FONT_FOLDER / "Arimo-Regular.ttf"
WHOLE = ARIMO.read_bytes()


def table(tag: bytes) -> tuple[int, int]:
    """Where a table of Arimo lies, and how long it is."""
    (count,) = struct.unpack_from(">H", WHOLE, 4)
    places = {WHOLE[at : at + 4]: struct.unpack_from(">II", WHOLE, at + 8) for at in range(12, 12 + 16 * count, 16)}
    return places[tag]


def with_bytes(tag: bytes, at: int, data: bytes) -> bytes:
    start, length = table(tag)
    assert at + len(data) <= length
    return WHOLE[: start + at] + data + WHOLE[start + at + len(data) :]


def without(tag: bytes) -> bytes:
    at = WHOLE.index(tag, 12)
    return WHOLE[:at] + b"zzzz" + WHOLE[at + 4 :]


def glyph(letter: str) -> int:
    return int(load_face(ARIMO).ttf.face.charToGlyph[ord(letter)])


def place_of(letter: str) -> int:
    """Where the outline of a letter lies in `glyf`."""
    return int(load_face(ARIMO).ttf.face.glyphPos[glyph(letter)])


def in_loca(letter: str, moved: Callable[[int, int], int]) -> bytes:
    """The end of a letter's outline moved; `moved` is told its beginning and its end, in the table's own units."""
    (long,) = struct.unpack_from(">h", WHOLE, table(b"head")[0] + 50)
    form, size = (">I", 4) if long else (">H", 2)
    start = table(b"loca")[0] + glyph(letter) * size
    begin, end = (struct.unpack_from(form, WHOLE, start + n * size)[0] for n in (0, 1))
    return with_bytes(b"loca", (glyph(letter) + 1) * size, struct.pack(form, moved(begin, end)))


def widths(width: int) -> bytes:
    return with_bytes(b"hmtx", glyph("n") * 4, struct.pack(">H", width))


def without_letters(around: str = "n") -> bytes:
    """Of the stretch of letters that this one belongs to, only the last has a glyph."""
    data, start = bytearray(WHOLE), table(b"cmap")[0]
    (count,) = struct.unpack_from(">H", data, start + 2)
    for record in range(count):
        at = start + struct.unpack_from(">I", data, start + 8 + 8 * record)[0]
        if struct.unpack_from(">H", data, at)[0] == 4:
            (size,) = struct.unpack_from(">H", data, at + 6)
            for end in range(at + 14, at + 14 + size, 2):
                (last,), (first,) = (struct.unpack_from(">H", data, place) for place in (end, end + 2 + size))
                if first <= ord(around) <= last:
                    struct.pack_into(">H", data, end + 2 + size, last)
        else:
            struct.pack_into(">HH", data, start + 4 + 8 * record, 9, 9)      # of no platform
    return bytes(data)


BROKEN = {
    "half a file": WHOLE[: len(WHOLE) // 2], "a tenth of a file": WHOLE[: len(WHOLE) // 10], "nothing": b"\0\1\0\0",
    "noise": b"\0\1\0\0" + b"\7" * 5000,
    **{f"without {tag}": without(tag.encode()) for tag in ("glyf", "loca", "hmtx", "hhea", "maxp", "head", "cmap", "post", "name")},
    "no units": with_bytes(b"head", 18, b"\0\0"), "another form of places": with_bytes(b"head", 50, b"\0\7"),
    "more glyphs than there are": with_bytes(b"maxp", 4, b"\xff\xff"), "fewer glyphs than letters": with_bytes(b"maxp", 4, b"\0\2"),
    "no widths": with_bytes(b"hhea", 34, b"\0\0"),
    "a letter without width": widths(0), "a letter as wide as a page": widths(65_535),
    "a letter that is empty": in_loca("n", lambda begin, end: begin),
    "an outline that ends before it begins": in_loca("n", lambda begin, end: begin - 8),
    "an outline beyond the file": in_loca("n", lambda begin, end: end * 2),
    "more lines than there are": with_bytes(b"glyf", place_of("n"), struct.pack(">h", 30_000)),
    "a letter made of itself": with_bytes(b"glyf", place_of("é") + 12, struct.pack(">H", glyph("é"))),
    "a letter made of a glyph that is not there": with_bytes(b"glyf", place_of("é") + 12, b"\xff\xf0"),
    "an end beyond the file": with_bytes(b"loca", table(b"loca")[1] - 2, b"\xff\xff"),
    "another letter as wide as a page": with_bytes(b"hmtx", glyph("é") * 4, b"\xff\xff"),
    "no Latin letters": without_letters(),
    "no letters": with_bytes(b"cmap", 2, b"\0\0"),
    "letters at no place": with_bytes(b"cmap", 8, b"\xff\xff\xff\xff" * 2),
}


def made(folder: Path, data: bytes) -> Compiled:
    """An SOP of an agency with this font, compiled and rendered."""
    write_agency(folder, "uji")
    with (folder / "instansi.yaml").open("a", encoding="utf-8") as file:
        file.write("huruf: {nama: Uji, biasa: uji.ttf}\n")
    (folder / "uji.ttf").write_bytes(data)
    (definition,) = find_definitions([str(folder)], Report())
    result = Compiler().compile(definition)
    if result.sheets is not None:
        assert all(content for format in ("pdf", "docx", "svg") for _, content in render(result.sheets, format))
    return result


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_font_is_named_and_replaced(name: str, tmp_path: Path) -> None:
    result = made(tmp_path / "dinas", BROKEN[name])
    assert result.sheets is not None
    assert [d.code for d in result.report.diagnostics] == ["SOP402"]
    (told,) = result.report.diagnostics
    assert '"uji.ttf"' in told.message
    assert told.label
    assert told.hint


def test_every_letter_is_embedded_once_to_see(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.ttf").write_bytes(WHOLE)
    font, tried = type(load_face(ARIMO).ttf.face), set()

    def fails_at_the_end(_: object, letters: list[int]) -> None:
        tried.update(letters)
        if len(letters) <= BLOCK:
            raise IndexError("tidak dapat disematkan")

    monkeypatch.setattr(font, "makeSubset", fails_at_the_end)
    assert json.loads(prove(json.dumps([str(tmp_path / "a.ttf")]).encode())) == ["tidak dapat disematkan"]
    assert tried == {0, *load_face(ARIMO).ttf.face.charToGlyph}


def test_a_huge_font_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.ttf").open("wb") as file:
        file.write(WHOLE)
        file.truncate(MAX_BYTES + 1)
    assert json.loads(prove(json.dumps([str(tmp_path / "a.ttf")]).encode())) == ["berkas lebih dari 64 MB"]


def test_a_sound_font_is_used(tmp_path: Path) -> None:
    result = made(tmp_path / "dinas", WHOLE)
    assert result.report.diagnostics == ()
    assert result.sheets is not None
    assert result.sheets.layout.fonts.faces["biasa"].path.name == "uji.ttf"


def test_a_font_that_kills_its_reader_costs_the_font_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file is tried alone then, so that the right one is named; and none twice."""
    asked: list[list[str]] = []

    def dies(_: object, request: bytes) -> bytes:
        names = [Path(path).name for path in json.loads(request)]
        asked.append(names)
        if "b.ttf" in names:
            raise DiedError("melebihi batas waktu")
        return json.dumps([""] * len(names)).encode()

    monkeypatch.setattr(font_choice, "run_apart", dies)
    files = {"biasa": tmp_path / "a.ttf", "tebal": tmp_path / "b.ttf"}
    for path in files.values():
        path.write_bytes(WHOLE)
    for _ in range(2):
        report = Report()
        font_choice.load_fonts("Uji", files, NOWHERE, report)
        assert [(d.code, d.message, d.label) for d in report.diagnostics] == [
            ("SOP402", 'berkas huruf "b.ttf" tidak dapat dipakai', "melebihi batas waktu"),
        ]
    assert asked == [["a.ttf", "b.ttf"], ["a.ttf"], ["b.ttf"]]


def test_a_font_that_was_mended_is_used_by_the_same_process(tmp_path: Path) -> None:
    assert [d.code for d in made(tmp_path / "dinas", WHOLE[:5000]).report.diagnostics] == ["SOP402"]
    (tmp_path / "dinas/instansi.yaml").unlink()
    assert made(tmp_path / "dinas", WHOLE).report.diagnostics == ()


def test_noise_in_a_font_is_told_or_does_not_matter(tmp_path: Path) -> None:
    """40 fonts with wrong bytes in their tables' heads and bodies, judged by one process; the sound ones carry a sheet."""
    random = Random(402)
    paths = []
    for number in range(40):
        data = bytearray(WHOLE)
        for _ in range(random.choice([1, 3, 30])):
            start, length = table(random.choice([b"cmap", b"glyf", b"loca", b"hmtx", b"hhea", b"maxp", b"head", b"post"]))
            data[start + random.randrange(min(length, random.choice([40, length])))] = random.randrange(256)
        paths.append(tmp_path / f"{number}.ttf")
        paths[-1].write_bytes(data)
    reasons = json.loads(run_apart(prove, json.dumps([str(path) for path in paths]).encode()))
    assert len(reasons) == 40
    sound = [path for path, reason in zip(paths, reasons, strict=True) if not reason]
    assert 0 < len(sound) < 40
    for path in sound[:8]:
        assert made(tmp_path / path.stem, path.read_bytes()).sheets is not None
