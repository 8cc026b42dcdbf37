"""Hostile and broken logos and fonts: the sheet is made without them, and a diagnostic says why."""

from __future__ import annotations

import base64
import io
import struct
import sys
import zlib
from pathlib import Path
from random import Random

import pytest
from PIL import Image
from PIL.Image import Transpose as Flip
from tools import write_agency

from sopdoc.compiler import Compiled, Compiler, render
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report, Span
from sopdoc.isolated import DiedError
from sopdoc.layout import picture as pictures
from sopdoc.layout.picture import MAX_BYTES, Picture, load_picture
from sopdoc.layout.text.fonts import FONT_FOLDER

LAUGHS = "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefghi", "bcdefghij", strict=True))
LOL = f"<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'>{LAUGHS}]>"


def svg(body: str = "", size: str = 'width="10" height="10"', before: str = "") -> bytes:
    head = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{before}<svg {head} {size}>{body}<rect width='5' height='5'/></svg>".encode()


def png(width: int, height: int) -> bytes:
    """A PNG whose header promises these sizes and whose data is a few bytes."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def picture(kind: str, mode: str = "RGB") -> bytes:
    target = io.BytesIO()
    Image.effect_noise((40, 40), 50).convert(mode).save(target, kind)
    return target.getvalue()


def blank(size: int) -> bytes:
    target = io.BytesIO()
    Image.new("1", (size, size)).save(target, "PNG")
    return target.getvalue()


def turned(orientation: int, kind: str = "JPEG") -> bytes:
    """A picture that is wide, left half red and right half blue, when it is looked at upright."""
    upright = Image.new("RGB", (80, 40), "red")
    upright.paste("blue", (40, 0, 80, 40))
    back = {
        2: Flip.FLIP_LEFT_RIGHT, 3: Flip.ROTATE_180, 4: Flip.FLIP_TOP_BOTTOM, 5: Flip.TRANSPOSE, 6: Flip.ROTATE_90, 7: Flip.TRANSVERSE,
        8: Flip.ROTATE_270,
    }
    exif = Image.Exif()
    exif[0x0112] = orientation
    target = io.BytesIO()
    (upright.transpose(back[orientation]) if orientation in back else upright).save(target, kind, exif=exif, quality=95)
    return target.getvalue()


def embedded(data: bytes, kind: str = "png") -> str:
    return f'<image width="5" height="5" xlink:href="data:image/{kind};base64,{base64.b64encode(data).decode()}"/>'


def repeated(levels: int) -> str:
    """Ten times ten times ten … rectangles."""
    groups = (f"<g id='a{i + 1}'>" + f"<use xlink:href='#a{i}'/>" * 10 + "</g>" for i in range(levels))
    return f"<defs><g id='a0'><rect/></g>{''.join(groups)}</defs><use xlink:href='#a{levels}'/>"


REFUSED = {
    "script": svg("<script>alert(1)</script>"),
    "event handler": svg("<rect onload='alert(1)'/>"),
    "foreign content": svg("<foreignObject><p/></foreignObject>"),
    "file outside": svg("<image xlink:href='/etc/passwd'/>"),
    "file above": svg("<image href='../../rahasia.png'/>"),
    "address": svg("<image href='http://example.com/a.png'/>"),
    "address in a style": svg("<rect style='fill:url(http://example.com/#a)'/>"),
    "imported style": svg("<style>@import 'http://example.com/a.css';</style>"),
    "style sheet": svg(before="<?xml-stylesheet href='a.css'?>"),
    "billion laughs": svg("<text>&j;</text>", before=LOL),
    "external entity": svg("<text>&x;</text>", before="<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"),
    "embedded SVG": svg(embedded(svg(), "svg+xml")),
    "embedded bomb": svg(embedded(png(60_000, 60_000))),
    "broken embedded picture": svg("<image href='data:image/png;base64,@@@'/>"),
    "many repetitions": svg(repeated(8)),
    "many filters": svg("<filter id='f'><feGaussianBlur stdDeviation='900'/></filter>" + "<rect filter='url(#f)'/>" * 300),
    "many shapes": svg("<rect/>" * 30_000),
    "deep": svg("<g>" * 50_000 + "</g>" * 50_000),
    "deep enough to kill": svg("<g>" * 300 + "</g>" * 300),
    "deep by references": svg("".join(f"<g id='g{i}'><use xlink:href='#g{i + 1}'/></g>" for i in range(40))),
    "deep clips": svg("".join(f"<clipPath id='g{i}' clip-path='url(#g{i + 1})'/>" for i in range(100))),
    "endless noise": svg("<filter id='f'><feTurbulence numOctaves='2000000000'/></filter><rect filter='url(#f)'/>"),
    "wide strokes of an effect": svg("<filter id='f'><feMorphology radius='9999'/></filter><rect filter='url(#f)'/>"),
    "many steps of one effect": svg(f"<filter id='f'>{'<feGaussianBlur/>' * 200}</filter><rect filter='url(#f)'/>"),
    "effects by their names": svg(f"<rect filter='{'blur(9) ' * 200}'/>"),
    "many layers": svg("<g style='opacity:.9'><rect/></g>" * 2000),
    "long lines again and again": svg(f"<path id='p' d='M0 0{'h1' * 5000}'/>" + "<use xlink:href='#p'/>" * 2000),
    "marks at every point": svg(f"<marker id='m'><rect/></marker><path marker-mid='url(#m)' d='M0 0{'h1' * 50_000}'/>"),
    "marks by a style": svg(f"<style>path {{ marker : url(#m) }}</style><marker id='m'/><path d='M0 0{'h1' * 50_000}'/>"),
    "large picture again and again": svg(f"<g id='a'>{embedded(blank(4000))}</g>" + "<use xlink:href='#a'/>" * 10),
    "animation": svg("<rect><animate attributeName='x' to='5'/></rect>"),
    "words of another program": svg("<flowRoot><flowPara>KABUPATEN</flowPara></flowRoot>"),
    "letters that no font has": svg("<text y='9'>漢字</text>"),
    "photo on its side": svg(embedded(turned(6), "jpeg")),
    "JPEG that comes again and again": turned(1) + b"\xff\xda" * 300_000,
    "deep ids": svg("".join(f"<g id='g{i}'>" for i in range(3000)) + "</g>" * 3000),
    "huge": svg(" " * 1_100_000),
    "unclosed": svg()[:-6],
    "no XML": b"<svg",
    "PNG bomb": png(60_000, 60_000),
    "wide PNG": png(30_000, 1000),
    "short PNG": png(500, 500),
    "half a PNG": picture("PNG")[:200],
    "half a JPEG": picture("JPEG")[:300],
    "only a head": b"\x89PNG\r\n\x1a\n",
    "huge file": b"\x89PNG\r\n\x1a\n" + b"x" * MAX_BYTES,
    "empty": b"",
}
DEEP = 25      # what an honest drawing program may nest, and more
DRAWN = {
    "groups in groups": svg("<g>" * DEEP + "<rect/>" + "</g>" * DEEP),
    "Inkscape": svg("<g style='opacity:1;mix-blend-mode:normal;clip-path:none;marker:none;filter:none'><rect/></g>" * 3000),
    "words": svg("<text y='9' font-family='Times New Roman'>KABUPATEN</text>"),
    "empty words of another program": svg("<flowRoot><flowPara> </flowPara></flowRoot>"),
    "marks": svg("<marker id='m'><path d='M0 0h1'/></marker><path marker-end='url(#m)' d='M0 0h1v1'/>"),
    "blur": svg("<filter id='f'><feGaussianBlur stdDeviation='1'/></filter><rect filter='url(#f)'/>"),

    "PNG": picture("PNG"), "grey": picture("PNG", "L"), "palette": picture("PNG", "P"), "16 bit": picture("PNG", "I;16"),
    "JPEG": picture("JPEG"), "CMYK": picture("JPEG", "CMYK"), "SVG": svg(),
    "doctype": svg(before='<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/a.dtd">'),
    "gradient": svg("<linearGradient id='g'/><rect fill='url(#g)'/>"), "embedded": svg(embedded(picture("PNG"))),
    "BOM": b"\xef\xbb\xbf" + svg(),
    "circle of references": svg("<g id='a'><use xlink:href='#b'/></g><g id='b'><use xlink:href='#a'/></g>"),
    "immense": svg(size='width="1e9" height="1e9"'),
    "very tall": svg(size='width="1" height="1000000"'), "very wide": svg(size='width="1000000" height="1"'),
    "millimetres": svg(size='width="21mm" height="29.7mm" viewBox="0 0 210 297"'), "of no size": svg(size=""),
}


def loaded(tmp_path: Path, data: bytes) -> tuple[Picture | None, Report]:
    path, report = tmp_path / "logo", Report()
    path.write_bytes(data)
    return load_picture(path, Span("instansi.yaml"), report), report


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_picture_is_refused_with_a_reason(tmp_path: Path, name: str) -> None:
    result, report = loaded(tmp_path, REFUSED[name])
    assert result is None
    (only,) = report.diagnostics
    assert only.code == "SOP403"
    assert only.label
    assert "0x" not in only.label


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_before_anything_is_drawn(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """So it is refused on every machine, however fast and however large."""
    pictures._picture.cache_clear()
    monkeypatch.setattr(pictures, "run_apart", lambda *_: pytest.fail("something was drawn"))
    assert loaded(tmp_path, REFUSED[name])[0] is None


def test_a_drawing_that_dies_costs_the_logo_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody counted: a picture that is cheap to look at and kills whoever draws it; it is not drawn twice."""
    tried = []

    def dies(_: object, data: bytes) -> bytes:
        tried.append(data)
        raise DiedError("melebihi batas waktu")

    monkeypatch.setattr(pictures, "run_apart", dies)
    data = svg("<rect width='3'/>")
    for _ in range(2):
        result = made(tmp_path, "logo: logo.svg\n", data)
        assert result.sheets is not None
        assert [(d.code, d.label) for d in result.report.diagnostics] == [("SOP403", "SVG tidak dapat digambar: melebihi batas waktu")]
        (tmp_path / "dinas/instansi.yaml").unlink()
    assert tried == [data]


