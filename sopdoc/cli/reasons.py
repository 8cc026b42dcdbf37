"""What a build did and why → one line; long lists are counted.

    disusun: cuti, rapat (definisi berubah); buku (SOP berubah); tetap: 19 SOP
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sopdoc.build.order import BOOK

NAMED = 4       # SOPs that are named for one reason


def why(rebuilt: Mapping[str, Sequence[str]], kept: int, failed: Sequence[str] = ()) -> str:
    """`rebuilt`: reason → what was built for it; "" when there was nothing to do anything with."""
    built = "; ".join(f"{_names(keys)} ({reason})" for reason, keys in rebuilt.items())
    parts = (
        f"disusun: {built}" if built else "", f"tetap: {kept} SOP" if kept else "",
        f"tidak disusun: {_names(failed)} (galat)" if failed else "",
    )
    return "; ".join(filter(None, parts))


def by_reason(rebuilt: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """(name, reason)… → reason → names."""
    found: dict[str, list[str]] = {}
    for name, reason in rebuilt:
        found.setdefault(reason, []).append(name)
    return found


def _names(keys: Sequence[str]) -> str:
    """`cuti, rapat, buku`, `19 SOP, buku`: the book is no SOP."""
    sops = [key for key in keys if key != BOOK]
    named = sops if len(sops) <= NAMED else [f"{len(sops)} SOP"]
    return ", ".join([*named, *([BOOK] if BOOK in keys else [])])
