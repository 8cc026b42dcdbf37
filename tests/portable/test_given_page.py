"""A folder that a browser lets be read only, by an input or dropped, in a real Chromium."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from from_disk import from_disk
from tools import write_agency

NO_PICKER = "delete window.showDirectoryPicker"
# A dropped folder, as Firefox gives it: a reader gives its entries in parts.
DROPPED = """async () => {
  const { droppedFolder } = await import("sopdoc/given.js");
  const file = (name) => ({ name, isDirectory: false, file: (done) => done(new File([name], name)) });
  const folder = (name, ...parts) => ({ name, isDirectory: true, createReader: () => {
    const left = [...parts, []];
    return { readEntries: (done) => done(left.shift()) };
  } });
  const { name, files } = await droppedFolder(folder("dinas", [file("a.yaml")], [folder("bidang", [file("b.yaml")]), file("c.yaml")]));
  return [name, [...files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)])];
}"""


@pytest.fixture
def reading(browser: Any, portable: Path) -> Iterator[Any]:
    """The page in a browser that writes into no folder."""
    with from_disk(browser, portable, NO_PICKER) as made:
        yield made


def test_a_folder_of_a_browser_that_only_reads_comes_back_as_a_zip(reading: Any, tmp_path: Path) -> None:
    folder = write_agency(tmp_path / "dinas", "pertama")
    for unread in (".git/config.yaml", "output/lama.yaml"):
        (folder / unread).parent.mkdir()
        (folder / unread).write_text("bukan: sop\n", "utf-8")
    with reading.expect_file_chooser() as chooser:
        reading.click("#pilih")
    chooser.value.set_files(folder)
    reading.wait_for_selector("#lembar svg", state="attached")
    reading.click("#berkas-menu")
    with reading.expect_download() as download:
        reading.click("#simpan")
    with zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())) as archive:
        back = {name: archive.read(name) for name in archive.namelist()}
    assert back == {path.name: path.read_bytes() for path in folder.glob("*.yaml")}


def test_all_parts_of_a_dropped_folder_are_read(reading: Any) -> None:
    assert reading.evaluate(DROPPED) == ["dinas", [["a.yaml", "a.yaml"], ["bidang/b.yaml", "b.yaml"], ["c.yaml", "c.yaml"]]]


def drop(page: Any, *paths: Path) -> None:
    """Real files and folders, as from the desktop."""
    session, data = page.context.new_cdp_session(page), {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": 600, "y": 500, "data": data})


def test_a_folder_that_is_dropped_on_an_open_one_is_refused_in_words(reading: Any, tmp_path: Path) -> None:
    reading.click("#contoh")
    reading.wait_for_selector("#lembar svg", state="attached")
    drop(reading, write_agency(tmp_path / "lain", "pertama"))
    reading.wait_for_selector("#jalan-tutup:visible")
    assert "“contoh” masih terbuka" in reading.inner_text("#jalan-kata")


def test_several_folders_at_once_are_refused_in_words(reading: Any, tmp_path: Path) -> None:
    drop(reading, write_agency(tmp_path / "satu", "pertama"), write_agency(tmp_path / "dua", "pertama"))
    reading.wait_for_selector("#jalan-tutup:visible")
    assert "satu folder saja" in reading.inner_text("#jalan-kata")
