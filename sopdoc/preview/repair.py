"""What can be mended in an SOP → a diff for the page, and the files mended once somebody saw it: `check --perbaiki` with a button.

What is asked for is named by the digest of what was shown: when a file changed since, nothing is done and the page asks again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from sopdoc.diagnostics import Report
from sopdoc.mending import Mend, carry_out

CHANGED = "berkasnya berubah sejak diperlihatkan; lihat lagi perubahannya"


def proposal(mends: Sequence[Mend], report: Report) -> dict[str, Any]:
    """`pesan`: what keeps a file from being mended."""
    return {
        "diff": "".join(line for mend in mends for line in mend.diff()), "jumlah": sum(len(mend.made) for mend in mends),
        "sidik": digest(mends), "pesan": [f"{d.span.file}: {d.message}; {d.hint}" for d in report.diagnostics],
    }


def repair(mends: Sequence[Mend], shown: str) -> str:
    """Mends what was shown: "" when it is done, else what to say."""
    if digest(mends) != shown:
        return CHANGED
    report = Report()
    for mend in mends:
        if not carry_out(mend, report):
            break
    return "; ".join(d.message for d in report.diagnostics)


def digest(mends: Sequence[Mend]) -> str:
    """Names exactly these files with these contents before and after."""
    sums = [hashlib.sha256(content).hexdigest() for mend in mends for content in (mend.shown.encode(), mend.old, mend.new)]
    return hashlib.sha256("".join(sums).encode()).hexdigest()
