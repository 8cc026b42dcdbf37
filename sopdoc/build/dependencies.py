"""A definition that was read → what its sheet depends on besides its own file and its agency's."""

from __future__ import annotations

from sopdoc.build.fingerprint import FAMILY
from sopdoc.layout.text.fonts import BUILT_IN
from sopdoc.reading import Reading


def dependencies_of(reading: Reading) -> tuple[str, ...]:
    """Files outside of the definition that were read, and the family that was looked for."""
    found: set[str] = set()
    if reading.naskah and reading.naskah.sop.instansi.logo:
        found.add(str(reading.naskah.sop.instansi.logo))
    if reading.profile is not None:
        huruf = reading.profile.huruf
        found |= {str(path) for path in huruf.berkas.values()}
        if not huruf.berkas and huruf.nama.casefold() not in BUILT_IN:
            found.add(f"{FAMILY}{huruf.nama}")
    return tuple(sorted(found))
