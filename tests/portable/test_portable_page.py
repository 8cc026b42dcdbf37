"""The page from disk in a real Chromium without a network: example, folder, conflicts, a worker that ends, the same bytes."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from from_disk import READY, from_disk
from impor.letters import FlowTable, Letter, Shape
from tools import DEFINITIONS, write_agency

from sopdoc.cli.main import main
from sopdoc.portable.page import ESCAPE, SHIFT

TABLE = FlowTable(("Staf", "Kepala Seksi"), 2)

# Clicks in the page, with the first line that a command says: a small one ends sooner than a click from outside arrives.
STOPPED_AT_ITS_FIRST_LINE = """
() => {
  const [button, said] = ["jalan-henti", "jalan-kata"].map((id) => document.getElementById(id));
  const seen = new MutationObserver(() => {
    if (!said.textContent || !button.checkVisibility()) return;
    seen.disconnect();
    button.click();
  });
  seen.observe(said, { childList: true });
}
"""

# The same of a book, which a worker binds that answers nobody meanwhile: at the first step that it tells.
BOOK_STOPPED = """
async () => {
  const { hear } = await import("sopdoc/engine.js");
  hear("book", (now) => {
    window.told ??= now;
    document.getElementById("buku-henti").click();
  });
}
"""

# A folder as a browser gives it, kept in the page: `window.disk` is path → text, which tests change as another program would.
FOLDER = """
(files) => {
  let now = 1;
  window.disk = new Map(Object.entries(files).map(([path, text]) => [path, { text, time: now }]));
  window.write = (path, text) => window.disk.set(path, { text, time: ++now });
  const file = (path) => ({
    kind: "file",
    async getFile() {
      const { text, time } = window.disk.get(path), bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
      return { name: path.split("/").pop(), lastModified: time, size: bytes.length, arrayBuffer: async () => bytes.slice().buffer };
    },
    async createWritable() {
      let held;
      return { write: async (bytes) => { held = bytes; }, close: async () => {
        window.disk.set(path, { text: path.endsWith(".yaml") ? new TextDecoder().decode(held) : held, time: ++now });
      } };
    },
  });
  const folder = (before, name) => ({
    kind: "directory", name,
    requestPermission: async () => "granted",
    async *entries() {
      const inside = [...window.disk.keys()].filter((path) => path.startsWith(before)).map((path) => path.slice(before.length));
      for (const one of new Set(inside.map((path) => path.split("/")[0])))
        yield [one, inside.includes(one) ? file(before + one) : folder(`${before}${one}/`, one)];
    },
    getDirectoryHandle: async (one) => folder(`${before}${one}/`, one),
    async getFileHandle(one, options) {
      if (!window.disk.has(before + one)) {
        if (!options?.create) throw new DOMException("", "NotFoundError");
        window.disk.set(before + one, { text: new Uint8Array(), time: ++now });
      }
      return file(before + one);
    },
    removeEntry: async (one) => { window.disk.delete(before + one); },
  });
  window.showDirectoryPicker = async () => folder("", "dinas");
  const put = IDBObjectStore.prototype.put;      // a real folder can be kept, this one cannot
  IDBObjectStore.prototype.put = function (value, key) { return put.call(this, key === "folder" ? { name: value.name } : value, key); };
}
"""


@pytest.fixture
def page(browser: Any, portable: Path) -> Iterator[Any]:
    with from_disk(browser, portable) as made:
        yield made


def opened(page: Any, tmp_path: Path) -> None:
    """The agency `dinas` with two SOPs, in a folder that the page may write."""
    folder = write_agency(tmp_path / "dinas", "pertama", "kedua")
    page.evaluate(FOLDER, {path.name: path.read_text("utf-8") for path in folder.iterdir()})
    page.click("#pilih")
    page.wait_for_selector("#lembar svg", state="attached")


def typed(page: Any, text: str) -> None:
    """A new title of the SOP, as the studio writes it."""
    page.evaluate("""async (text) => {
      const { ask } = await import("sopdoc/ask.js");
      const { sidik } = await ask({ jenis: "Buka", id: "dinas/pertama" });
      await ask({ jenis: "Ubah", id: "dinas/pertama", sidik, gerak: { jenis: "Isi", jalur: ["nama"], teks: text } });
    }""", text)


def on_disk(page: Any, path: str) -> str:
    text: str = page.evaluate("path => window.disk.get(path).text", path)
    return text


def test_the_example_is_built_to_the_same_bytes_as_by_the_installed_program(page: Any, tmp_path: Path) -> None:
    page.click("#contoh")
    page.wait_for_selector("#lembar svg", state="attached")
    page.click("#berkas-menu")
    page.click("[data-perintah=susun]")
    page.wait_for_selector("#jalan-tutup:visible")
    page.click("#jalan-tutup")
    page.click("#berkas-menu")
    with page.expect_download() as download:
        page.click("#simpan")
    main(["build", str(DEFINITIONS / "contoh"), "--output", str(tmp_path / "asli"), "--quiet"])
    native = {path.relative_to(tmp_path / "asli").as_posix(): path.read_bytes() for path in (tmp_path / "asli/contoh").rglob("*.*")}
    with zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())) as archive:
        assert archive.testzip() is None
        made = {name.removeprefix("output/"): archive.read(name) for name in archive.namelist() if name.startswith("output/")}
    assert made == native


def test_pictures_of_the_pages_are_the_installed_programs(page: Any, tmp_path: Path) -> None:
    opened(page, tmp_path)
    page.click("#berkas-menu")
    page.click("[data-perintah=gambar]")
    page.wait_for_selector("#jalan-tutup:visible")
    main(["build", str(tmp_path / "dinas"), "--output", str(tmp_path / "asli"), "--format", "svg", "--quiet"])
    native = {path.relative_to(tmp_path / "asli").as_posix(): path.read_text("utf-8") for path in (tmp_path / "asli").rglob("*.svg")}
    made = page.evaluate("""() => [...window.disk].filter(([path]) => path.endsWith(".svg"))
      .map(([path, { text }]) => [path, new TextDecoder().decode(text)])""")
    assert native
    assert {path.removeprefix("output/"): text for path, text in made} == native


def test_what_is_written_on_the_sheet_stands_in_the_folder(page: Any, tmp_path: Path) -> None:
    opened(page, tmp_path)
    typed(page, "SOP Tertulis")
    assert "SOP Tertulis" in on_disk(page, "pertama.yaml")


def test_what_another_program_writes_is_followed(page: Any, tmp_path: Path) -> None:
    opened(page, tmp_path)
    page.evaluate("window.write('pertama.yaml', window.disk.get('pertama.yaml').text.replace(/nama: .*/, 'nama: SOP Dari Luar'))")
    page.wait_for_function("document.body.textContent.includes('SOP Dari Luar')")


def test_two_who_write_one_file_lose_nothing(page: Any, tmp_path: Path) -> None:
    """The other changed another place between the look and the writing: both stand; at the same place the person is asked."""
    opened(page, tmp_path)
    page.evaluate("""() => {
      const real = window.disk.get("pertama.yaml");
      window.write("pertama.yaml", `# dari luar\\n${real.text}`);
    }""")
    typed(page, "SOP Tertulis")
    text = on_disk(page, "pertama.yaml")
    assert text.startswith("# dari luar\n")
    assert "SOP Tertulis" in text


def test_a_build_that_is_stopped_leaves_a_page_that_goes_on(page: Any, tmp_path: Path) -> None:
    opened(page, tmp_path)
    page.evaluate(STOPPED_AT_ITS_FIRST_LINE)
    page.click("#berkas-menu")
    page.click("[data-perintah=susun]")
    page.wait_for_selector("#jalan-tutup:visible")
    assert "dihentikan" in page.inner_text("#jalan-kata")
    page.click("#jalan-tutup")
    page.wait_for_function("document.getElementById('sambungan').textContent === 'tersambung'")
    typed(page, "SOP Sesudahnya")
    assert "SOP Sesudahnya" in on_disk(page, "pertama.yaml")


def test_a_book_tells_how_far_it_is_and_is_stopped(page: Any, tmp_path: Path) -> None:
    opened(page, tmp_path)
    page.evaluate(BOOK_STOPPED)
    page.click("#sop-buka")
    page.click("#menu button:has-text('Susun buku SOP')")
    page.click("#tanya button.utama")
    page.wait_for_function("document.getElementById('tempat').textContent.includes('Penyusunan buku dihentikan')")
    assert page.evaluate("[window.told.tahap, window.told.jumlah]") == ["sop", 2]
    page.wait_for_function("document.getElementById('sambungan').textContent === 'tersambung'")
    typed(page, "SOP Sesudahnya")
    assert "SOP Sesudahnya" in on_disk(page, "pertama.yaml")


def test_who_asks_a_worker_that_was_stopped_is_told_so(page: Any) -> None:
    said = page.evaluate("""async () => {
      const { call, end } = await import("sopdoc/engine.js");
      end("dihentikan");
      return call("memory").catch(({ message }) => message);
    }""")
    assert said == "dihentikan"


def test_it_can_be_sent_as_a_letter_is(portable: Path) -> None:
    assert portable.stat().st_size <= 16_000_000


def test_what_python_remembers_is_not_carried_again(portable: Path) -> None:
    parts = carried(portable.read_bytes())
    begun, rest = gzip.decompress(parts["memory.bin"]), gzip.decompress(parts["program.zip"])
    with zipfile.ZipFile(io.BytesIO(rest)) as archive:
        names = set(archive.namelist())
    assert b"Session" in begun
    assert {"sopdoc/worker.pyc", "sopdoc/compiler.pyc"}.isdisjoint(names)
    assert "sopdoc/render/docx/document.pyc" in names


def carried(page: bytes) -> dict[str, bytes]:
    """Parts by their names, as carried.js reads them."""
    held = dict(re.findall(rb'<script type="text/plain" data-muatan="([^"]+)">(.*?)</script>', page, re.DOTALL))
    shifted = re.compile(bytes((ESCAPE,)) + b"(.)", re.DOTALL)
    return {name.decode(): shifted.sub(lambda found: bytes(((found[1][0] - SHIFT) % 256,)), data) for name, data in held.items()}


def test_what_was_not_saved_is_there_the_next_time(page: Any) -> None:
    page.once("dialog", lambda dialog: dialog.accept("DINAS SOSIAL"))
    page.click("#instansi-baru")
    page.wait_for_selector("#lembar svg", state="attached")
    page.on("dialog", lambda dialog: dialog.accept())       # leave, though something is unsaved
    page.reload()
    page.wait_for_function(READY)
    page.click("#lanjut")
    page.wait_for_selector("#lembar svg", state="attached")
    assert "DINAS SOSIAL" in page.text_content("#lembar")


def old_sheets(folder: Path) -> list[Path]:
    """One SOP of the example as an office may have it: its PDF, and another one's document of Word."""
    main(["build", str(DEFINITIONS / "contoh/penanganan-pengaduan.yaml"), "--format", "pdf", "--output", str(folder), "--quiet"])
    letter = Letter(TABLE)
    letter.draw(Shape("rect", TABLE.place(0, 0)), Shape("rect", TABLE.place(1, 1)))
    (folder / "lama.docx").write_bytes(letter.saved())
    return [next(folder.rglob("*.pdf")), folder / "lama.docx"]


