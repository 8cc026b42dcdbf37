"""A folder's SOPs, each compiled when somebody looks at it: the same compiler as `sopdoc build`, nothing of its own.

Safe between threads: one lock for what is known, one for compiling, so that the list answers while a sheet is laid out.
"""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sopdoc.compiler import Compiled, Compiler
from sopdoc.definitions import INSTANSI, Definition, is_definition
from sopdoc.diagnostics import Report, Severity
from sopdoc.mending import Mend, mends
from sopdoc.model.fields import clean
from sopdoc.preview.reviews import Reviews, compare
from sopdoc.preview.scope import Scope, moved_to
from sopdoc.preview.view import Shown, show, view
from sopdoc.preview.watch import Changes
from sopdoc.source.node import MappingNode, ScalarNode
from sopdoc.source.read import read

NAMED = 20      # new SOPs that are listed by their names at once, 1 ms each; of more the names come one after the other
KEPT = 24       # SOPs whose sheets stay in memory

Data = dict[str, Any]


@dataclass(slots=True)
class Listed:
    """One SOP of the list.  `stale`: something that it is made of changed since `status` was found.

    `versi` grows with all that is known: a page that hears of one SOP on several ways keeps the newest.
    """

    definition: Definition
    versi: int = 0
    nama: str = ""
    status: Data | None = None
    stale: bool = True

    @property
    def id(self) -> str:
        return self.definition.target.as_posix()

    def line(self) -> Data:
        """What the list shows."""
        return {
            "id": self.id, "versi": self.versi, "nama": self.nama or self.definition.kunci, "kunci": self.definition.kunci,
            "berkas": self.definition.shown, "folder": self.definition.target.parent.as_posix(), "status": self.status,
        }


@dataclass(slots=True)
class Looked:
    """An SOP that was looked at: how it was compiled last, the last sheets that it had, and its view, also as JSON."""

    compiled: Compiled
    shown: Shown | None
    view: Data
    data: bytes


