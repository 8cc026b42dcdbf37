"""Files that a definition names: only those in its own folder, of a kind that the sheets can hold."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from sopdoc.diagnostics import Report
from sopdoc.model.fields import read_text
from sopdoc.source.node import Node

_KEPALA = 4096   # bytes that tell the kind of a file; an SVG may begin with a comment


def is_gambar(head: bytes) -> bool:
    return head.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")) or b"<svg" in head


def is_pdf(head: bytes) -> bool:
    """Some programs write a few lines of their own before it."""
    return b"%PDF-" in head[:1024]


def kepala(path: Path) -> bytes:
    """The first bytes; none when the file cannot be read, which no kind of file allows."""
    try:
        with path.open("rb") as stream:
            return stream.read(_KEPALA)
    except OSError:
        return b""


def decode_berkas(node: Node, what: str, folder: Path, report: Report, called: str = "folder instansi") -> Path | None:
    """An existing file inside `folder`, also after following links (SOP107, SOP108)."""
    text = read_text(node, what, report)
    if not text:
        return None
    pure = PurePosixPath(text.replace("\\", "/"))
    path = _resolve(folder / pure) if not pure.is_absolute() and ".." not in pure.parts else None
    root = _resolve(folder)
    if path is None or root is None or not path.is_relative_to(root):
        hint = f"salin berkasnya ke {called} dan tulis namanya saja"
        report.galat("SOP107", f'{what} "{text}" berada di luar {called}', node.span, "di luar folder", hint)
        return None
    if not path.is_file():
        report.galat("SOP108", f'{what} "{text}" tidak ditemukan', node.span, "tidak ada", f"dicari di folder {folder.name or '.'}")
        return None
    return path


def _resolve(path: Path) -> Path | None:
    """The real place; None for a loop of links or a name that the system refuses."""
    try:
        resolved = path.resolve()
        resolved.exists()   # a name that is too long is noticed only here
    except (OSError, RuntimeError):
        return None
    return resolved
