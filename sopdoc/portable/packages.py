"""What the page is made of besides sopdoc: packages of npm and one of PyPI at one version each, known by their digests.

    files_of(package, None) ──▶ npm pack, pip download ──▶ bytes, checked ──▶ files      files_of(package, folder): archives from there
"""

from __future__ import annotations

import base64
import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from sopdoc.system import reason_of

INSIDE = "package/"         # where an archive of npm has its files
PATIENCE = 300              # seconds that the registry may take for one archive


@dataclass(frozen=True, slots=True)
class Package:
    """`digest`: SHA-512 of the archive in base64, as npm names it; `licence` and `source` are shown to who uses the page.
    `platform`: of a wheel of PyPI, what its machine code is for; "" for a package of npm.
    """

    name: str
    version: str
    digest: str
    licence: str
    source: str
    platform: str = ""

    @property
    def archive(self) -> str:
        """As its registry calls it."""
        if self.platform:
            return f"{self.name}-{self.version}-py3-none-{self.platform}.whl"
        return f"{self.name.removeprefix('@').replace('/', '-')}-{self.version}.tgz"


PYODIDE = Package(
    "pyodide", "314.0.7", "0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A==",
    "MPL-2.0", "https://github.com/pyodide/pyodide",
)
RESVG = Package(
    "@resvg/resvg-wasm", "2.6.2", "FqALmHI8D4o6lk/LRWDnhw95z5eO+eAa6ORjVg09YRR7BkcM6oPHU9uyC0gtQG5vpFLvgpeU4+zEAz2H8APHNw==",
    "MPL-2.0", "https://github.com/thx/resvg-js",
)
PDFIUM = Package(
    "pypdfium2", "5.15.2", "iQ75gtUZIYakBhF7wtNkPlSISKI7w2NpFtGX0eVc9Sfro0GjRjNMeTVaYsErGgsG7F1yFWfkhmmrb7os1vIRoA==",
    "BSD-3-Clause, Apache-2.0", "https://github.com/pypdfium2-team/pypdfium2", "pyemscripten_2026_0_wasm32",
)
SPDX = Package(       # texts of licences, for packages that carry none
    "spdx-license-list", "6.12.0", "+nUYqm3aZMSHbjsthK+i/HHI2okTElCvqwUd4k8QcSk+FTGgjq+fsdFj2wZOaX6XmR2JdWhf/NeflNnvKOjcnQ==",
    "CC0-1.0", "https://github.com/sindresorhus/spdx-license-list",
)
PACKAGES = (PYODIDE, RESVG, PDFIUM, SPDX)


class LackingError(Exception):
    """A package cannot be had, or is another one; the message is Indonesian."""


def files_of(package: Package, folder: Path | None) -> Mapping[str, bytes]:
    """The archive's files by their names; raises LackingError."""
    data = _given(package, folder) if folder else _fetched(package)
    if base64.b64encode(hashlib.sha512(data).digest()).decode() != package.digest:
        raise LackingError(f"{package.archive} bukan paket {package.name} {package.version} yang dikenal")
    return _in_wheel(data) if package.platform else _in_tar(data)


def _in_tar(data: bytes) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        return {one.name.removeprefix(INSIDE): _content(archive, one) for one in archive if one.isfile()}


def _in_wheel(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    stream = archive.extractfile(member)
    return stream.read() if stream else b""


def _given(package: Package, folder: Path) -> bytes:
    try:
        return (folder / package.archive).read_bytes()
    except OSError as fault:
        raise LackingError(f"{folder / package.archive} tidak terbaca: {reason_of(fault)}") from fault


def _fetched(package: Package) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        command = _from_pypi(package, folder) if package.platform else _from_npm(package, folder)
        try:
            subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=PATIENCE)
        except (OSError, subprocess.SubprocessError) as fault:
            registry = "PyPI" if package.platform else "registri npm"
            raise LackingError(f"{package.name} {package.version} tidak dapat diambil dari {registry}") from fault
        return _given(package, Path(folder))


def _from_npm(package: Package, folder: str) -> Sequence[str]:
    npm = shutil.which("npm")
    if npm is None:
        raise LackingError("npm tidak terpasang; pasang Node.js, atau beri folder berisi paketnya dengan --paket")
    return npm, "pack", f"{package.name}@{package.version}", "--pack-destination", folder, "--ignore-scripts"


def _from_pypi(package: Package, folder: str) -> Sequence[str]:
    """By this Python's pip, or by another one's: a wheel for another machine is only fetched."""
    found = shutil.which("pip") or shutil.which("pip3")
    pip = (sys.executable, "-m", "pip") if find_spec("pip") else (found,) if found else ()
    if not pip:
        raise LackingError("pip tidak terpasang; pasang, atau beri folder berisi paketnya dengan --paket")
    wanted = ("--no-deps", "--only-binary", ":all:", "--platform", package.platform, "--dest", folder)
    return *pip, "download", "--quiet", "--disable-pip-version-check", *wanted, f"{package.name}=={package.version}"
