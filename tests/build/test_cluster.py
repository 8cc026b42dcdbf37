"""`--cluster`: the same tasks on a Dask cluster of two workers give the same bytes, also when one of them is killed."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from book.test_build_tools import documents, make_agency, order, run
from tools import lacking

from sopdoc.build import entries as jobs
from sopdoc.build.order import Event, Step

NAMES = tuple(f"sop-{number:02}" for number in range(60))


def require_dask() -> Any:
    """Skipped without Dask, or failed where every tool must be there."""
    try:
        import distributed
    except ImportError:
        lacking("dask[distributed] (extra `cluster`)")
    return distributed


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two workers of this machine, each a process."""
    distributed = require_dask()
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as found:
        yield found


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    return make_agency(tmp_path / "dinas", *NAMES)


def test_a_cluster_makes_the_same_bytes(cluster: Any, agency: Path, tmp_path: Path) -> None:
    run(order(agency))
    built = run(order(agency, output=tmp_path / "klaster", cluster=cluster.scheduler_address))
    assert built.made == set(NAMES)
    assert documents(tmp_path / "klaster") == documents(tmp_path / "hasil")


def test_a_worker_killed_in_the_middle_costs_nothing_but_time(cluster: Any, agency: Path, tmp_path: Path) -> None:
    run(order(agency))
    killed = []

    def kill_one(event: Event) -> None:
        if isinstance(event, Step) and not killed:
            killed.append(next(iter(cluster.workers.values())).pid)
            os.kill(killed[0], signal.SIGKILL)

    built = run(order(agency, output=tmp_path / "klaster", cluster=cluster.scheduler_address), kill_one)
    assert killed
    assert built.outcome.sops == len(NAMES)
    assert documents(tmp_path / "klaster") == documents(tmp_path / "hasil")


def test_nothing_to_do_needs_no_cluster(agency: Path) -> None:
    run(order(agency))
    assert run(order(agency, cluster="tcp://127.0.0.1:1")).outcome.fault == ""


def test_a_scheduler_that_does_not_answer_is_told(agency: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    require_dask()
    monkeypatch.setattr("sopdoc.build.cluster.PATIENCE", "1s")
    assert "tidak dapat dihubungi" in run(order(agency, cluster="tcp://127.0.0.1:1")).outcome.fault


def test_a_missing_dask_is_told_with_the_way_to_install_it(agency: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr("sopdoc.build.cluster.import_module", missing)
    assert "sopdoc[cluster]" in run(order(agency, cluster="tcp://127.0.0.1:1")).outcome.fault


def test_a_worker_of_another_version_is_refused(agency: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "program", lambda: "lain")
    assert "versi lain" in run(order(agency)).outcome.fault
