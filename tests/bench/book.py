"""How long `sopdoc book` takes, and how much memory: python tests/bench/book.py [COUNT…] [--jobs N] [--keep DIR]

An agency of 350 SOPs is generated, sizes as measured in a real book of 348 (BPS Bengkulu: 1 to 17 steps, median 5, two of 29
and 30; 2 to 6 pelaksana; decisions in 15 %), and built as a process of its own: from nothing, again, after a step of one SOP
changed, and after its name did, which stands in the book's own pages.  Bounds on two cores: 10 s, 0.5 s, 1 s, 2 s, 400 MB.
Further counts show how time grows.

Memory: `main` and `worker` are the peaks of single processes with what they share; `all` is the peak of their sum, shared pages
counted once.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
BOUNDS = {"from nothing": 10.0, "nothing changed": 0.5, "a step changed": 1.0, "a name changed": 2.0}     # seconds
MEMORY = 400                                                                    # MB
STEPS = {
    1: 22, 2: 24, 3: 59, 4: 38, 5: 43, 6: 28, 7: 18, 8: 21, 9: 14, 10: 7, 11: 8, 12: 11, 13: 8, 14: 5, 15: 2, 16: 2, 17: 6, 29: 1, 30: 1,
}
DECISIONS = 0.15
VERBS = ("Menerima", "Memeriksa", "Menyusun", "Mencatat", "Meneruskan", "Menghimpun", "Mengolah", "Menyerahkan", "Mengarsipkan", "Memaraf")
THINGS = ("berkas permohonan", "konsep surat", "data statistik", "laporan bulanan", "daftar hadir", "rekapitulasi kegiatan", "bahan rapat")
ROLES = ("Staf", "Arsiparis", "Kepala Seksi", "Kepala Bagian", "Sekretaris", "Kepala Dinas", "Operator", "Bendahara")
TIMES = ("5 menit", "15 menit", "1 jam", "2 jam", "1 hari kerja", "3 hari kerja")
UNITS = ("umum", "keuangan", "program", "produksi", "distribusi", "sosial", "neraca")


def generate(folder: Path, count: int, seed: int = 348) -> None:
    """The agency: instansi.yaml, buku.yaml and `count` definitions in folders by unit; the same ones every time."""
    chance = random.Random(seed)
    folder.mkdir(parents=True)
    (folder / "instansi.yaml").write_text(
        "kop: [BADAN PUSAT STATISTIK, PROVINSI UJI]\nlogo: logo.svg\ntempat: Uji\npejabat:\n  kepala:\n"
        "    {jabatan: Kepala Badan, nama: 'Ir. Uji Coba, M.Si.', pangkat: Pembina Utama Muda, nip: 19690412 199403 1 004}\n", "utf-8",
    )
    (folder / "logo.svg").write_bytes((ROOT / "definitions/contoh/logo.svg").read_bytes())
    units = "".join(f"  - {{nama: Bagian {unit.title()}, folder: {unit}}}\n" for unit in UNITS)
    (folder / "buku.yaml").write_text(f"judul: Standar Operasional Prosedur\ntahun: 2026\nunit:\n{units}", "utf-8")
    for index in range(count):
        path = folder / UNITS[_unit(index, count)] / f"sop-{index:04}.yaml"
        path.parent.mkdir(exist_ok=True)
        other = index ^ 1                       # every second pair of neighbours refers to each other
        related = index % 4 > 1 and other < count and _unit(other, count) == _unit(index, count)      # and no further than its folder
        path.write_text(sop(index, chance, f"sop-{other:04}" if related else ""), "utf-8")


def _unit(index: int, count: int) -> int:
    return index * len(UNITS) // count


def sop(index: int, chance: random.Random, neighbour: str) -> str:
    """One definition."""
    (steps,) = chance.choices(tuple(STEPS), tuple(STEPS.values()))
    roles = chance.sample(ROLES, min(chance.randint(2, 6), max(2, steps)))
    thing = chance.choice(THINGS)
    related = [f"keterkaitan: '[SOP yang terkait]({neighbour})'"] if neighbour else []
    lines = [
        f"nomor: 000.8.3.3/{index + 1:04}/UJI/2026", f"nama: {chance.choice(VERBS)} {thing} {index + 1}", "tanggal pembuatan: 2026-01-12",
        "tanggal efektif: 2026-02-02", "disahkan oleh: kepala", "dasar hukum:",
        "  - Undang-Undang Nomor 16 Tahun 1997 tentang Statistik",
        "  - Peraturan Pemerintah Nomor 51 Tahun 1999 tentang Penyelenggaraan Statistik",
        "kualifikasi pelaksana:", "  - Memahami tata naskah dinas", "  - Mampu mengoperasikan komputer", *related,
        "peralatan/perlengkapan: [Komputer, Jaringan internet, Alat tulis kantor]",
        "peringatan: Apabila prosedur tidak dijalankan maka layanan terlambat",
        "pencatatan dan pendataan: Disimpan sebagai data elektronik dan manual",
        "pelaksana:", *(f"  p{n}: {role}" for n, role in enumerate(roles)), "kegiatan:",
    ]
    decision = steps > 3 and chance.random() < DECISIONS
    for step in range(steps):
        lines += _step(step, steps, len(roles), thing, decision and step == steps // 2, chance)
    return "\n".join(lines) + "\n"


def _step(step: int, steps: int, roles: int, thing: str, decides: bool, chance: random.Random) -> Iterator[str]:
    yield f"  - uraian: {chance.choice(VERBS)} {thing} dan menyampaikannya kepada {chance.choice(('atasan', 'unit terkait', 'pemohon'))}"
    yield f"    pelaksana: p{chance.randrange(roles)}"
    if decides:
        yield f"    cabang: {{Ya: lanjut, Tidak: {chance.randint(1, step)}}}"
    yield f"    kelengkapan: {thing.capitalize()}"
    yield f"    waktu: {chance.choice(TIMES)}"
    yield f"    output: {thing.capitalize()} {chance.choice(('diterima', 'diperiksa', 'ditandatangani'))}"


@dataclass(frozen=True)
class Run:
    """Seconds, of the clock and of all processors together, and megabytes of one command, and its last line."""

    seconds: float
    cpu: float
    main: int
    worker: int
    all: int
    said: str


def measure(folder: Path, output: Path, jobs: int) -> Run:
    """One build, watched from outside."""
    command = [sys.executable, "-m", "sopdoc", "book", str(folder), "--output", str(output), *(["--jobs", str(jobs)] if jobs else [])]
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}      # as where sopdoc is installed
    started, before = time.perf_counter(), os.times()
    with tempfile.TemporaryFile("w+") as told, subprocess.Popen(command, cwd=ROOT, stderr=told, env=usual) as process:
        main = worker = together = 0
        while process.poll() is None:
            own, others = _peak(process.pid), [_peak(child) for child in _children(process.pid)]
            main, worker = max(main, own), max(worker, *others, 0)
            together = max(together, sum(map(_share, (process.pid, *_children(process.pid)))))
            time.sleep(0.02)
        seconds, after = time.perf_counter() - started, os.times()
        told.seek(0)
        said = told.read().strip().splitlines()
    if process.returncode:
        print("\n".join(said[-20:]), file=sys.stderr)
        sys.exit(f"the build ended with {process.returncode}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(seconds, cpu, main, worker, together, said[-1] if said else "")


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _peak(pid: int) -> int:
    """Largest memory of a process so far, MB."""
    return _field(f"/proc/{pid}/status", "VmHWM:")


def _share(pid: int) -> int:
    """Its part of the memory of all, MB."""
    return _field(f"/proc/{pid}/smaps_rollup", "Pss:")


def _field(path: str, name: str) -> int:
    try:
        line = next(line for line in Path(path).read_text().splitlines() if line.startswith(name))
    except (OSError, StopIteration):
        return 0
    return int(line.split()[1]) // 1024


def bench(count: int, jobs: int, place: Path) -> bool:
    """Three builds of an agency; are the bounds kept?"""
    folder, output = place / f"agency-{count}", place / f"output-{count}"
    generate(folder, count)
    runs = {"from nothing": measure(folder, output, jobs)}
    again = [measure(folder, output, jobs) for _ in range(3)]
    runs["nothing changed"] = min(again, key=lambda run: run.seconds)
    path = sorted(folder.rglob("sop-*.yaml"))[count // 2]
    for name, key in (("a step changed", "uraian: "), ("a name changed", "nama: ")):
        path.write_text(path.read_text("utf-8").replace(key, f"{key}Segera ", 1), "utf-8")
        runs[name] = measure(folder, output, jobs)
    made = {"from nothing": count, "nothing changed": 0, "a step changed": 1, "a name changed": 1}
    kept = True
    for name, run in runs.items():
        if f"({made[name]} disusun, {count - made[name]} tetap)" not in run.said:
            sys.exit(f"{name}: {run.said}: these are no figures")
        bound = BOUNDS[name] * max(1.0, count / 350)
        kept &= run.seconds <= bound and (count > 350 or run.all <= MEMORY)
        memory = f"main {run.main} MB, worker {run.worker} MB, all {run.all} MB"
        times = f"{run.seconds:6.2f} s (bound {bound:4.1f}), processors {run.cpu:6.2f} s, {1000 * run.cpu / count:5.1f} ms/SOP"
        print(f"{count:5} SOPs  {name:16} {times}  {memory}")
        print(f"             {run.said}")
    return kept


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("counts", nargs="*", type=int, default=[350])
    parser.add_argument("--jobs", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="an empty folder for the agency and its documents")
    options = parser.parse_args()
    print(f"{len(os.sched_getaffinity(0))} processors")
    with tempfile.TemporaryDirectory() as name:
        kept = [bench(count, options.jobs, options.keep or Path(name)) for count in options.counts]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
