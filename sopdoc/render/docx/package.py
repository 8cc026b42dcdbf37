"""Part names and texts → the bytes of a .docx, the same every time: no clock, fixed order, dates and flags."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

DATE = (1980, 1, 1, 0, 0, 0)        # the earliest a zip can say
LEVEL = 6                           # 9 saves 2 % and costs twice the time
UNIX = 3                            # create_system is the platform's otherwise
STORED = (".png", ".jpeg")          # compressed already


def pack(parts: Mapping[str, str | bytes]) -> bytes:
    """The zip file with its parts in the given order; [Content_Types].xml must come first."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, DATE)
            entry.create_system = UNIX
            entry.external_attr = 0o600 << 16
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(STORED) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=LEVEL)
    return target.getvalue()
