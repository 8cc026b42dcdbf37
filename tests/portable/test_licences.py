"""Every package that the page carries is told with the text of its licence."""

from __future__ import annotations

import json

import pytest

from sopdoc.portable.licences import LIBRARIES, notices
from sopdoc.portable.packages import PDFIUM, PYODIDE, RESVG, LackingError
from sopdoc.portable.program import LIBRARIES as CARRIED

WHEEL = {"pypdfium2-1.dist-info/licenses/BSD.txt": b"Redistribution", "pypdfium2/version.py": b"1"}
NAMES = ("MPL-2.0", "PSF-2.0", "OFL-1.1", "Bitstream-Vera")
LISTED = {f"licenses/{name}.json": json.dumps({"licenseText": f"teks {name}"}).encode() for name in NAMES}


def test_every_library_that_is_carried_has_its_text() -> None:
    """By the names of modules: PyYAML is `yaml`."""
    assert {name.lower().removeprefix("py") for name in LIBRARIES} == set(CARRIED)
    told = {one.name.split()[0]: one.text for one in notices(WHEEL, LISTED)}
    assert {PYODIDE.name, RESVG.name, PDFIUM.name, *LIBRARIES} <= set(told)
    assert "teks MPL-2.0" in told[PYODIDE.name]
    assert "Redistribution" in told[PDFIUM.name]
    assert "Permission is hereby granted" in told["PyYAML"]


@pytest.mark.parametrize("gone", ["wheel", *LISTED])
def test_a_text_that_is_missing_makes_no_page(gone: str) -> None:
    wheel = {} if gone == "wheel" else WHEEL
    with pytest.raises(LackingError, match="teks lisensi"):
        notices(wheel, {name: data for name, data in LISTED.items() if name != gone})
