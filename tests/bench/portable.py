"""How fast the page from disk is: python tests/bench/portable.py sopdoc.html [--rounds N]

In the system's Chromium, headless, without a network, the example inside; the least of all rounds in seconds, the goal beside.
`processor`: what all of Chromium's processes took, which a busy machine changes least.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
PATIENCE = 240_000          # milliseconds
GOALS = {"siap": 2.5, "lembar pertama": 1.0, "isian → lembar": 0.4}
READY = "document.documentElement.dataset.siap === 'ya'"
WRITE = """async (teks) => {
  const { ask } = await import("sopdoc/ask.js"), { sop } = await ask({ jenis: "Daftar" }), id = sop[0].id;
  const { sidik } = await ask({ jenis: "Buka", id }), start = performance.now();
  await ask({ jenis: "Ubah", id, sidik, gerak: { jenis: "Isi", jalur: ["nama"], teks } });
  return (performance.now() - start) / 1000;
}"""
MEMORY = "import('sopdoc/engine.js').then(({ call }) => call('memory'))"


def processor(browser: Any) -> float:
    """Seconds that the browser's processes took until now."""
    session = browser.new_browser_cdp_session()
    return sum(float(one["cpuTime"]) for one in session.send("SystemInfo.getProcessInfo")["processInfo"])


def measured(browser: Any, page_file: Path) -> Iterator[tuple[str, float]]:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    before, start = processor(browser), time.perf_counter()
    page.goto(page_file.resolve().as_uri())
    page.wait_for_function(READY)
    yield "siap", time.perf_counter() - start
    yield "siap, processor", processor(browser) - before
    start = time.perf_counter()
    page.click("#contoh")
    page.wait_for_selector("#lembar svg", state="attached")
    yield "lembar pertama", time.perf_counter() - start
    yield "isian → lembar", page.evaluate(WRITE, "SOP yang diukur")
    start = time.perf_counter()
    page.click("#berkas-menu")
    page.click("[data-perintah=susun]")
    page.wait_for_selector("#jalan-tutup:visible")
    yield "susun semua", time.perf_counter() - start
    yield "memori WebAssembly, MB", page.evaluate(MEMORY) / 1e6
    context.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    least: dict[str, float] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for _ in range(options.rounds):
            for name, value in measured(browser, options.page):
                least[name] = min(value, least.get(name, value))
        browser.close()
    print(f"{options.page.stat().st_size / 1e6:.1f} MB (goal 16)")
    for name, value in least.items():
        print(f"{name:24} {value:7.2f}" + (f"   goal {GOALS[name]}" if name in GOALS else ""))


if __name__ == "__main__":
    main()
