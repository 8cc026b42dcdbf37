"""What the page carries → the notices that its licences ask for: a package's own texts, or else its licence's as SPDX lists it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import distribution

from sopdoc.portable.packages import PDFIUM, PYODIDE, RESVG, LackingError, Package

TEXT = re.compile(r"LICEN[CS]E|COPYING|NOTICE|AUTHORS", re.IGNORECASE)
LIBRARIES = {       # distributions of pure Python that are carried, and their licences
    "reportlab": "BSD-3-Clause", "PyYAML": "MIT", "Jinja2": "BSD-3-Clause", "MarkupSafe": "BSD-3-Clause", "graphviz": "MIT",
    "openpyxl": "MIT", "et_xmlfile": "MIT",
}
LISTED = (          # what has no package here that holds a text
    ("Python", "PSF-2.0", "https://www.python.org"), ("Arimo", "OFL-1.1", "https://github.com/googlefonts/Arimo"),
    ("DejaVu Sans Mono", "Bitstream-Vera", "https://dejavu-fonts.github.io"),
)


@dataclass(frozen=True, slots=True)
class Notice:
    """`source`: where its sources are; "" where the page holds them."""

    name: str
    licence: str
    source: str
    text: str


def notices(pdfium: Mapping[str, bytes], listed: Mapping[str, bytes]) -> tuple[Notice, ...]:
    """`listed`: the files of SPDX's list.  Raises LackingError where a text is missing."""
    fetched = (Notice(_named(one), one.licence, one.source, _listed(one.licence, listed)) for one in (PYODIDE, RESVG))
    return (*fetched, Notice(_named(PDFIUM), PDFIUM.licence, PDFIUM.source, _joined(PDFIUM.name, _of_wheel(pdfium))), *_libraries(), *(
        Notice(name, licence, source, _listed(licence, listed)) for name, licence, source in LISTED
    ))


def _named(package: Package) -> str:
    return f"{package.name} {package.version}"


def _listed(licence: str, listed: Mapping[str, bytes]) -> str:
    data = listed.get(f"licenses/{licence}.json")
    if data is None:
        raise LackingError(f"teks lisensi {licence} tidak ditemukan")
    return str(json.loads(data)["licenseText"])


def _of_wheel(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    for name, data in sorted(files.items()):
        if ".dist-info/licenses/" in name:
            yield name.rpartition("/licenses/")[2], data.decode("utf-8", "replace")


def _libraries() -> Iterator[Notice]:
    for name, licence in LIBRARIES.items():
        found = distribution(name)
        texts = [(one.name, one.read_text("utf-8")) for one in found.files or () if ".dist-info" in str(one) and TEXT.search(one.name)]
        yield Notice(f"{name} {found.version}", licence, "", _joined(name, iter(texts)))


def _joined(name: str, texts: Iterator[tuple[str, str]]) -> str:
    joined = "\n\n".join(f"{file}\n\n{text.strip()}" for file, text in texts)
    if not joined:
        raise LackingError(f"teks lisensi {name} tidak ditemukan")
    return joined
