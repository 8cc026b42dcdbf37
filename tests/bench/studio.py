"""What writing in the studio costs: python tests/bench/studio.py

Processor time of the studio's answers, in one process: the list of 350 SOPs, opening one, and gestures on 15 steps and on the
largest flow.  Bounds on two cores, each with its answer: 0.3 s for 15 steps, 1 s for 60 × 15.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from book import ROOT, generate

sys.path.insert(0, str(ROOT))

from sopdoc.preview.gallery import Gallery  # the checkout of this file is measured
from sopdoc.preview.scope import scope_of
from sopdoc.studio.desk import Desk
from sopdoc.studio.gestures import Isi, PindahBaris, PindahSimbol, Sambung
from sopdoc.studio.lookup_requests import CariPeraturan
from sopdoc.studio.requests import Answer, Batalkan, Buka, Daftar, Lembar, Request, Ubah
from sopdoc.studio.shelf import Shelf

LIST, SMALL, LARGE = 1.0, 0.3, 1.0      # seconds of the processor
SOPS = 350


def text(rows: int, lanes: int) -> str:
    columns = "".join(f"  p{n}: Pelaksana {n}\n" for n in range(lanes))
    steps = "".join(f"  - uraian: Langkah {n}\n    pelaksana: p{n % lanes}\n    waktu: 5 menit\n" for n in range(rows))
    return f"nomor: 001/UJI/2026\nnama: Layanan {rows}\npelaksana:\n{columns}kegiatan:\n{steps}"


def timed(what: str, bound: float, run: Callable[[], Answer]) -> Answer:
    before = time.process_time()
    answer = run()
    print(f"{what:44} {time.process_time() - before:6.2f} s (batas {bound})")
    return answer


def gestures(desk: Desk, id: str, rows: int, bound: float) -> None:
    def ask(what: str, request: Request) -> Lembar:
        answer = timed(what, bound, lambda: desk.ask(request))
        assert isinstance(answer, Lembar), answer
        return answer

    shown = ask(f"{id}: buka", Buka(id))
    last = f"#{rows - 1}"
    for what, gesture in (
        ("teks", Isi(("kegiatan", rows - 1, "uraian"), "Menutup berkas")), ("simbol", PindahSimbol(0, "#1", "p1", "p2")),
        ("anak panah", Sambung(0, "#2", last, "Tidak")), ("baris", PindahBaris(0, last, 0)),
    ):
        shown = ask(f"{id}: {what}", Ubah(id, shown.sidik, gesture))
    ask(f"{id}: batalkan", Batalkan(id))


def main() -> int:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "dinas"
        generate(folder, SOPS)
        for rows, lanes in ((15, 3), (60, 15)):
            (folder / f"ukuran-{rows}.yaml").write_text(text(rows, lanes), "utf-8")
        gallery = Gallery(scope_of(str(folder)))
        desk = Desk(gallery, Shelf(gallery.scope.root, Path(place) / "jurnal"))
        timed(f"daftar {SOPS} SOP", LIST, lambda: desk.ask(Daftar()))
        timed("cari peraturan", LIST, lambda: desk.ask(CariPeraturan("pelayanan publik")))
        gestures(desk, "dinas/ukuran-15", 15, SMALL)
        gestures(desk, "dinas/ukuran-60", 60, LARGE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
