"""What was done to a text, step by step, so that it can be undone and done again, also after the program was ended.

    steps   ── 0 ── 1 ── 2 │ 3 ── 4          `at` = 3: two steps were undone
                           text              `text` is what stood there after step 2

A step is one splice: what stood at `start`, and what stands there since.  What another program did in between is a step too,
`outside`, which is passed over: undone is only what was done here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

LONGEST = 300               # steps
LARGEST = 2_000_000         # characters of all steps


@dataclass(frozen=True, slots=True)
class Step:
    start: int
    old: str
    new: str
    name: str = ""
    outside: bool = False

    def back(self, text: str) -> str:
        return text[: self.start] + self.old + text[self.start + len(self.new) :]

    def on(self, text: str) -> str:
        return text[: self.start] + self.new + text[self.start + len(self.old) :]


@dataclass(frozen=True, slots=True)
class Journal:
    text: str = ""
    steps: tuple[Step, ...] = ()
    at: int = 0

    @property
    def undone_next(self) -> str:
        """The name of the step that undoing would undo; "" for none."""
        return next((step.name for step in reversed(self.steps[: self.at]) if not step.outside), "")

    @property
    def done_next(self) -> str:
        return next((step.name for step in self.steps[self.at :] if not step.outside), "")


def noted(journal: Journal, before: str, after: str, name: str) -> Journal:
    """With one more step; what had been undone can not be done again any more."""
    steps = journal.steps[: journal.at]
    if steps and journal.text != before:
        steps = (*steps, step_between(journal.text, before, "", outside=True))
    steps = (*steps, step_between(before, after, name))
    return Journal(after, _bounded(steps), len(_bounded(steps)))


def _bounded(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    steps, size = steps[-LONGEST:], 0
    for count, step in enumerate(reversed(steps)):
        size += len(step.old) + len(step.new)
        if size > LARGEST:
            return steps[len(steps) - count :]
    return steps


def step_between(before: str, after: str, name: str, *, outside: bool = False) -> Step:
    """The shortest splice that makes one text of the other."""
    short = min(len(before), len(after))
    start = next((i for i in range(short) if before[i] != after[i]), short)
    end = next((i for i in range(short - start) if before[-1 - i] != after[-1 - i]), short - start)
    return Step(start, before[start : len(before) - end], after[start : len(after) - end], name, outside)


def undone(journal: Journal) -> tuple[Journal, str, str] | None:
    """The journal one own step earlier, with the texts after and before that step; None when there is none."""
    text, at = journal.text, journal.at
    while at:
        step, at = journal.steps[at - 1], at - 1
        before = step.back(text)
        if not step.outside:
            return replace(journal, text=before, at=at), text, before
        text = before
    return None


def redone(journal: Journal) -> tuple[Journal, str, str] | None:
    """The journal one own step later, with the texts before and after that step; None when there is none."""
    text, at = journal.text, journal.at
    while at < len(journal.steps):
        step, at = journal.steps[at], at + 1
        after = step.on(text)
        if not step.outside:
            return replace(journal, text=after, at=at), text, after
        text = after
    return None


def texts(journal: Journal) -> Iterator[str]:
    """Every text that the steps lead through, the newest first, then those that were undone."""
    text = journal.text
    yield text
    for step in reversed(journal.steps[: journal.at]):
        text = step.back(text)
        yield text
    text = journal.text
    for step in journal.steps[journal.at :]:
        text = step.on(text)
        yield text


def written(journal: Journal) -> str:
    return json.dumps(asdict(journal), ensure_ascii=False)


def read(content: str) -> Journal:
    """An empty one for what is none of ours: damaged, or of another program."""
    try:
        data = json.loads(content)
        steps = tuple(Step(int(s["start"]), str(s["old"]), str(s["new"]), str(s["name"]), bool(s["outside"])) for s in data["steps"])
        journal = Journal(str(data["text"]), steps, int(data["at"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        return Journal()
    return journal if _fits(journal) else Journal()


def _fits(journal: Journal) -> bool:
    """Does every step find what it says, back to the first one and on to the last?"""
    if not 0 <= journal.at <= len(journal.steps):
        return False
    text = journal.text
    for step in reversed(journal.steps[: journal.at]):
        if not _stands(step.new, text, step.start):
            return False
        text = step.back(text)
    text = journal.text
    for step in journal.steps[journal.at :]:
        if not _stands(step.old, text, step.start):
            return False
        text = step.on(text)
    return True


def _stands(words: str, text: str, start: int) -> bool:
    return 0 <= start <= len(text) and text.startswith(words, start)
