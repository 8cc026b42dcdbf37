"""Dates as commands are given them: as an argument, or by the clock."""

from __future__ import annotations

import argparse

from sopdoc.diagnostics import Report
from sopdoc.model.decode_identitas import decode_tanggal
from sopdoc.model.nilai import Tanggal
from sopdoc.source.node import ScalarNode


def tanggal(text: str) -> Tanggal:
    """A whole date as definitions write it."""
    found = decode_tanggal(ScalarNode(text), "tanggal", Report())
    if found is None or not found.hari:
        raise argparse.ArgumentTypeError(f'tanggal "{text}" tidak terbaca; tulis seperti 2026-06-30')
    return found


def today(options: argparse.Namespace) -> Tanggal:
    """The day by the clock that the command was given."""
    now = options.clock()
    return Tanggal(now.year, now.month, now.day)
