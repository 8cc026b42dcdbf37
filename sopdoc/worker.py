"""In the page's worker: one folder's SOPs, the studio's answers and the commands, on files in memory.

    worker.js ── begin, ask, download, command ──▶ Session ── changed ──▶ worker.js, which hands what was written to the page

The page keeps the real folder; what another program changes there comes in by `put` and is told to the page by `follow`.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from sopdoc.build.order import CACHE
from sopdoc.cli.main import main
from sopdoc.preview.gallery import Gallery
from sopdoc.preview.scope import scope_of
from sopdoc.preview.watch import Changes
from sopdoc.studio.codec import written_answer
from sopdoc.studio.desk import Desk
from sopdoc.studio.shelf import Shelf
from sopdoc.studio.site import Site

OUTPUT = "output"
JOURNALS = PurePosixPath(OUTPUT, CACHE, "studio")
NAMES_AT_ONCE = 40          # of the list, in one slice of what is done while nobody asks

Stamp = tuple[int, int]


@dataclass(slots=True)
class Session:
    """`root`: where the folder lies in memory; the page knows its files by their paths below it."""

    root: Path
    site: Site
    gallery: Gallery
    _stamps: dict[str, Stamp] = field(default_factory=dict)

    # ------------------------------------------------------------ the studio

    def ask(self, body: bytes) -> bytes:
        """A request of the studio as JSON; its answer."""
        return self.site.post("api/tanya", body).content

    def download(self, kind: str, id: str) -> tuple[int, str, bytes]:
        """Status, name and content of a document of what is shown."""
        answer = self.site.get(f"unduh/{kind}", {"id": id})
        name = dict(answer.headers).get("Content-Disposition", "''sop").split("''")[-1]
        return int(answer.status), name, answer.content

    def follow(self, paths: Sequence[str], listed: bool) -> str:
        """What the page is told of files that another program changed; `listed`: some came or went."""
        files = frozenset((self.root / path).resolve() for path in paths)
        return json.dumps(self.gallery.follow(Changes(files, listed)))

    def idle(self) -> str:
        """A slice of what is done while nobody asks, as events; "" when nothing is left."""
        lines = [line for line in (self.gallery.name_next() for _ in range(NAMES_AT_ONCE)) if line] or self.gallery.judge_next()
        if lines:
            return json.dumps([{"jenis": "status", "sop": lines}])
        if not self.gallery.unlike():
            return ""
        lines, shown = self.gallery.compare()
        return json.dumps([
            {"jenis": "status", "sop": lines}, {"jenis": "ubah", "id": shown, "hilang": [], "pindah": {}, "daftar": False},
        ])

    # ------------------------------------------------------------ commands

    def command(self, words: Sequence[str], hear: Callable[[str], None]) -> int:
        """One `sopdoc` command in the folder; its status.  `hear` is told every line at once."""
        said = _Lines(hear)
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            try:
                status = main(list(words))
            except SystemExit as ended:
                status = ended.code if isinstance(ended.code, int) else 2
        said.finish()
        return status

    # ------------------------------------------------------------ files

    def put(self, path: str, content: bytes | None) -> None:
        """A file as it lies in the real folder; None for one that is gone."""
        place = self.root / path
        if content is None:
            place.unlink(missing_ok=True)
            self._stamps.pop(path, None)
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        if _is_shown(PurePosixPath(path)):
            self._stamps[path] = _stamp(place)

    def changed(self) -> list[tuple[str, bytes | None]]:
        """What was written or removed since this was asked last, or put; caches stay here."""
        now = {path: _stamp(self.root / path) for path in self._files()}
        changed = [path for path, stamp in now.items() if self._stamps.get(path) != stamp]
        gone = [path for path in self._stamps if path not in now]
        self._stamps = now
        return [*((path, (self.root / path).read_bytes()) for path in changed), *((path, None) for path in gone)]

    def _files(self) -> list[str]:
        found = []
        for folder, folders, names in os.walk(self.root):
            here = PurePosixPath(Path(folder).relative_to(self.root).as_posix())
            folders[:] = sorted(name for name in folders if _is_shown(here / name))
            found += [(here / name).as_posix() for name in sorted(names) if _is_shown(here / name)]
        return found


def begin(root: str, hear: Callable[[str], object]) -> Session:
    """The studio on a folder whose files lie at `root`, whose name is the agency's; `hear`: how far a book is, as JSON."""
    os.chdir(root)
    gallery = Gallery(scope_of("."))
    desk = Desk(gallery, Shelf(gallery.scope.root, Path(root, JOURNALS)), lambda now: hear(written_answer(now).decode()))
    return Session(Path(root), Site(gallery, desk, ()), gallery)


def _is_shown(path: PurePosixPath) -> bool:
    """Is it the page's to save?  Hidden files are not, but for the journals of undoing."""
    hidden = any(part.startswith(".") for part in path.parts)
    return not hidden or path.is_relative_to(JOURNALS) or JOURNALS.is_relative_to(path)


def _stamp(path: Path) -> Stamp:
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_size


class _Lines(io.StringIO):
    """Text → whole lines, told one by one."""

    def __init__(self, hear: Callable[[str], None]) -> None:
        super().__init__()
        self._hear, self._rest = hear, ""

    def write(self, text: str) -> int:
        *lines, self._rest = (self._rest + text).split("\n")
        for line in lines:
            self._hear(line)
        return len(text)

    def finish(self) -> None:
        if self._rest:
            self._hear(self._rest)
