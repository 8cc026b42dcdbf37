"""What sopdoc printed comes back: imported from its PDF, a definition says what it said."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from tools import GALLERY_NAMES, built, document, lacking, require_tool

from sopdoc.diagnostics import Report
from sopdoc.impor.agency import Agency, text_of
from sopdoc.impor.file import definitions_in, read_pdf
from sopdoc.model.decode import decode_sop
from sopdoc.model.decode_instansi import InstansiBerkas
from sopdoc.model.sop import Garis, Sop
from sopdoc.model.teks import Isi
from sopdoc.source.read import parse

PRINTED = ("contoh/penanganan-pengaduan", "contoh/perjalanan-dinas", "contoh/peringatan-hari-jadi", "contoh-spo/pendaftaran-pasien")


def imported(name: str, pdf: bytes) -> Sop:
    """The definition as it is read from the sheet, with the agency of the one that made it."""
    if find_spec("pypdfium2") is None:
        lacking("pypdfium2, which is not installed")
    (found,) = definitions_in(json.loads(read_pdf(pdf)))
    report = Report()
    node = parse(text_of(found, Agency()), "impor.yaml", report)
    assert node is not None
    sop = decode_sop(node, "impor", "impor.yaml", InstansiBerkas(printed(name).instansi), frozenset(), report)
    assert sop is not None, report.diagnostics
    return sop


def printed(name: str) -> Sop:
    """What stands on the sheet: no links, the unit as part of the letterhead, the names of symbols and columns nowhere."""
    naskah = built(name).reading.naskah
    assert naskah
    identitas = naskah.sop.identitas
    plain = {key: _unlinked(isi) for key, isi in identitas.bagian.items()}
    return replace(naskah.sop, identitas=replace(identitas, bagian=plain, unit=(), status=None, riwayat=()))


def _unlinked(isi: Isi) -> Isi:
    return replace(isi, blok=tuple(replace(b, kata=tuple(replace(k, tautan="") for k in b.kata)) for b in isi.blok))


def seen(sop: Sop) -> dict[str, object]:
    """What a reader of the sheet can tell: not in which order branches, or those who act together, were written."""
    pejabat = sop.identitas.disahkan_oleh
    result: dict[str, object] = {"nama": sop.identitas.nama, "nomor": sop.identitas.nomor}
    if pejabat:
        result["pejabat"] = (pejabat.jabatan, pejabat.nama, pejabat.pangkat, pejabat.nip and pejabat.nip.cetak())
    result |= {key: value for key, value in sop.identitas.tanggal.items() if value}
    result |= {key: [(b.nomor, b.polos) for b in isi.blok] for key, isi in sop.identitas.bagian.items()}
    for number, alur in enumerate(sop.alur):
        result[f"judul {number}"] = (alur.judul, [(b.nomor, b.polos) for b in alur.catatan.blok])
        names = {p.kunci: f"{p.kelompok}/{p.nama}" for p in alur.pelaksana}
        spots = {
            s.id: (row, tuple(names[kunci] for kunci in s.para_pelaksana), s.bentuk)
            for row, kegiatan in enumerate(alur.kegiatan) for s in kegiatan.simbol
        }
        result[f"pelaksana {number}"] = list(names.values())
        result[f"panah {number}"] = {
            (frozenset((spots[w.dari], spots[w.ke])) if w.garis is not Garis.PANAH else (spots[w.dari], spots[w.ke]), w.label, w.garis)
            for w in alur.sambungan
        }
        for row, kegiatan in enumerate(alur.kegiatan):
            cells = (kegiatan.uraian, kegiatan.kelengkapan, kegiatan.waktu, kegiatan.output, kegiatan.keterangan)
            texts = tuple([(b.nomor, b.polos) for b in isi.blok] for isi in cells)
            result[f"baris {number}/{row}"] = (kegiatan.nomor, texts, {(spots[s.id], s.teks) for s in kegiatan.simbol})
    return result


@pytest.mark.parametrize("name", GALLERY_NAMES)
def test_a_sheet_of_ours_comes_back_word_for_word_and_arrow_for_arrow(name: str) -> None:
    assert seen(imported(name, document(name, "pdf"))) == seen(printed(name))


def test_a_docx_of_ours_comes_back_after_libreoffice_printed_it(tmp_path: Path) -> None:
    """Its arrows are many pieces, hidden where they run on below symbols and white strips."""
    soffice = require_tool("soffice")
    for number, name in enumerate(PRINTED):
        (tmp_path / f"{number}.docx").write_bytes(document(name, "docx"))
    command = [soffice, "--headless", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--convert-to", "pdf"]
    command += ["--outdir", str(tmp_path), *sorted(map(str, tmp_path.glob("*.docx")))]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    for number, name in enumerate(PRINTED):
        assert seen(imported(name, (tmp_path / f"{number}.pdf").read_bytes())) == seen(printed(name)), name
