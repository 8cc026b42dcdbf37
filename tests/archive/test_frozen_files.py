"""Files of lampiran are approved with their SOP: frozen, held against what was frozen, and proved by their digest."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tools import SOP, write_agency

from sopdoc.archive.frozen_files import file_sum, names_in, sum_of_files, sum_of_folder
from sopdoc.archive.index import is_intact, versions
from sopdoc.build.fingerprint import Files, archived
from sopdoc.cli.main import main
from sopdoc.diagnostics import Report
from sopdoc.source.read import parse

LAMPIRAN = "lampiran:\n  - {judul: Denah, gambar: gambar/denah.png, teks alternatif: Denah ruang}\n"
NAMES = st.text("abcAZ09-_. ", min_size=1, max_size=8).filter(lambda name: name.strip(" .") == name)


def png(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (20, 10), colour).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An approved SOP that shows a picture."""
    monkeypatch.chdir(tmp_path)
    folder = write_agency(tmp_path / "dinas")
    (folder / "gambar").mkdir()
    (folder / "gambar/denah.png").write_bytes(png("red"))
    (folder / "sop.yaml").write_text(SOP.format(nama="Uji") + LAMPIRAN, "utf-8")
    assert main(["approve", "dinas/sop.yaml", "--tanggal", "2026-02-02"]) == 0
    return folder / "sop.yaml"


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    main([*arguments])
    return capsys.readouterr().err


def test_the_file_is_frozen_with_the_version_and_the_version_shows_the_frozen_one(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    frozen = path.parent / "riwayat/sop/rev-0"
    assert (frozen / "gambar/denah.png").read_bytes() == png("red")
    (versi,) = versions(path, "sop.yaml", Report())
    assert versi.lampiran == sum_of_folder(frozen)
    assert main(["build", "dinas/riwayat/sop/rev-0.yaml", "--format", "json", "-o", "lama", "--quiet"]) == 0
    (path.parent / "gambar/denah.png").write_bytes(png("blue"))
    assert main(["build", "dinas/riwayat/sop/rev-0.yaml", "dinas/sop.yaml", "--format", "json", "-o", "baru", "--quiet"]) == 0
    old, again, new = (Path(name).read_text("utf-8") for name in (
        "lama/dinas/riwayat/sop/rev-0.json", "baru/dinas/riwayat/sop/rev-0.json", "baru/dinas/sop.json"))
    assert old == again != new


def test_another_picture_is_another_content(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "SOP568" not in said(capsys, "build", "dinas/sop.yaml", "--final")
    (path.parent / "gambar/denah.png").write_bytes(png("blue"))
    assert "tampak berlaku, tetapi isinya berbeda dari rev-0" in said(capsys, "build", "dinas/sop.yaml", "--final")
    assert main(["revise", "dinas/sop.yaml", "--ringkasan", "Denah baru", "--tanggal", "2026-03-02"]) == 0
    assert main(["approve", "dinas/sop.yaml", "--tanggal", "2026-03-02"]) == 0
    assert (path.parent / "riwayat/sop/rev-1/gambar/denah.png").read_bytes() == png("blue")
    assert (path.parent / "riwayat/sop/rev-0/gambar/denah.png").read_bytes() == png("red")


@pytest.mark.parametrize("damage", ["changed", "gone", "further"])
def test_a_frozen_file_that_was_touched_proves_nothing(path: Path, damage: str) -> None:
    frozen = path.parent / "riwayat/sop/rev-0/gambar/denah.png"
    if damage == "gone":
        frozen.unlink()
    else:
        (frozen if damage == "changed" else frozen.with_name("lain.png")).write_bytes(png("blue"))
    (versi,) = versions(path, "sop.yaml", Report())
    assert not is_intact(versi)


def test_what_a_build_is_made_from_names_the_frozen_files_too(path: Path) -> None:
    frozen = path.parent / "riwayat/sop/rev-0/gambar/denah.png"
    before = dict(archived(path.parent / "riwayat/sop", Files()))
    assert before[str(frozen)] == file_sum(frozen)
    frozen.write_bytes(png("blue"))
    assert dict(archived(path.parent / "riwayat/sop", Files())) == {**before, str(frozen): file_sum(frozen)} != before


@given(st.dictionaries(NAMES, st.binary(max_size=9), max_size=4))
def test_a_folder_has_the_digest_of_its_files(tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]) -> None:
    folder = tmp_path_factory.mktemp("rev")
    for name, data in files.items():
        (folder / "dalam").mkdir(exist_ok=True)
        (folder / "dalam" / name).write_bytes(data)
    assert sum_of_folder(folder) == sum_of_files({f"dalam/{name}": data for name, data in files.items()})


@pytest.mark.parametrize(("text", "names"), [
    ("lampiran: [{judul: A, gambar: a.png}, {judul: B, pdf: b\\c.pdf}, {judul: C, gambar: a.png}]", ("a.png", "b/c.pdf")),
    ("lampiran: [{judul: A}, teks, {gambar: }]", ()), ("lampiran: {gambar: a.png}", ()), ("nama: A", ()), ("- gambar: a.png", ()),
])
def test_files_are_called_as_the_definition_calls_them(text: str, names: tuple[str, ...]) -> None:
    node = parse(text, "uji.yaml", Report())
    assert node is not None
    assert names_in(node) == names
