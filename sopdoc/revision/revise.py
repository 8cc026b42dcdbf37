"""A definition, perhaps already changed, → the next revision of it is open.

    approved, then changed    the version in force lies frozen already; number, date and history of the new one are written
    approved, not changed     refused (SOP551), unless the revision shall be open before the first change (`buka`)
    never approved here       what the file says now is what is in force: it is frozen first, and may be revised unchanged
"""

from __future__ import annotations

from dataclasses import dataclass

from sopdoc.check.kata import before
from sopdoc.diagnostics import Report
from sopdoc.edit.change import Change, Insert, Set
from sopdoc.model.nilai import Tanggal
from sopdoc.model.sop import Status
from sopdoc.revision.plan import Opened, Plan, edited, has_changed, recorded, values_set

EMPTIED = ("tanggal pengesahan", "tanggal efektif")      # of the version before; approving sets them anew


@dataclass(frozen=True, slots=True)
class RevisionAsked:
    """What is asked for; `oleh` "" means the official who signs the definition."""

    ringkasan: str
    tanggal: Tanggal
    oleh: str = ""
    buka: bool = False


def plan_revision(opened: Opened, asked: RevisionAsked, report: Report) -> Plan | None:
    """What opening the revision writes; None with the reason in the report."""
    if not (_may_revise(opened, asked.buka, report) and _in_order(opened, asked.tanggal, report)):
        return None
    text = _opened(opened, asked, report)
    if text is None:
        return None
    before, files = recorded(opened)
    held = "dibekukan apa adanya" if before.last and before.last.luar else "dibekukan saat disahkan"
    done = f"revisi {opened.revisi + 1} dibuka per {asked.tanggal.cetak()}; versi sebelumnya rev-{opened.revisi} ({held})"
    return Plan(opened, text, (*files, (opened.definition.path, text.encode())), done)


def _opened(opened: Opened, asked: RevisionAsked, report: Report) -> str | None:
    """The definition's text with the revision open in it."""
    width = len(opened.identitas.revisi_ke) if opened.identitas.revisi_ke.isdigit() else 1
    number, day = str(opened.revisi + 1).zfill(width), asked.tanggal.iso()
    values = {"status": Status.RANCANGAN.value, "revisi ke": number, "tanggal revisi": day, **dict.fromkeys(EMPTIED, "")}
    pejabat = opened.identitas.disahkan_oleh
    oleh = asked.oleh or (pejabat.sebaris.jabatan if pejabat else "")
    entry = {"revisi ke": number, "tanggal": day, "ringkasan": asked.ringkasan, **({"oleh": oleh} if oleh else {})}
    noted = len(opened.identitas.riwayat)
    added: Change = Insert(("riwayat", noted), entry) if opened.naskah.has("riwayat") else Set(("riwayat",), [entry])
    return edited(opened, [*values_set(opened, values), added], report)


def _may_revise(opened: Opened, buka: bool, report: Report) -> bool:
    last, status = opened.last, opened.identitas.status
    if status is Status.DICABUT or (status in (Status.RANCANGAN, Status.DIREVISI) and last is None) or (last and last.status == "dicabut"):
        word = "dicabut" if last and last.status == "dicabut" else status.value if status else ""
        hint = "ubah saja rancangannya, lalu sahkan dengan sopdoc approve" if word == "rancangan" else "SOP ini tidak berlaku lagi"
        report.galat("SOP553", f"SOP ini {word}: tidak ada versi yang berlaku untuk direvisi", opened.place("status"), word, hint)
    elif last and opened.revisi > last.revisi:
        hint = "lanjutkan perubahannya, lalu sahkan dengan sopdoc approve"
        message = f"revisi {opened.revisi} sudah dibuka dan belum disahkan"
        report.galat("SOP552", message, opened.place("revisi ke"), f"yang terakhir disahkan: {last.revisi}", hint)
    elif last and opened.revisi < last.revisi:
        message = f"`revisi ke` {opened.revisi} lebih kecil daripada revisi yang terakhir disahkan, {last.revisi}"
        report.galat("SOP555", message, opened.place("revisi ke"), "terlalu kecil", f"tulis `revisi ke: {last.revisi}`")
    elif last and not (buka or last.luar or has_changed(opened, last)):
        hint = "ubah dulu definisinya, atau buka revisi sebelum mengubahnya dengan --buka"
        message = f"tidak ada yang berubah sejak {last.nama} disahkan"
        report.galat("SOP551", message, opened.place("nomor"), hint=hint)
    else:
        return True
    return False


def _in_order(opened: Opened, tanggal: Tanggal, report: Report) -> bool:
    """A revision is not older than what it revises (SOP554)."""
    dates = opened.identitas.tanggal
    own = [(key, dates.get(key)) for key in ("tanggal pembuatan", "tanggal revisi", "tanggal pengesahan")]
    listed = [(f"tanggal revisi {p.revisi_ke} di riwayat", p.tanggal) for p in opened.identitas.riwayat]
    approved = [(f"tanggal pengesahan {v.nama}", v.tanggal.get("tanggal pengesahan")) for v in opened.arsip]
    for name, other in (*own, *listed, *approved):
        if other and before(tanggal, other):
            message = f"tanggal revisi {tanggal.cetak()} lebih awal daripada {name}, {other.cetak()}"
            place = opened.place(name if name in dates else "riwayat")
            report.galat("SOP554", message, place, "lebih baru", "beri tanggal yang benar dengan --tanggal")
            return False
    return True
