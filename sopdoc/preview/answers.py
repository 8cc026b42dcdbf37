"""A request's path and query → its answer: the page's own files, the list, one SOP, a download, the editor.

    /                     the page                      /api/daftar          the list
    /preview.css, *.js    its files                     /api/sop?id=         one SOP for the page
    /api/acara            events (the server's own)     /unduh/pdf?id=       a document of what is shown
    POST /api/buka        {"id", "berkas", "baris", "kolom"}: opens the editor there
    /api/perbaikan?id=    what can be mended, as a diff          POST /api/perbaiki   {"id", "sidik"}: mends what was shown
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

from sopdoc.compiler import documents_of, render
from sopdoc.definitions import FORM
from sopdoc.diagnostics import Report
from sopdoc.preview.editor import open_editor
from sopdoc.preview.gallery import Gallery, Looked
from sopdoc.preview.guard import BODY
from sopdoc.preview.pictures import DPI, LEAST_DPI, MOST_DPI, NoRasterError, Picture, png_pictures, svg_pictures
from sopdoc.preview.repair import proposal, repair
from sopdoc.preview.view import Shown
from sopdoc.profile.source import templates_dir

TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
JSON = "application/json; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
DOCUMENTS = {
    "pdf": "application/pdf", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "svg": "image/svg+xml",
    "png": "image/png", FORM: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
WHOLE = ("pdf", "docx", FORM)
RASTER = "gambar PNG memerlukan pypdfium2; pasang dengan: python3 -m pip install pypdfium2"
_NUMBER = re.compile(r"[0-9]{1,4}")
_ATTACHMENT = "attachment; filename*=UTF-8''"


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back, besides the headers that every answer has."""

    status: HTTPStatus
    content: bytes
    type: str = TEXT
    headers: Mapping[str, str] = field(default_factory=dict)


def plain(status: HTTPStatus, text: str = "") -> Answer:
    return Answer(status, (text or status.phrase).encode())


NOT_FOUND = plain(HTTPStatus.NOT_FOUND)


class Site(Protocol):
    """What a server answers with: the preview's `Answers`, the studio's; `body`: bytes of the largest POST."""

    body: int

    def get(self, path: str, query: Mapping[str, str]) -> Answer: ...

    def post(self, path: str, body: bytes) -> Answer: ...


def page_files(name: str) -> dict[str, bytes]:
    """A page's own files by their names, read once from their folder among the templates."""
    return {path.name: path.read_bytes() for path in sorted((templates_dir() / name).iterdir()) if path.suffix in TYPES}


