"""The book's own pages (contents, lists, index, map …) → kept as they were drawn, as long as they would say the same.

They say what the SOPs' facts and numbers of pages are, not what stands in a step: after one SOP changed they are usually as they
were, and drawing them takes half of the time that binding a book takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sopdoc.book.edition.changes import EditionChanges
from sopdoc.book.sop import BookSop
from sopdoc.build.fingerprint import digest
from sopdoc.build.index import read_kept, write_kept
from sopdoc.diagnostics import Diagnostic
from sopdoc.render.document import Drawn

OWN = "halaman-buku"        # beside the index


@dataclass(frozen=True, slots=True)
class OwnPages:
    """`drawn`: parts that are no SOPs, in the book's order; what was told of them, and what Graphviz said; `key`: as `key_of`."""

    key: str
    drawn: tuple[Drawn, ...]
    diagnostics: tuple[Diagnostic, ...]
    answers: dict[str, str]


def key_of(inputs: dict[str, str], sops: Sequence[BookSop], since: EditionChanges | None) -> str:
    """Digest of everything that the pages say.  `inputs`: digests by kind of what the book is made from besides its SOPs."""
    beside = (f"{kind}={total}" for kind, total in inputs.items() if kind != "sop")
    facts = (f"{sop.kunci} {sop.shown} {_facts(sop)} {len(sop.drawn.pages) if sop.drawn else 0}" for sop in sops)
    return digest("own", *beside, repr(since), *facts)


def _facts(sop: BookSop) -> str:
    """All but the digest of the whole sheet, of which only an edition speaks (`since`)."""
    return repr(replace(sop.fakta, sidik="")) if sop.fakta else ""


def read_own(folder: Path, key: str) -> OwnPages | None:
    found = read_kept(folder / OWN, OwnPages)
    return found if found and found.key == key else None


def write_own(folder: Path, own: OwnPages) -> None:
    write_kept(folder / OWN, own)
