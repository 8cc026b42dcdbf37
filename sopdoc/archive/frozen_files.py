"""Files that belong to a version beside its definition: those of its lampiran, frozen in a folder of its own.

    riwayat/surat-masuk/rev-0.yaml
    riwayat/surat-masuk/rev-0/denah.png       as the definition calls it: `gambar: denah.png`
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode

KEYS = ("gambar", "pdf")


def names_in(node: Node) -> tuple[str, ...]:
    """What the definition calls them, each once; a file that several lampiran show is one file."""
    semua = node.get("lampiran") if isinstance(node, MappingNode) else None
    items = semua.items if isinstance(semua, SequenceNode) else ()
    values = (item.get(key) for item in items if isinstance(item, MappingNode) for key in KEYS)
    return tuple(dict.fromkeys(name for value in values if isinstance(value, ScalarNode) and (name := _plain(value.text))))


def _plain(text: str) -> str:
    return text.strip().replace("\\", "/")


def sums_of(node: Node, folder: Path) -> tuple[tuple[str, str], ...]:
    """By name the SHA-256 of each as it lies in `folder`, "" for one that cannot be read."""
    return tuple((name, file_sum(folder / name)) for name in names_in(node))


def sum_of_folder(folder: Path) -> str:
    """One digest of all files below it, by path and content; "" where there is none."""
    found = [f"{path.relative_to(folder).as_posix()}={file_sum(path)}" for path in sorted(_files(folder))]
    return hashlib.sha256("\n".join(found).encode("utf-8", "surrogateescape")).hexdigest() if found else ""


def sum_of_files(files: dict[str, bytes]) -> str:
    """The digest that a folder with these files has."""
    found = [f"{name}={hashlib.sha256(files[name]).hexdigest()}" for name in sorted(files, key=Path)]
    return hashlib.sha256("\n".join(found).encode("utf-8", "surrogateescape")).hexdigest() if found else ""


def file_sum(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _files(folder: Path) -> Iterator[Path]:
    return (Path(place) / name for place, _, names in os.walk(folder) for name in names)
