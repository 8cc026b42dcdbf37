"""A step of the journal that is undone or done again on a text that others changed since → the text with it, or what both changed.

What the form shows is merged place by place; of what it does not show (a page that begins, words in a symbol) the very splice
is made, where nobody else wrote on its lines.
"""

from __future__ import annotations

from sopdoc.diagnostics import Report
from sopdoc.naskah import Naskah
from sopdoc.reading import Reader
from sopdoc.studio.gestures import RefusedError
from sopdoc.studio.journal import Step, step_between
from sopdoc.studio.kept import form_of
from sopdoc.studio.make import Made, towards

OVERLAP = RefusedError("berkas diubah di luar pada tempat yang sama", "ubah langsung di lembar")


def stepped(have: str, want: str, read: tuple[Naskah, Naskah], today: Naskah, text: str, reader: Reader, ours: bool) -> Made:
    """`have` and `want`: the journal's texts before and after, `read` as definitions; `text` is today's.  Raises RefusedError."""
    base, wanted = read
    if form_of(base) != form_of(wanted):
        return towards(form_of(wanted), base, today, text, reader, ours=ours)
    new = spliced(have, want, text)
    if reader.said(today.definition, new, Report()).naskah is None:
        raise OVERLAP
    return Made(new)


def spliced(have: str, want: str, text: str) -> str:
    """What leads from `have` to `want`, made on `text`, which others made of `have`; raises RefusedError where both changed the same."""
    own, other = (step_between(have, one, "") for one in (want, text))
    if own.start + len(own.old) < other.start:
        return own.on(text)
    moved = own.start + len(other.new) - len(other.old)
    if other.start + len(other.old) < own.start:
        return Step(moved, own.old, own.new).on(text)
    raise OVERLAP
