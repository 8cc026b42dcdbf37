"""A document that came back → what the definition said that it was made from; known by its digest, never guessed."""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.archive.index import as_definition, versions
from sopdoc.diagnostics import Report
from sopdoc.formulir.carried import origin_of
from sopdoc.kembali.letter import Letter
from sopdoc.naskah import Naskah
from sopdoc.reading import Reader
from sopdoc.source.read import read_plain


def said_at(letter: Letter, today: Naskah, text: str, reader: Reader) -> str | None:
    """The definition of today comes first, since its text has its author's comments; None where none has the document's digest."""
    for naskah, said in _known(letter, today, text, reader):
        if letter.digest in ("", origin_of(naskah).digest):
            return said
    return None


def _known(letter: Letter, today: Naskah, text: str, reader: Reader) -> Iterator[tuple[Naskah, str]]:
    if letter.digest:
        yield today, text
    if letter.carried:
        carried = reader.said(today.definition, letter.carried.text, Report()).naskah
        if carried:
            yield carried, letter.carried.text
    for version in versions(today.definition.path, today.definition.shown, Report()) if letter.digest else ():
        frozen = as_definition(today.definition, version)
        said, naskah = read_plain(frozen.path, frozen.shown, Report()), reader.read(frozen, Report()).naskah
        if said is not None and naskah:
            yield naskah, said
