"""Requests about an agency's settings → their answers: its form, what was filled in, its first file.

    LihatInstansi ─▶ FormInstansi ─ UbahInstansi ─▶ filled ─▶ shelf ─▶ FormInstansi
                └─▶ BelumAda ────── BuatInstansi ──────────────┘     what was filled in is undone by a journal of the file's own
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sopdoc.definitions import INSTANSI, Definition
from sopdoc.diagnostics import Report
from sopdoc.model.berkas import is_gambar
from sopdoc.model.decode_instansi import PROFIL_BAKU
from sopdoc.model.sop import PENANDA_TANGAN
from sopdoc.names import unfit
from sopdoc.profile.source import profile_names
from sopdoc.schema.start import instansi_text
from sopdoc.source.node import MappingNode, ScalarNode, SequenceNode
from sopdoc.source.read import parse, read
from sopdoc.studio import journal
from sopdoc.studio.agency import faults, filled, new_faults
from sopdoc.studio.agency_form import agency_form
from sopdoc.studio.agency_requests import (
    AgencyAnswer,
    AgencyRequest,
    BatalkanInstansi,
    BelumAda,
    BuatInstansi,
    FormInstansi,
    Gambar,
    LihatInstansi,
    SalahIsi,
    Setelan,
    UlangiInstansi,
)
from sopdoc.studio.gestures import RefusedError
from sopdoc.studio.journal import Journal
from sopdoc.studio.shelf import Shelf, digest
from sopdoc.studio.stepping import spliced
from sopdoc.studio.words import cleaned
from sopdoc.system import reason_of
from sopdoc.writing.charted import free_name, slug

NAMED = 3           # fields that the name of a step tells
KINDS = {b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg"}       # what else is a picture is SVG


@dataclass(frozen=True, slots=True)
class AgencyDesk:
    """`wrote` is told of a file that is another one now; `definitions`: every SOP of the folder."""

    shelf: Shelf
    wrote: Callable[[Path, bool], None]
    definitions: Callable[[], Sequence[Definition]]

    def answer(self, definition: Definition | None, request: AgencyRequest) -> AgencyAnswer:
        """Raises RefusedError."""
        path = definition.instansi if definition else self._top()
        if isinstance(request, BuatInstansi):
            return self._first(definition, path, request)
        if path is None:
            return BelumAda(profile_names())
        shown = definition.shown_instansi if definition else INSTANSI
        text = self.shelf.text_of(path)
        if text is None:
            raise RefusedError(f"{shown} belum terbaca", "periksa berkasnya")
        if isinstance(request, LihatInstansi):
            return self._form(path, shown, text)
        if reason := self.shelf.refuses_file(path):
            raise RefusedError(reason)
        if isinstance(request, BatalkanInstansi | UlangiInstansi):
            return self._step(path, shown, text, journal.undone if isinstance(request, BatalkanInstansi) else journal.redone)
        if digest(text) != request.sidik:
            raise RefusedError(f"{shown} berubah sejak diperlihatkan", "buka lagi pengaturannya")
        return self._fill(path, shown, text, request.setelan, request.gambar)

    def _top(self) -> Path | None:
        path = self.shelf.root / INSTANSI
        return path if path.is_file() else None

    def _form(self, path: Path, shown: str, text: str, said: str = "") -> FormInstansi:
        isian, bernama = agency_form(parse(text, shown, Report()))
        wrong = "; ".join(f"baris {one.span.line}: {one.message}" for one in faults(text, shown, path.parent))
        kept, locked = self.shelf.journal(path), self.shelf.refuses_file(path)
        return FormInstansi(shown, digest(text), isian, bernama, locked, kept.undone_next, kept.done_next, said or wrong)

    def _fill(self, path: Path, shown: str, text: str, setelan: Sequence[Setelan], gambar: Sequence[Gambar]) -> FormInstansi | SalahIsi:
        """Pictures first, since the file may name only what is there; they go again with what cannot be written."""
        made: list[Path] = []
        try:
            named = tuple(self._picture(path.parent, one, made) for one in gambar)
            new = filled(text, shown, path.parent, (*setelan, *named))
            if isinstance(new, str):
                self._write(path, shown, text, new)
        except RefusedError:
            self._take_back(made)
            raise
        if isinstance(new, SalahIsi):
            self._take_back(made)
            return new
        self.wrote(path, bool(made))
        said = self._keep(path, journal.noted(self.shelf.journal(path), text, new, _name(setelan, gambar))) if new != text else ""
        return self._form(path, shown, new, said)

    def _step(self, path: Path, shown: str, text: str, take: Callable[[Journal], tuple[Journal, str, str] | None]) -> FormInstansi:
        """The very bytes where nobody else wrote since, else the very splice where nobody wrote on its lines."""
        taken = take(self.shelf.journal(path))
        if taken is None:
            raise RefusedError("tidak ada yang dapat dibatalkan atau diulangi")
        kept, have, want = taken
        new = want if text == have else spliced(have, want, text)
        for wrong in new_faults(text, new, shown, path.parent):
            raise RefusedError(wrong.message, wrong.hint)
        self._write(path, shown, text, new)
        self.wrote(path, False)
        return self._form(path, shown, new, self._keep(path, kept))

    def _write(self, path: Path, shown: str, old: str, new: str) -> None:
        """Raises RefusedError."""
        self._keep_officials(path, _officials(old, shown) - _officials(new, shown))
        if fault := self.shelf.replace(path, shown, old, new) if new != old else "":
            raise RefusedError(fault, "ulangi sesaat lagi")

    def _keep(self, path: Path, kept: Journal) -> str:
        """A journal that cannot be kept costs no words."""
        try:
            self.shelf.keep(path, kept)
        except OSError as fault:
            return f"tersimpan, tetapi tidak dapat dibatalkan kelak: {reason_of(fault)}"
        return ""

    def _picture(self, folder: Path, one: Gambar, made: list[Path]) -> Setelan:
        """Beside the agency's file, under a name of its own; the same picture is not kept twice."""
        content = _decoded(one)
        stem, ending = Path(one.nama).stem, next((end for head, end in KINDS.items() if content.startswith(head)), ".svg")
        wanted = slug(stem) if slug(stem) != "kegiatan" and not unfit(slug(stem)) else "logo"
        if self.shelf.content(folder / f"{wanted}{ending}") != content:
            wanted = free_name(wanted, self.shelf.names(folder))
            if fault := self.shelf.create(folder / f"{wanted}{ending}", content):
                raise RefusedError(fault, "periksa izin foldernya")
            made.append(folder / f"{wanted}{ending}")
        return Setelan(one.jalur, f"{wanted}{ending}")

    def _take_back(self, made: Iterable[Path]) -> None:
        for path in made:
            self.shelf.discard(path)

    def _keep_officials(self, path: Path, gone: Iterable[str]) -> None:
        """Who still signs an SOP does not go."""
        for one in sorted(gone):
            if named := [own.kunci for own in self.definitions() if own.instansi == path and one in _signers(own)]:
                reason = f'pejabat "{one}" masih menandatangani {", ".join(named[:5])}'
                raise RefusedError(reason, "ganti dahulu penanda tangannya")

    def _first(self, definition: Definition | None, path: Path | None, asked: BuatInstansi) -> FormInstansi:
        if path is not None:
            raise RefusedError("instansi.yaml sudah ada", "buka pengaturannya")
        lines = cleaned(asked.nama).split("\n")
        if not lines[0] or (asked.profil and asked.profil not in profile_names()):
            raise RefusedError("instansi memerlukan nama", "tulis namanya seperti di kepala surat, satu baris tiap baris")
        new = (definition.path.parent if definition else self.shelf.root) / INSTANSI
        shown = definition.shown_instansi if definition else INSTANSI
        text = instansi_text("; ".join(line.replace(";", ",") for line in lines), asked.profil or PROFIL_BAKU)
        if fault := self.shelf.create(new, text.encode()):
            raise RefusedError(fault, "periksa izin foldernya")
        self.wrote(new, True)
        return self._form(new, shown, text)


