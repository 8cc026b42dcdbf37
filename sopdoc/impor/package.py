"""An Office package's bytes → its parts, once it is sure that opening them costs little.

What it unpacks to is counted before anything is unpacked; a document type (and with it every entity) is refused; names that lead
outside of the package are never followed.  Macros are parts that nobody asks for.  What Office saves as "Strict Open XML" has other
names for all that it says, and is called by the common ones.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from xml.etree import ElementTree

from sopdoc.impor.page import TooMuchError

LARGEST = 60 << 20          # bytes of all XML parts, unpacked
MOST_PARTS = 4000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"      # what Office wrote before 2007, and wraps encrypted packages in
LOCKED = "EncryptedPackage".encode("utf-16-le")
XML = (".xml", ".rels", ".vml")
MEDIA = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emf", ".wmf", ".tif", ".tiff")
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
STRICT = b"http://purl.oclc.org/ooxml/"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_STRICT = re.compile(re.escape(STRICT) + rb"(\w+)/")


class UnreadableError(Exception):
    """No package that can be read; the message is Indonesian."""


@dataclass(frozen=True, slots=True)
class Package:
    """`parts`: XML and pictures by their names, without a slash before."""

    parts: Mapping[str, bytes]

    def tree(self, name: str) -> ElementTree.Element | None:
        """None where there is no such part; raises UnreadableError."""
        data = self.parts.get(name)
        if data is None:
            return None
        return _tree(data, name)

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """The ids of a part's relations: kind (the last word of its address) and the part it leads to; external ones are left out."""
        folder, file = posixpath.split(name)
        tree = self.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for one in tree if tree is not None else ():
            target = one.get("Target", "")
            if one.get("TargetMode") != "External":
                place = posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
                found[one.get("Id", "")] = (one.get("Type", "").rsplit("/", 1)[-1], place)
        return found

    def plain(self, is_seen: Callable[[str, str], bool], media: bool = False) -> bytes:
        """As a package with only those relations that a library shall see: by kind and mode.  `media`: with pictures, too; never with
        macros and embedded files."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, content in self.parts.items():
                if name.endswith(".rels"):
                    archive.writestr(name, _seen(content, name, is_seen))
                elif name.endswith(XML) or (media and name.lower().endswith(MEDIA)):
                    archive.writestr(name, content)
        return out.getvalue()


def _tree(data: bytes, name: str) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError as fault:
        raise UnreadableError(f"{name} rusak") from fault


def _seen(content: bytes, name: str, is_seen: Callable[[str, str], bool]) -> bytes:
    """The relations that shall be seen, without a prefix: LibreOffice knows no others."""
    kept = [one.attrib for one in _tree(content, name) if is_seen(one.get("Type", "").rsplit("/", 1)[-1], one.get("TargetMode", ""))]
    rows = (" ".join(f'{key}="{escape(value)}"' for key, value in said.items()) for said in kept)
    return f'<Relationships xmlns="{RELATIONS}">{"".join(f"<Relationship {row}/>" for row in rows)}</Relationships>'.encode()


def open_package(data: bytes) -> Package:
    """Raises UnreadableError, TooMuchError."""
    if data.startswith(OLE):
        raise UnreadableError("terkunci kata sandi" if LOCKED in data else "berkas Office lama (sebelum 2007)")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return Package(_parts(archive))
    # zipfile says NotImplementedError of a way to pack that it does not know, RuntimeError of a part under a password, ValueError of a
    # part that begins before the file
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error) as fault:
        raise UnreadableError("bukan berkas Office, atau isinya rusak") from fault


def _parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > MOST_PARTS:
        raise TooMuchError(f"lebih dari {MOST_PARTS} bagian")
    if sum(entry.file_size for entry in entries) > 2 * LARGEST:
        raise TooMuchError(f"isinya lebih dari {2 * LARGEST >> 20} MB")
    if sum(entry.file_size for entry in entries if entry.filename.endswith(XML)) > LARGEST:
        raise TooMuchError(f"isinya lebih dari {LARGEST >> 20} MB")
    parts = {entry.filename: archive.read(entry) for entry in entries}
    for name, content in parts.items():
        if name.endswith(XML) and (b"<!DOCTYPE" in content or b"\0" in content):     # in UTF-16 every second byte is 0
            raise UnreadableError(f"{name} memuat yang tidak pernah ditulis Office")
    return {name: _common(content) if name.endswith(XML) else content for name, content in parts.items()}


def _common(content: bytes) -> bytes:
    """A part with the names of the transitional dialect: …/ooxml/drawingml/main is …/drawingml/2006/main there."""
    return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", content) if STRICT in content else content
