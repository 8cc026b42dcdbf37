"""One transport of the studio: a request and its answer as JSON over the local server, beside what the preview answers.

    /                 the studio's page; its files, and the preview's that it uses
    POST /api/tanya   a request of `requests.py`; its answer            /unduh/pdf?id=   as the preview's
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from sopdoc.preview.answers import JSON, Answer, Answers, page_files, plain
from sopdoc.preview.gallery import Gallery
from sopdoc.studio.codec import UnreadableError, read_request, written_answer
from sopdoc.studio.desk import Desk

PAGES = ("preview", "studio")
BODY = 24 << 20         # bytes of a request: a table that was pasted, a logo or an old sheet in base64


class Site:
    """Answers for `preview.server`."""

    body = BODY

    def __init__(self, gallery: Gallery, desk: Desk, pages: tuple[str, ...] = PAGES) -> None:
        """`pages`: those whose files are asked for, too."""
        files = {name: content for page in pages for name, content in page_files(page).items()}
        self._shown = Answers(gallery, (), files)
        self._desk = desk

    def get(self, path: str, query: Mapping[str, str]) -> Answer:
        return self._shown.get(path, query)

    def post(self, path: str, body: bytes) -> Answer:
        if path != "api/tanya":
            return self._shown.post(path, body)
        try:
            request = read_request(body)
        except UnreadableError:
            return plain(HTTPStatus.BAD_REQUEST)
        return Answer(HTTPStatus.OK, written_answer(self._desk.ask(request)), JSON)
