"""A key that has its place elsewhere: the hint says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdoc.diagnostics import Report
from sopdoc.model.decode import decode_sop
from sopdoc.model.decode_instansi import InstansiBerkas, decode_instansi
from sopdoc.source.read import parse


def hints(text: str, instansi: bool) -> list[str | None]:
    report = Report()
    node = parse(text, "uji.yaml", report)
    assert node is not None
    if instansi:
        decode_instansi(node, Path(), report)
    else:
        decode_sop(node, "uji", "uji.yaml", InstansiBerkas(), frozenset(), report)
    return [d.hint for d in report.diagnostics if d.code == "SOP101"]


@pytest.mark.parametrize("line", ["arah: tegak", "margin: {atas: 20 mm}", "kolom: [uraian, pelaksana]"])
def test_a_key_of_the_profile_belongs_under_penyesuaian(line: str) -> None:
    key = line.partition(":")[0]
    for instansi in (True, False):
        assert hints(f"{line}\n", instansi) == [f"tulis di bawah `penyesuaian:`, dua spasi lebih dalam: `{key}: …`"]


@pytest.mark.parametrize("title", ["Pengertian", "tujuan"])
def test_a_section_of_an_spo_belongs_under_bagian(title: str) -> None:
    assert hints(f"{title}: Triase\n", instansi=False) == [f"tulis di bawah `bagian:`, dua spasi lebih dalam: `{title}: …`"]


def test_what_all_sops_share_belongs_into_the_agencys_file() -> None:
    assert hints("logo: logo.png\n", instansi=False) == ["tulis `logo` di instansi.yaml"]


def test_a_slip_of_the_pen_still_gets_the_nearest_key() -> None:
    assert hints("peltihan: x\nkops: [UJI]\n", instansi=True)[1] == 'maksud Anda "kop"?'
