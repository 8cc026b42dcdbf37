"""The studio's page, and everything that it needs, → one HTML file.

    page, modules as an import map  +  worker's text  +  carried parts (gzip)  +  example  ──▶  sopdoc.html

A page from disk may not load a second file: its modules have addresses of data, and its policy allows no connection to anywhere.
"""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from sopdoc import __version__
from sopdoc.definitions import ARCHIVE
from sopdoc.portable.licences import Notice, notices
from sopdoc.portable.packages import PACKAGES, LackingError, files_of
from sopdoc.portable.program import MEMORY, PACKAGE, compiled, library, reader, sources
from sopdoc.profile.source import templates_dir

POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' data: blob:; worker-src blob:; "
    "connect-src data: blob:; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'"
)
OWN = ("ask.js", "engine.js", "folder.js", "given.js", "portable.js", "store.js", "zip.js")       # ask.js instead of the server's
EXAMPLE = "contoh"
LATE = "pdfium.zip"         # asked for when a PDF is to be read
GIVEN = "carried.give(carried.first, document.currentScript.previousElementSibling)"       # a part's bytes to the worker, once it was read
BEST = 12                   # the level that packs best
CHARSET = "windows-1252"    # every byte is a sign: a third less than in base64
ESCAPE, SHIFT = ord("="), 64
ESCAPED = re.compile(rb"[\0\r=]|<(?=[/!])")


def portable_page(folder: Path | None) -> bytes:
    """The file; packages come from `folder`, or else from the registries of npm and PyPI.  Raises LackingError."""
    pyodide, resvg, pdfium, spdx = (files_of(package, folder) for package in PACKAGES)
    archives = {"program.zip": sources(), "python.zip": library(pyodide["python_stdlib.zip"]), LATE: reader(pdfium)}
    made = compiled(archives, pyodide)
    parts = {
        "pyodide.mjs": _without_map(pyodide["pyodide.mjs"]), "pyodide.asm.mjs": pyodide["pyodide.asm.mjs"], MEMORY: made[MEMORY],
        "pyodide.asm.wasm": pyodide["pyodide.asm.wasm"], "python_stdlib.zip": made["python.zip"],
        "info.json": json.dumps(json.loads(pyodide["pyodide-lock.json"])["info"]).encode(),
        "resvg.mjs": _without_map(resvg["index.mjs"]), "resvg.wasm": resvg["index_bg.wasm"],
        "program.zip": made["program.zip"], LATE: made[LATE],
    }
    return _page(parts, notices(pdfium, spdx))


def _page(parts: Mapping[str, bytes], told: Sequence[Notice]) -> bytes:
    page, own = (templates_dir() / "studio" / "index.html").read_text("utf-8"), templates_dir() / "portable"
    page = re.sub(r' *<link rel="stylesheet"[^>]*>\n| *<script type="module"[^>]*></script>\n', "", page)
    page = page.replace('<html lang="id">', '<html lang="id" translate="no">').replace("<title>Studio SOP</title>", "<title>sopdoc</title>")
    page = page.replace('<meta charset="utf-8">', f'<meta charset="{CHARSET}">', 1).replace("</head>", f"{_head()}</head>", 1)
    head, end, rest = page.rpartition("</body>")
    start = (own / "mulai.html").read_text("utf-8")
    return b"".join((_plain(head + start + _begun()), _shown(told), *map(_carried, parts, parts.values()), _plain(end + rest)))


def _plain(page: str) -> bytes:
    """Other signs than those of ASCII by their numbers: the page's bytes are not UTF-8."""
    return page.encode("ascii", "xmlcharrefreplace")


def _head() -> str:
    styles = "".join((templates_dir() / name / f"{name}.css").read_text("utf-8") for name in ("preview", "studio", "portable"))
    styles = re.sub(r"[^\0-\x7f]", lambda sign: f"\\{ord(sign[0]):x} ", styles)       # as CSS writes what is not ASCII
    return (
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(POLICY)}">\n'
        f'<meta name="google" content="notranslate">\n<style>{styles}</style>\n'
    )


def _modules() -> dict[str, str]:
    """The page's modules by their names; they call each other by those of the import map."""
    pages = (path for name in ("preview", "studio") for path in (templates_dir() / name).glob("*.js"))
    found = {path.name: path.read_text("utf-8") for path in (*pages, *(templates_dir() / "portable" / name for name in OWN))}
    return {name: re.sub(r'((?:from|import) )"\./([\w-]+\.js)"', r'\1"sopdoc/\2"', text) for name, text in found.items()}


def _shown(told: Sequence[Notice]) -> bytes:
    """What the page itself is made of, apart from what is seen first: `opened` of carried.js."""
    made = {
        "modul": {f"sopdoc/{name}": f"data:text/javascript;base64,{_base64(text.encode())}" for name, text in sorted(_modules().items())},
        "contoh": {name: _base64(data) for name, data in example_files().items()}, "tentang": _about(told),
    }
    return _script("halaman", "halaman.json", json.dumps(made).encode(), "carried.opened(document.currentScript.previousElementSibling)")


def _carried(name: str, data: bytes) -> bytes:
    return _script("kelak", name, data, "") if name == LATE else _script("muatan", name, data, GIVEN)


def _script(kind: str, name: str, data: bytes, then: str) -> bytes:
    """A part, and what is done as soon as it has been read."""
    held = written(small(data))
    return b"".join((f'<script type="text/plain" data-{kind}="{name}">'.encode(), held, f"</script><script>{then}</script>\n".encode()))


def small(data: bytes) -> bytes:
    """As gzip, packed better than by zlib.  Raises LackingError."""
    try:
        from deflate import gzip_compress
    except ImportError as fault:
        raise LackingError("pustaka deflate tidak terpasang; pasang dengan pip install 'sopdoc[portable]'") from fault
    return bytes(gzip_compress(data, BEST))


def written(data: bytes) -> bytes:
    """Bytes as a page of one byte a sign may hold them: without what HTML changes or ends at (`carried.js` reads it)."""
    return ESCAPED.sub(lambda found: bytes((ESCAPE, (found[0][0] + SHIFT) % 256)), data)


def _begun() -> str:
    """The worker, which is there before the parts."""
    own = templates_dir() / "portable"
    worker, first = _base64((own / "worker.js").read_bytes()), (own / "carried.js").read_text("utf-8")
    return f'<script type="text/plain" id="pekerja">{worker}</script>\n<script>\n{first}</script>\n'


def example_files() -> dict[str, bytes]:
    """An agency to play with: the examples' definitions and logos, beside the package in a checkout, inside it in a wheel."""
    installed = PACKAGE / "_contoh"
    folder = installed if installed.is_dir() else PACKAGE.parent / "definitions" / EXAMPLE
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file() and path.name != ARCHIVE}


def _about(told: Sequence[Notice]) -> str:
    return f"<p>sopdoc {__version__}</p>" + "".join(map(_notice, told))


def _notice(one: Notice) -> str:
    head = " · ".join(html.escape(part) for part in (one.name, one.licence, one.source) if part)
    return f"<details><summary>{head}</summary><pre>{html.escape(one.text)}</pre></details>"


def _without_map(text: bytes) -> bytes:
    """Nothing looks for what is not there."""
    return re.sub(rb"//# sourceMappingURL=\S+", b"", text)


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