def test_old_sheets_become_the_same_definitions_as_by_the_installed_program(
    page: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    sheets = old_sheets(tmp_path / "lama")
    page.set_input_files("#lama", sheets)
    page.wait_for_selector("#jalan-tutup:visible")
    page.wait_for_selector("#lembar svg", state="attached")
    with page.context.expect_page() as other:
        page.click("#jalan-lihat")
    other.value.wait_for_function("[...document.images].length && [...document.images].every((one) => one.naturalWidth)")
    page.click("#jalan-tutup")
    page.click("#berkas-menu")
    with page.expect_download() as download:
        page.click("#simpan")
    monkeypatch.setattr("sopdoc.cli.impor.reads_pixels", lambda: False)         # numpy and LibreOffice are not in the page
    monkeypatch.setattr("sopdoc.impor.file.program", lambda: None)
    main(["import", *map(str, sheets), "--output", str(tmp_path / "asli"), "--quiet"])
    native = {path.name: path.read_bytes() for path in (tmp_path / "asli").glob("*.yaml")}
    with zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())) as archive:
        made = {name: archive.read(name) for name in archive.namelist() if name.endswith(".yaml")}
    assert len(native) == len(sheets) + 1
    assert made == native


def test_an_sop_is_approved_revised_and_compared_as_by_the_installed_program(page: Any, tmp_path: Path) -> None:
    opened(page, tmp_path)
    changed = page.evaluate("""async () => {
      const { ask } = await import("sopdoc/ask.js"), id = "dinas/pertama";
      const step = async (tindakan) => {
        const { sidik } = await ask({ jenis: "LihatTindakan", id, tindakan });
        return ask({ jenis: "Lakukan", id, tindakan, sidik });
      };
      await step({ jenis: "Sahkan", tanggal: "2026-02-01", efektif: "", nomor: "" });
      const { sidik } = await step({ jenis: "BukaRevisi", ringkasan: "Nama baru", tanggal: "2026-04-01", oleh: "" });
      await ask({ jenis: "Ubah", id, sidik, gerak: { jenis: "Isi", jalur: ["nama"], teks: "SOP Tertulis" } });
      return (await ask({ jenis: "Bandingkan", id, versi: "" })).berubah.map(({ menjadi }) => menjadi);
    }""")
    assert any("Tertulis" in one for one in changed)
    frozen = page.evaluate("[...window.disk.keys()].filter((path) => path.startsWith('riwayat/'))")
    main(["approve", str(tmp_path / "dinas/pertama.yaml"), "--tanggal", "2026-02-01"])
    native = {path.relative_to(tmp_path / "dinas").as_posix(): path.read_bytes() for path in (tmp_path / "dinas/riwayat").rglob("*.*")}
    assert set(frozen) == set(native)
    for path, content in native.items():
        assert bytes(page.evaluate("async (path) => [...new TextEncoder().encode(window.disk.get(path).text)]", path)) == content


