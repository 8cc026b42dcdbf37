"""LibreOffice, where it is installed → what only it can open or lay out: old files of Office, and where Word puts things on paper.

    .doc .rtf .odt ─▶ .docx        .xls .ods ─▶ .xlsx        .docx .xlsx ─▶ .pdf

It runs in a process of its own with a profile of its own, in a folder that is gone afterwards: macros are off, links are not followed,
and it is told of a network that is not there.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from sopdoc.impor.package import open_package
from sopdoc.isolated import Limits, run_apart

FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML", "pdf": "pdf:writer_pdf_Export"}
OF_CALC = {"pdf": "pdf:calc_pdf_Export"}
PACKAGES = (b"docx", b"xlsx")       # they are handed on with what is safe alone
PROGRAMS = ("soffice", "libreoffice")
ELSEWHERE = ("/Applications/LibreOffice.app/Contents/MacOS/soffice", "C:/Program Files/LibreOffice/program/soffice.exe")
WAIT = 120                  # seconds; an honest document takes three
LIMITS = Limits(cpu=30, memory=3 << 29, wait=2 * WAIT)     # it takes 0.2 GB, and asks for 1.2
PATH = os.pathsep.join(("/usr/local/bin", "/usr/bin", "/bin"))       # for the script that starts it
RUN = ("vbaProject", "oleObject", "package", "control", "attachedTemplate", "subDocument", "aFChunk")     # kinds of relations
_SETTING = '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"), ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"), ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Calc/Content/Update", "Link", "2"), ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"), ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"), ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def program() -> str | None:
    """Where LibreOffice is; None where it is not installed."""
    found = (shutil.which(name) for name in PROGRAMS)
    return next((path for path in found if path), next((path for path in ELSEWHERE if Path(path).is_file()), None))


def converted(data: bytes, ending: str, to: str, office: str) -> bytes:
    """`ending` and `to` without dots; raises DiedError."""
    return run_apart(convert, "\n".join((office, ending, to, "")).encode() + data, LIMITS)


def convert(request: bytes) -> bytes:
    """Runs apart; a process that ends without a result is one that could not open it."""
    office, ending, to, data = request.split(b"\n", 3)
    with TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / f"berkas.{ending.decode()}"
        source.write_bytes(open_package(data).plain(_is_safe, media=True) if ending in PACKAGES else data)
        _write_profile(folder / "profil")
        command = [
            office.decode(), "--headless", "--norestore", f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--convert-to",
            (OF_CALC if ending == b"xlsx" else FILTERS)[to.decode()], "--outdir", str(folder / "hasil"), str(source),
        ]
        _run(command, {"HOME": name, "TMPDIR": name, "PATH": PATH, "LANG": "C.UTF-8"}, name)
        return (folder / "hasil" / f"berkas.{to.decode()}").read_bytes()


def _is_safe(kind: str, mode: str) -> bool:
    """Nothing outside of the package, and nothing that is run or opened."""
    return mode != "External" and kind not in RUN


def _write_profile(folder: Path) -> None:
    items = "".join(_SETTING.format(*one) for one in _SETTINGS)
    place = folder / "user" / "registrymodifications.xcu"
    place.parent.mkdir(parents=True)
    place.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>', "utf-8",
    )


def _run(command: list[str], env: dict[str, str], folder: str) -> None:
    """With all that it starts, within its time."""
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(command, env=env, cwd=folder, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True)
    try:
        process.wait(WAIT)
    finally:
        if sys.platform != "win32" and process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()
