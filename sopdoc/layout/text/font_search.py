"""Family name → its TrueType files in the system's font folders, by the fonts' own name tables."""

from __future__ import annotations

import os
import struct
from functools import cache
from pathlib import Path

FACE_KEYS = ("biasa", "tebal", "miring", "tebal miring")
STYLES = {
    "regular": "biasa", "normal": "biasa", "book": "biasa", "roman": "biasa", "bold": "tebal", "italic": "miring", "oblique": "miring",
    "bold italic": "tebal miring", "bold oblique": "tebal miring",
}
FAMILY, STYLE = 1, 2          # name ids of the OpenType name table


def font_folders() -> tuple[Path, ...]:
    """Where Linux, macOS and Windows keep fonts; absent ones are left out."""
    system = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/Library/Fonts")]
    windows = [Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"]
    if own := os.environ.get("LOCALAPPDATA"):       # what was installed without an administrator
        windows.append(Path(own) / "Microsoft" / "Windows" / "Fonts")
    return tuple(folder for folder in (*system, *_own_folders(), *windows) if folder.is_dir())


def _own_folders() -> tuple[Path, ...]:
    """Of the user; a user whom the system does not know, as in some containers, has none."""
    try:
        home = Path.home()
    except RuntimeError:
        return ()
    return home / ".fonts", home / ".local/share/fonts", home / "Library/Fonts"


@cache
def find_family(name: str) -> dict[str, Path]:
    """Faces of the family (FACE_KEYS → file), as far as they are installed; the first file in path order wins."""
    found: dict[str, Path] = {}
    for path in sorted(p for folder in font_folders() for p in folder.rglob("*") if p.suffix.lower() == ".ttf" and p.is_file()):
        family, style = read_names(path)
        key = STYLES.get(style.casefold())
        if family.casefold() == name.casefold() and key:
            found.setdefault(key, path)
    return found


def read_names(path: Path) -> tuple[str, str]:
    """Family and style of a font file; ("", "") when it is not a readable TrueType font."""
    try:
        data = path.read_bytes()
        count = struct.unpack_from(">H", data, 4)[0]
        tables = {data[12 + 16 * i:16 + 16 * i]: struct.unpack_from(">II", data, 20 + 16 * i) for i in range(count)}
        start, _ = tables[b"name"]
        return _records(data, start)
    except (OSError, struct.error, KeyError, UnicodeDecodeError):
        return "", ""


def _records(data: bytes, start: int) -> tuple[str, str]:
    """The name table at `start`: Windows (UTF-16) records only, which every font of the last decades has."""
    _, count, strings = struct.unpack_from(">HHH", data, start)
    names = {FAMILY: "", STYLE: ""}
    for index in range(count):
        platform, _, language, name_id, length, offset = struct.unpack_from(">6H", data, start + 6 + 12 * index)
        if platform == 3 and name_id in names and (not names[name_id] or language == 0x409):
            place = start + strings + offset
            names[name_id] = data[place:place + length].decode("utf-16-be")
    return names[FAMILY], names[STYLE]
