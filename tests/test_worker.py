"""The session of the page's worker, on a folder in memory that is one on disk here."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tools import write_agency

from sopdoc.worker import Session, begin


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    folder, before = write_agency(tmp_path / "dinas", "pertama", "kedua"), Path.cwd()
    made = begin(str(folder), [].append)
    made.changed()
    yield made
    os.chdir(before)


def said(session: Session, **request: object) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(session.ask(json.dumps(request).encode()))
    return answer


def test_the_studio_answers_and_what_it_wrote_is_handed_out_once(session: Session) -> None:
    sheet = said(session, jenis="Buka", id="dinas/pertama")
    assert session.changed() == []
    path = next(box["jalur"] for page in sheet["kotak"] for box in page if box and box["jalur"] == ["nama"])
    gesture = {"jenis": "Isi", "jalur": path, "teks": "SOP Lain"}
    said(session, jenis="Ubah", id="dinas/pertama", sidik=sheet["sidik"], gerak=gesture)
    changed = dict(session.changed())
    assert b"SOP Lain" in (changed["pertama.yaml"] or b"")
    assert [name for name in changed if name != "pertama.yaml" and not name.startswith("output/.sopdoc/studio/")] == []
    assert session.changed() == []


def test_what_another_program_wrote_is_told_and_not_handed_back(session: Session) -> None:
    text = (session.root / "kedua.yaml").read_bytes().replace(b"nama:", b"nama: Baru # ", 1)
    session.put("kedua.yaml", text)
    assert json.loads(session.follow(["kedua.yaml"], True))["id"] == ["dinas/kedua"]
    assert session.changed() == []


def test_a_file_that_went_is_gone_here_too(session: Session) -> None:
    session.put("kedua.yaml", None)
    assert json.loads(session.follow(["kedua.yaml"], True))["hilang"] == ["dinas/kedua"]
    assert session.changed() == []


def test_a_command_tells_its_lines_and_hands_out_its_documents(session: Session) -> None:
    lines: list[str] = []
    assert session.command(["build", ".", "--output", "output", "--format", "pdf"], lines.append) == 0
    assert any("2 SOP, 2 dokumen" in line for line in lines)
    assert sorted(name for name, _ in session.changed()) == ["output/dinas/kedua.pdf", "output/dinas/pertama.pdf"]


def test_a_wrong_command_has_argparse_s_status_and_words(session: Session) -> None:
    lines: list[str] = []
    assert session.command(["susun"], lines.append) == 2
    assert any("susun" in line for line in lines)


def test_hidden_files_stay_in_the_worker(session: Session) -> None:
    session.put(".formulir/a.xlsx", b"PK")
    assert session.changed() == []


def test_what_is_left_while_nobody_asks_is_done_in_slices_and_ends(session: Session) -> None:
    found = []
    while event := session.idle():
        found.append(event)
        assert len(found) < 50
    assert {one["jenis"] for event in found for one in json.loads(event)} <= {"status", "ubah"}
    assert "nama" in found[0]
