"""Forms of a small SOP; cells are read in this process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hands import SMALL, Given, given_form

from sopdoc.formulir import cells


@pytest.fixture(autouse=True, scope="module")
def _read_here() -> Iterator[None]:
    """Starting a process for each of a thousand forms would take an hour."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cells, "run_apart", lambda function, data, _limits: function(data))
        yield


@pytest.fixture(scope="session")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dinas")
    (folder / "instansi.yaml").write_text("kop: [DINAS UJI]\n", "utf-8")
    return folder


@pytest.fixture(scope="session")
def small(agency: Path) -> Given:
    return given_form(agency / "uji.yaml", SMALL)
