"""How long `sopdoc check` takes for 350 SOPs of one agency, as a process of its own: python tests/bench/check.py [COUNT]

The bound is 2 s on one core.  The definitions are the example agency's, with other numbers and names.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
BATAS = 2.0   # seconds
UNIT = ("Arsip", "Aset", "Gaji", "Hukum", "Hibah", "Izin", "Kas", "Logistik", "Mutasi", "Naskah", "Pajak", "Promosi")
OBJEK = ("Bulanan", "Cadangan", "Daerah", "Harian", "Induk", "Khusus", "Lapangan", "Mandiri", "Rutin", "Tahunan")


def generate(folder: Path, count: int) -> None:
    """`count` definitions over one instansi.yaml; each a copy of an example under another number and name."""
    source = ROOT / "definitions/contoh"
    for name in ("instansi.yaml", "logo.svg"):
        (folder / name).write_bytes((source / name).read_bytes())
    examples = sorted(path for path in source.glob("*.yaml") if path.name not in ("instansi.yaml", "buku.yaml"))
    for index in range(count):
        text = examples[index % len(examples)].read_text("utf-8")
        nama = f"{UNIT[index % 12]} {OBJEK[index // 12 % 10]} {index}"
        text = re.sub(r"^nomor: .*$", f"nomor: 000.8.3.3/{index:03}/ORG/2026", text, count=1, flags=re.MULTILINE)
        text = re.sub(r"^nama: (.*)$", rf"nama: \1 {nama}", text, count=1, flags=re.MULTILINE)
        text = re.sub(r"\[([^\]]*)\]\([\w-]+\)", rf"[\1](sop-{(index + 1) % count:03})", text)
        (folder / f"sop-{index:03}.yaml").write_text(text, "utf-8")


def count_of(folder: Path) -> int:
    return len(list(folder.glob("sop-*.yaml")))


def measure(folder: Path, options: tuple[str, ...] = ()) -> tuple[float, float, str]:
    """Wall and processor seconds of one run, and its summary."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "sopdoc", "check", str(folder), "--format", "concise", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    if f"{count_of(folder)} SOP diperiksa" not in done.stderr:
        sys.exit(f"not everything was checked: {done.stderr.strip()}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stderr.strip()


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 350
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as name:
        generate(Path(name), count)
        runs = [measure(Path(name)) for _ in range(3)]
    wall, cpu, summary = min(runs)
    print(f"{count} SOPs: {wall:.2f} s, processor {cpu:.2f} s (bound {BATAS:.0f} s)   {summary}")
    return 0 if wall <= BATAS else 1


if __name__ == "__main__":
    sys.exit(main())
