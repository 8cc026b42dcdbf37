"""What the page is made of besides sopdoc: packages of the npm registry at one version each, known by their digests.

    needed(None) ──▶ npm pack ──▶ bytes, checked ──▶ files      needed(folder): the same archives from a folder
"""

from __future__ import annotations

import base64
import hashlib
import io
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

INSIDE = "package/"         # where an archive of npm has its files
PATIENCE = 300              # seconds that the registry may take for one archive


@dataclass(frozen=True, slots=True)
class Package:
    """`digest`: SHA-512 of the archive in base64, as the registry names it; `licence` and `source` are shown to who uses the page."""

    name: str
    version: str
    digest: str
    licence: str
    source: str

    @property
    def archive(self) -> str:
        """As npm calls it."""
        return f"{self.name.removeprefix('@').replace('/', '-')}-{self.version}.tgz"


PYODIDE = Package(
    "pyodide", "314.0.7", "0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A==",
    "MPL-2.0", "https://github.com/pyodide/pyodide",
)
RESVG = Package(
    "@resvg/resvg-wasm", "2.6.2", "FqALmHI8D4o6lk/LRWDnhw95z5eO+eAa6ORjVg09YRR7BkcM6oPHU9uyC0gtQG5vpFLvgpeU4+zEAz2H8APHNw==",
    "MPL-2.0", "https://github.com/thx/resvg-js",
)


class LackingError(Exception):
    """A package cannot be had, or is another one; the message is Indonesian."""


def files_of(package: Package, folder: Path | None) -> Mapping[str, bytes]:
    """The archive's files by their names; raises LackingError."""
    data = _given(package, folder) if folder else _fetched(package)
    if base64.b64encode(hashlib.sha512(data).digest()).decode() != package.digest:
        raise LackingError(f"{package.archive} bukan paket {package.name} {package.version} yang dikenal")
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        return {one.name.removeprefix(INSIDE): _content(archive, one) for one in archive if one.isfile()}


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    stream = archive.extractfile(member)
    return stream.read() if stream else b""


def _given(package: Package, folder: Path) -> bytes:
    try:
        return (folder / package.archive).read_bytes()
    except OSError as fault:
        raise LackingError(f"{folder / package.archive} tidak terbaca: {fault.strerror}") from fault


def _fetched(package: Package) -> bytes:
    npm = shutil.which("npm")
    if npm is None:
        raise LackingError("npm tidak terpasang; pasang Node.js, atau beri folder berisi paketnya dengan --paket")
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", f"{package.name}@{package.version}", "--pack-destination", folder, "--ignore-scripts"]
        try:
            subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=PATIENCE)
        except (OSError, subprocess.SubprocessError) as fault:
            raise LackingError(f"{package.name} {package.version} tidak dapat diambil dari registri npm") from fault
        return _given(package, Path(folder))
