"""Every case in `kasus/` gets exactly the trouble that it announces, and every code has a case.

A case says what it expects where it expects it: `# galat: SOP203` at the end of the line, or `# galat: SOP003 @3`
for line 3 when a comment has no place there.  `sop-*` are definitions, `instansi-*` agencies, `profil-*` overrides.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from sopdoc.diagnostics import Report
from sopdoc.model.decode import decode_sop
from sopdoc.model.decode_instansi import InstansiBerkas, decode_instansi
from sopdoc.model.sop import Instansi, Pejabat
from sopdoc.profile.decode import load_profile
from sopdoc.source.read import read

KASUS = Path(__file__).parent / "kasus"
SUMBER = Path(__file__).parents[2] / "sopdoc"
INSTANSI = InstansiBerkas(Instansi(kop=("PEMERINTAH",), pejabat={"kepala": Pejabat("Kepala")}))
DI_TEMPAT_LAIN = {   # codes that no small file can show, and the test that shows them
    "SOP014": "tests/source/test_read.py",
    "SOP015": "tests/source/test_read.py",
    "SOP016": "tests/source/test_read.py",
    "SOP019": "tests/source/test_read.py",
    "SOP151": "tests/profile/test_decode.py",
}
_HARAPAN = re.compile(r"(galat|peringatan|catatan): (SOP\d{3})(?: @(\d+))?")


def expected(path: Path) -> Counter[tuple[int, str, str]]:
    lines = path.read_bytes().decode("utf-8", "replace").splitlines()
    found = ((number, match) for number, line in enumerate(lines, 1) for match in _HARAPAN.finditer(line))
    return Counter((int(match[3] or number), match[1], match[2]) for number, match in found)


def diagnose(path: Path) -> Report:
    report = Report()
    node = read(path, path.name, report)
    if node is None:
        return report
    if path.name.startswith("sop-"):
        decode_sop(node, path.stem, path.name, INSTANSI, frozenset({"tetangga"}), report, folder=KASUS)
    elif path.name.startswith("instansi-"):
        berkas = decode_instansi(node, KASUS, report)
        load_profile(berkas.profil, berkas.penyesuaian, report, berkas.huruf, berkas.profil_span)
    else:
        load_profile("permenpan-35-2012", (node,), report)
    return report


@pytest.mark.parametrize("path", sorted(KASUS.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_case_gets_exactly_the_diagnostics_it_announces(path: Path) -> None:
    report = diagnose(path)
    got = Counter((d.span.line, d.severity.label, d.code) for d in report.diagnostics)
    assert got == expected(path), "\n".join(map(str, report.diagnostics))


@pytest.mark.parametrize("path", sorted(KASUS.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_diagnostic_can_be_understood_alone(path: Path) -> None:
    for d in diagnose(path).diagnostics:
        assert d.message
        assert not d.message.endswith(".")
        assert d.hint or d.label
        assert d.span.file == path.name


def test_every_code_of_the_readers_has_a_case() -> None:
    files = [*(SUMBER / "source").glob("*.py"), *(SUMBER / "model").glob("*.py"), *(SUMBER / "profile").glob("*.py")]
    used = {code for path in files for code in re.findall(r'"(SOP\d{3})"', path.read_text("utf-8"))}
    shown = {code for path in KASUS.glob("*.yaml") for _, _, code in expected(path)}
    elsewhere = {code for code, test in DI_TEMPAT_LAIN.items() if code in (SUMBER.parent / test).read_text("utf-8")}
    assert used - shown - elsewhere == set()
    assert shown - used == set()
