"""A page of a real Chromium by the rules of axe-core, which is fetched from npm and never lies in the repository.

`SOPDOC_AXE` names its axe.min.js; `.ci/run` fetches it, by hand: `npm install --prefix DIR axe-core`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from tools import lacking

_CHECK = """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
    .map((one) => `${one.id}: ${one.help}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`)"""


def violations(page: Any) -> list[str]:
    """What keeps somebody out, rule by rule, with the elements."""
    path = os.environ.get("SOPDOC_AXE", "")
    if not Path(path).is_file():
        lacking("axe-core, whose axe.min.js SOPDOC_AXE names")
    page.evaluate(f"() => {{ {Path(path).read_text('utf-8')} }}")
    found: list[str] = page.evaluate(_CHECK)
    return found
