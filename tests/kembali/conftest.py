"""Documents are read in this process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sopdoc.formulir import cells


@pytest.fixture(autouse=True, scope="module")
def _read_here() -> Iterator[None]:
    """Starting a process for each of a hundred documents would take minutes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cells, "run_apart", lambda function, data, _limits: function(data))
        yield