NAME = """await (async () => {
  const { cells } = await import("sopdoc/studio.js");
  cells.choose(cells.find(JSON.stringify(["nama"])));
})()"""
DIE = "import('sopdoc/engine.js').then(({ end }) => end('mati'))"


def written_words(page: Any) -> None:
    page.wait_for_function("window.disk.get('kedua.yaml').text.includes('SOP Setengah Jadi')")


def test_a_worker_that_dies_while_somebody_types_costs_no_keystroke(page: Any, tmp_path: Path) -> None:
    opened(page, tmp_path)
    page.evaluate(f"async () => {{ {NAME} }}")
    page.keyboard.type("SOP Setengah")
    page.evaluate(DIE)
    page.keyboard.type(" Jadi")
    page.keyboard.press("Enter")
    written_words(page)
    page.evaluate("window.write('pertama.yaml', window.disk.get('pertama.yaml').text.replace(/nama: .*/, 'nama: SOP Dari Luar'))")
    page.wait_for_function("document.body.textContent.includes('SOP Dari Luar')")


def test_a_worker_that_dies_over_a_request_is_followed_by_one_that_answers(page: Any, tmp_path: Path) -> None:
    opened(page, tmp_path)
    page.evaluate(f"async () => {{ {NAME} }}")
    page.keyboard.type("SOP Setengah Jadi")
    page.keyboard.press("Enter")
    page.evaluate(DIE)
    written_words(page)


def test_a_page_that_ends_while_somebody_types_has_the_words_the_next_time(page: Any, tmp_path: Path) -> None:
    opened(page, tmp_path)
    page.evaluate(f"async () => {{ {NAME} }}")
    page.keyboard.type("SOP Setengah Jadi")
    page.reload()
    page.wait_for_function(READY)
    opened(page, tmp_path)
    page.wait_for_selector("#sunting")
    assert page.input_value("#sunting") == "SOP Setengah Jadi"
    page.press("#sunting", "Enter")
    written_words(page)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('ketikan ')).length") == 0
