"""sopdoc and the libraries that it needs → archives of compiled Python; Python's own library, compiled too.

Compiled by the very interpreter that will run it (`compile.mjs`, by Node.js), so that no page compiles it again.  Names are
sorted and times fixed: the same sources give the same bytes.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from sopdoc.portable.packages import LackingError
from sopdoc.profile.source import templates_dir

PACKAGE = Path(__file__).resolve().parent.parent
STAND_INS = Path(__file__).resolve().parent / "stand_ins"
LIBRARIES = ("reportlab", "yaml", "jinja2", "markupsafe", "graphviz", "openpyxl", "et_xmlfile")
NOT_CARRIED = re.compile(
    r"__pycache__|\.(so|pyd|pyc|pyi|c|pyx|md|typed)$|reportlab/(fonts|graphics|platypus|pdfgen)/|/tests?/"
    r"|reportlab/lib/(?!(__init__|abag|boxstuff|colors|fonts|logger|pagesizes|rl_accel|rl_safe_eval|rltempfile|units|utils)\.py$)"
    r"|reportlab/pdfbase/(_glyphlist|_can_cmap_data|_cidfontdata|cidfonts|acroform|pdfform)\.py$"
    r"|^sopdoc/impor/(pixels/|ocr/(?!(__init__|engine)\.py))"      # numpy and tesseract are not there
    r"|^sopdoc/(build_fonts\.py|portable/(stand_ins|packages|program|page|licences|compile|memory|slim)|_templates/(preview|studio|portable)/)",
)
NOT_ASKED = re.compile(     # of Python's own library: what no command of sopdoc comes to, and what the interpreter holds already
    r"^(unittest|_pyrepl|xmlrpc|wsgiref|idlelib|tkinter|ensurepip|venv|curses|sqlite3|dbm|turtledemo|pydoc_data|zoneinfo)/"
    r"|^(_ast_unparse|_collections_abc|_markupbase|_py_abc|_pyio|_sitebuiltins|abc|bdb|cmd|code|codecs|compileall|cProfile|doctest|filecmp|fileinput|ftplib|genericpath|getpass"
    r"|imaplib|io|mailbox|modulefinder|netrc|ntpath|optparse|os|pdb|pickletools|plistlib|poplib|posixpath|profile|pstats|py_compile|pyclbr|pydoc|rlcompleter|runpy"
    r"|shelve|site|smtplib|stat|statistics|symtable|tabnanny|timeit|trace|tracemalloc|turtle|wave|zipapp|zipimport)\.py$"
    r"|^encodings/(?!(__init__|aliases|ascii|cp1252|cp437|idna|latin_1|mac_roman|punycode|raw_unicode_escape|unicode_escape|utf_\w+)\.py$)",
)
WANTED = re.compile(r"pypdfium2(_raw|_cfg)?/|[^/]+\.dist-info/METADATA$")       # of the wheel that reads PDF
EPOCH = (1980, 1, 1, 0, 0, 0)
COMPILE, REMEMBER = (Path(__file__).with_name(name) for name in ("compile.mjs", "memory.mjs"))
MEMORY = "memory.bin"
REMEMBERED = (      # what every sheet needs
    "sopdoc.worker", "sopdoc.cli.build", "sopdoc.compiler", "sopdoc.checking", "sopdoc.layout.text.pdf_library", "sopdoc.render.svg",
)
PLACES = {"program.zip": "/program/", "python.zip": "/lib/python314.zip/"}        # where an archive's modules are found


def sources() -> dict[str, bytes]:
    """Every file of the program by its place in the archive: sopdoc, its templates, libraries of pure Python, stand-ins for the others."""
    found = {f"sopdoc/{name}": data for name, data in _files(PACKAGE) if not name.startswith("_templates/")}
    found |= {f"sopdoc/_templates/{name}": data for name, data in _files(templates_dir())}
    for library in LIBRARIES:
        found |= {f"{library}/{name}": data for name, data in _files(_place(library))}
    carried = {name: data for name, data in found.items() if not NOT_CARRIED.search(name)}
    return carried | {name: data for name, data in _files(STAND_INS) if not NOT_CARRIED.search(name)}


def compiled(archives: Mapping[str, Mapping[str, bytes]], pyodide: Mapping[str, bytes]) -> dict[str, bytes]:
    """Each archive's files by its name → a zip of what Python makes of them, without what the memory that the page begins with
    (`MEMORY`, a part of its own) has already; raises LackingError without Node.js.
    """
    node = shutil.which("node")
    if node is None:
        raise LackingError("Node.js tidak terpasang; ia menyiapkan program untuk halaman")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name, data in pyodide.items():
            _write(folder / "pyodide" / name, data)
        for name, files in archives.items():
            _write(folder / name, packed(files))
        _run(folder, node, COMPILE, "pyodide", ".", str(COMPILE.with_name("slim.py")), *archives)
        made = {name: unpacked((folder / f"{name}.out").read_bytes()) for name in archives}
        known = _remembered(folder, node, made)
        rest = {name: {at: data for at, data in files.items() if PLACES.get(name, "") + at not in known} for name, files in made.items()}
        return {name: packed(files) for name, files in rest.items()} | {MEMORY: (folder / MEMORY).read_bytes()}


def _remembered(folder: Path, node: str, made: Mapping[str, Mapping[str, bytes]]) -> frozenset[str]:
    """Writes `MEMORY` into `folder`; the files that nothing asks for any more."""
    for name, data in made["program.zip"].items():
        _write(folder / "program" / name, data)
    _write(folder / "pyodide" / "python_stdlib.zip", packed(made["python.zip"]))
    _run(folder, node, REMEMBER, "pyodide", ".", *REMEMBERED)
    return frozenset(json.loads((folder / "memory.json").read_bytes()))


def _run(folder: Path, *command: str | Path) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, cwd=folder)
    except (OSError, subprocess.SubprocessError) as fault:
        raise LackingError(f"program tidak dapat disiapkan oleh Node.js: {_said(fault)}") from fault


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip without compression, which is the page's: sorted names, no time."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), files[name])
    return target.getvalue()


def unpacked(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as found:
        return {name: found.read(name) for name in found.namelist()}


def library(archive: bytes) -> dict[str, bytes]:
    """Python's own, as far as it is asked for."""
    return {name: data for name, data in unpacked(archive).items() if not NOT_ASKED.search(name)}


def reader(wheel: Mapping[str, bytes]) -> dict[str, bytes]:
    """What reads and draws PDF: the wheel without its own commands; its version is asked for."""
    return {name: data for name, data in wheel.items() if WANTED.match(name)}


def _said(fault: Exception) -> str:
    return (getattr(fault, "stderr", b"") or b"").decode("utf-8", "replace").strip()[-400:] or str(fault)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _place(library: str) -> Path:
    spec = find_spec(library)
    if spec is None or not spec.submodule_search_locations:
        raise LackingError(f"pustaka {library} tidak terpasang")
    return Path(next(iter(spec.submodule_search_locations)))


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(folder).as_posix(), path.read_bytes()
