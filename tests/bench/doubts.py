"""Are the wrong things of an import doubted?  cd tests && python -m bench.doubts [--sheets N] [--only WORD] [--show] …

Sheets whose truth is known (`definitions/`, generated ones, random whole sheets) are drawn without anything of ours in them, in three
manners (`redrawn`), as they are and each worse in one way of old sheets (`worse_…`), read, and judged value by value (`judged`):

    values   right   idle: doubts with nothing wrong near   wrong   of these doubted

A sheet that is not read right as it is, is told and taken out; so nothing wrong is the drawing's fault.  Goals: of what is wrong at
least 98 % doubted, idle doubts on at most 3 % of the sheets that are all right.

--manner office: our DOCX, printed by LibreOffice; rules that are gone and words over words are not in it.  --manner scan: Word's drawing,
a little turned, with noise, as JPEG of 110 dots an inch, read by OCR as it is; all of it is to be doubted.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import islice
from pathlib import Path
from random import Random
from shutil import which
from zlib import crc32

from bench.book import generate
from bench.degraded import Worse
from bench.judged import Judged, judged
from bench.redrawn import MANNERS, WORD, Scene, drawn
from bench.worse_arrows import ARROWS
from bench.worse_symbols import SYMBOLS
from bench.worse_table import TABLE
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy
from impor.random_sheets import sheets
from impor.scans import Camera, scanned_pdf
from layout.random_sop import Case, realistic
from tools import require_tool

from sopdoc.compiler import render
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report
from sopdoc.impor.carried import definitions_in
from sopdoc.impor.pdf.file import read_pdf
from sopdoc.layout.engine import Sheets, lay_out
from sopdoc.model.sop import Sop
from sopdoc.reading import Reader
from sopdoc.revision.shown import printed

ROOT = Path(__file__).parents[2]
WAYS = ARROWS | SYMBOLS | TABLE
AS_IT_IS = "seperti aslinya"
SHARE = 100
HEADS = ("sheets", "values", "right", "idle", "wrong", "doubted")


@dataclass(frozen=True)
class Sheet:
    name: str
    sop: Sop
    scene: Scene


@dataclass
class Tally:
    """Over the sheets of one way.  `right_sheets`: those with nothing wrong, `doubted_sheets`: such with a doubt."""

    sheets: int = 0
    values: int = 0
    wrong: int = 0
    doubted: int = 0
    idle: int = 0
    right_sheets: int = 0
    doubted_sheets: int = 0

    def add(self, one: Judged) -> None:
        self.sheets += 1
        self.values += one.values
        self.wrong += len(one.wrong)
        self.doubted += len(one.wrong) - len(one.unseen)
        self.idle += len(one.idle)
        self.right_sheets += not one.wrong
        self.doubted_sheets += bool(one.idle) and not one.wrong

    def plus(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    def row(self, name: str) -> str:
        share = f"{SHARE * self.doubted / self.wrong:5.1f} %" if self.wrong else "      –"
        figures = (self.sheets, self.values, self.values - self.wrong, self.idle, self.wrong, self.doubted)
        return f"{name:48}" + "".join(f"{figure:8}" for figure in figures) + f" {share}  {self.doubted_sheets}/{self.right_sheets}"


def definitions(folder: Path) -> Iterator[Sheet]:
    report, reader = Report(), Reader()
    for definition in find_definitions([str(folder)], report):
        naskah = reader.read(definition, report).naskah
        laid = lay_out(naskah.sop, naskah.profile, Report()) if naskah else None
        if naskah and laid:
            yield Sheet(definition.path.stem, printed(naskah.sop, naskah.profile), Scene(laid.layout))


def random_sheets(count: int) -> Iterator[Sheet]:
    """Whole sheets, and flows with more decisions on them."""
    for name, strategy in (("lembar", sheets()), ("alur", realistic())):
        for number, case in enumerate(examples(strategy, count)):
            laid = lay_out(case.sop, case.profile, Report())
            if laid:
                yield Sheet(f"{name}-{number}", printed(case.sop, case.profile), Scene(laid.layout))


def examples(strategy: SearchStrategy[Case], count: int) -> list[Case]:
    """The same ones every time."""
    cases: list[Case] = []

    @settings(max_examples=count, database=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(case=strategy)
    def draw(case: Case) -> None:
        cases.append(case)

    draw()
    return cases[:count]


def all_sheets(count: int) -> Iterator[Sheet]:
    yield from definitions(ROOT / "definitions")
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder) / "sop", count)
        yield from definitions(Path(folder) / "sop")
    yield from random_sheets(count)


def scanned(scene: Scene) -> bytes:
    return scanned_pdf(drawn(scene, WORD), Camera(110, 60), 0.7, 12)


def by_office(scene: Scene) -> bytes:
    """Printed in a folder of its own."""
    ((_, content),) = render(Sheets(scene.layout, ()), "docx")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sop.docx").write_bytes(content)
        command = [require_tool("soffice"), "--headless", f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", name, str(folder / "sop.docx")], check=True, capture_output=True, timeout=300)
        return (folder / "sop.pdf").read_bytes()


def judge(sheet: Sheet, truth: Sop, scene: Scene, manner: str, keep: Path | None, name: str) -> Judged:
    data = OTHERS[manner](scene) if manner in OTHERS else drawn(scene, manner)
    result = judged(truth, definitions_in({"sop": [], **json.loads(read_pdf(data, which("tesseract") or ""))}))
    if keep and result.unseen:
        (keep / f"{name}-{sheet.name}-{manner}.pdf".replace(" ", "_").replace("/", "_")).write_bytes(data)
    return result


OTHERS = {"office": by_office, "scan": scanned}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sheets", type=int, default=20, help="of each kind that is made")
    parser.add_argument("--every", type=int, default=1, help="of all sheets every so many")
    parser.add_argument("--only", default="", help="ways whose name has this word")
    parser.add_argument("--manner", choices=(*MANNERS, *OTHERS))
    parser.add_argument("--show", action="store_true", help="what is wrong and not doubted, and idle doubts")
    parser.add_argument("--keep", type=Path, help="where sheets with such things are written")
    options = parser.parse_args()
    manners = (options.manner,) if options.manner else MANNERS
    tallies = {name: Tally() for name in (AS_IT_IS, *WAYS) if options.only in name or name == AS_IT_IS}
    for sheet in islice(all_sheets(options.sheets), 0, None, options.every):
        for manner in manners:
            whole = judge(sheet, sheet.sop, sheet.scene, manner, options.keep, AS_IT_IS)
            if manner == "scan":
                tallies[AS_IT_IS].add(whole)
                continue
            if whole.wrong:
                print(f"{sheet.name} ({manner}) is not read as it is: {whole.wrong[0]}", file=sys.stderr)
                continue
            tallies[AS_IT_IS].add(whole)
            if options.show:
                tell(AS_IT_IS, f"{sheet.name} ({manner})", Worse(sheet.scene, ""), whole)
            for name, way in WAYS.items():
                worse = way(sheet.scene, Random(crc32(f"{sheet.name}{name}".encode()))) if name in tallies else None
                if worse and not (worse.truth and len(sheet.sop.alur) > 1):
                    truth = worse.truth(sheet.sop) if worse.truth else sheet.sop
                    one = judge(sheet, truth, worse.scene, manner, options.keep, name)
                    tallies[name].add(one)
                    if options.show:
                        tell(name, f"{sheet.name} ({manner})", worse, one)
    print(f"{'':48}" + "".join(f"{head:>8}" for head in HEADS) + "           right sheets with a doubt")
    whole = Tally()
    for name, tally in tallies.items():
        print(tally.row(name))
        whole = whole.plus(tally)
    print(whole.row("all"))
    return 0


def tell(name: str, sheet: str, worse: Worse, one: Judged) -> None:
    for slot, should, does, _ in one.unseen:
        print(f"{name} | {sheet} | {worse.where} | {slot.rows} {slot.what}: {should[:60]!r} → {does[:60]!r}")
    for text in one.idle:
        print(f"  idle: {name} | {sheet} | {worse.where} | {text[:120]}")


if __name__ == "__main__":
    sys.exit(main())
