"""The agency's officials as a person chooses them, by name ↔ the keys by which a definition names them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from sopdoc.formulir.form import Field, Form
from sopdoc.model.sop import PENANDA_TANGAN, Pejabat
from sopdoc.naskah import Naskah


def sebutan(pejabat: Pejabat) -> str:
    """His name; where it is not known yet, his office."""
    return pejabat.sebaris.nama or pejabat.sebaris.jabatan


def choices_of(naskah: Naskah) -> dict[str, str]:
    """What may be chosen → the key; who is called as another one is by his key."""
    officials = naskah.berkas.instansi.pejabat
    often = Counter(map(sebutan, officials.values()))
    return {sebutan(one) if often[sebutan(one)] == 1 else key: key for key, one in officials.items()}


def with_names(form: Form, naskah: Naskah) -> Form:
    """The form with the names of those whom it names by key."""
    return _said(form, {key: words for words, key in choices_of(naskah).items()})


def with_keys(form: Form, naskah: Naskah) -> Form:
    """The form with the keys of those who were chosen by name."""
    return _said(form, choices_of(naskah))


def _said(form: Form, known: Mapping[str, str]) -> Form:
    def said(field: Field) -> Field:
        if str(field.path[-1]) not in PENANDA_TANGAN or field.locked:
            return field
        return replace(field, items=tuple(replace(item, words=known.get(" ".join(item.words.split()), item.words)) for item in field.items))

    return replace(form, fields=tuple(map(said, form.fields)))
