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

    def chosen(self) -> Any:
        """The place that is chosen, as the page's own modules keep it."""
        return self.page.evaluate("async () => (await import(`${location.pathname}studio.js`)).cells.cell?.area")

    def key(self) -> str:
        """The key of the definition that the chosen cell prints."""
        return str(self.chosen()["kunci"])

    def lane(self) -> int:
        """Which column of the pelaksana the chosen cell stands in."""
        return int(self.page.evaluate("""async () => {
            const { cells, state } = await import(`${location.pathname}studio.js`);
            return state.lembar.alur[0].lajur.findIndex(({ kunci }) => kunci === cells.cell.area.lajur);
        }"""))

    def to_row(self, row: int) -> None:
        """By Tab to the first cell of a row."""
        for _ in range(100):
            place = self.chosen()
            if place.get("kegiatan") == f"0/{row}" and place["kunci"] == "uraian":
                return
            self.press("Tab")
        raise AssertionError(f"row {row} was not reached")

    def item(self, words: str) -> None:
        """An item of the open menu, by the arrows."""
        for _ in range(40):
            if words in self.page.evaluate("document.activeElement.textContent"):
                self.press("Enter")
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the menu has no {words}")

    def place_of(self, kind: str, row: int, which: str | int) -> tuple[float, float]:
        """The middle of a place of a row on the screen: a "sel" by its key or by its lane, or the row's "simbol"; scrolled into view."""
        x, y = self.page.evaluate("""async ([kind, row, which]) => {
            const { cells, sheet, state } = await import(`${location.pathname}studio.js`);
            const lane = typeof which === "number" ? state.lembar.alur[0].lajur[which].kunci : undefined;
            const here = (one) => kind === "simbol" || (lane ? one.lajur === lane : one.kunci === which);
            const is = (one) => one.jenis === kind && one.kegiatan === `0/${row}` && here(one);
            const page = state.lembar.tampilan.halaman.findIndex((one) => one.area.some(is));
            const area = state.lembar.tampilan.halaman[page].area.find(is);
            const frame = sheet.box.getBoundingClientRect();
            sheet.box.scrollTop += cells.rect({ page, area }).top - frame.top - frame.height / 3;
            const rect = cells.rect({ page, area });
            return [rect.left + rect.width / 2, rect.top + rect.height / 2];
        }""", [kind, row, which])
        return x, y

    def seen(self, kind: str, row: int) -> tuple[float, float]:
        """Where the place stands now, nothing scrolled."""
        x, y = self.page.evaluate("""async ([kind, row]) => {
            const { cells, state } = await import(`${location.pathname}studio.js`);
            const is = (one) => one.jenis === kind && one.kegiatan === `0/${row}`;
            const page = state.lembar.tampilan.halaman.findIndex((one) => one.area.some(is));
            const rect = cells.rect({ page, area: state.lembar.tampilan.halaman[page].area.find(is) });
            return [rect.left + rect.width / 2, rect.top + rect.height / 2];
        }""", [kind, row])
        return x, y

    def symbol(self, row: int, which: int) -> tuple[float, float]:
        """The middle of one of a row's symbols; scrolled into view."""
        x, y = self.page.evaluate("""async ([row, which]) => {
            const { cells, sheet, state } = await import(`${location.pathname}studio.js`);
            const { id } = state.lembar.alur[0].langkah[row].simpul[which];
            const page = state.lembar.tampilan.halaman.findIndex((one) => one.area.some((area) => area.id === id));
            const area = state.lembar.tampilan.halaman[page].area.find((one) => one.id === id);
            sheet.box.scrollTop += cells.rect({ page, area }).top - sheet.box.getBoundingClientRect().top - 200;
            const rect = cells.rect({ page, area });
            return [rect.left + rect.width / 2, rect.top + rect.height / 2];
        }""", [row, which])
        return x, y

    def click_arrow(self, row: int, target: str) -> None:
        """The longest piece of the arrow from a row's symbol to what is called so."""
        x, y = self.page.evaluate("""async ([row, target]) => {
            const { cells, sheet, state } = await import(`${location.pathname}studio.js`);
            const symbols = state.lembar.tampilan.halaman.flatMap((one) => one.area).filter((one) => one.jenis === "simbol");
            const ids = new Set(symbols.filter((one) => one.kegiatan === `0/${row}`).map((one) => one.id));
            const is = (one) => one.jenis === "panah" && ids.has(one.dari) && one.ke.includes(target);
            const page = state.lembar.tampilan.halaman.findIndex((one) => one.area.some(is));
            const { titik } = state.lembar.tampilan.halaman[page].area.find(is);
            const pieces = titik.slice(1).map(([x, y], at) => [[x, y], titik[at], Math.hypot(x - titik[at][0], y - titik[at][1])]);
            const [[x1, y1], [x2, y2]] = pieces.sort((a, b) => b[2] - a[2])[0];
            const area = { kotak: [(x1 + x2) / 2, (y1 + y2) / 2, 0, 0] };
            const frame = sheet.box.getBoundingClientRect();
            sheet.box.scrollTop += cells.rect({ page, area }).top - frame.top - frame.height / 3;
            const rect = cells.rect({ page, area });
            return [rect.left, rect.top];
        }""", [row, target])
        self.page.mouse.click(x, y)
        self.settle()

    def click(self, kind: str, row: int, which: str | int = "", button: str = "left") -> None:
        self.page.mouse.click(*self.place_of(kind, row, which), button=button)
        self.settle()

    def choose_item(self, words: str) -> None:
        """An item of the open menu, with the mouse."""
        self.page.click(f"#menu button:has-text('{words}')")
        self.settle()

    def says(self, words: str) -> None:
        wait_for(lambda: words in self.text, f"the file says {words}")


@contextmanager
def served(folder: Path, browser: Any, ready: str = ".halaman svg text") -> Iterator[StudioPage]:
    """`ready`: what the page shows once it can be used."""
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
        page.wait_for_selector(ready)
        yield StudioPage(page, folder, faults)
    finally:
        context.close()
        server.shutdown()
        live.stop()
        server.server_close()
