"""An order → the documents of one agency: nothing to do is found out first, and then nothing is loaded to do it.

    lock ─▶ look at the agency ─▶ as at the last build? ─yes─▶ its diagnostics again
                                            └──no──▶ build_work
"""

from __future__ import annotations

from sopdoc.build.fingerprint import Files, look_at
from sopdoc.build.index import Index, is_fresh, read_index
from sopdoc.build.order import ClusterError, Order, Outcome, Tell, Told, located
from sopdoc.diagnostics import Diagnostic, Severity, Span
from sopdoc.locks import BusyError, locked

LOCK = "kunci"        # in the cache's folder: one build at a time


def build(order: Order, tell: Tell) -> Outcome:
    """Everything of one agency; what cannot be done is told, and never raised."""
    try:
        with locked(order.cache / LOCK):
            return _build(order, tell)
    except BusyError as fault:
        process = f"proses {fault}" if str(fault) else "proses lain"
        hint = "tunggu sampai selesai, atau pilih folder lain dengan --output"
        _refuse(order, f"penyusunan lain sedang menulis ke {order.output / order.name}", process, hint, tell)
    except ClusterError as fault:
        return Outcome(order.name, fault=str(fault))
    except PermissionError as fault:
        _refuse(order, f"{order.output} tidak dapat ditulisi", fault.strerror or "", "periksa izin folder hasil", tell)
    except OSError as fault:
        _refuse(order, f"{order.output} tidak dapat ditulisi", fault.strerror or "", "periksa folder hasil dan ruang cakram", tell)
    return Outcome(order.name)


def _build(order: Order, tell: Tell) -> Outcome:
    files = Files()
    agency, index = look_at(order.folder, files), read_index(order.cache)
    if index is not None and is_fresh(index, order.request, agency, order.output, files):
        return _repeat(order, index, tell)
    from sopdoc.book.work import Work  # 300 ms of compiler and back ends that a build without changes does not pay

    return Work(order, tell, agency, index, files).run()


def _repeat(order: Order, index: Index, tell: Tell) -> Outcome:
    """A build with the same inputs says the same."""
    tell(Told(located((*index.diagnostics, *index.book_diagnostics), order.folder)))
    return Outcome(order.name, index.sops, 0, index.sops, 0, index.pages, index.book_pages)


def _refuse(order: Order, message: str, label: str, hint: str, tell: Tell) -> None:
    tell(Told((Diagnostic("SOP063", Severity.GALAT, message, Span(order.folder.as_posix()), label, hint),)))
