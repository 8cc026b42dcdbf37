"""Content controls: an office fills number, dates and names in Word without touching the sheet's form; tokens stay plain."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path

import pdfplumber
import pytest
from layout.identity.test_jangkar import SOP, compiled
from lxml import etree
from openxml_audit import OpenXmlValidator
from tools import require_tool

from sopdoc.compiler import render

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FULL = f"{SOP}tanggal pembuatan: 2026-01-12\ntanggal efektif: 2026-02\n"
TOKENS = ("${nomor_naskah}", "${tanggal_naskah}", "${jabatan_pengirim}", "${ttd_pengirim}", "${nama_pengirim}", "${nip_pengirim}")


def docx(folder: Path, instansi: str = "", sop: str = FULL) -> bytes:
    made = compiled(folder, sop, instansi)
    assert made.sheets is not None, made.report.diagnostics
    ((_, content),) = render(made.sheets, "docx")
    return content


def body(content: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def words(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def controls(content: bytes) -> dict[str, tuple[str, str]]:
    """Tag → kind of control (a rich one has no element that says so: the last is its lock), words."""
    found = {}
    for sdt in body(content).iter(f"{W}sdt"):
        properties, inner = sdt
        tag = properties.find(f"{W}tag").get(f"{W}val")
        assert tag not in found
        assert properties.find(f"{W}lock").get(f"{W}val") == "sdtLocked"
        found[tag] = (properties[-1].tag.removeprefix(W), words(inner))
    return found


@pytest.mark.parametrize("instansi", ["", "penyesuaian: {tanda tangan akhir: ya}", "penyesuaian: {identitas: {bentuk: spo}}"])
def test_a_field_has_the_letters_of_its_paragraph_wherever_it_is_signed(tmp_path: Path, instansi: str) -> None:
    """LibreOffice prints a plain field in those alone, whatever its run says; nobody sees those of an empty one."""
    fields = [sdt for sdt in body(docx(tmp_path, instansi)).iter(f"{W}sdt") if words(sdt).strip()]
    assert "Budi Santoso" in [words(sdt) for sdt in fields]
    assert [words(sdt) for sdt in fields if sdt.find(f".//{W}rPr") is not None] == []


def test_number_name_dates_and_official_are_controls(tmp_path: Path) -> None:
    assert controls(docx(tmp_path)) == {
        "nomor": ("text", "001/UJI/2026"), "nama": ("text", "Peminjaman Kunci"),
        "tanggal pembuatan": ("date", "12 Januari 2026"),
        "tanggal revisi": ("date", " " * 8), "tanggal efektif": ("date", " " * 8 + "Februari 2026"),
        "ttd.jabatan": ("text", "Kepala Dinas"), "ttd.nama": ("text", "Budi Santoso"),
        "ttd.nip": ("text", "19800102 200501 1 003"),
    }


def printed(folder: Path, sop: str) -> list[str]:
    """The words on the first page that LibreOffice prints, line by line."""
    office, source = require_tool("soffice"), folder / "uji.docx"
    source.write_bytes(docx(folder, sop=sop))
    profile = f"-env:UserInstallation={(folder / 'lo').as_uri()}"
    subprocess.run([office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, source], check=True, timeout=120,
                   capture_output=True)
    with pdfplumber.open(source.with_suffix(".pdf")) as pdf:
        return [word["text"] for word in pdf.pages[0].extract_words()]


@pytest.mark.parametrize("name", ["Budi", "Siti, S.E.", "M. Ali'"])
def test_libreoffice_keeps_a_narrow_last_letter_in_its_word(name: str, tmp_path: Path) -> None:
    sop = re.sub("disahkan oleh: .*", f'disahkan oleh: {{jabatan: Kepala Dinas, nama: "{name}"}}', FULL)
    assert name.split()[-1] in printed(tmp_path, sop)


def test_libreoffice_keeps_the_lines_of_an_office_apart(tmp_path: Path) -> None:
    office = "disahkan oleh: {jabatan: [a.n. BUPATI, Sekretaris Daerah, u.b., Asisten]}"
    words = printed(tmp_path, re.sub("disahkan oleh: .*", office, FULL))
    assert {"BUPATI", "Sekretaris", "Daerah", "u.b.", "Asisten"} <= set(words)


def test_lines_of_an_office_stand_in_one_control_which_breaks_them(tmp_path: Path) -> None:
    sop = FULL.replace("jabatan: Kepala Dinas", 'jabatan: "a.n. BUPATI\\nSekretaris Daerah"')
    content = docx(tmp_path, sop=sop)
    assert controls(content)["ttd.jabatan"] == ("lock", "a.n. BUPATISekretaris Daerah")
    (control,) = (sdt for sdt in body(content).iter(f"{W}sdt") if sdt.find(f"{W}sdtPr/{W}tag").get(f"{W}val") == "ttd.jabatan")
    (run,) = control.iter(f"{W}r")
    assert [node.tag.removeprefix(W) for node in run if node.tag != f"{W}rPr"] == ["t", "br", "t"]


def test_words_before_a_value_stand_outside_of_its_control(tmp_path: Path) -> None:
    assert "NIP. 19800102 200501 1 003" in words(body(docx(tmp_path)))


def test_only_an_empty_control_shows_its_placeholder(tmp_path: Path) -> None:
    empty = [sdt.find(f"{W}sdtPr/{W}tag").get(f"{W}val") for sdt in body(docx(tmp_path)).iter(f"{W}sdt")
             if sdt.find(f"{W}sdtPr/{W}showingPlcHdr") is not None]
    assert empty == ["tanggal revisi"]


@pytest.mark.parametrize("instansi", [
    "", "profil: spo\n", "tanda tangan: tte\nverifikasi: https://a.go.id/{id}\n", "tanda tangan: srikandi\n",
])
def test_word_opens_it_without_a_fault(instansi: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(tmp_path, instansi))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


@pytest.mark.parametrize("instansi", ["", "profil: spo\n", "kertas: A4\n"])
def test_every_token_is_one_run_and_in_no_control(instansi: str, tmp_path: Path) -> None:
    document = body(docx(tmp_path, f"tanda tangan: srikandi\n{instansi}", f"{FULL}tanggal terbit: 2026-03-01\n"))
    texts = [node.text for node in document.iter(f"{W}t") if node.text and "${" in node.text]
    assert sorted(re.findall(r"\$\{\w+\}", " ".join(texts))) == sorted(TOKENS)
    assert [text for text in texts if not any(token in text for token in TOKENS)] == []
    inside = [words(sdt) for sdt in document.iter(f"{W}sdt")]
    assert [text for text in inside if "${" in text] == []


def test_the_anchor_is_plain_white_text(tmp_path: Path) -> None:
    runs = [run for run in body(docx(tmp_path, "tanda tangan: tte\n")).iter(f"{W}r") if words(run) == "#"]
    assert [run.find(f"{W}rPr/{W}color").get(f"{W}val") for run in runs] == ["FFFFFF"]
    assert runs[0].getparent().tag == f"{W}p"


def test_a_table_says_what_its_columns_are(tmp_path: Path) -> None:
    found = [node.get(f"{W}val") for node in body(docx(tmp_path)).iter(f"{W}tblDescription")]
    assert found[0] == "Identitas"
    assert found[1].startswith("SOP Peminjaman Kunci: No., Kegiatan, Pelaksana, Mutu Baku, Keterangan")