class Answers:
    """Answers from a gallery; `files` are the page's own, the preview's unless somebody else's are given."""

    body = BODY

    def __init__(self, gallery: Gallery, editor: tuple[str, ...], files: Mapping[str, bytes] | None = None) -> None:
        self._gallery = gallery
        self._editor = editor
        self._files = page_files("preview") if files is None else files

    def get(self, path: str, query: Mapping[str, str]) -> Answer:
        """`path` without the token, "" for the page itself."""
        name = path or "index.html"
        if name in self._files:
            return Answer(HTTPStatus.OK, self._files[name], TYPES[Path(name).suffix])
        if name == "api/daftar":
            return _json({"sop": self._gallery.listing(), "pesan": self._gallery.said, "editor": bool(self._editor)})
        if name == "api/sop":
            data = self._gallery.data(query.get("id", ""))
            return NOT_FOUND if data is None else Answer(HTTPStatus.OK, data, JSON)
        if name == "api/perbaikan":
            report = Report()
            mends = self._gallery.mends(query.get("id", ""), report)
            return NOT_FOUND if mends is None else _json(proposal(mends, report))
        kind = name.removeprefix("unduh/")
        if name.startswith("unduh/") and kind in DOCUMENTS:
            return self._download(kind, query)
        return NOT_FOUND

    def post(self, path: str, body: bytes) -> Answer:
        """Opens the editor at a place of a file that the page shows, or mends its files as was shown."""
        if path == "api/perbaiki":
            return self._mend(_texts(body, "id", "sidik"))
        return self._open(body) if path == "api/buka" else NOT_FOUND

    def _mend(self, wanted: tuple[str, ...] | None) -> Answer:
        if wanted is None:
            return plain(HTTPStatus.BAD_REQUEST)
        id, shown = wanted
        mends = self._gallery.mends(id, Report())
        if mends is None:
            return NOT_FOUND
        fault = repair(mends, shown)
        return plain(HTTPStatus.CONFLICT, fault) if fault else Answer(HTTPStatus.NO_CONTENT, b"")

    def _open(self, body: bytes) -> Answer:
        wanted = _wanted(body)
        if wanted is None:
            return plain(HTTPStatus.BAD_REQUEST)
        if not self._editor:
            return plain(HTTPStatus.NOT_IMPLEMENTED, "penyunting belum ditentukan: pakai --editor atau SOPDOC_EDITOR")
        id, which, line, column = wanted
        definition = self._gallery.find(id)
        path_of = {"sop": definition.path, "instansi": definition.instansi} if definition else {}
        file = path_of.get(which)
        if file is None:
            return NOT_FOUND
        if not open_editor(self._editor, file, line, column):
            return plain(HTTPStatus.INTERNAL_SERVER_ERROR, f"penyunting {self._editor[0]} tidak dapat dijalankan")
        return Answer(HTTPStatus.NO_CONTENT, b"")

    def _download(self, kind: str, query: Mapping[str, str]) -> Answer:
        """A document of what is on the screen: the whole SOP, or one page as a picture."""
        id = query.get("id", "")
        definition = self._gallery.find(id)
        looked = self._gallery.looked(id)
        if definition is None or looked is None or looked.shown is None:
            return NOT_FOUND
        try:
            document = _whole(kind, looked) if kind in WHOLE else _page(kind, looked.shown, query)
        except NoRasterError:
            return plain(HTTPStatus.NOT_IMPLEMENTED, RASTER)
        if document is None:
            return NOT_FOUND
        name = quote(f"{definition.kunci}{document.ending}", safe="", errors="replace")
        return Answer(HTTPStatus.OK, document.content, DOCUMENTS[kind], {"Content-Disposition": f"{_ATTACHMENT}{name}"})


def _whole(kind: str, looked: Looked) -> Picture | None:
    """The whole SOP as `build` makes it; of a definition that is broken now its last sheets, and no form."""
    if looked.compiled.sheets:
        made = documents_of(looked.compiled, kind)
    else:
        made = render(looked.shown.sheets, kind) if looked.shown and kind != FORM else ()
    return Picture(*made[0]) if made else None


def _page(kind: str, shown: Shown, query: Mapping[str, str]) -> Picture | None:
    """One page as a picture; None for a page that is not there."""
    pages = (_number(query.get("halaman"), 1),)
    parts = shown.places if query.get("alur") == "1" else None
    if kind == "svg":
        pictures = svg_pictures(shown.sheets, parts, pages)
    else:
        dpi = min(MOST_DPI, max(LEAST_DPI, _number(query.get("dpi"), DPI)))
        pictures = png_pictures(shown.sheets, parts, pages, dpi)
    return pictures[0] if pictures else None


def _number(text: str | None, default: int) -> int:
    return int(text) if text and _NUMBER.fullmatch(text) else default


def _object(body: bytes) -> dict[str, Any]:
    """What a POST says; nothing when it is no object."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):        # the latter: nested beyond measure
        return {}
    return data if isinstance(data, dict) else {}


def _texts(body: bytes, *keys: str) -> tuple[str, ...] | None:
    """The texts of a POST at these keys; None when one is none."""
    data = _object(body)
    found = tuple(value for key in keys if isinstance(value := data.get(key), str))
    return found if len(found) == len(keys) else None


def _wanted(body: bytes) -> tuple[str, str, int, int] | None:
    """id, file, line and column of a POST; None when it is anything else."""
    data = _object(body)
    id, which, line, column = (data.get(key) for key in ("id", "berkas", "baris", "kolom"))
    if not (isinstance(id, str) and isinstance(which, str) and type(line) is int and type(column) is int):
        return None
    return (id, which, line, column) if 0 < line < 10**7 and 0 < column < 10**7 else None


def _json(data: Any) -> Answer:
    return Answer(HTTPStatus.OK, json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"), JSON)
