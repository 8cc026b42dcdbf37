"""Tesseract, where it is installed: pictures of text → words, by its TSV.

It runs as a process of its own, in one thread and without our environment; its limits of time and memory are those of the process
that calls it (`isolated`), and `WAIT`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sopdoc.impor.page import Box

PROGRAM = "tesseract"
ELSEWHERE = ("/opt/homebrew/bin/tesseract", "C:/Program Files/Tesseract-OCR/tesseract.exe")
LANGUAGE = "ind"
SPARSE, PARAGRAPH, ONE_LINE = 11, 6, 7      # page segmentation: text wherever it stands, as in a table; even lines; a single one
WAIT = 120                      # seconds; an honest page takes one
KEPT = ("SYSTEMROOT",)          # of the environment
WORD, LINE = "5", "4"           # levels of the TSV


class EngineError(Exception):
    """Tesseract ended without a result; the message is Indonesian."""


class MissingError(Exception):
    """What would read a page is not installed; the message names it."""

    def __init__(self, need: str, page: int) -> None:
        super().__init__(need)
        self.page = page


@dataclass(frozen=True, slots=True)
class Seen:
    """A word in pixels; its box is as high as its line.  `sure`: 0 to 100."""

    text: str
    box: Box
    sure: float


def program() -> str:
    """Where it is; "" where it is not installed."""
    return shutil.which(PROGRAM) or next((path for path in ELSEWHERE if Path(path).is_file()), "")


@dataclass(frozen=True, slots=True)
class Engine:
    """`program`: its place, "" for none."""

    program: str

    def demand(self, page: int) -> None:
        """Raises MissingError where it is not there, or without Indonesian."""
        if not self.program:
            raise MissingError("tesseract dan bahasanya `ind`", page)
        if LANGUAGE not in self._run("--list-langs").split():
            raise MissingError("bahasa `ind` untuk tesseract", page)

    def words_in(self, pictures: Sequence[bytes], dots: float, mode: int) -> list[list[Seen]]:
        """By picture, in its pixels; `pictures`: as PGM; `dots`: an inch."""
        if not pictures:
            return []
        with TemporaryDirectory() as name:
            files = [Path(name) / f"{number}.pgm" for number in range(len(pictures))]
            for file, picture in zip(files, pictures, strict=True):
                file.write_bytes(picture)
            names = Path(name) / "gambar.txt"
            names.write_text("".join(f"{file}\n" for file in files), "utf-8")
            tsv = self._run(str(names), "stdout", "-l", LANGUAGE, "--dpi", str(round(dots)), "--psm", str(mode), "tsv")
        return _words(tsv, len(pictures))

    def _run(self, *arguments: str) -> str:
        env = {name: os.environ[name] for name in KEPT if name in os.environ} | {"OMP_THREAD_LIMIT": "1", "LC_ALL": "C"}
        command = [self.program, *arguments]
        try:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=WAIT, check=False, env=env)
        except subprocess.TimeoutExpired as fault:
            raise EngineError("tesseract melebihi batas waktu") from fault
        except OSError as fault:
            raise EngineError("tesseract tidak dapat dijalankan") from fault
        if done.returncode:
            raise EngineError("tesseract berhenti tanpa hasil")
        return done.stdout.decode("utf-8", "replace")


def _words(tsv: str, pictures: int) -> list[list[Seen]]:
    """level page block par line word left top width height conf text"""
    result: list[list[Seen]] = [[] for _ in range(pictures)]
    line = Box(0, 0, 0, 0)
    for row in tsv.splitlines()[1:]:
        level, picture, *_, left, top, width, height, sure, text = row.split("\t")
        box = Box(float(left), float(top), float(left) + float(width), float(top) + float(height))
        if level == LINE:
            line = box
        elif level == WORD and text.strip():
            result[int(picture) - 1].append(Seen(text.strip(), Box(box.x0, line.y0, box.x1, line.y1), float(sure)))
    return result