def test_where_no_svg_can_be_drawn_the_logo_is_missing_and_a_png_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library is machine code, which not every system can load."""
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    monkeypatch.delitem(sys.modules, "sopdoc.layout.svg_draw", raising=False)
    result = made(tmp_path, "logo: logo.svg\n", svg("<rect width='7'/>"))
    assert result.sheets is not None
    assert [d.code for d in result.report.diagnostics] == ["SOP403"]
    assert result.report.diagnostics[0].label.endswith("simpan gambarnya sebagai PNG")


@pytest.mark.parametrize("name", DRAWN)
def test_an_honest_picture_is_drawn_and_small(tmp_path: Path, name: str) -> None:
    result, report = loaded(tmp_path, DRAWN[name])
    if result is None:
        assert name in ("circle of references", "of no size", "immense", "very wide")     # the drawing library may refuse these itself
        return
    assert report.diagnostics == ()
    assert result.width * result.height <= 2_000_000


@pytest.mark.parametrize("name", DRAWN)
def test_a_sheet_is_made_with_every_picture_that_is_drawn(tmp_path: Path, name: str) -> None:
    assert made(tmp_path, "logo: logo.svg\n" if DRAWN[name].find(b"<svg") >= 0 else "logo: logo.png\n", DRAWN[name]).sheets


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("orientation", range(10))
def test_a_photo_is_shown_as_its_camera_was_held(orientation: int, kind: str, tmp_path: Path) -> None:
    """0 and 9 mean nothing."""
    result, _ = loaded(tmp_path, turned(orientation, kind))
    assert result is not None
    assert (result.width, result.height, result.kind) == (80, 40, kind.lower())
    with Image.open(io.BytesIO(result.data)) as image:
        assert image.size == (80, 40)
        assert image.getexif().get(0x0112, 1) in (0, 1, 9)
        sides = [image.convert("RGB").getpixel((x, 20)) for x in (10, 70)]
    assert [(side[0] > 200, side[2] > 200) for side in sides] == [(True, False), (False, True)]


def test_a_photo_with_a_damaged_note_of_the_camera_is_shown_as_it_lies(tmp_path: Path) -> None:
    whole = turned(1)
    assert b"II*\x00" in whole or b"MM\x00*" in whole
    result, report = loaded(tmp_path, whole.replace(b"MM\x00*", b"MMMM").replace(b"II*\x00", b"IIII"))
    assert (result is not None, report.diagnostics) == (True, ())


def test_words_in_an_svg_are_drawn_whatever_font_they_ask_for(tmp_path: Path) -> None:
    drawn = set()
    for family in ("Arial", "Times New Roman", "Huruf Yang Tidak Ada", "serif", "monospace"):
        words = f"<text x='1' y='9' font-size='9' font-family='{family}' fill='#c00'>KAB</text>"
        result, _ = loaded(tmp_path, svg(words).replace(b"<rect width='5' height='5'/>", b""))
        assert result is not None
        with Image.open(io.BytesIO(result.data)) as image:
            assert (204, 0, 0, 255) in {colour for _, colour in image.convert("RGBA").getcolors(10_000)}
        drawn.add(result.data)
    assert len(drawn) == 1


def made(tmp_path: Path, more: str, data: bytes) -> Compiled:
    """An SOP of an agency with this logo, compiled and rendered."""
    folder = write_agency(tmp_path / "dinas", "uji")
    with (folder / "instansi.yaml").open("a", encoding="utf-8") as file:
        file.write(more)
    for name in ("logo.svg", "logo.png"):
        (folder / name).write_bytes(data)
    (definition,) = find_definitions([str(folder)], Report())
    result = Compiler().compile(definition)
    if result.sheets:
        assert all(content for format in ("pdf", "docx", "svg") for _, content in render(result.sheets, format))
    return result


def test_a_sheet_is_made_without_a_hostile_logo(tmp_path: Path) -> None:
    result = made(tmp_path, "logo: logo.svg\n", REFUSED["script"])
    assert result.sheets is not None
    assert [d.code for d in result.report.diagnostics] == ["SOP403"]


@pytest.mark.parametrize("path", [
    "../rahasia.svg", "/etc/passwd", "a/../../rahasia.svg", "tautan.svg", "putar.svg", "x" * 5000 + ".svg", "..\\rahasia.svg",
], ids=lambda path: path[:20])
def test_logo_and_fonts_stay_inside_the_agencys_folder(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "dinas"
    folder.mkdir()
    (tmp_path / "rahasia.svg").write_bytes(svg())
    (folder / "tautan.svg").symlink_to(tmp_path / "rahasia.svg")
    (folder / "putar.svg").symlink_to("putar.svg")
    for more in (f"logo: {path}\n", f"huruf: {{nama: Uji, biasa: '{path}'}}\n"):
        (folder / "instansi.yaml").unlink(missing_ok=True)
        result = made(tmp_path, more, svg())
        assert result.sheets is None
        assert {d.code for d in result.report.diagnostics} == {"SOP107"}


def test_a_font_of_noise_is_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "dinas"
    folder.mkdir()
    random = Random(1)
    (folder / "a.ttf").write_bytes(b"\0\1\0\0" + random.randbytes(5000))
    result = made(tmp_path, "huruf: {nama: Uji, biasa: a.ttf}\n", svg())
    assert {d.code for d in result.report.diagnostics} == {"SOP402"}


def test_half_a_font_is_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "dinas"
    folder.mkdir()
    whole = (FONT_FOLDER / "Arimo-Regular.ttf").read_bytes()
    (folder / "a.ttf").write_bytes(whole[: len(whole) // 2])
    result = made(tmp_path, "huruf: {nama: Uji, biasa: a.ttf}\n", svg())
    assert {d.code for d in result.report.diagnostics} == {"SOP402"}


def test_broken_pictures_never_raise(tmp_path: Path) -> None:
    """150 mutations of good pictures; what gets through the checks is drawn in a process each."""
    random = Random(403)
    for _ in range(150):
        data = bytearray(random.choice(list(DRAWN.values())))
        for _ in range(random.choice([1, 1, 4])):
            at = random.randrange(len(data))
            data[at: at + random.randrange(4)] = random.randbytes(random.randrange(4))
        result, report = loaded(tmp_path, bytes(data))
        assert (result is None) == bool(report.diagnostics)
