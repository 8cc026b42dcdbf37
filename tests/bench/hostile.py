"""How long hostile definitions and pictures take to be refused or drawn: python tests/bench/hostile.py

Each is one that a careless search or reader would spend minutes on.  Seconds of the processor, of processes that were
begun too, the bound beside; what came out is
checked first, so that nothing is fast because nothing was done.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]

from check.contoh import codes  # noqa: E402 -- the tests' folder is on the path only now
from check.test_alur import tangled  # noqa: E402
from check.test_kegiatan import HUGE, huge  # noqa: E402
from source.test_hostile_input import BOMB  # noqa: E402
from source.test_hostile_pictures import DRAWN, REFUSED, loaded  # noqa: E402

from sopdoc.diagnostics import Report  # noqa: E402
from sopdoc.source.read import parse  # noqa: E402

Case = tuple[str, float, Callable[[Path], bool]]      # name, bound in seconds, the work: did it do what it says?


def bomb(_: Path) -> bool:
    report = Report()
    return parse(BOMB, "uji.yaml", report) is None and {d.code for d in report.diagnostics} == {"SOP010"}


def is_refused(folder: Path, data: bytes) -> bool:
    picture, report = loaded(folder, data)
    return picture is None and [d.code for d in report.diagnostics] == ["SOP403"]


def is_drawn(folder: Path, data: bytes) -> bool:
    """Or refused with a reason: the drawing library may refuse some itself."""
    return loaded(folder, data)[0] is not None or is_refused(folder, data)


def processor() -> float:
    """Seconds that this process and those that it waited for have taken of it."""
    return sum(os.times()[:4])


def cases() -> Iterator[Case]:
    """Everything that is measured."""
    yield "alias bomb", 2.0, bomb
    yield "60 decisions of 59 branches", 10.0, lambda folder: "SOP220" in codes(folder, tangled())
    for word in HUGE:
        yield f"200,000 letters of {word!r}", 10.0, lambda folder, word=word: "SOP019" in codes(folder, huge(word))
    for name, data in REFUSED.items():
        yield f"picture: {name}", 3.0, lambda folder, data=data: is_refused(folder, data)
    for name, data in DRAWN.items():
        yield f"picture: {name}", 3.0, lambda folder, data=data: is_drawn(folder, data)


def main() -> int:
    kept = True
    for name, bound, work in cases():
        with tempfile.TemporaryDirectory() as folder:
            started = processor()
            done = work(Path(folder))
            seconds = processor() - started
        kept &= done and seconds <= bound
        print(f"{name:36} {seconds:6.2f} s (bound {bound:4.1f} s){'' if done else '  DID SOMETHING ELSE'}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
