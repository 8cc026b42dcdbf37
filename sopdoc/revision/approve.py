"""A definition → approved and in force, its bytes frozen; or withdrawn.  Only one version of an SOP is in force."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sopdoc.check.kata import before
from sopdoc.diagnostics import Report
from sopdoc.model.nilai import Tanggal
from sopdoc.model.sop import Status
from sopdoc.revision.plan import Opened, Plan, edited, ended, frozen_now, has_changed, index_file, recorded, values_set

TERBIT = "tanggal terbit"      # of SPO sheets: the day on which this version was issued


@dataclass(frozen=True, slots=True)
class ApprovalAsked:
    """What is asked for; `nomor` "" leaves the definition's number."""

    tanggal: Tanggal
    efektif: Tanggal
    nomor: str = ""


def plan_approval(opened: Opened, asked: ApprovalAsked, report: Report) -> Plan | None:
    """What approving the definition as it is writes; None with the reason in the report."""
    if not (_may_approve(opened, report) and _in_order(opened, asked, report)):
        return None
    day = asked.tanggal.iso()
    values = {"status": Status.BERLAKU.value, "tanggal pengesahan": day, "tanggal efektif": asked.efektif.iso()}
    values |= {TERBIT: day} if opened.naskah.has(TERBIT) else {}
    text = edited(opened, values_set(opened, {"nomor": asked.nomor, **values} if asked.nomor else values), report)
    if text is None:
        return None
    versi, frozen = frozen_now(opened, text)
    versi = replace(versi, tanggal={"tanggal pengesahan": asked.tanggal, "tanggal efektif": asked.efektif})
    path = opened.definition.path
    index = index_file(path, (*ended(opened.arsip, "direvisi", asked.efektif), versi))
    done = f"{versi.nama} disahkan per {asked.tanggal.cetak()}, berlaku sejak {asked.efektif.cetak()}"
    return Plan(opened, text, (*frozen, (path, text.encode()), index), done)


def plan_revocation(opened: Opened, tanggal: Tanggal, report: Report) -> Plan | None:
    """What withdrawing the version in force writes; None with the reason in the report."""
    if not _may_revoke(opened, tanggal, report):
        return None
    text = edited(opened, values_set(opened, {"status": Status.DICABUT.value, "tanggal pencabutan": tanggal.iso()}), report)
    if text is None:
        return None
    path = opened.definition.path
    before, files = recorded(opened)
    index = index_file(path, ended(before.arsip, "dicabut", tanggal))
    return Plan(opened, text, (*files, (path, text.encode()), index), f"dicabut per {tanggal.cetak()}")


def _may_approve(opened: Opened, report: Report) -> bool:
    last = opened.last
    if opened.identitas.status is Status.DICABUT or (last and last.status == "dicabut"):
        report.galat("SOP553", "SOP ini dicabut dan tidak dapat disahkan", opened.place("status"), "dicabut", "susun SOP baru")
    elif last and opened.revisi == last.revisi:
        changed = has_changed(opened, last)
        hint = 'buka revisi: sopdoc revise … --ringkasan "…"' if changed else "tidak ada yang perlu disahkan lagi"
        rest = ", tetapi isinya kini berbeda" if changed else ""
        report.galat("SOP552", f"revisi {last.revisi} sudah disahkan{rest}", opened.place("revisi ke"), hint=hint)
    elif last and opened.revisi < last.revisi:
        message = f"`revisi ke` {opened.revisi} lebih kecil daripada revisi yang terakhir disahkan, {last.revisi}"
        report.galat("SOP555", message, opened.place("revisi ke"), "terlalu kecil", f"tulis `revisi ke: {last.revisi + 1}`")
    else:
        return True
    return False


def _may_revoke(opened: Opened, tanggal: Tanggal, report: Report) -> bool:
    """Also what says so already and is in force by its archive: a withdrawal that was cut short, or made by hand."""
    last, status = opened.last, opened.identitas.status
    if last.status == "dicabut" if last else status is Status.DICABUT:
        report.galat("SOP553", "SOP ini sudah dicabut", opened.place("status"), "dicabut", "tidak ada yang perlu dicabut lagi")
    elif last and (opened.revisi != last.revisi or has_changed(opened, last)):
        hint = f"sahkan dahulu dengan sopdoc approve, atau pulihkan isi {last.nama} dari arsip"
        report.galat("SOP552", "ada perubahan yang belum disahkan", opened.place("revisi ke"), hint=hint)
    elif last is None and status in (Status.RANCANGAN, Status.DIREVISI):
        message = "SOP ini tidak berlaku, sehingga tidak dapat dicabut"
        report.galat("SOP553", message, opened.place("status"), status.value, "hapus berkasnya")
    else:
        return _not_before(tanggal, "tanggal pencabutan", ("tanggal pengesahan", "tanggal efektif", "tanggal pembuatan"), opened, report)
    return False


def _in_order(opened: Opened, asked: ApprovalAsked, report: Report) -> bool:
    """Made or revised, then approved, then in force; and after the version before."""
    if before(asked.efektif, asked.tanggal):
        message = f"tanggal efektif {asked.efektif.cetak()} lebih awal daripada tanggal pengesahan {asked.tanggal.cetak()}"
        report.galat("SOP554", message, opened.place("tanggal efektif"), hint="perbaiki --efektif atau --tanggal")
        return False
    if opened.last:
        for key, day in (("tanggal pengesahan", asked.tanggal), ("tanggal efektif", asked.efektif)):
            other = opened.last.tanggal.get(key)
            if other and before(day, other):
                message = f"{key} {day.cetak()} lebih awal daripada {key} {opened.last.nama}, {other.cetak()}"
                report.galat("SOP554", message, opened.place(key), hint="perbaiki tanggalnya")
                return False
    return _not_before(asked.tanggal, "tanggal pengesahan", ("tanggal pembuatan", "tanggal revisi"), opened, report)


def _not_before(day: Tanggal, name: str, keys: tuple[str, ...], opened: Opened, report: Report) -> bool:
    for key in keys:
        other = opened.identitas.tanggal.get(key)
        if other and before(day, other):
            message = f"{name} {day.cetak()} lebih awal daripada {key}, {other.cetak()}"
            report.galat("SOP554", message, opened.place(key), "lebih baru", "perbaiki tanggalnya")
            return False
    return True
