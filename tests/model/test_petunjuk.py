"""Hints of the decoders: what to write instead, with the words that are there already."""

from __future__ import annotations

import pytest

from sopdoc.diagnostics import Report
from sopdoc.model.decode import decode_sop
from sopdoc.model.decode_instansi import InstansiBerkas
from sopdoc.model.sop import Instansi
from sopdoc.source.read import parse

HEAD = "nomor: 1\nnama: Uji\n"
INSTANSI = InstansiBerkas(Instansi(kop=("PEMERINTAH",)))


def hints(text: str) -> list[str]:
    report = Report()
    node = parse(text, "x.yaml", report)
    assert node is not None
    decode_sop(node, "x", "x.yaml", INSTANSI, frozenset(), report)
    return [d.hint for d in report.diagnostics]


@pytest.mark.parametrize(("pelaksana", "hint"), [
    ("\n  - Analis\n  - Kepala Bidang", "tulis `analis: Analis`, satu baris tiap kolom, tanpa tanda -"),
    (" [Kepala Bidang Arsip, Staf]", "tulis `kepala-bidang-arsip: Kepala Bidang Arsip`, satu baris tiap kolom, tanpa tanda -"),
    ("\n  - kabag: Kepala Bagian", "tulis `kabag: Kepala Bagian`, satu baris tiap kolom, tanpa tanda -"),
    (" Analis", "tulis `analis: Analis`, satu baris tiap kolom"),
])
def test_a_list_of_pelaksana_is_answered_with_the_form_to_write(pelaksana: str, hint: str) -> None:
    assert hint in hints(f"{HEAD}pelaksana:{pelaksana}\nkegiatan:\n  - {{uraian: Menyusun, pelaksana: a}}\n")


@pytest.mark.parametrize("key", ["“kegiatan”", "«kegiatan»", "’kegiatan’", "“kegiatn”"])
def test_a_key_in_curly_quotes_is_answered_with_the_key_and_the_reason(key: str) -> None:
    assert hints(f"{HEAD}pelaksana: {{a: A}}\n{key}:\n  - {{uraian: Menyusun, pelaksana: a}}\n") == [
        'kunci ditulis tanpa tanda kutip lengkung; maksud Anda "kegiatan"?',
    ]
