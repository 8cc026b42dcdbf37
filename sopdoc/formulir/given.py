"""A definition → the workbook that is given out of it."""

from __future__ import annotations

from sopdoc.formulir.officials import choices_of, with_names
from sopdoc.formulir.shown import form_of
from sopdoc.formulir.workbook import workbook_of
from sopdoc.naskah import Naskah


def given_out(naskah: Naskah, kunci: str, text: str) -> bytes:
    """`kunci`: what the definition is called, `text`: what its file says."""
    return workbook_of(with_names(form_of(naskah), naskah), kunci, text, tuple(choices_of(naskah)))