def _name(setelan: Sequence[Setelan], gambar: Sequence[Gambar]) -> str:
    """What a step is called where it can be undone."""
    paths = (*(one.jalur for one in setelan), *(one.jalur for one in gambar))
    words = dict.fromkeys(str(path[-1]) for path in paths if path)
    return f"isi {', '.join(words)}" if len(words) <= NAMED else f"isi {len(words)} setelan"


def _officials(text: str, shown: str) -> frozenset[str]:
    node = parse(text, shown, Report())
    found = node.get("pejabat") if isinstance(node, MappingNode) else None
    return frozenset(key.text for key, _ in found.entries) if isinstance(found, MappingNode) else frozenset()


def _decoded(one: Gambar) -> bytes:
    try:
        content = base64.b64decode(one.isi, validate=True)
    except binascii.Error as fault:
        raise RefusedError("gambarnya tidak terbaca", "pilih lagi berkasnya") from fault
    if not is_gambar(content[:4096]):
        raise RefusedError(f"{one.nama} bukan gambar yang dapat dipakai", "pakai gambar PNG, JPEG atau SVG")
    return content


def _signers(definition: Definition) -> Iterator[str]:
    """The officials that an SOP names by their keys."""
    node = read(definition.path, definition.shown, Report())
    for key, value in node.entries if isinstance(node, MappingNode) else ():
        if key.text in PENANDA_TANGAN:
            for one in value.items if isinstance(value, SequenceNode) else (value,):
                named = one.get("pejabat") if isinstance(one, MappingNode) else one
                if isinstance(named, ScalarNode):
                    yield named.text.strip()
