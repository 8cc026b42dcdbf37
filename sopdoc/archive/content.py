"""A definition → what it says apart from where it stands: what a revision changes, and a withdrawal does not."""

from __future__ import annotations

from pathlib import Path

from sopdoc.archive.frozen_files import sums_of
from sopdoc.archive.index import Versi
from sopdoc.diagnostics import Report
from sopdoc.source.node import MappingNode, Node, plain
from sopdoc.source.read import read

KEDUDUKAN = ("status", "tanggal pencabutan")


def says(node: Node) -> object:
    """Comparable; comments, quotes, order of keys, `status` and its withdrawal are no content."""
    if not isinstance(node, MappingNode):
        return plain(node)
    return plain(MappingNode(tuple((key, value) for key, value in node.entries if key.text not in KEDUDUKAN)))


def is_same(versi: Versi, node: Node, folder: Path) -> bool:
    """Does the frozen version say what the definition says, and show the same files?  The definition's lie in `folder`."""
    frozen = read(versi.path, versi.nama, Report())
    return frozen is not None and says(frozen) == says(node) and sums_of(frozen, versi.files) == sums_of(node, folder)
