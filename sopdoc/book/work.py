"""An order that has something to do → its documents: SOPs, the book, the registers, and what the next build needs to know.

    tasks ─▶ sops ─▶ the book, unless it stands ─▶ index
"""

from __future__ import annotations

from collections.abc import Sequence

from sopdoc.book.asked import Outcome
from sopdoc.book.bind import NOTHING, Binding, Sheet, Sheets, bind
from sopdoc.book.noted import Noted, Sources, write_noted
from sopdoc.book.sop import BookSop, with_shared_pictures
from sopdoc.build.cache import Store
from sopdoc.build.index import Index, write_index
from sopdoc.build.order import BOOK, Event, Tell, Told, Written, located
from sopdoc.build.outputs import remove_outputs
from sopdoc.build.reasons import LOST
from sopdoc.build.sops import Built, Workshop, build_sops, head, make_sops
from sopdoc.build.tasks import Task
from sopdoc.diagnostics import Report
from sopdoc.files import clear_unfinished
from sopdoc.layout.picture import Picture


def work(sources: Sources, tasks: Sequence[Task], last: Index, noted: Noted | None, has_galat: bool, tell: Tell) -> Outcome:
    """Raises ClusterError; everything else is told.  `has_galat`: the agency's files have errors apart from its SOPs."""
    order = sources.order
    counter = _Counter(tell)
    clear_unfinished(order.output / order.name)
    shop = Workshop(order, counter.tell, sources.files, Store(order.cache), last, refuses=True)
    builts = build_sops(tasks, shop)
    told = Report()
    for built in builts:
        told.extend(built.diagnostics)
    tell(Told(located(told.diagnostics, order.folder)))
    binding = NOTHING
    if order.keep_going or not (told.has_galat or has_galat):
        binding = bind(Sheets(tuple(map(_sheet, builts)), lambda: _sops(builts, shop)), sources, noted, counter.tell)
    tell(Told(located(binding.diagnostics, order.folder)))
    _finish(builts, shop, binding)
    return _outcome(builts, sources, binding, counter.written)


class _Counter:
    """Passes on what is told, and counts the files that were written."""

    def __init__(self, tell: Tell) -> None:
        self._tell, self.written = tell, 0

    def tell(self, event: Event) -> None:
        self.written += isinstance(event, Written)
        self._tell(event)


def _sheet(built: Built) -> Sheet:
    record = built.record if built.is_good else None
    documents = record.documents(built.task.formats) if record else {}
    return Sheet(built.kunci, built.task.definition.shown, record.sum if record else "", {name: o.sum for name, o in documents.items()})


def _sops(builts: Sequence[Built], shop: Workshop) -> tuple[BookSop, ...]:
    """Every SOP with its facts and pages; those that the cache has lost are made again."""
    whole = {built.kunci: built for built in builts if built.is_good}
    heads = {kunci: built.made or head(built, shop) for kunci, built in whole.items()}
    again = make_sops({kunci: (whole[kunci].task, LOST) for kunci, made in heads.items() if made is None}, shop)
    pictures: dict[Picture, Picture] = {}
    found = []
    for built in builts:
        made = heads.get(built.kunci) or (again[built.kunci].made if built.kunci in again else None)
        drawn = with_shared_pictures(made.drawn, pictures) if made and made.drawn else None
        found.append(BookSop(built.kunci, built.task.definition.shown, made.fakta if made else None, drawn))
    return tuple(found)


def _finish(builts: Sequence[Built], shop: Workshop, binding: Binding) -> None:
    """Entries and documents that nobody needs any more are removed; what is there now is noted for the next build."""
    root, cache = shop.order.output, shop.order.cache
    records = {built.kunci: built.record for built in builts}
    gone = [output for kunci, record in shop.last.records.items() if kunci not in {built.kunci for built in builts}
            for output in record.outputs.items()]
    now = {**{name: known for record in records.values() for name, known in record.outputs.items()},
           **(binding.noted.outputs if binding.noted else {})}
    remove_outputs(root, [(name, known) for name, known in gone if name not in now])
    shop.store.keep_only(frozenset(built.task.key for built in builts))
    write_index(cache, Index(records))
    if binding.noted:
        write_noted(cache, binding.noted)


def _outcome(builts: Sequence[Built], sources: Sources, binding: Binding, written: int) -> Outcome:
    failed = tuple(built.kunci for built in builts if not built.is_good)
    made = sum(built.compiled for built in builts)
    rebuilt = [(built.kunci, built.why) for built in builts if built.why and built.kunci not in failed]
    return Outcome(
        sources.order.name, len(builts), made, len(builts) - made, written,
        sum(built.record.pages for built in builts), binding.pages, issued=binding.issued,
        rebuilt=(*rebuilt, *([(BOOK, binding.why)] if binding.why else [])), failed=failed,
    )
