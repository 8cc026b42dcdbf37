"""An order → the documents of one agency: nothing to do is found out first, and then nothing is loaded to do it.

    lock ─▶ look at the agency ─▶ as at the last build? ─yes─▶ its diagnostics again
                                            └──no──▶ work
"""

from __future__ import annotations

from sopdoc.book.asked import BookOrder, Outcome, is_reserved
from sopdoc.book.noted import Noted, Sources, read_noted
from sopdoc.build.fingerprint import Files, look_at
from sopdoc.build.index import LOCK, Index, outdated, read_index
from sopdoc.build.order import ClusterError, Tell, Told, located
from sopdoc.build.outputs import reachable
from sopdoc.build.tasks import Task, task_of
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Diagnostic, Report, Severity, Span
from sopdoc.locks import BusyError, locked
from sopdoc.system import reason_of


def build(order: BookOrder, tell: Tell) -> Outcome:
    """Everything of one agency; what cannot be done is told, and never raised."""
    try:
        with locked(order.cache / LOCK):
            return _build(order, tell)
    except BusyError as fault:
        hint = "tunggu sampai selesai, atau pilih folder lain dengan --output"
        _refuse(order, f"penyusunan lain sedang menulis ke {order.output / order.name}", fault.who, hint, tell)
    except ClusterError as fault:
        return Outcome(order.name, fault=str(fault))
    except PermissionError as fault:
        _refuse(order, f"{order.output} tidak dapat ditulisi", reason_of(fault), "periksa izin folder hasil", tell)
    except OSError as fault:
        _refuse(order, f"{order.output} tidak dapat ditulisi", reason_of(fault), "periksa folder hasil dan ruang cakram", tell)
    return Outcome(order.name)


def _build(order: BookOrder, tell: Tell) -> Outcome:
    files, report = Files(), Report()
    sources = Sources(order, look_at(order.folder, files), files)
    tasks = _tasks(sources, report)
    last, noted = read_index(order.cache), read_noted(order.cache)
    if noted is not None and not report.diagnostics and _is_fresh(tasks, last, noted, sources):
        return _repeat(order, tasks, last, noted, tell)
    from sopdoc.book.work import work  # 300 ms of compiler and back ends that a build without changes does not pay

    tell(Told(located(report.diagnostics, order.folder)))
    return work(sources, tasks, last, noted, report.has_galat, tell)


def _tasks(sources: Sources, report: Report) -> tuple[Task, ...]:
    """The agency's SOPs; SOP062 for one whose documents would be those of the book, SOP069 for one whose path is too long."""
    found = reachable(find_definitions([sources.order.folder.as_posix()], report), sources.order.output, report)
    own = (d for d in found if d.instansi is None or d.agency == sources.agency.folder)
    tasks = [task_of(definition, sources.order, sources.files) for definition in own]
    for task in tasks:
        if is_reserved(task.kunci):      # buku.yml: not the name that the book's own definition has
            message, hint = "dokumennya bernama sama dengan dokumen buku", "ganti nama berkas itu"
            report.galat("SOP062", message, Span(task.definition.shown), hint=hint)
    return tuple(task for task in tasks if not is_reserved(task.kunci))


def _is_fresh(tasks: tuple[Task, ...], last: Index, noted: Noted, sources: Sources) -> bool:
    """Nothing changed since: neither an input nor a document, and there were no errors."""
    order, records = sources.order, {task.kunci: last.records.get(task.kunci) for task in tasks}
    if set(records) != set(last.records):
        return False
    if any(record is None or record.refused or outdated(record, task, order.output, sources.files)
           for task, record in zip(tasks, records.values(), strict=True)):
        return False
    sums = {kunci: record.sum for kunci, record in records.items() if record}
    shown = frozenset(task.definition.shown for task in tasks)
    return noted.stands(sources.inputs(sums, shown, noted.dependencies), order.output)


def _repeat(order: BookOrder, tasks: tuple[Task, ...], last: Index, noted: Noted, tell: Tell) -> Outcome:
    """A build with the same inputs says the same."""
    records = [last.records[task.kunci] for task in tasks]
    told = Report()
    for record in records:
        told.extend(record.diagnostics)
    tell(Told(located((*told.diagnostics, *noted.diagnostics), order.folder)))
    return Outcome(order.name, len(tasks), 0, len(tasks), 0, sum(record.pages for record in records), noted.pages)


def _refuse(order: BookOrder, message: str, label: str, hint: str, tell: Tell) -> None:
    tell(Told((Diagnostic("SOP063", Severity.GALAT, message, Span(order.folder.as_posix()), label, hint),)))
