"""Messages to all open pages, as server-sent events: each page has a queue, a page that does not listen is dropped."""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

PAGES = 12              # open pages at once
WAITING = 200           # messages that a page may fall behind
BEAT = 15.0             # seconds between signs of life, by which a closed page is noticed

Data = dict[str, Any]
Inbox = queue.Queue[bytes | None]


class Events:
    """All open pages.  Safe between threads."""

    def __init__(self) -> None:
        self._pages: set[Inbox] = set()
        self._lock = threading.Lock()
        self.closed = False
        self.watched = threading.Event()      # somebody is looking

    def publish(self, data: Data) -> None:
        """One message to every page."""
        message = f"data: {json.dumps(data, ensure_ascii=False)}\n\n".encode("utf-8", "replace")
        with self._lock:
            for inbox in tuple(self._pages):
                try:
                    inbox.put_nowait(message)
                except queue.Full:
                    self._drop(inbox)

    @contextmanager
    def page(self) -> Iterator[Inbox | None]:
        """A new page's queue while it is open; None when there are too many already."""
        inbox: Inbox = queue.Queue(WAITING)
        with self._lock:
            free = len(self._pages) < PAGES and not self.closed
            if free:
                self._pages.add(inbox)
                self.watched.set()
        try:
            yield inbox if free else None
        finally:
            with self._lock:
                self._drop(inbox)

    def _drop(self, inbox: Inbox) -> None:
        """Ends a page's stream; one that is still there connects again and asks for everything anew."""
        self._pages.discard(inbox)
        _end(inbox)
        if not self._pages:
            self.watched.clear()

    def close(self) -> None:
        """Ends every page's stream."""
        with self._lock:
            self.closed = True
            for inbox in self._pages:
                _end(inbox)
            self.watched.set()        # whoever waits for pages wakes up and sees the end


def _end(inbox: Inbox) -> None:
    with inbox.mutex:
        inbox.queue.clear()
    inbox.put_nowait(None)


def messages(inbox: Inbox) -> Iterator[bytes]:
    """What the page is sent, with a comment as sign of life; ends when the server stops."""
    yield b"retry: 500\n\n"
    while True:
        try:
            message = inbox.get(timeout=BEAT)
        except queue.Empty:
            yield b": .\n\n"
            continue
        if message is None:
            return
        yield message