class Gallery:
    """The SOPs of a scope; `work` is set when there is something to judge or to compare, whoever made it so."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.work = threading.Event()
        self._known = threading.RLock()
        self._compiling = threading.Lock()
        self._compiler = Compiler()
        self._entries: dict[str, Listed] = {}
        self._versi = 0
        self._news: set[str] = set()        # judged, and not told to all pages yet
        self._inodes: dict[Path, int] = {}
        self._looked: OrderedDict[str, Looked] = OrderedDict()
        self._reviews = Reviews()
        self.said: tuple[str, ...] = ()
        self._scan()

    def listing(self) -> list[Data]:
        with self._known:
            return [entry.line() for entry in self._entries.values()]

    def definitions(self) -> tuple[Definition, ...]:
        with self._known:
            return tuple(entry.definition for entry in self._entries.values())

    def names(self) -> tuple[tuple[Definition, str], ...]:
        """Every definition with its SOP's name, as far as that is known."""
        with self._known:
            return tuple((entry.definition, entry.nama or entry.definition.kunci) for entry in self._entries.values())

    def find(self, id: str) -> Definition | None:
        """The definition of that id; ids are names in a table and never become paths."""
        with self._known:
            entry = self._entries.get(id)
            return entry.definition if entry else None

    def data(self, id: str) -> bytes | None:
        """The SOP for the page, compiled when it is new or changed; None for an unknown id."""
        looked = self.looked(id)
        return looked.data if looked else None

    def shown(self, id: str) -> Shown | None:
        """The sheets on the screen: the newest that could be made."""
        looked = self.looked(id)
        return looked.shown if looked else None

    def mends(self, id: str, report: Report, only: int = -1) -> tuple[Mend, ...] | None:
        """What can be mended in the SOP and its agency's file, or what answers the `only`-th remark; None for an unknown id."""
        looked, definition = self.looked(id), self.find(id)
        if looked is None or definition is None:
            return None
        with self._known:
            found = self._reviews.of(id)
        return mends(found if only < 0 else found[only : only + 1], (definition,), report)

    def hot(self) -> frozenset[Path]:
        """Files of the SOPs that were looked at last."""
        with self._known:
            last = list(self._looked)[-4:]
            found = [self._entries[id].definition for id in last if id in self._entries]
            return frozenset(path for d in found for path in (d.path, d.instansi) if path)

    def looked(self, id: str) -> Looked | None:
        """The SOP, compiled when it is new or changed; None for an unknown id."""
        with self._compiling:
            with self._known:
                entry = self._entries.get(id)
                looked = self._looked.get(id)
                if entry is None or not self.scope.holds(entry.definition):     # a link may have taken its place
                    return None
                if looked and not entry.stale:
                    return looked
            compiled = self._compile(entry)
            shown = show(compiled) or (looked.shown if looked else None)
            with self._known:
                looked = self._looked[id] = self._show(entry, compiled, shown)
                self._looked.move_to_end(id)
                while len(self._looked) > KEPT:
                    self._looked.popitem(last=False)
            return looked

    def _show(self, entry: Listed, compiled: Compiled, shown: Shown | None) -> Looked:
        """An SOP for the page, with everything that is known about it now."""
        data = {"id": entry.id, "butir": entry.line(), **view(compiled, shown, self._reviews.of(entry.id))}
        return Looked(compiled, shown, data, json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))

    def _compile(self, entry: Listed) -> Compiled:
        """One definition through the compiler, its line in the list brought up to date."""
        with self._known:
            compiler, entry.stale = self._compiler, False
        compiled = compiler.compile(entry.definition)
        sheets, naskah = compiled.sheets, compiled.reading.naskah
        with self._known:
            self._reviews.take(entry.id, compiled)
            entry.status = self._status(entry.id, len(sheets.layout.pages) if sheets else 0)
            entry.nama = naskah.sop.identitas.nama if naskah else entry.nama
            entry.versi = self._next()
            self._news.add(entry.id)
        self.work.set()         # a page that asked may have been quicker than who judges
        return compiled

    def _next(self) -> int:
        self._versi += 1
        return self._versi

    def _status(self, id: str, pages: int) -> Data:
        found = [diagnostic.severity for diagnostic in self._reviews.of(id)]
        return {"galat": found.count(Severity.GALAT), "peringatan": found.count(Severity.PERINGATAN), "halaman": pages}

    def name_next(self) -> Data | None:
        """Reads the name of one SOP that has none yet; None when all have one."""
        with self._known:
            entry = next((e for e in self._entries.values() if not e.nama and self.scope.holds(e.definition)), None)
        if entry is None:
            return None
        nama = _nama(entry.definition)
        with self._known:
            entry.nama, entry.versi = entry.nama or nama, self._next()
            return entry.line()

    def judge_next(self) -> list[Data]:
        """Brings the status of one SOP up to date: the lines that are new, also those found while a page waited; none when all are told."""
        with self._known:
            waiting = (e for e in self._entries.values() if e.status is None or e.stale)
            entry = next((e for e in waiting if self.scope.holds(e.definition)), None)
        if entry and entry.id in self._looked:
            self.looked(entry.id)
        elif entry:
            with self._compiling:
                self._compile(entry)
        with self._known:
            told, self._news = sorted(self._news), set()
            return [self._entries[id].line() for id in told if id in self._entries]

    def unlike(self) -> bool:
        """Has an SOP become another one since they were compared?"""
        with self._known:
            return self._reviews.due

    def compare(self) -> tuple[list[Data], list[str]]:
        """Compares the SOPs of whole agencies: the lines of those about which more is known now, the ids that are shown anew.

        To be asked when every status is known.
        """
        with self._known:
            agencies, listed = self._reviews.agencies(), [entry.definition for entry in self._entries.values()]
        found = compare(agencies, listed)
        with self._known:
            changed = [self._entries[id] for id in sorted(self._reviews.compared(found)) if id in self._entries]
            for entry in changed:
                entry.versi = self._next()
                entry.status = self._status(entry.id, entry.status["halaman"] if entry.status else 0)
                if looked := self._looked.get(entry.id):
                    self._looked[entry.id] = self._show(entry, looked.compiled, looked.shown)
            return [entry.line() for entry in changed], [entry.id for entry in changed if entry.id in self._looked]

    def follow(self, changes: Changes) -> Data:
        """Takes in what changed: the message for the pages."""
        with self._known:
            before = {id: entry.definition for id, entry in self._entries.items()}
            self._inodes |= {path: inode for path in changes.files if (inode := _inode(path))}
            if changes.listed or any(path.is_symlink() for path in changes.files):
                self._scan()
            stale = self._stale(changes.files)
            stale |= {id for id, entry in self._entries.items() if before.get(id, entry.definition) != entry.definition}
            for id in stale:
                self._entries[id].stale = True
            came = [entry.definition for id, entry in self._entries.items() if id not in before]
            self._name(came[:NAMED])
            gone = {id: d for id, d in before.items() if id not in self._entries}
            moves = {id: at.target.as_posix() for id, d in gone.items() if (at := moved_to(d, came, self._inodes))}
            for old, new in moves.items():
                if old in self._looked:
                    self._looked[new] = self._looked.pop(old)       # its last good sheet stays on the screen
            return {"jenis": "ubah", "id": sorted(stale), "hilang": sorted(gone), "pindah": moves, "daftar": changes.listed or bool(gone)}

    def _name(self, came: Iterable[Definition]) -> None:
        """A new SOP is listed by its name, never first by its file's."""
        for definition in came:
            if self.scope.holds(definition):
                self._entries[definition.target.as_posix()].nama = _nama(definition)

    def _stale(self, files: Iterable[Path]) -> set[str]:
        """The SOPs that a changed file means: its own, or all when agency, logo, fonts or profile changed."""
        own = {entry.definition.path: id for id, entry in self._entries.items()}
        changed = frozenset(files)
        if any(path not in own and (path.name == INSTANSI or not is_definition(path.name) or not self._inside(path)) for path in changed):
            self._compiler = Compiler()
            return set(self._entries)
        return {own[path] for path in changed if path in own}

    def _inside(self, path: Path) -> bool:
        return path.is_relative_to(self.scope.root)

    def _scan(self) -> None:
        """Finds the definitions anew; what is known of those that stayed is kept."""
        definitions, self.said = self.scope.definitions()
        old, self._entries = self._entries, {}
        for definition in definitions:
            stayed = old.get(definition.target.as_posix())
            if stayed is None or stayed.definition.path != definition.path:
                stayed = Listed(definition)
            stayed.definition, stayed.versi = definition, self._next()
            self._entries[stayed.id] = stayed
        self._inodes |= {d.path: inode for d in definitions if (inode := _inode(d.path))}
        self._reviews.keep(self._entries)


def _inode(path: Path) -> int:
    try:
        return path.stat().st_ino
    except OSError:
        return 0


def _nama(definition: Definition) -> str:
    """The name as written, without compiling; the file's name where there is none."""
    node = read(definition.path, definition.shown, Report())
    nama = node.get("nama") if isinstance(node, MappingNode) else None
    return (clean(nama.text) if isinstance(nama, ScalarNode) else "") or definition.kunci
