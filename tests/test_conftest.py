"""A test is called alike in every process: else the processes that share a run would not know which one is meant."""

from __future__ import annotations

import os

import pytest


@pytest.mark.parametrize("built", [os.urandom(8), os.urandom(9)])
def test_bytes_are_not_in_the_name(built: bytes, request: pytest.FixtureRequest) -> None:
    assert built
    assert request.node.name in {"test_bytes_are_not_in_the_name[built0]", "test_bytes_are_not_in_the_name[built1]"}
