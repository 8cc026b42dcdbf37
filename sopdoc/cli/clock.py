"""The machine's clock, which nothing else in sopdoc asks: `main` takes a clock and hands it to the subcommand as `options.clock`.

What merely measures how long something takes (a summary, a bar, the rests of the preview) uses a stopwatch of the system instead: it
knows no date, is never set back, and nothing that is written holds what it says.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]


def machine() -> datetime:
    """Now, to the second, in the zone of who sits at the machine: the day of a revision is that person's own."""
    return datetime.now().astimezone().replace(microsecond=0)
