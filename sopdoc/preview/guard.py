"""Which requests are answered: only those from our own page, at our own address, that know the token.

    GET http://127.0.0.1:8350/<token>/…     Host: 127.0.0.1:8350     Origin: none, or our own

A page elsewhere cannot know the token, and a name that is made to point to 127.0.0.1 (DNS rebinding) is not our Host.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from http import HTTPStatus

ADDRESS = "127.0.0.1"
NAMES = (ADDRESS, "localhost")
BODY = 4096             # bytes of a POST
TARGET = 2048           # characters of an address

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Guard:
    """The server's port and its token."""

    port: int
    token: str

    @property
    def url(self) -> str:
        return f"http://{ADDRESS}:{self.port}/{self.token}/"

    def refuses(self, method: str, target: str, host: str, origin: str | None, site: str | None) -> HTTPStatus | None:
        """Why a request is not answered, None when it is.  `site` is the browser's own word about where it comes from."""
        hosts = {f"{name}:{self.port}" for name in NAMES}
        if len(target) > TARGET:
            return HTTPStatus.REQUEST_URI_TOO_LONG
        if host not in hosts:
            return HTTPStatus.MISDIRECTED_REQUEST
        if origin is not None and origin != f"http://{host}":
            return HTTPStatus.FORBIDDEN
        if site not in (None, "none", "same-origin") or (method == "POST" and origin is None):
            return HTTPStatus.FORBIDDEN
        head, _, rest = target.partition("?")[0].removeprefix("/").partition("/")
        known = secrets.compare_digest(head.encode(), self.token.encode())
        return None if known and target.startswith(f"/{self.token}/") and not rest.startswith("/") else HTTPStatus.NOT_FOUND


def new_token() -> str:
    return secrets.token_urlsafe(24)
