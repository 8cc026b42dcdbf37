"""What people do in LibreOffice, done by LibreOffice itself: macros in Basic, which speak UNO, without a window."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from tools import require_tool

SPREADSHEET, TEXT = "Calc MS Excel 2007 XML", "MS Word 2007 XML"      # filters by which it saves
MODULE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">{code}</script:module>
"""
PROPERTIES = """\
Function Said(name As String, value)
  Dim one As New com.sun.star.beans.PropertyValue
  one.Name = name
  one.Value = value
  Said = Array(one)
End Function
"""


def edited_by_office(folder: Path, source: Path, edits: Sequence[Sequence[str]], kind: str) -> list[Path]:
    """`source`, opened once for each edit and saved with it; an edit is lines of Basic about `doc`."""
    profile = folder / "profil"
    _run(profile, "--terminate_after_init")           # it writes its own module where ours shall stand
    targets = [folder / f"{number}{source.suffix}" for number in range(len(edits))]
    subs = "".join("\n".join((f"Sub Edit{number}(doc)", *lines, "End Sub\n")) for number, lines in enumerate(edits))
    opened = f'doc = StarDesktop.loadComponentFromURL("{source.as_uri()}", "_blank", 0, Said("Hidden", True))'
    steps = "".join(
        f'{opened}\nEdit{number}(doc)\ndoc.storeToURL("{target.as_uri()}", Said("FilterName", "{kind}"))\ndoc.close(True)\n'
        for number, target in enumerate(targets)
    )
    module = profile / "user/basic/Standard/Module1.xba"
    module.write_text(MODULE.format(code=escape(f"{PROPERTIES}{subs}Sub Main\n{steps}End Sub\n")), "utf-8")
    _run(profile, "macro:///Standard.Module1.Main()")
    return targets


def _run(profile: Path, order: str) -> None:
    command = [require_tool("soffice"), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", order]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
