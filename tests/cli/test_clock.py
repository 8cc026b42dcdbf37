"""What time it is comes from one clock, the machine's, which commands are given."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tools import require_tool, write_agency


def at(moment: str, zone: str, *command: str | Path) -> str:
    """What a Python of its own prints on a machine whose clock stands at `moment` in `zone`."""
    words = [require_tool("faketime"), "-f", moment, sys.executable, *map(str, command)]
    return subprocess.run(words, env={**os.environ, "TZ": zone}, capture_output=True, text=True, check=True, timeout=120).stdout


@pytest.mark.parametrize(("moment", "zone", "told"), [
    ("2031-01-01 03:00:00", "Asia/Jakarta", "2031-01-01T03:00:00+07:00"), ("2027-06-30 23:59:59", "UTC", "2027-06-30T23:59:59+00:00"),
])
def test_the_clock_is_the_machines_with_its_zone(moment: str, zone: str, told: str) -> None:
    assert at(moment, zone, "-c", "from sopdoc.cli.clock import machine; print(machine().isoformat())") == f"{told}\n"


@pytest.mark.parametrize(("moment", "day"), [("2031-01-01 00:00:00", "2031-01-01"), ("2027-12-31 23:59:59", "2027-12-31")])
def test_a_revision_begins_on_the_day_of_who_sits_at_the_machine(moment: str, day: str, tmp_path: Path) -> None:
    sop = write_agency(tmp_path, "surat") / "surat.yaml"
    at(moment, "Asia/Jayapura", "-m", "sopdoc", "revise", sop, "--ringkasan", "Kata diganti", "--buka")
    assert f"tanggal revisi: {day}\n" in sop.read_text("utf-8")
