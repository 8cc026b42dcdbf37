"""Documents of a build → files: written when they differ from what lies there, whole or not at all."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from sopdoc.build.fingerprint import content_digest
from sopdoc.build.index import Index, Output, is_intact, stamp_of
from sopdoc.build.order import Tell, Written
from sopdoc.files import clear_unfinished, write_whole


class WriteError(Exception):
    """A document could not be written; nothing that was there has changed.  `reason` is the system's word."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(str(path))
        self.path, self.reason = path, reason


@dataclass(slots=True)
class Outputs:
    """The files of one agency below `root`, by their path there; `owner` names the SOP of each, "" for the book's."""

    root: Path
    last: Index | None
    tell: Tell
    found: dict[str, Output] = field(default_factory=dict)
    owner: dict[str, str] = field(default_factory=dict)
    written: int = 0

    def stands(self, name: str, want: str, owner: str) -> bool:
        """Is the document with this digest there already?"""
        known = self.last.outputs.get(name) if self.last else None
        intact = is_intact(self.root / name, known, want)
        if intact is None:
            return False
        self.found[name], self.owner[name] = intact, owner
        return True

    def write(self, name: str, content: bytes, owner: str) -> None:
        """Raises WriteError.  An equal file is left alone, with its date."""
        total = content_digest(content)
        if self.stands(name, total, owner):
            return
        path = self.root / name
        try:
            write_whole(path, content)
        except OSError as fault:
            raise WriteError(path, fault.strerror or str(fault)) from fault
        stamp = stamp_of(path)
        if stamp is not None:
            self.found[name], self.owner[name] = Output(total, stamp), owner
        self.written += 1
        self.tell(Written(path))

    def keep_last(self, owners: Collection[str]) -> None:
        """Goes on knowing documents of an earlier build that this one did not make: another format, an SOP that is broken now."""
        for name, known, owner in self.others():
            if owner in owners and stamp_of(self.root / name) is not None:
                self.found[name], self.owner[name] = known, owner

    def remove_others(self, owners: Collection[str]) -> None:
        """Documents of SOPs that are gone, if they are still as we wrote them."""
        for name, known, owner in self.others():
            if owner not in owners and is_intact(self.root / name, known, known.sum):
                (self.root / name).unlink(missing_ok=True)

    def others(self) -> list[tuple[str, Output, str]]:
        """Documents of the last build that are none of this one's, with their owners."""
        last = self.last
        return [(name, known, last.owner.get(name, "")) for name, known in last.outputs.items() if name not in self.found] if last else []

    def clear(self, folder: Path) -> None:
        """Half-written files of killed builds."""
        clear_unfinished(folder)
