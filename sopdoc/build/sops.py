"""SOPs of one agency → what became of each: as it was, from the cache, or made; its documents are written.

    tasks ─▶ as at the last build? ─┬─yes──────────────────────────────▶ Built…
                                    └─▶ in the cache? ─┬─yes─▶ documents ─▶
                                                       └─▶ jobs ─▶ documents ─▶
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sopdoc.build.cache import DAMAGED, Store, body_of, head_of, head_sum
from sopdoc.build.cluster import connected
from sopdoc.build.entries import Made
from sopdoc.build.fingerprint import Files
from sopdoc.build.index import Index, Record, outdated
from sopdoc.build.jobs import run
from sopdoc.build.order import Begun, Order, Step, Tell
from sopdoc.build.outputs import Output, WriteError, is_intact, stamp_of, write_output
from sopdoc.build.reasons import FORMAT, LOST, NEW, REFERRED, TOUCHED, UNKNOWN
from sopdoc.build.tasks import Task
from sopdoc.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where SOPs of one agency are made: what was asked, who is told, and what earlier builds left.

    `refuses`: what looks in force and was not approved has no documents.
    """

    order: Order
    tell: Tell
    files: Files
    store: Store
    last: Index
    refuses: bool = False

    def record(self, task: Task) -> Record | None:
        return self.last.records.get(task.kunci)

    def outputs(self, task: Task) -> dict[str, Output]:
        """Documents that the last build left."""
        record = self.record(task)
        return record.outputs if record else {}

    def documents(self, made: Made) -> dict[str, tuple[str, str]]:
        """The documents asked for: name below the output folder → ending and digest."""
        asked = ((ending, total) for ending, total in made.sums if ending.rpartition(".")[2] in self.order.formats)
        return {f"{self.order.name}/{made.kunci}{ending}": (ending, total) for ending, total in asked}


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one SOP.

    `record`: for the next build; `faults`: what could not be done now; `why`: its documents
    were made or written again; `compiled`: by this build; `made`: its entry's head, where it was needed.
    """

    task: Task
    record: Record
    faults: tuple[Diagnostic, ...] = ()
    why: str = ""
    compiled: bool = False
    made: Made | None = None

    @property
    def kunci(self) -> str:
        return self.task.kunci

    @property
    def is_good(self) -> bool:
        return bool(self.record.sum) and not self.faults

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return (*self.record.diagnostics, *self.faults)


def build_sops(tasks: Sequence[Task], shop: Workshop) -> tuple[Built, ...]:
    """All of them, in their order; raises ClusterError."""
    found = {task.kunci: _standing(task, shop) for task in tasks}
    missing = {kunci: asked for kunci, asked in found.items() if isinstance(asked, tuple)}
    done = {kunci: built for kunci, built in found.items() if isinstance(built, Built)}
    shop.tell(Begun(shop.order.name, "sop", len(tasks), len(done)))
    done |= make_sops(missing, shop)
    return tuple(done[task.kunci] for task in tasks)


def make_sops(missing: dict[str, tuple[Task, str]], shop: Workshop) -> dict[str, Built]:
    """SOPs that nothing is known of, by their keys, with the reasons why."""
    done: dict[str, Built] = {}
    with connected(shop.order.cluster if missing else "") as cluster:
        for kunci, entry in run([task for task, _ in missing.values()], shop.order.jobs, cluster):
            done[kunci] = _received(entry, *missing[kunci], shop)
            shop.tell(Step("sop", kunci, "disusun" if done[kunci].is_good else "galat"))
    return done


def head(built: Built, shop: Workshop) -> Made | None:
    """The head of a standing SOP's entry; None when the cache has lost it."""
    read = shop.store.read(built.task.key)
    return read[0] if read is not None and isinstance(read[0], Made) else None


