"""SOPs that come into a folder or are called otherwise: blank, from the template, as a copy, from an old sheet; nothing is written over."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sopdoc.archive.approved import is_approved
from sopdoc.definitions import ENDINGS, Definition, definition_at
from sopdoc.diagnostics import Report
from sopdoc.preview.gallery import Gallery
from sopdoc.preview.watch import Changes
from sopdoc.reading import Reader
from sopdoc.schema.start import NO_AGENCY, limits, sop_text
from sopdoc.schema.start import agency_of as beginning_of
from sopdoc.studio.blank import OPEN, blank_text, copied_text, file_name, lanes_of, title_of
from sopdoc.studio.gestures import RefusedError
from sopdoc.studio.import_requests import BacaLama, SopLama, TerbacaLama
from sopdoc.studio.opened import opened
from sopdoc.studio.requests import Baru
from sopdoc.studio.shelf import Shelf, digest

if TYPE_CHECKING:           # reading old sheets is a sixth of what the studio would import, and seldom asked for
    from sopdoc.studio.old import Old

ROWS = 3            # of the template, unless it has more columns


@dataclass(slots=True)
class Folder:
    """`_old`: the sheet that was read last, by its bytes' digest: it is shown before it is written."""

    gallery: Gallery
    shelf: Shelf
    _old: tuple[str, Old] | None = field(default=None)

    def new(self, beside: Definition | None, asked: Baru) -> Definition:
        """Raises RefusedError."""
        folder = self._place(beside)
        path = folder / f"{file_name(asked.nama, self.shelf.names(folder))}{ENDINGS[0]}"
        if reason := self.shelf.create(path, self._first_text(beside, asked, path).encode()):
            raise RefusedError(reason, "periksa izin foldernya")
        return self._followed(path)

    def _place(self, beside: Definition | None) -> Path:
        if not self.gallery.scope.is_folder:
            raise RefusedError("studio ini dibuka untuk satu berkas saja", "buka foldernya: sopdoc studio FOLDER")
        return beside.path.parent if beside and not beside.is_frozen else self.shelf.root

    def _first_text(self, beside: Definition | None, asked: Baru, path: Path) -> str:
        reader = Reader()
        if asked.salin and beside:
            text = self.shelf.text(beside)
            naskah = opened(beside, text, reader)
            return copied_text(text or "", naskah, asked.nama)
        if asked.templat:
            return _template(asked, definition_at(path))
        berkas = reader.berkas(definition_at(path), Report())
        return blank_text(asked.nama, asked.pelaksana, next(iter(berkas.instansi.pejabat), "") if berkas else "")

    # ------------------------------------------------------------ other names

    def renamed(self, definition: Definition, nama: str) -> tuple[Definition, str]:
        """With what is to be said of it: files whose links could not follow.  Raises RefusedError."""
        folder = definition.path.parent
        if reason := self.shelf.refuses(definition):
            raise RefusedError(reason)
        taken = [one for one in self.shelf.names(folder) if one != definition.path.stem.casefold()]
        path = folder / f"{file_name(nama, taken)}{definition.path.suffix}"
        if path == definition.path:
            return definition, ""
        if definition.archive.exists():
            raise RefusedError("versi SOP ini yang disahkan tersimpan dengan nama berkasnya", "ganti nama SOP-nya saja, di lembar")
        link = re.compile(rf"(?<=\]\(){re.escape(definition.kunci)}(?=[)#])")
        near = [one for one in self.gallery.definitions() if one.path.parent == folder and link.search(self.shelf.text(one) or "")]
        if shut := [one.path.name for one in near if self._is_shut(one)]:
            raise RefusedError(f"berkas ini disebut di {', '.join(shut)}, yang tidak dapat diubah", "buka dahulu revisinya")
        if reason := self.shelf.rename(definition, path):
            raise RefusedError(reason, "pakai nama lain")
        left = [one.path.name for one in near if self._linked(one, path if one == definition else one.path, link, path.stem)]
        self.gallery.follow(Changes(frozenset(one.path for one in near)))
        return self._followed(path, definition.path), f"tautan di {', '.join(left)} masih memakai nama lama" if left else ""

    def _is_shut(self, one: Definition) -> bool:
        """Must its text stay as it is?"""
        naskah = Reader().said(one, self.shelf.text(one) or "", Report()).naskah
        return bool(self.shelf.refuses(one)) or (naskah is not None and is_approved(one, naskah.node))

    def _linked(self, one: Definition, path: Path, link: re.Pattern[str], name: str) -> str:
        """Leads the links in a file, which lies at `path` now, to another name; why not, or ""."""
        old = self.shelf.text_of(path)
        return "berkasnya tidak terbaca" if old is None else self.shelf.replace(path, one.shown, old, link.sub(name, old))

    # ------------------------------------------------------------ old sheets

    def old(self, beside: Definition | None, asked: BacaLama) -> TerbacaLama:
        """Raises RefusedError."""
        from sopdoc.studio.old import agency_of_old, doubts_of, place_old

        folder = self._place(beside)
        old = self._read(asked)
        agency = agency_of_old(old, folder)
        ids = [""] * len(old.definitions)
        if asked.tulis:
            ids = [self._followed(path).target.as_posix() for path in place_old(old, agency, folder, self.shelf)]
        found = zip(ids, old.definitions, strict=True)
        sops = (SopLama(id, one.nama, one.kegiatan, one.panah, doubts_of(one, agency)) for id, one in found)
        return TerbacaLama(tuple(sops), old.said)

    def _read(self, asked: BacaLama) -> Old:
        from sopdoc.studio.old import content_of, read_old

        sign = digest(f"{asked.nama}\n{asked.isi}")
        if self._old is None or self._old[0] != sign:
            self._old = (sign, read_old(asked.nama, content_of(asked.isi)))
        return self._old[1]

    def _followed(self, *paths: Path) -> Definition:
        """The definition at the first path, once the list knows of it."""
        self.gallery.follow(Changes(frozenset(paths), listed=True))
        made = next((one for one in self.gallery.definitions() if one.path == paths[0]), None)
        if made is None:
            raise RefusedError(f"{paths[0].name} tidak ada lagi", "ulangi sesaat lagi")
        return made


def _template(asked: Baru, definition: Definition) -> str:
    """What `sopdoc new` begins with: rows and sections that are to be overwritten."""
    titles = tuple(lanes_of(asked.pelaksana).values())
    rows = max(ROWS, len(titles))
    if reason := limits(len(titles), rows):
        raise RefusedError(reason, "sebut lebih sedikit pelaksana")
    agency = beginning_of(definition.instansi) if definition.instansi else NO_AGENCY
    return sop_text(title_of(asked.nama), OPEN, titles, rows, agency)
