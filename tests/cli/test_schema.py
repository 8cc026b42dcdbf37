"""`sopdoc schema`: to standard output or into a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sopdoc.cli.main import main
from sopdoc.schema.document import KINDS, schema


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_printed(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", kind]) == 0
    assert json.loads(capsys.readouterr().out) == schema(kind)


def test_the_schema_of_an_sop_is_the_usual_one(capsys: pytest.CaptureFixture[str]) -> None:
    main(["schema"])
    assert json.loads(capsys.readouterr().out)["title"] == "Definisi SOP"


def test_the_schema_is_written_to_a_file(tmp_path: Path) -> None:
    assert main(["schema", "instansi", "-o", str(tmp_path / "a" / "b.json")]) == 0
    assert json.loads((tmp_path / "a" / "b.json").read_text("utf-8")) == schema("instansi")


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a").write_text("", "utf-8")
    assert main(["schema", "-o", str(tmp_path / "a" / "b.json")]) == 1
    assert "tidak dapat ditulis" in capsys.readouterr().err


def test_an_unknown_kind_is_wrong_usage() -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["schema", "resep"])
    assert stopped.value.code == 2
