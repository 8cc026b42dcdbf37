"""A page that is served until Ctrl-C."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import Any

import pytest

from sopdoc.cli.serve import serve


def test_it_waits_where_windows_hears_ctrl_c(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a sleep: an event, a lock or a thread to be joined would be waited for to its end."""
    done: list[str] = []

    def named(name: str) -> Any:
        return lambda **_: done.append(name)

    def interrupted(_: float) -> None:
        raise KeyboardInterrupt

    server = SimpleNamespace(
        guard=SimpleNamespace(url="http://127.0.0.1/"), serve_forever=named("serves"), shutdown=named("shut"), server_close=named("closed"),
    )
    monkeypatch.setattr("sopdoc.cli.serve.open_server", lambda *_: server)
    monkeypatch.setattr("sopdoc.cli.serve.signal.signal", lambda *_: None)
    monkeypatch.setattr("sopdoc.cli.serve.threading", SimpleNamespace(Thread=threading.Thread))      # nothing else to wait with
    monkeypatch.setattr("sopdoc.cli.serve.time", SimpleNamespace(sleep=interrupted))
    live: Any = SimpleNamespace(start=named("begun"), stop=named("stopped"))
    site: Any = None
    assert serve(live, site, 0, "pratinjau", opened=False) == 0
    assert done[0] == "begun"
    assert done[-3:] == ["shut", "stopped", "closed"]
