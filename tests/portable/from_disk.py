"""The page from disk, opened in a browser without a network."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tools import PATIENCE

READY = "document.documentElement.dataset.siap === 'ya'"


@contextmanager
def from_disk(browser: Any, portable: Path, before: str = "") -> Iterator[Any]:
    """The page, ready; `before`: a script that runs first.  A request to anywhere or a fault of its own fails the test."""
    context = browser.new_context(offline=True, viewport={"width": 1366, "height": 768}, accept_downloads=True)
    faults: list[str] = []
    made = context.new_page()
    made.add_init_script(before)
    made.set_default_timeout(1000 * PATIENCE)
    made.on("pageerror", lambda fault: faults.append(str(fault)))
    made.on("request", lambda asked: None if asked.url.split(":")[0] in ("file", "data", "blob") else faults.append(asked.url))
    made.goto(portable.as_uri())
    made.wait_for_function(READY)
    yield made
    context.close()
    assert faults == []
