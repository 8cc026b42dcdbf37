"""The address of a Dask scheduler → an executor of its workers (extra `cluster`).

Workers must run the same sopdoc and see the same folders; Dask gives the work of a lost worker to another one.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from importlib import import_module
from typing import cast

from sopdoc.build.jobs import Cluster
from sopdoc.build.order import ClusterError

PATIENCE = "20s"     # for the scheduler's first answer


@contextmanager
def connected(address: str) -> Iterator[Cluster | None]:
    """The cluster at the address; None for no address."""
    if not address:
        yield None
        return
    try:
        distributed = import_module("distributed")
    except ImportError as fault:
        raise ClusterError("dask belum terpasang; pasang dengan: pip install 'sopdoc[cluster]'") from fault
    try:
        client = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as fault:
        raise ClusterError(f'penjadwal "{address}" tidak dapat dihubungi') from fault
    try:
        yield Cluster(cast(Executor, client.get_executor(pure=False)), (distributed.KilledWorker, CancelledError, OSError))
    finally:
        client.close()
