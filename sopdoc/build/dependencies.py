"""What is read for a sheet or a book besides the definitions themselves → the names that their digests are noted under."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sopdoc.build.fingerprint import FAMILY
from sopdoc.layout.text.fonts import BUILT_IN
from sopdoc.profile.profile import Huruf


def dependencies_of(files: Iterable[Path], huruf: Huruf | None) -> tuple[str, ...]:
    """These files, those of the faces, and the family that this machine's fonts are searched for."""
    found = {str(path) for path in files}
    if huruf is not None:
        found |= {str(path) for path in huruf.berkas.values()}
        if not huruf.berkas and huruf.nama.casefold() not in BUILT_IN:
            found.add(f"{FAMILY}{huruf.nama}")
    return tuple(sorted(found))
