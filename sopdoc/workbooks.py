"""A workbook of openpyxl → its bytes, the same every time: no clock, no name of the library that made it."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

FORM_SHEET = "_sopdoc"           # the hidden sheet of a form, with the definition that it was made from
EPOCH = datetime(1980, 1, 1)      # the earliest that a zip can say: no clock


def steady(workbook: Any, title: str, author: str) -> bytes:
    """The package; what it says about itself is its title, its author and that sopdoc made it."""
    target = io.BytesIO()
    workbook.save(target)
    known = _properties(title, author)
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(target.getvalue())) as made, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, EPOCH.timetuple()[:6])
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            archive.writestr(entry, known.get(name) or made.read(name))
    return result.getvalue()


def _properties(title: str, author: str) -> dict[str, bytes]:
    """The package's two parts about itself."""
    from openpyxl.packaging.core import DocumentProperties
    from openpyxl.packaging.extended import ExtendedProperties
    from openpyxl.xml.functions import tostring

    core = DocumentProperties(creator=author, title=title, created=EPOCH, modified=EPOCH)
    maker = ExtendedProperties()
    maker.Application = "sopdoc"
    return {"docProps/core.xml": tostring(core.to_tree()), "docProps/app.xml": tostring(maker.to_tree())}
