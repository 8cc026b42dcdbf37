"""A document or a layout like ours with garbage in it ends in definitions or in what is wrong with it, never in a fault of ours."""

from __future__ import annotations

import io
import json
import random
import re
import zipfile
from collections.abc import Callable
from functools import cache
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from tools import document

from sopdoc.impor.own import docx as own_docx
from sopdoc.impor.own import json as own_json
from sopdoc.impor.own.json import read_json
from sopdoc.impor.word.file import read_docx

NAME, MANY = "contoh/pemusnahan-arsip", "biro-organisasi-kalbar/pengumpulan-data-kinerja"      # the second with many arrows
EACH = 50               # mutations of a batch
NUMBERS = ("-1", "0", "1", "x", "", "1e9", "NaN", "2147483648", "-2147483648", "9" * 30)
WORDS = ("", "restart", "continue", "%1%1", "line", "auto", "page", "Panah Kegiatan 1 ke Kegiatan 2", "A" * 500)
ODD = (*NUMBERS, "1e300", "1.5", "inf", "-" + "9" * 30)
NUMBER = re.compile(r'="-?[0-9]+"')
VALUES = (None, -1, 0, 1e308, "x", [], {}, [[]], True, float("nan"))


@cache
def parts(name: str = NAME) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document(name, "docx"))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(changed: dict[str, bytes], of: str = NAME) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in {**parts(of), **changed}.items():
            archive.writestr(name, content)
    return out.getvalue()


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """Elements taken away, doubled, moved and renamed, attributes changed."""
    root = ElementTree.fromstring(content)
    for _ in range(chance.randint(1, 8)):
        parents = [one for one in root.iter() if len(one)]
        parent = chance.choice(parents)
        child = chance.choice(list(parent))
        chance.choice((_take, _double, _move, _rename, _set, _set))(parent, child, parents, chance)
    return ElementTree.tostring(root)


def odd(content: bytes, chance: random.Random) -> bytes:
    """Numbers, a few or many, that no document has."""
    text = content.decode()
    found = list(NUMBER.finditer(text))
    taken = {one.start() for one in chance.sample(found, min(len(found), chance.choice((1, 5, 50))))}
    return NUMBER.sub(lambda one: f'="{chance.choice(ODD)}"' if one.start() in taken else one[0], text).encode()


def _take(parent: Element, child: Element, _: list[Element], __: random.Random) -> None:
    parent.remove(child)


def _double(parent: Element, child: Element, _: list[Element], __: random.Random) -> None:
    parent.append(child)


def _move(parent: Element, child: Element, parents: list[Element], chance: random.Random) -> None:
    target = chance.choice(parents)
    if target not in list(child.iter()):
        parent.remove(child)
        target.append(child)


def _rename(_: Element, child: Element, parents: list[Element], chance: random.Random) -> None:
    child.tag = chance.choice(parents).tag


def _set(_: Element, child: Element, __: list[Element], chance: random.Random) -> None:
    with_values = [one for one in child.iter() if one.attrib]
    if with_values:
        one = chance.choice(with_values)
        one.set(chance.choice(sorted(one.attrib)), chance.choice(NUMBERS + WORDS))


def told(read: Callable[[bytes], bytes], content: bytes) -> bool:
    """Did it end in definitions, or in a reason?"""
    answer = json.loads(read(content))
    return bool(answer.get("salah")) or isinstance(answer["sop"], list)


@pytest.mark.parametrize("batch", range(10))
def test_a_spoilt_document_of_ours_is_read_or_refused(batch: int) -> None:
    for number in range(batch * EACH, (batch + 1) * EACH):
        chance = random.Random(number)
        part = chance.choice(("word/document.xml",) * 5 + ("word/numbering.xml", "word/styles.xml", "word/_rels/document.xml.rels"))
        assert told(read_docx, packed({part: spoilt(parts()[part], chance)})), number


def test_a_document_of_ours_with_numbers_that_cannot_be_is_read_or_refused() -> None:
    for number in range(EACH // 2):
        chance = random.Random(number)
        names = ("word/document.xml", "word/styles.xml", "word/numbering.xml")
        assert told(read_docx, packed({name: odd(parts(MANY)[name], chance) for name in names}, MANY)), number


@pytest.mark.parametrize("batch", range(4))
def test_a_spoilt_layout_is_read_or_refused(batch: int) -> None:
    for number in range(batch * EACH, (batch + 1) * EACH):
        chance = random.Random(number)
        layout = json.loads(document(NAME, "json"))
        for _ in range(chance.randint(1, 4)):
            place = layout
            while isinstance(place, dict | list) and place:
                key = chance.choice(sorted(place) if isinstance(place, dict) else range(len(place)))
                if not isinstance(place[key], dict | list) or not place[key] or chance.random() < 0.2:
                    place[key] = chance.choice(VALUES)
                    break
                place = place[key]
        assert told(read_json, json.dumps(layout).encode()), number


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"null", b'{"pages": 3}', b'{"paper": [1, 2], "pages": [[]]}', b"[" * 100_000])
def test_what_is_no_layout_is_told(content: bytes) -> None:
    assert json.loads(read_json(content)) == {"salah": "bukan JSON tata letak buatan sopdoc, atau isinya rusak"}


def test_a_package_without_a_document_is_told() -> None:
    assert json.loads(read_docx(packed({"word/document.xml": b"<x/>"}))) == {"salah": "bukan dokumen Word (.docx)"}


@pytest.mark.parametrize(("module", "limit", "least"), [
    (own_docx, "MOST_PAGES", 1), (own_docx, "MOST_DRAWINGS", 3), (own_json, "MOST_PAGES", 1),
])
def test_more_than_any_sheet_has_is_refused(module: object, limit: str, least: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, limit, least)
    answer = read_docx(document(NAME, "docx")) if module is own_docx else read_json(document(NAME, "json"))
    assert f"lebih dari {least} " in json.loads(answer)["salah"]


def test_a_table_with_more_cells_than_any_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sopdoc.impor.own.table.MOST_CELLS", 5)
    assert json.loads(read_docx(document(NAME, "docx"))) == {"salah": "tabel dengan lebih dari 5 sel"}
