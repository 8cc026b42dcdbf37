"""What a build of an agency's book is asked, and what came of it: plain data."""

from __future__ import annotations

from dataclasses import dataclass

from sopdoc.build.order import BOOK, Order

_SUPPLEMENT = "suplemen-edisi-"


@dataclass(frozen=True, slots=True)
class BookOrder(Order):
    """The book and all SOPs of the agency; `perubahan`: with a supplement for those who hold the last edition."""

    keep_going: bool = False
    perubahan: bool = False

    @property
    def request(self) -> str:
        """What of the order changes the book."""
        return f"{','.join(self.formats)} {self.keep_going} {self.mode} {self.perubahan}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it.  `made` SOPs were compiled, `kept` taken from the last build; `pages` of the SOPs, `book_pages` of the book."""

    agency: str
    sops: int = 0
    made: int = 0
    kept: int = 0
    written: int = 0
    pages: int = 0
    book_pages: int = 0
    fault: str = ""         # why nothing could be tried: the cluster cannot be used
    issued: int = 0         # the edition that this build issued
    rebuilt: tuple[tuple[str, str], ...] = ()       # what was made, and why
    failed: tuple[str, ...] = ()                    # SOPs with errors


def supplement_name(nomor: int) -> str:
    """The supplement's documents, without ending."""
    return f"{_SUPPLEMENT}{nomor}"


def is_reserved(kunci: str) -> bool:
    """Would an SOP of this key write the book's documents?"""
    return kunci == BOOK or (kunci.startswith(_SUPPLEMENT) and kunci.removeprefix(_SUPPLEMENT).isdigit())
