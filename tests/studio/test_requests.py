"""The plan of the house lists what a page may ask, and what it is answered."""

from __future__ import annotations

import re
from typing import get_args

from tools import ROOT

from sopdoc.studio.gestures import BarisBaru, Gesture, Keraguan
from sopdoc.studio.life_requests import Tindakan
from sopdoc.studio.named import NAMES
from sopdoc.studio.requests import Answer, Request

TABLE = (ROOT / "sopdoc" / "ARCHITECTURE.md").read_text("utf-8").partition("## What a page may ask of the studio")[2].partition("\n## ")[0]


def test_every_request_gesture_and_answer_is_listed_and_no_other() -> None:
    listed = set(re.findall(r"`([A-Z]\w+)`", TABLE))
    known = (*get_args(Request), *get_args(Gesture), *get_args(Answer), *get_args(Tindakan), BarisBaru, Keraguan)
    assert listed == {one.__name__ for one in known}


def test_every_gesture_has_a_name_for_who_wants_to_undo_it() -> None:
    assert {one.__name__ for one in NAMES} | {"Isi"} == {one.__name__ for one in get_args(Gesture)}
