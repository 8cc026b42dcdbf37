"""How right `sopdoc import` is: python tests/bench/import.py FOLDER TRUTHS

FOLDER holds sheets as PDF, TRUTHS the definitions of what stands on them; a sheet and its truth have the same name, and where
several are called so the same folder too.  Each part is counted over all sheets: what the truth has, how much of it was read,
what was read besides.  A sheet counts as doubted when its definition has a RAGU; a wrong one without is what nobody will look at.

Goals: symbols 99.9 %, arrows 99.5 % and at most 0.1 % false, whole flow 95 %, identity 99 %, text 99.9 %, wrong ones doubted 98 %.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report
from sopdoc.impor.carried import definitions_in
from sopdoc.impor.pdf.file import read_pdf
from sopdoc.impor.written.agency import Agency, text_of
from sopdoc.impor.written.definition import Definition
from sopdoc.model.decode import decode_sop
from sopdoc.model.decode_instansi import InstansiBerkas
from sopdoc.model.sop import Alur, Sop
from sopdoc.reading import Reader
from sopdoc.source.read import parse

GOALS = {      # per cent
    "tabel": 100.0, "simbol": 99.9, "panah": 99.5, "kata panah": 99.5, "alur utuh": 95.0, "identitas": 99.0, "butir": 99.0, "teks": 99.9,
}


@dataclass
class Score:
    """By part: what the truth has, how much of it was read, what was read besides."""

    total: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)

    def add(self, part: str, truth: Counter[object], read: Counter[object]) -> bool:
        """Is all of it right?"""
        self.total[part] += truth.total()
        self.right[part] += (truth & read).total()
        self.extra[part] += (read - truth).total()
        return truth == read

    def one(self, part: str, right: bool) -> bool:
        self.total[part] += 1
        self.right[part] += right
        return right


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("truths", type=Path)
    options = parser.parse_args()
    score, doubts, begun = Score(), Counter[tuple[bool, bool]](), time.process_time()
    for name, sheet, truth in _pairs(options.folder, options.truths):
        found = definitions_in({"sop": [], **json.loads(read_pdf(sheet.read_bytes()))})
        read = _decoded(found[0], truth) if found else None
        wrong = _judge(score, truth, read)
        doubts[bool(wrong), bool(found and found[0].doubts)] += 1
        if wrong:
            print(f"{name}: {', '.join(wrong)}")
    _tell(score, doubts, time.process_time() - begun)
    return 0


def _pairs(folder: Path, truths: Path) -> Iterator[tuple[str, Path, Sop]]:
    report, reader = Report(), Reader()
    sheets = sorted(folder.rglob("*.pdf"))
    for definition in find_definitions([str(truths)], report):
        naskah = reader.read(definition, report).naskah
        alike = [sheet for sheet in sheets if sheet.stem == definition.path.stem]
        near = [sheet for sheet in alike if sheet.parent.name == definition.path.parent.name] or alike
        if naskah and len(near) == 1:
            yield definition.kunci, near[0], naskah.sop
        else:
            print(f"{definition.kunci}: {len(near)} sheets", file=sys.stderr)


def _decoded(found: Definition, truth: Sop) -> Sop | None:
    report = Report()
    node = parse(text_of(found, Agency()), "impor.yaml", report)
    return decode_sop(node, "impor", "impor.yaml", InstansiBerkas(truth.instansi), frozenset(), report) if node else None


def _judge(score: Score, truth: Sop, read: Sop | None) -> list[str]:
    """The parts that are wrong."""
    flows = [_parts(alur) for alur in truth.alur]
    others = [_parts(alur) for alur in read.alur] if read else []
    shapes = [(len(alur.pelaksana), len(alur.kegiatan)) for alur in truth.alur]
    parts = {"tabel": score.one("tabel", bool(read) and shapes == [(len(alur.pelaksana), len(alur.kegiatan)) for alur in read.alur])}
    whole = len(flows) == len(others)
    for number, flow in enumerate(flows):
        other = others[number] if number < len(others) else {}
        for part, had in flow.items():
            right = score.add(part, had, other.get(part, Counter()))
            parts[part] = parts.get(part, True) and right
            whole = whole and (right or part == "teks")
    parts["alur utuh"] = score.one("alur utuh", whole)
    parts["identitas"] = score.add("identitas", _identity(truth), _identity(read) if read else Counter())
    parts["butir"] = score.add("butir", _items(truth), _items(read) if read else Counter())
    return [part for part, right in parts.items() if not right]


def _parts(alur: Alur) -> dict[str, Counter[object]]:
    """Symbols and arrows by row and column; texts by row and cell."""
    lanes = {p.kunci: number for number, p in enumerate(alur.pelaksana)}
    spots = {s.id: (row, lanes[s.pelaksana], s.bentuk.value) for row, kegiatan in enumerate(alur.kegiatan) for s in kegiatan.simbol}
    ways = [((spots[way.dari][:2], spots[way.ke][:2]), way.label) for way in alur.sambungan]
    cells = [
        (row, key, getattr(kegiatan, key).polos) for row, kegiatan in enumerate(alur.kegiatan)
        for key in ("uraian", "kelengkapan", "waktu", "output", "keterangan")
    ]
    return {
        "simbol": Counter(spots.values()), "panah": Counter(way for way, _ in ways), "kata panah": Counter(way for way in ways if way[1]),
        "teks": Counter([*cells, *((p.kelompok, p.nama) for p in alur.pelaksana)]),
    }


def _identity(sop: Sop) -> Counter[object]:
    pejabat = sop.identitas.disahkan_oleh
    said: dict[str, object] = {"nomor": sop.identitas.nomor, "nama": sop.identitas.nama}
    said |= {key: value for key, value in sop.identitas.tanggal.items() if value}
    if pejabat:
        said |= {"jabatan": pejabat.jabatan, "pejabat": pejabat.nama, "nip": pejabat.nip.cetak() if pejabat.nip else ""}
    return Counter(said.items())


def _items(sop: Sop) -> Counter[object]:
    return Counter((key, blok.polos) for key, isi in sop.identitas.bagian.items() for blok in isi.blok)


def _tell(score: Score, doubts: Counter[tuple[bool, bool]], seconds: float) -> None:
    sheets = doubts.total()
    print(f"{sheets} sheets, {seconds / max(1, sheets):.2f} s of processor time each")
    for part, total in score.total.items():
        share = 100 * score.right[part] / max(1, total)
        print(f"  {part:12} {score.right[part]:6} of {total:6}  {share:6.2f} %  (goal {GOALS[part]} %)  besides {score.extra[part]}")
    for wrong, word in ((True, "wrong"), (False, "right")):
        print(f"  {word}: {doubts[wrong, True]} doubted, {doubts[wrong, False]} not")


if __name__ == "__main__":
    sys.exit(main())
