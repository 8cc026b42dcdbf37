"""A short run of the fuzzer in every suite; the long one is `python -m tests.fuzz.mutate --runs 20000`."""

from __future__ import annotations

from random import Random

import pytest
from fuzz.mutate import MEGABYTES, MUTATIONS, Figures, fuzz


@pytest.fixture(scope="module")
def figures() -> Figures:
    before = Figures().megabytes
    result = fuzz(300, seed=35)
    assert result.megabytes <= max(MEGABYTES, before + 200)      # the suite may have grown before us
    return result


def test_every_mutation_ends_in_documents_or_diagnostics(figures: Figures) -> None:
    assert figures.faults == []
    assert figures.documents + figures.refused == figures.runs == 300


def test_mutations_reach_every_stage(figures: Figures) -> None:
    """Some are refused by the reader, some by the decoder, some printed."""
    assert figures.documents > 50
    assert {code[:4] for code in figures.codes} >= {"SOP0", "SOP1", "SOP2"}


@pytest.mark.parametrize("mutation", dict.fromkeys(MUTATIONS), ids=lambda m: m.__name__)
def test_a_mutation_can_take_any_bytes(mutation: object) -> None:
    assert callable(mutation)
    for data in (b"x", b"a: b", b"\n", b": \n: "):
        assert isinstance(mutation(data, Random(1)), bytes)
