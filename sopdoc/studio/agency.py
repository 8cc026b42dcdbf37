"""Settings that somebody filled in → the agency's file with them, proved by decoding it; or what would be wrong, field by field.

Comments and whatever nobody changed stay, byte for byte.  What was wrong before keeps nobody from mending something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path as File

from sopdoc.diagnostics import Diagnostic, Report, Severity
from sopdoc.edit.apply import with_changes
from sopdoc.edit.change import Change, Path, Remove, Set, path_at
from sopdoc.format.order import INSTANSI_BERKAS
from sopdoc.model.decode_instansi import decode_instansi
from sopdoc.profile.decode import load_profile
from sopdoc.source.node import MappingNode, Node
from sopdoc.source.read import parse
from sopdoc.source.splice import UnusualError
from sopdoc.studio.agency_form import agency_form
from sopdoc.studio.agency_requests import Bernama, Isian, SalahIsi, Setelan, TemuanIsian
from sopdoc.studio.gestures import RefusedError
from sopdoc.studio.words import cleaned
from sopdoc.writing.values import Bare


def filled(text: str, shown: str, folder: File, wanted: Sequence[Setelan]) -> str | SalahIsi:
    """`shown`: what diagnostics call the file in `folder`.  Raises RefusedError for a way of writing that cannot be edited here."""
    new = text
    for one in wanted:
        new = _with(new, shown, one)
    wrong = new_faults(text, new, shown, folder)
    return SalahIsi(_at_fields(wrong, new, shown, wanted)) if wrong else new


def new_faults(old: str, new: str, shown: str, folder: File) -> tuple[Diagnostic, ...]:
    """What would be wrong that was not."""
    known = {(fault.code, fault.message) for fault in faults(old, shown, folder)}
    return tuple(fault for fault in faults(new, shown, folder) if (fault.code, fault.message) not in known)


def faults(text: str, shown: str, folder: File) -> tuple[Diagnostic, ...]:
    """The errors of an agency's file, those of its profile among them."""
    report = Report()
    node = parse(text, shown, report)
    berkas = decode_instansi(node, folder, report) if node else None
    if berkas:
        load_profile(berkas.profil, berkas.penyesuaian, report)
    return tuple(one for one in report.diagnostics if one.severity is Severity.GALAT)


def _with(text: str, shown: str, one: Setelan) -> str:
    node = parse(text, shown, Report())
    fields, named = agency_form(node)
    try:
        return with_changes(text, _changes(node, one, fields, named), INSTANSI_BERKAS)
    except (UnusualError, LookupError):
        place = " › ".join(map(str, one.jalur))
        reason, hint = f"{place} ditulis dengan cara yang tidak dapat disunting di sini", "tulis satu kunci per baris di instansi.yaml"
        raise RefusedError(reason, hint) from None


def _changes(node: Node | None, one: Setelan, fields: Iterable[Isian], named: Iterable[Bernama]) -> Iterator[Change]:
    """Raises RefusedError for a place that the form does not have."""
    field = next((found for found in fields if found.jalur == one.jalur), None)
    if field is None:
        yield from _member_changes(node, one, named)
    elif field.terkunci:
        raise RefusedError(field.terkunci, "ubah di instansi.yaml")
    elif said := _said(field, one.teks):
        yield _nested(node, one.jalur, said)
    elif field.nilai:
        yield Remove(one.jalur) if _in_plain_member(one.jalur, named) else Set(one.jalur, "")


def _member_changes(node: Node | None, one: Setelan, named: Iterable[Bernama]) -> Iterator[Change]:
    """Of a member as a whole, which goes, or of a new one, which begins with its first field."""
    for own in named:
        rest = one.jalur[len(own.jalur) :] if one.jalur[: len(own.jalur)] == own.jalur else ()
        begun = rest[1:] == own.isian[0].jalur[len(own.jalur) + 1 :]
        if len(rest) == 1 and not one.teks.strip() and _find(node, one.jalur) is not None:
            yield Remove(one.jalur)
            return
        if rest and str(rest[0]).strip() and begun and one.teks.strip():
            words = cleaned(one.teks).split("\n")
            yield _nested(node, one.jalur, words if len(words) > 1 else words[0])
            return
    raise RefusedError("isian ini tidak ada lagi", "buka lagi pengaturannya")


def _in_plain_member(path: Path, named: Iterable[Bernama]) -> bool:
    """Is the field a member itself, as a rule's weight is?"""
    return any(path[:-1] == one.jalur for one in named)


def _said(field: Isian, text: str) -> Bare:
    """What the file says for these words; "" for nothing."""
    if field.jenis == "baris":
        words = [line for line in (" ".join(one.split()) for one in text.splitlines()) if line]
        return words if len(words) > 1 else "".join(words)
    return " ".join(text.split())


def _nested(node: Node | None, path: Path, value: Bare) -> Set:
    """The change that gives a path its value, with the mappings around it that are not there yet."""
    depth = next((at for at in range(1, len(path)) if not isinstance(_find(node, path[:at]), MappingNode)), len(path))
    for step in reversed(path[depth:]):
        value = {str(step): value}
    return Set(path[:depth], value)


def _find(node: Node | None, path: Path) -> Node | None:
    for step in path:
        node = node.get(str(step)) if isinstance(node, MappingNode) else None
    return node


# ---------------------------------------------------------------- where it would be wrong


def _at_fields(wrong: Iterable[Diagnostic], text: str, shown: str, wanted: Sequence[Setelan]) -> tuple[TemuanIsian, ...]:
    """At the field that was filled in, or else the place in the file that the error is told of."""
    node = parse(text, shown, Report())
    return tuple(TemuanIsian(_nearest(path_at(node, one.span), wanted), one.code, one.message, one.hint) for one in wrong)


def _nearest(path: Path, wanted: Sequence[Setelan]) -> Path:
    """Of what was filled in what holds the place, or lies in it; with one field filled in, that one."""
    inside = [one.jalur for one in wanted if path[: len(one.jalur)] == one.jalur or (path and one.jalur[: len(path)] == path)]
    return inside[0] if inside else wanted[0].jalur if len(wanted) == 1 else path
