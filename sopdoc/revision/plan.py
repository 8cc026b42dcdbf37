"""What a command would write: the definition's new text and the archive's new files; nothing is written while it is planned.

    open_definition ─▶ Opened ─▶ revise, approve, revoke ─▶ Plan ─▶ carry_out       all of it in `change`, one process at a time
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sopdoc.archive.content import is_same
from sopdoc.archive.frozen_files import names_in, sum_of_files
from sopdoc.archive.index import INDEX, LUAR, TANGGAL, Versi, frozen_path, is_intact, last_approved, sum_of, versions
from sopdoc.definitions import Definition, archive_of
from sopdoc.diagnostics import Report, Span
from sopdoc.edit.apply import with_changes
from sopdoc.edit.change import Change, Set
from sopdoc.edit.text import diff
from sopdoc.edit.write import write_over
from sopdoc.files import clear_unfinished_of, write_whole
from sopdoc.locks import BusyError, lock_of, locked
from sopdoc.model.nilai import Tanggal
from sopdoc.model.sop import Identitas, nomor_revisi
from sopdoc.naskah import Naskah
from sopdoc.reading import Reader
from sopdoc.source.splice import UnusualError
from sopdoc.system import reason_of

HEAD = "# Ditulis sopdoc; jangan diubah. sha256 membuktikan bahwa versi yang dibekukan masih utuh.\n"


File = tuple[Path, bytes]


@dataclass(frozen=True, slots=True)
class Opened:
    """A definition that shall be changed: its text as it lies there, and the versions of it that were approved."""

    naskah: Naskah
    text: str                       # as on disk, line ends and byte order mark included
    revisi: int
    arsip: tuple[Versi, ...]

    @property
    def definition(self) -> Definition:
        return self.naskah.definition

    @property
    def identitas(self) -> Identitas:
        return self.naskah.sop.identitas

    @property
    def last(self) -> Versi | None:
        return last_approved(self.arsip)

    def place(self, key: str) -> Span:
        return self.naskah.place(key)


@dataclass(frozen=True, slots=True)
class Plan:
    """`files` are written in this order, the definition among them; `done` says in a line what happened."""

    opened: Opened
    text: str
    files: tuple[File, ...]
    done: str


Make = Callable[[Opened, Report], Plan | None]


def open_definition(definition: Definition, report: Report) -> Opened | None:
    """The definition and its archive; None after an error in either, or in a frozen file that no longer is what was approved."""
    if definition.is_frozen:
        hint = "sebutkan definisinya, bukan versi bekunya"
        report.galat("SOP557", "ini versi yang dibekukan; isinya tidak boleh berubah", definition.start, hint=hint)
        return None
    found = Report()
    arsip = versions(definition.path, definition.shown, found)
    naskah = Reader().read(definition, found).naskah
    for versi in arsip:
        if not is_intact(versi):
            hint = "pulihkan dari cadangan; versi yang disahkan tidak boleh berubah"
            found.galat("SOP563", f"versi {versi.nama} yang dibekukan telah berubah atau hilang", definition.start, hint=hint)
    report.extend(found.diagnostics)
    if found.has_galat or naskah is None:
        return None
    words = naskah.sop.identitas.revisi_ke
    revisi = nomor_revisi(words)
    if revisi is None:
        report.galat("SOP555", f'`revisi ke` "{words}" bukan bilangan', naskah.place("revisi ke"), "di sini", "tulis 0, 1, 2, …")
        return None
    return Opened(naskah, definition.path.read_bytes().decode("utf-8"), revisi, arsip)


def has_changed(opened: Opened, versi: Versi) -> bool:
    """Does the definition say something else than the version?"""
    return not is_same(versi, opened.naskah.node, opened.definition.files)


def values_set(opened: Opened, values: Mapping[str, str]) -> list[Change]:
    """The changes that give top-level keys these values; "" empties a key that is there and adds none."""
    return [Set((key,), value) for key, value in values.items() if value or opened.naskah.has(key)]


def edited(opened: Opened, changes: Iterable[Change], report: Report) -> str | None:
    """The text with these changes; None where the file is written in a way that cannot be spliced (SOP556)."""
    try:
        return with_changes(opened.text, changes)
    except (UnusualError, LookupError):
        hint = "tulis satu kunci per baris, daftar dengan tanda hubung, lalu ulangi"
        report.galat("SOP556", "berkas ini ditulis dengan cara yang tidak dapat disunting sopdoc", opened.definition.start, hint=hint)
        return None


def frozen_now(opened: Opened, text: str) -> tuple[Versi, tuple[File, ...]]:
    """The text as the version in force of the opened's number, with the dates that it states; what is written of it."""
    path, content = frozen_path(opened.definition.path, opened.revisi), text.encode()
    dates = {key: tanggal for key in TANGGAL if (tanggal := opened.identitas.tanggal.get(key))}
    shown = {name: (opened.definition.files / name).read_bytes() for name in names_in(opened.naskah.node)}
    versi = Versi(opened.revisi, "berlaku", sum_of(content), path, dates, lampiran=sum_of_files(shown))
    return versi, (*((versi.files / name, data) for name, data in shown.items()), (path, content))


