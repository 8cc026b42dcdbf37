"""A profile's name and the overrides over it → one tree, nothing checked yet but that the pieces fit together.

    templates/profil/permenpan-35-2012.yaml ◀─warisi─ spo.yaml ◀─ instansi.yaml: penyesuaian ◀─ the SOP's penyesuaian

Merging joins mappings key by key; lists and texts replace.  A plain empty value leaves what is below it, `""` empties it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from sopdoc.diagnostics import Diagnostic, Report, Span
from sopdoc.model.fields import read_text, refuse_kind, suggest
from sopdoc.source.node import MappingNode, Node, ScalarNode, is_absent
from sopdoc.source.read import read

TEMPLATE = "templates/profil/"   # how diagnostics name the files of this folder, wherever it lies
WHOLE = frozenset({"kertas"})      # mappings that are one value: a width of one paper and a height of another are no paper
_NAMA = re.compile(r"[A-Za-z0-9-]+")
_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def templates_dir() -> Path:
    """The folder with `profil/` and the wording: beside the package in a checkout, inside it (`_templates`) in an installed wheel."""
    installed = _PACKAGE / "_templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def profile_names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in (templates_dir() / "profil").glob("*.yaml")))


def read_profile(name: str, overrides: Sequence[Node], span: Span, report: Report) -> MappingNode | None:
    """The tree of `name` under its overrides, weakest first; None when the profile itself is missing or broken."""
    node = _inherited(name, span, report)
    for override in overrides if node else ():
        if not isinstance(override, MappingNode):
            refuse_kind(override, "penyesuaian", "isian `kunci: nilai`", report)
        elif node:
            node = merge(node, override)
    return node


def merge(below: MappingNode, above: MappingNode) -> MappingNode:
    """`above` over `below`, key by key and downwards through mappings; keys keep the order of `below`."""
    entries = {key.text: (key, value) for key, value in below.entries}
    for key, value in above.entries:
        old = entries.get(key.text)
        if old and isinstance(value, ScalarNode) and value.plain and is_absent(value):
            continue
        if old and isinstance(old[1], MappingNode) and isinstance(value, MappingNode) and key.text not in WHOLE:
            entries[key.text] = (old[0], merge(old[1], value))
        else:
            entries[key.text] = (key, value)
    return MappingNode(tuple(entries.values()), above.span)


def _inherited(name: str, span: Span, report: Report) -> MappingNode | None:
    """The template `name` over all its ancestors (SOP150 unknown, SOP151 in a circle)."""
    chain: list[MappingNode] = []
    seen: list[str] = []
    while not seen or name:
        if name in seen:
            message = f'profil "{name}" mewarisi dirinya sendiri'
            report.galat("SOP151", message, span, " → ".join((*seen, name)), "hapus salah satu `warisi`")
            return None
        node = _template(name, span, report)
        if node is None:
            return None
        seen.append(name)
        chain.append(MappingNode(tuple(entry for entry in node.entries if entry[0].text != "warisi"), node.span))
        parent = node.get("warisi")
        name, span = ("", span) if parent is None or is_absent(parent) else (read_text(parent, "warisi", report), parent.span)
    merged = chain.pop()
    while chain:
        merged = merge(merged, chain.pop())
    return merged


def _template(name: str, span: Span, report: Report) -> MappingNode | None:
    path = templates_dir() / "profil" / f"{name}.yaml"
    if not _NAMA.fullmatch(name) or not path.is_file():
        hint = suggest(name, profile_names())
        report.galat("SOP150", f'profil "{name}" tidak ada', span, "tidak dikenal", hint)
        return None
    stat = path.stat()
    node, diagnostics = _read_template(path, stat.st_mtime_ns, stat.st_size)
    report.extend(diagnostics)
    if node is not None and not isinstance(node, MappingNode):
        refuse_kind(node, "profil", "isian `kunci: nilai`", report)
        return None
    return node


@lru_cache(maxsize=32)
def _read_template(path: Path, _mtime: int, _size: int) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The file's tree; read once for all SOPs of a run, and again when the file changes under the preview."""
    report = Report()
    return read(path, f"{TEMPLATE}{path.name}", report), report.diagnostics
