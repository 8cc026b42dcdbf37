"""A Word document's bytes → the definitions of the SOPs in it, as `file` carries them; runs in a process that may die."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from sopdoc.impor.carried import as_json
from sopdoc.impor.definition import definition_of
from sopdoc.impor.letter import read_letter
from sopdoc.impor.logo import logo_in
from sopdoc.impor.own_docx import is_own, read_own_docx
from sopdoc.impor.package import UnreadableError, open_package
from sopdoc.impor.page import TooMuchError
from sopdoc.impor.reading import sheets_of

ENDINGS = (".docx", ".docm", ".dotx", ".dotm")


def is_document(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS


def reads_documents() -> bool:
    """Is the library there that reads Word documents?"""
    return find_spec("docx") is not None


def read_docx(data: bytes) -> bytes:
    """Runs apart: JSON with the definitions, or with what is wrong."""
    try:
        package = open_package(data)
        letter = read_own_docx(package) if is_own(package) else read_letter(package)
        found = [as_json(replace(definition_of(sheet), logo=logo_in(letter.pictures, sheet.logo))) for sheet in sheets_of(letter.pages)]
    except (UnreadableError, TooMuchError) as fault:
        return json.dumps({"salah": str(fault)}).encode()
    return json.dumps({"sop": found}).encode()
