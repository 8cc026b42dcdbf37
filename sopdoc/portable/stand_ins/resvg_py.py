"""resvg_py's one function by resvg's own WebAssembly, which the page's worker has loaded."""

from __future__ import annotations

from pathlib import Path


def svg_to_bytes(svg_string: str, width: int, height: int, dpi: int, font_files: list[str], **_: object) -> bytes:
    """A PNG within `width` and `height`, words in the font of `font_files`; raises ValueError for what is no SVG."""
    from pyodide.ffi import JsException
    from sopdoc_page import svg_to_png

    try:
        return bytes(svg_to_png(svg_string, width, height, dpi, [Path(name).read_bytes() for name in font_files]).to_py())
    except JsException as fault:
        raise ValueError(str(fault)) from None
