"""Dates as commands are given them: as an argument, or by the clock."""

from __future__ import annotations

import argparse

from sopdoc.model.decode_identitas import whole_date
from sopdoc.model.nilai import Tanggal


def tanggal(text: str) -> Tanggal:
    """A whole date as definitions write it."""
    found = whole_date(text)
    if found is None:
        raise argparse.ArgumentTypeError(f'tanggal "{text}" tidak terbaca; tulis seperti 2026-06-30')
    return found


def today(options: argparse.Namespace) -> Tanggal:
    """The day by the clock that the command was given."""
    now = options.clock()
    return Tanggal(now.year, now.month, now.day)
