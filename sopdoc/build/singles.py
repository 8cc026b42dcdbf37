"""Definitions → their own documents, agency by agency: what stands is found out first, and then nothing is loaded to make it.

    definitions of an agency ─▶ all as at the last build? ─┬─yes─────────────────▶ Single…
                                                           └─no─▶ sops ─▶ index ─▶
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from sopdoc.build.cache import Store
from sopdoc.build.fingerprint import Files
from sopdoc.build.index import LOCK, Index, Record, outdated, read_index, write_index
from sopdoc.build.order import Order, Tell, located
from sopdoc.build.tasks import Task, task_of
from sopdoc.definitions import Definition
from sopdoc.diagnostics import Diagnostic
from sopdoc.locks import BusyError, locked

if TYPE_CHECKING:
    from sopdoc.build.sops import Built


@dataclass(frozen=True, slots=True)
class Single:
    """What became of one definition: how many documents and pages it has, what the checker's rules found (galat, peringatan).

    `why` it was built, "" for one that stayed as it was; `failed`: it has errors, or a document could not be written.
    """

    kunci: str
    diagnostics: tuple[Diagnostic, ...]
    why: str = ""
    documents: int = 0
    pages: int = 0
    findings: tuple[int, int] = (0, 0)
    failed: bool = False


def orders_of(definitions: Iterable[Definition], asked: Order) -> Iterable[tuple[Order, tuple[Definition, ...]]]:
    """The definitions by agency, each with the order for it; `asked` is the same for all, but for its folder."""
    for _, group in groupby(definitions, key=lambda definition: definition.agency):
        own = tuple(group)
        yield replace(asked, folder=_named(own[0])), own


def _named(definition: Definition) -> Path:
    """The agency's folder as the user named it."""
    return Path(definition.shown_instansi).parent if definition.instansi else Path(definition.shown).parent


def build_singles(definitions: Sequence[Definition], order: Order, tell: Tell) -> tuple[Single, ...]:
    """The documents of an agency's definitions, in their order; raises ClusterError."""
    files, last = Files(), read_index(order.cache)
    tasks = [task_of(definition, order, files) for definition in definitions]
    records = [last.records.get(task.kunci) for task in tasks]
    standing = [record for task, record in zip(tasks, records, strict=True) if record and not outdated(record, task, order.output, files)]
    if len(standing) == len(tasks):
        return tuple(_single(task, record, record.diagnostics, "", order) for task, record in zip(tasks, standing, strict=True))
    from sopdoc.build.sops import Workshop, build_sops  # 300 ms of compiler and back ends that a build without changes does not pay

    store = Store(order.cache)
    builts = build_sops(tasks, Workshop(order, tell, files, store, last))
    _note(order, {built.kunci: built.record for built in builts})
    for entry in _outlived(builts, last):
        store.forget(entry)
    return tuple(_single(built.task, built.record, built.diagnostics, built.why, order, failed=not built.is_good) for built in builts)


def _single(task: Task, record: Record, told: Sequence[Diagnostic], why: str, order: Order, failed: bool = False) -> Single:
    kunci, diagnostics = task.definition.kunci, located(told, order.folder)
    if failed:
        return Single(kunci, diagnostics, why, failed=True)
    return Single(kunci, diagnostics, why, len(record.documents(task.formats)), record.pages, record.findings)


def _outlived(builts: Sequence[Built], last: Index) -> Iterator[str]:
    """Entries of the cache in whose place there is another now."""
    for built in builts:
        before = last.records.get(built.kunci)
        if before and built.record.entry != before.entry:
            yield before.entry


def _note(order: Order, records: Mapping[str, Record]) -> None:
    """For the next build, beside what is known of the agency's other SOPs; who finds the cache in use leaves it alone."""
    try:
        with locked(order.cache / LOCK):
            write_index(order.cache, Index({**read_index(order.cache).records, **records}))
    except (BusyError, OSError):
        return