def recorded(opened: Opened) -> tuple[Opened, tuple[File, ...]]:
    """The opened with at least one version.  One never approved here is in force as it lies there, and is frozen so.

    Its files come before any other: whenever the work is cut short, the archive says what is true, and nothing is lost.
    """
    if opened.last is not None:
        return opened, ()
    versi, frozen = frozen_now(opened, opened.text)
    arsip = (replace(versi, luar=True),)
    return replace(opened, arsip=arsip), (*frozen, index_file(opened.definition.path, arsip))


def ended(arsip: Sequence[Versi], status: str, tanggal: Tanggal) -> tuple[Versi, ...]:
    """The versions with the one in force, if any, ended on a day."""
    return tuple(
        replace(v, status=status, tanggal={**v.tanggal, "tanggal berakhir": tanggal}) if v.status == "berlaku" else v for v in arsip
    )


def index_file(definition: Path, arsip: Sequence[Versi]) -> tuple[Path, bytes]:
    """The index that `archive.index` reads."""
    entries = map(_entry, arsip)
    return archive_of(definition) / INDEX, (HEAD + "".join(entries)).encode()


def _entry(versi: Versi) -> str:
    further = {"lampiran": versi.lampiran, "pengesahan": LUAR if versi.luar else ""}
    further |= {key: versi.tanggal[key].iso() for key in TANGGAL if key in versi.tanggal}
    lines = {"revisi ke": str(versi.revisi), "status": versi.status, "sha256": versi.sum, **further}
    return "- " + "".join(f"  {key}: {value}\n" for key, value in lines.items() if value).removeprefix("  ")


def change(definition: Definition, make: Make, report: Report) -> Plan | None:
    """Plans and carries out, alone: nobody else changes the definition meanwhile (SOP559)."""
    try:
        with locked(lock_of(definition.path)):
            opened = open_definition(definition, report)
            plan = opened and make(opened, report)
            return plan if plan and carry_out(plan, report) else None
    except BusyError as fault:
        hint = "tunggu sampai selesai, lalu jalankan lagi bila masih perlu"
        report.galat("SOP559", "perintah lain sedang mengubah SOP ini", definition.start, fault.who, hint)
    except OSError as fault:
        _unwritten(definition.path, definition, fault, report)
    return None


def carry_out(plan: Plan, report: Report) -> bool:
    """Writes every file whole, in order, over what the plan was made from (SOP559) and over no foreign one (SOP558)."""
    definition, known = plan.opened.definition, (plan.opened.text.encode(),)
    for path, content in plan.files:
        frozen = path.name != INDEX and path != definition.path
        if frozen and path.exists() and path.read_bytes() not in (content, *known):
            hint = "ulangi perintah yang tadi terputus, atau pindahkan berkas itu; sopdoc tidak menimpa versi yang dibekukan"
            report.galat("SOP558", f"{path.name} sudah ada di arsip dan tidak tercatat", definition.start, hint=hint)
            return False
    for path, content in plan.files:
        try:
            if path != definition.path:
                clear_unfinished_of(path)
                write_whole(path, content)
            elif not write_over(path, known, content):
                hint = "jalankan lagi perintah yang sama"
                report.galat("SOP559", "berkas ini berubah sementara perintah ini berjalan", definition.start, "isinya kini lain", hint)
                return False
        except OSError as fault:
            _unwritten(path, definition, fault, report)
            return False
    return True


def _unwritten(path: Path, definition: Definition, fault: OSError, report: Report) -> None:
    hint = "periksa izin berkas dan ruang cakram, lalu jalankan lagi perintah yang sama"
    report.galat("SOP064", f"{path} tidak dapat ditulis", definition.start, reason_of(fault), hint)


def preview(plan: Plan) -> Iterator[str]:
    """The edit as a unified diff, and the files that would be written."""
    yield from diff(plan.opened.text, plan.text, plan.opened.definition.shown)
    yield from (f"akan ditulis: {path}\n" for path in further(plan))


def further(plan: Plan) -> Iterator[str]:
    """What would be written besides the definition, as it is called beside it."""
    definition = plan.opened.definition
    for path in dict.fromkeys(path for path, _ in plan.files):
        if path != definition.path:
            yield str(Path(definition.shown).parent / path.relative_to(definition.path.parent))
