"""Gallery + watcher + events: what happens in the background while pages are open.  Nobody looking: nothing happens."""

from __future__ import annotations

import threading
import time

from sopdoc.preview.events import Data, Events
from sopdoc.preview.gallery import Gallery
from sopdoc.preview.scope import scope_of
from sopdoc.preview.watch import Changes, Watcher
from sopdoc.profile.source import templates_dir

POLL = 0.1          # seconds between two looks at the files while a page is open
REST = 4            # the list's status takes one part of the processor's time and leaves this many to everybody else
QUIET = 0.7         # seconds without a change before SOPs are compared: 0.1 s of work for 350 of them
NAMES = 40          # names of SOPs told at once


class Live:
    """Follows one path; `gallery` and `events` are what the server needs of it."""

    def __init__(self, path: str) -> None:
        scope = scope_of(path)
        self.gallery = Gallery(scope)
        self.events = Events()
        self._watcher = Watcher((scope.root, templates_dir() / "profil"))
        self._stopped = threading.Event()
        self._threads = [threading.Thread(target=run, daemon=True) for run in (self._watch, self._judge)]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Ends both threads and every page's stream."""
        self._stopped.set()
        self.gallery.work.set()
        self.events.close()
        for thread in self._threads:
            thread.join(timeout=5)

    def _watch(self) -> None:
        pending = Changes()
        while not self._stopped.is_set():
            if self.events.watched.is_set():
                self._stopped.wait(POLL)
            else:
                self.events.watched.wait()
                self._watcher.wake()
            self._watcher.hot = self.gallery.hot()
            pending |= self._watcher.poll()
            if pending:
                try:
                    self.events.publish(self.gallery.follow(pending))
                except OSError:
                    continue        # a folder went away while it was looked at: tried again at the next poll
                pending = Changes()
                self.gallery.work.set()

    def _judge(self) -> None:
        """Names first, then one status after the other in the rests between others' work; when all is quiet, the SOPs compared."""
        while not self._stopped.is_set():
            self.events.watched.wait()
            started = time.monotonic()
            lines = self._names() or self.gallery.judge_next()
            if lines:
                self.events.publish({"jenis": "status", "sop": lines})
                self._stopped.wait(REST * (time.monotonic() - started))
            elif self.gallery.work.wait(QUIET if self.gallery.unlike() else None):
                self.gallery.work.clear()
            else:
                self._compare()

    def _names(self) -> list[Data]:
        found = (self.gallery.name_next() for _ in range(NAMES))
        return [line for line in found if line]

    def _compare(self) -> None:
        lines, shown = self.gallery.compare()
        if lines:
            self.events.publish({"jenis": "status", "sop": lines})
        if shown:
            self.events.publish({"jenis": "ubah", "id": shown, "hilang": [], "pindah": {}, "daftar": False})
