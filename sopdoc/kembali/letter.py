"""The bytes of one of our Word documents → what is read in it, and what it carries of the definition that it was made from."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sopdoc.formulir.carried import Carried, unpack
from sopdoc.formulir.cells import told_apart
from sopdoc.impor.carried import as_json, definitions_in
from sopdoc.impor.own.docx import is_own, read_own_docx
from sopdoc.impor.package import Package, UnreadableError, open_package
from sopdoc.impor.page import TooMuchError
from sopdoc.impor.reading import sheets_of
from sopdoc.impor.written.definition import Definition, definition_of
from sopdoc.isolated import Limits
from sopdoc.origin import PROPERTY
from sopdoc.render.docx.origin import ITEMS, NAMESPACE

LIMITS = Limits(cpu=120, memory=2 << 30, wait=600)


@dataclass(frozen=True, slots=True)
class Letter:
    """`definitions`: of every SOP in it; `digest` and `carried`: of what it was made from, "" and None where a program dropped them.

    `open`: somebody's tracked changes wait in it.
    """

    definitions: tuple[Definition, ...]
    digest: str
    carried: Carried | None
    open: bool


def read_letter(data: bytes) -> Letter | None:
    """None for a document that sopdoc did not make; raises UnreadableError with Indonesian words."""
    answer = told_apart(_read, data, LIMITS)
    if "asing" in answer:
        return None
    return Letter(definitions_in(answer), answer["sidik"], unpack(answer["asal"]), answer["terbuka"])


def _read(data: bytes) -> bytes:
    """Runs apart: JSON with what a letter holds, or with what is wrong."""
    try:
        package = open_package(data)
        if not is_own(package):
            return json.dumps({"asing": True}).encode()
        document = read_own_docx(package)
        found = [as_json(definition_of(sheet)) for sheet in sheets_of(document.pages)]
        said = {"sop": found, "sidik": _digest(package), "asal": _packed(package), "terbuka": document.open}
    except (UnreadableError, TooMuchError) as fault:
        return json.dumps({"salah": str(fault)}).encode()
    return json.dumps(said).encode()


def _digest(package: Package) -> str:
    properties = package.tree("docProps/custom.xml")
    named = (one for one in (properties if properties is not None else ()) if one.get("name") == PROPERTY)
    return next(("".join(one.itertext()) for one in named), "")


def _packed(package: Package) -> str:
    """Whatever number a program gave to the part when it saved."""
    for name in sorted(package.parts):
        if name.startswith(ITEMS) and name.endswith(".xml") and NAMESPACE.encode() in package.parts[name]:
            root = package.tree(name)
            if root is not None and root.tag == f"{{{NAMESPACE}}}asal":
                return root.text or ""
    return ""
