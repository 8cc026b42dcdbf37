"""Photos that lie on their side: nobody turns them here."""

from __future__ import annotations

from typing import Any


def exif_transpose(image: Any) -> Any:
    raise ValueError("no JPEG is decoded here")