def _standing(task: Task, shop: Workshop) -> Built | tuple[Task, str]:
    """An SOP as the last build left it, or from the cache; else the task, and why it must be made."""
    record = shop.record(task)
    why = outdated(record, task, shop.order.output, shop.files) if record else _unknown(task, shop)
    if record and not why:
        return Built(task, record, record.refused if shop.refuses else ())
    read = shop.store.read(task.key)
    if read is None or not isinstance(read[0], Made):
        return task, why
    made, entry = read
    if not set(task.formats) <= set(made.formats):
        return replace(task, formats=_united(task.formats, made.formats)), FORMAT
    if not made.trace.holds(task.definition.saudara, shop.files):
        return task, REFERRED
    return _from_cache(task, made, entry, why, shop)


def _unknown(task: Task, shop: Workshop) -> str:
    """Why an SOP without a record is made: it is new, or its documents lie there."""
    target = shop.order.output / shop.order.name / task.kunci
    return UNKNOWN if any(target.with_name(f"{target.name}.{form}").exists() for form in task.formats) else NEW


def _united(formats: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """What is asked for and what was: an entry grows, so that two builds of different formats do not take turns."""
    return (*formats, *(form for form in others if form not in formats))


def _from_cache(task: Task, made: Made, entry: bytes, why: str, shop: Workshop) -> Built | tuple[Task, str]:
    """The documents are put back where they are missing."""
    if shop.refuses and made.refused:
        return _failed(task, made, made.refused, why, shop)
    try:
        outputs, written = _put(task, made, entry, shop)
    except DAMAGED:
        shop.store.forget(task.key)
        return task, LOST
    except WriteError as fault:
        return _failed(task, made, (fault.told(task.definition.shown),), why, shop)
    return Built(task, _record(task, made, head_sum(entry), outputs, shop), why=(why or TOUCHED) if written else "", made=made)


def _received(entry: bytes, task: Task, why: str, shop: Workshop) -> Built:
    """An SOP from a worker."""
    made: Made = head_of(entry)
    good = made.fakta is not None
    if good and made.settled:
        shop.store.keep(task.key, entry)
    if not good or (shop.refuses and made.refused):
        return replace(_failed(task, made, made.refused if good else (), why, shop), compiled=True)
    try:
        outputs, _ = _put(task, made, entry, shop)
    except WriteError as fault:
        return replace(_failed(task, made, (fault.told(task.definition.shown),), why, shop), compiled=True)
    record = _record(task, made, head_sum(entry), outputs, shop)
    return Built(task, record if made.settled else replace(record, made_from={}), why=why, compiled=True, made=made)


def _failed(task: Task, made: Made, faults: tuple[Diagnostic, ...], why: str, shop: Workshop) -> Built:
    """Documents of an earlier build stay, and stay known."""
    record = Record(task.made_from, made.trace, (), shop.outputs(task), (), (), 0, (0, 0), task.key, "")
    return Built(task, record, (*made.diagnostics, *faults), why, made=made)


def _put(task: Task, made: Made, entry: bytes, shop: Workshop) -> tuple[dict[str, Output], bool]:
    """The documents asked for, as they lie there now, and whether any was written; raises WriteError, or one of DAMAGED."""
    root, before = shop.order.output, shop.outputs(task)
    found = {name: is_intact(root / name, before.get(name), total) for name, (_, total) in shop.documents(made).items()}
    outputs = {name: output for name, output in found.items() if output}
    if len(outputs) == len(found):
        return outputs, False
    body, endings = body_of(entry), shop.documents(made)
    return {name: write_output(root, name, body[endings[name][0]], outputs.get(name), shop.tell) for name in found}, True


def _record(task: Task, made: Made, total: str, outputs: dict[str, Output], shop: Workshop) -> Record:
    """With documents of an earlier build that this one did not make: those of other formats."""
    others = {n: o for n, o in shop.outputs(task).items() if n not in outputs and stamp_of(shop.order.output / n)}
    return Record(
        task.made_from, made.trace, made.formats, {**others, **outputs}, made.diagnostics, made.refused, made.pages, made.findings,
        task.key, total,
    )
