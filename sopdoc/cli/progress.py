"""What a long build says while it runs: a bar on a terminal, plain lines elsewhere, JSON lines for programs.

    contoh: SOP ████████░░░░░░░░░░░░ 142/350 · 31/detik · sisa 7 detik
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict, dataclass, field

from sopdoc.book.asked import Outcome
from sopdoc.build.order import Begun, Event, Step, Told, Written
from sopdoc.cli.console import Console
from sopdoc.cli.screen import as_data
from sopdoc.diagnostics import Diagnostic, Report

BAR = 20            # cells
OFTEN = 0.1         # seconds between two pictures of the bar
LINES = 10          # plain lines for one stage at most
STAGES = {"sop": "SOP", "buku": "buku"}


@dataclass(slots=True)
class Progress:
    """Shows the events of builds."""

    console: Console
    json: bool = False
    _begun: Begun = field(default_factory=lambda: Begun("", "sop", 0))
    _done: int = 0
    _started: float = 0.0
    _shown: float = 0.0

    def tell(self, event: Event) -> None:
        """One event; diagnostics are counted by the console in every mode."""
        if isinstance(event, Told):
            self._diagnostics(event.diagnostics)
        elif self.json:
            self._line(_name(event), {key: str(value) if key == "path" else value for key, value in asdict(event).items()})
        elif isinstance(event, Begun):
            self._begin(event)
        elif isinstance(event, Step):
            self._step(event)

    def finish(self, outcomes: list[Outcome], summary: str, faults: dict[str, int]) -> None:
        """The last word: a summary, or an event with its figures."""
        if self.json:
            for outcome in outcomes:
                self._line("instansi", asdict(outcome))
            self._line("selesai", {**faults, "ringkasan": summary})
        else:
            self.console.finish(summary)

    def _diagnostics(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        report = Report()
        report.extend(diagnostics)
        if self.json:
            for found in self.console.note(report):
                self._line("diagnostik", _fields(found))
        else:
            self.console.show(report)

    def _line(self, name: str, values: dict[str, object]) -> None:
        print(json.dumps({"event": name, **values}, ensure_ascii=False), file=as_data(sys.stdout), flush=True)

    def _begin(self, event: Begun) -> None:
        self._begun, self._done, self._started, self._shown = event, event.kept, time.monotonic(), 0.0
        if event.stage == "sop" and event.kept and event.kept < event.total:
            self.console.note_line(f"{event.agency}: {event.kept} dari {event.total} SOP tidak berubah")

    def _step(self, event: Step) -> None:
        self._done += 1
        begun, now = self._begun, time.monotonic()
        head = f"{begun.agency}: {STAGES[begun.stage]}"
        if self.console.terminal:
            if now - self._shown >= OFTEN or self._done == begun.total:
                self._shown = now
                self.console.draw_line(f"{head} {bar(self._done, begun.total, begun.kept, now - self._started)}")
        elif self._done == begun.total or self._done % max(1, begun.total // LINES) == 0:
            self.console.note_line(f"{head} [{self._done}/{begun.total}] {event.name}")


def bar(done: int, total: int, kept: int, seconds: float) -> str:
    """The bar with count, rate and time left; `kept` were done before the clock began."""
    cells = BAR * done // max(total, 1)
    rate = (done - kept) / seconds if seconds > 0 else 0.0
    left = (total - done) / rate if rate else 0.0
    pace = f" · {rate:.0f}/detik" if rate >= 1 else ""
    rest = f" · sisa {left:.0f} detik" if rate and left >= 1 else ""
    return f"{'█' * cells}{'░' * (BAR - cells)} {done}/{total}{pace}{rest}"


def _fields(d: Diagnostic) -> dict[str, object]:
    """As `sopdoc check --format json` has it."""
    return {"code": d.code, "severity": d.severity.label, "message": d.message, **asdict(d.span), "label": d.label, "hint": d.hint}


def _name(event: Event) -> str:
    return {Begun: "mulai", Step: "langkah", Written: "dokumen"}.get(type(event), "")
