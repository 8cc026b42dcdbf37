"""Hostile and broken logos and fonts: the sheet is made without them, and a diagnostic says why."""

from __future__ import annotations

import base64
import io
import struct
import zlib
from pathlib import Path
from random import Random

import pytest
from PIL import Image
from tools import write_agency

from sopdoc.compiler import Compiled, Compiler, render
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report, Span
from sopdoc.layout.fonts import FONT_FOLDER
from sopdoc.layout.picture import MAX_BYTES, Picture, load_picture

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
DRAWN = {
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
    """400 mutations of good pictures."""
    random = Random(403)
    for _ in range(400):
        data = bytearray(random.choice(list(DRAWN.values())))
        for _ in range(random.choice([1, 1, 4])):
            at = random.randrange(len(data))
            data[at: at + random.randrange(4)] = random.randbytes(random.randrange(4))
        result, report = loaded(tmp_path, bytes(data))
        assert (result is None) == bool(report.diagnostics)
