"""What the last whole build of an agency was made from and what it wrote → is everything still as it was?

    Index.state      digest of the request and of every input      compared by content
    Index.outputs    path → Output(content's digest, stamp)        compared by stamp, by content where the stamp differs

A stamp is what a file system notes of a file: length, times of the last change of content and of the entry, number.  A program
that changes a document changes the third of these, which no program can set.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path

from sopdoc.build.cache import DAMAGED, head_of, pack
from sopdoc.build.fingerprint import Agency, Files, digest, file_digest, program, tools
from sopdoc.diagnostics import Diagnostic
from sopdoc.files import write_whole

INDEX = "indeks"

Stamp = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Output:
    """A document as it was written."""

    sum: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Index:
    """The last build.  `owner`: document → the SOP it belongs to, "" for the book's; `book`: digest of what was bound.

    `state` is "" after a build with errors, which is never repeated unseen.  `answers`: what Graphviz said to `engine`.
    `inputs`: SOP, or BOOK → what it was made from, by kind (`reasons`).
    """

    state: str
    dependencies: tuple[str, ...]
    book: str
    book_dependencies: tuple[str, ...]
    outputs: dict[str, Output]
    owner: dict[str, str]
    diagnostics: tuple[Diagnostic, ...]
    book_diagnostics: tuple[Diagnostic, ...]
    sops: int
    pages: int
    book_pages: int
    engine: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    inputs: dict[str, dict[str, str]] = field(default_factory=dict)


def stamp_of(path: Path) -> Stamp | None:
    """None for a file that is not there."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


def state_of(request: str, agency: Agency, dependencies: tuple[str, ...], files: Files) -> str:
    """Digest of everything that a build depends on."""
    return digest(program(), tools(), request, agency.digest(), files.all(dependencies))


def read_index(folder: Path) -> Index | None:
    """The last build's index; None for a first build, a damaged file, or one of another version."""
    try:
        found = head_of((folder / INDEX).read_bytes())
    except DAMAGED:
        return None
    whole = isinstance(found, Index) and all(hasattr(found, part.name) for part in fields(Index))     # an older one lacks what is new
    return found if whole else None


def write_index(folder: Path, index: Index) -> None:
    """Raises OSError; without an index the next build looks at every entry."""
    write_whole(folder / INDEX, pack(index))


def forget_index(folder: Path) -> None:
    (folder / INDEX).unlink(missing_ok=True)


def is_intact(path: Path, output: Output | None, want: str) -> Output | None:
    """The document as it lies there if its content has the digest `want`, else None."""
    stamp = stamp_of(path)
    if stamp is None:
        return None
    if output is not None and output.stamp == stamp:
        return output if output.sum == want else None
    return Output(want, stamp) if file_digest(path) == want else None


def is_fresh(index: Index, request: str, agency: Agency, output: Path, files: Files) -> bool:
    """Nothing changed since: neither an input nor a document."""
    if index.state != state_of(request, agency, index.dependencies, files):
        return False
    return all(is_intact(output / name, known, known.sum) for name, known in index.outputs.items())
