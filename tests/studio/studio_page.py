"""The studio's page in a real Chromium: what a person does there, and what the file says then."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools import PATIENCE, wait_for

from sopdoc.preview.live import Live
from sopdoc.preview.server import open_server
from sopdoc.studio.desk import Desk
from sopdoc.studio.shelf import Shelf
from sopdoc.studio.site import Site


@dataclass
class StudioPage:
    """`faults`: what the page's scripts complained about."""

    page: Any
    folder: Path
    faults: list[str]

    @property
    def text(self) -> str:
        return (self.folder / "cuti.yaml").read_text("utf-8")

    @property
    def place(self) -> str:
        """What the foot says: the chosen place, or a message."""
        return str(self.page.inner_text("#tempat"))

    def settle(self) -> None:
        """Until every request is answered."""
        self.page.wait_for_selector("body:not(.sibuk)", timeout=PATIENCE * 1000)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.settle()

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)

    def focus(self) -> None:
        self.page.focus("#kertas")

    def choose(self, words: str) -> None:
        """By Tab from the first cell on, until the foot names the place."""
        self.focus()
        self.press("Escape", "ArrowDown")
        for _ in range(200):
            if self.place == words:
                return
            self.press("Tab")
        raise AssertionError(f"{words} was not reached; {self.place} was")

    def spot(self, words: str, nth: int = 0) -> tuple[float, float]:
        """Where the sheet shows these words, scrolled into view."""
        found = self.page.locator(".halaman svg text", has_text=words).nth(nth)
        found.scroll_into_view_if_needed()
        box = found.bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def says(self, words: str) -> None:
        wait_for(lambda: words in self.text, f"the file says {words}")


@contextmanager
def served(folder: Path, browser: Any) -> Iterator[StudioPage]:
    live = Live(str(folder))
    desk = Desk(live.gallery, Shelf(live.gallery.scope.root, folder.parent / "jurnal"))
    server = open_server(live, Site(live.gallery, desk), 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    live.start()
    thread.start()
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    try:
        page, faults = context.new_page(), list[str]()
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.goto(server.guard.url)
        page.wait_for_selector(".halaman svg text")
        yield StudioPage(page, folder, faults)
    finally:
        context.close()
        server.shutdown()
        live.stop()
        server.server_close()
