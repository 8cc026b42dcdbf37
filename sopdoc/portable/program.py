"""sopdoc and the libraries that it needs → archives of compiled Python; Python's own library, compiled too.

Compiled by the very interpreter that will run it (`compile.mjs`, by Node.js), so that no page compiles it again.  Names are
sorted and times fixed: the same sources give the same bytes.
"""

from __future__ import annotations

import io
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
    r"__pycache__|\.(so|pyd|pyc|pyi|c|pyx)$|reportlab/(fonts|graphics|platypus)/|/tests?/"
    r"|^sopdoc/(build_fonts\.py|portable/(stand_ins|packages|program|page|licences|compile))",
)
NOT_ASKED = re.compile(     # of Python's own library: what no command of sopdoc comes to
    r"^(unittest|_pyrepl|xmlrpc|wsgiref|idlelib|tkinter|ensurepip|venv|curses|sqlite3|dbm|turtledemo|pydoc_data)/"
    r"|^(pdb|doctest|pydoc|imaplib|mailbox|smtplib|poplib|ftplib|pickletools|statistics|turtle|cProfile|profile|pstats|trace|timeit)\.py$",
)
WANTED = re.compile(r"pypdfium2(_raw|_cfg)?/|[^/]+\.dist-info/METADATA$")       # of the wheel that reads PDF
EPOCH = (1980, 1, 1, 0, 0, 0)
COMPILE = Path(__file__).with_name("compile.mjs")


def sources() -> dict[str, bytes]:
    """Every file of the program by its place in the archive: sopdoc, its templates, libraries of pure Python, stand-ins for the others."""
    found = {f"sopdoc/{name}": data for name, data in _files(PACKAGE) if not name.startswith("_templates/")}
    found |= {f"sopdoc/_templates/{name}": data for name, data in _files(templates_dir())}
    for library in LIBRARIES:
        found |= {f"{library}/{name}": data for name, data in _files(_place(library))}
    carried = {name: data for name, data in found.items() if not NOT_CARRIED.search(name)}
    return carried | {name: data for name, data in _files(STAND_INS) if not NOT_CARRIED.search(name)}


def compiled(archives: Mapping[str, Mapping[str, bytes]], pyodide: Mapping[str, bytes]) -> dict[str, bytes]:
    """Each archive's files by its name → a zip of what Python makes of them; raises LackingError without Node.js."""
    node = shutil.which("node")
    if node is None:
        raise LackingError("Node.js tidak terpasang; ia menyiapkan program untuk halaman")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name, data in pyodide.items():
            _write(folder / "pyodide" / name, data)
        for name, files in archives.items():
            _write(folder / name, packed(files))
        command = [node, str(COMPILE), str(folder / "pyodide"), str(folder), *archives]
        try:
            subprocess.run(command, check=True, capture_output=True, cwd=folder)
        except (OSError, subprocess.SubprocessError) as fault:
            raise LackingError(f"program tidak dapat disiapkan oleh Node.js: {_said(fault)}") from fault
        return {name: (folder / f"{name}.out").read_bytes() for name in archives}


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip without compression, which is the page's: sorted names, no time."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), files[name])
    return target.getvalue()


def library(archive: bytes) -> dict[str, bytes]:
    """Python's own, as far as it is asked for."""
    with zipfile.ZipFile(io.BytesIO(archive)) as packed_library:
        return {name: packed_library.read(name) for name in packed_library.namelist() if not NOT_ASKED.search(name)}


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
