"""Documents of ours as LibreOffice prints them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

from tools import require_tool


def printed_by_libreoffice(documents: Iterable[bytes], folder: Path) -> list[Path]:
    """Each DOCX as a PDF, in one run."""
    soffice = require_tool("soffice")
    paths = []
    for number, document in enumerate(documents):
        paths.append(folder / f"{number}.docx")
        paths[-1].write_bytes(document)
    command = [soffice, "--headless", f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), *map(str, paths)], check=True, capture_output=True, timeout=600)
    return [path.with_suffix(".pdf") for path in paths]
