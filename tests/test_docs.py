"""What the documents say is true: examples of the guide compile, commands of the README exist, its picture is today's."""

from __future__ import annotations

import re
import shlex
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tools import DEFINITIONS, ROOT, built

from sopdoc.cli.main import COMMANDS, make_parser
from sopdoc.compiler import Compiled, Compiler, render
from sopdoc.definitions import Definition
from sopdoc.diagnostics import Report, Severity
from sopdoc.model.decode_baris import KEGIATAN
from sopdoc.model.decode_titik import RANGKAIAN
from sopdoc.profile.decode import LABEL, load_profile

README = (ROOT / "README.md").read_text("utf-8")
GUIDE = (DEFINITIONS / "README.md").read_text("utf-8")
PICTURE = "definitions/contoh/gambar/penanganan-pengaduan-2.svg"
KINDS = ("# contoh: ", "# spo: ", "# potongan", "# cuplikan", "# instansi.yaml")

HEAD = "nomor: 001/UJI/2026\nnama: Contoh Potongan\npelaksana: {a: Pelaksana A, b: Pelaksana B, c: Pelaksana C}\n"
ROWS = "kegiatan:\n  - {uraian: Mengerjakan, pelaksana: a}\n  - {uraian: Menyelesaikan, pelaksana: b}\n"


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its text and the line where it begins."""

    language: str
    text: str
    line: int

    @property
    def first(self) -> str:
        return self.text.splitlines()[0]


def blocks(text: str) -> list[Block]:
    found = re.finditer(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [Block(m[1], m[2], text[: m.start()].count("\n") + 2) for m in found]


EXAMPLES = [block for block in blocks(GUIDE) if block.language == "yaml"]


def of(kind: str) -> pytest.MarkDecorator:
    """The guide's blocks of one kind, as parameters named by their line."""
    chosen = [block for block in EXAMPLES if block.first.startswith(kind)]
    return pytest.mark.parametrize("block", chosen, ids=lambda block: f"line {block.line}")


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    """A folder that says of itself what the guide's own chapter on agencies says."""
    (block,) = (block for block in EXAMPLES if block.first == "# instansi.yaml")
    (tmp_path / "instansi.yaml").write_text(block.text, "utf-8")
    for name in ("logo.svg", "logo-puskesmas.svg", "denah.svg"):
        (tmp_path / name).write_bytes((DEFINITIONS / "contoh" / name).read_bytes())
    return tmp_path


def compiled(agency: Path, name: str, text: str) -> Compiled:
    """The text as a definition of the agency, which has the example agency's definitions beside it."""
    path = agency / name
    path.write_text(text, "utf-8")
    beside = frozenset(other.stem for other in (DEFINITIONS / "contoh").glob("*.yaml"))
    return Compiler().compile(Definition(path, name, agency / "instansi.yaml", beside))


def trouble(result: Compiled) -> list[str]:
    """Errors and warnings, and that nothing came out."""
    found = [f"{d.span.line}: {d.code} {d.message}" for d in result.report.diagnostics if d.severity >= Severity.PERINGATAN]
    return found + (["no sheets"] if result.sheets is None and not found else [])


def test_the_guide_has_examples_of_every_kind() -> None:
    assert {kind for kind in KINDS if any(block.first.startswith(kind) for block in EXAMPLES)} == set(KINDS)


def test_every_example_of_the_guide_says_of_what_kind_it_is() -> None:
    assert [block.line for block in EXAMPLES if not block.first.startswith(KINDS)] == []


def test_no_two_examples_of_the_guide_bear_one_name() -> None:
    names = [block.first for block in EXAMPLES if block.first.startswith("# contoh: ")]
    assert sorted(set(names)) == sorted(names)


@of("# contoh: ")
def test_a_whole_example_of_the_guide_compiles(block: Block, agency: Path) -> None:
    assert trouble(compiled(agency, block.first.removeprefix("# contoh: "), block.text)) == []


def spo(agency: Path) -> Path:
    """The same agency with SPO sheets."""
    path = agency / "instansi.yaml"
    path.write_text(path.read_text("utf-8").replace("permenpan-35-2012", "spo"), "utf-8")
    return agency


@of("# spo: ")
def test_a_whole_spo_of_the_guide_compiles(block: Block, agency: Path) -> None:
    assert trouble(compiled(spo(agency), block.first.removeprefix("# spo: "), block.text)) == []


def test_the_guide_lists_the_sections_of_an_spo_in_their_order() -> None:
    (listed,) = re.findall(r"Urutan di kertas menurut profil: ([^.]+)\.", GUIDE)
    profile = load_profile("spo", (), Report())
    assert profile is not None
    assert " ".join(listed.split()).split(", ") == [profile.label.get(key, key) for row in profile.bagian for key in row]


@of("# potongan")
def test_a_piece_of_the_guide_compiles_as_kegiatan(block: Block, agency: Path) -> None:
    assert trouble(compiled(agency, "potongan.yaml", f"{HEAD}kegiatan:\n{block.text}")) == []


@of("# cuplikan")
def test_an_excerpt_of_the_guide_compiles_inside_an_sop(block: Block, agency: Path) -> None:
    assert trouble(compiled(agency, "cuplikan.yaml", f"{HEAD}{ROWS}{block.text}")) == []


@of("# instansi.yaml")
def test_an_agency_of_the_guide_serves_an_sop(block: Block, agency: Path) -> None:
    (agency / "instansi.yaml").write_text(block.text, "utf-8")
    assert trouble(compiled(agency, "sop.yaml", f"{HEAD}{ROWS}disahkan oleh: sekda\n")) == []


def keys_between(start: str, end: str) -> list[str]:
    """Every key in the first columns of the guide's tables between two places."""
    begin = GUIDE.index(start)
    first = re.findall(r"^\| (`[^|]*)\|", GUIDE[begin:GUIDE.index(end, begin)], re.MULTILINE)
    return [key.split(":")[0] for cell in first for key in re.findall(r"`([^`]+)`", cell)]


def test_the_guide_says_the_default_type_sizes() -> None:
    own = (ROOT / "templates" / "profil" / "permenpan-35-2012.yaml").read_text("utf-8")
    (sizes,) = re.findall(r"^huruf: .*$", own, re.MULTILINE)
    assert f"penyesuaian:\n  {sizes}\n" in GUIDE


def test_the_guide_lists_every_label_and_no_other() -> None:
    assert sorted(keys_between("**Label.**", "```")) == sorted(LABEL)


def test_the_guide_lists_every_key_of_a_kegiatan_and_no_other() -> None:
    assert sorted(keys_between("## 5. Kegiatan", "### Keputusan")) == sorted(KEGIATAN)


def test_the_guide_lists_every_key_of_a_rangkaian_and_no_other() -> None:
    assert sorted(keys_between("### Beberapa simbol dalam satu kegiatan", "```")) == sorted(RANGKAIAN)


@pytest.mark.parametrize("document", [
    "README.md", "definitions/README.md", "templates/README.md", "sopdoc/ARCHITECTURE.md", "tests/README.md",
])
def test_links_between_documents_lead_somewhere(document: str) -> None:
    path = ROOT / document
    outside_code = re.sub(r"```.*?```|`[^`]*`", "", path.read_text("utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)#]+)\)", outside_code)
    assert [target for target in targets if "://" not in target and not (path.parent / target).exists()] == []


def test_a_table_of_the_guide_names_every_folder_with_a_special_role() -> None:
    named = re.findall(r"^\| `([\w-]+)/` \|", GUIDE, re.MULTILINE)
    assert [name for name in named if not (DEFINITIONS / name).is_dir()] == []


def test_the_picture_in_the_readme_is_what_the_build_makes(expect: Callable[[Path, str], None]) -> None:
    name, _, page = Path(PICTURE).stem.rpartition("-")
    sheets = built(f"contoh/{name}").sheets
    assert sheets is not None
    expect(ROOT / PICTURE, dict(render(sheets, "svg"))[f"-{page}.svg"].decode())


def test_the_readme_shows_the_picture() -> None:
    assert f"]({PICTURE})" in README


def commands() -> list[str]:
    """Every simple command of the README's blocks."""
    lines = [line for block in blocks(README) if block.language in ("sh", "text") for line in block.text.splitlines()]
    return [command.strip() for line in lines for command in line.split("&&")]


def test_the_readme_has_one_command_line_to_build_and_one_to_test() -> None:
    lines = [block.text.strip() for block in blocks(README) if block.language == "sh"]
    assert [line.split("&&")[-1].strip() for line in lines] == [".venv/bin/sopdoc build definitions/", ".venv/bin/python -m pytest"]


def test_every_sopdoc_command_line_of_the_readme_exists() -> None:
    ours = [shlex.split(command)[1:] for command in commands() if shlex.split(command)[0].endswith("sopdoc")]
    assert ours
    assert [make_parser().parse_args(arguments).command in COMMANDS for arguments in ours] == [True] * len(ours)


def test_the_readme_lists_every_command_and_no_other() -> None:
    assert set(re.findall(r"^\| `sopdoc (\w+)", README, re.MULTILINE)) == set(COMMANDS)


def test_the_readme_lists_every_option_and_no_other() -> None:
    assert set(re.findall(r"^\| `(--[\w-]+)", README, re.MULTILINE)) == options()


def options() -> set[str]:
    """Long options of all subcommands."""
    (chosen,) = (action for action in make_parser()._actions if isinstance(action, _SubParsersAction))
    parsers: list[ArgumentParser] = list(chosen.choices.values())
    found = {text for parser in parsers for action in parser._actions for text in action.option_strings if text.startswith("--")}
    return found - {"--help"}


def test_ci_calls_the_readmes_test_command_literally() -> None:
    line = next(block.text.strip() for block in blocks(README) if block.language == "sh" and "pytest" in block.text)
    assert (ROOT / ".ci/run").read_text("utf-8").splitlines()[-1] == line


def test_ci_can_be_run_and_stops_at_the_first_fault() -> None:
    script = ROOT / ".ci/run"
    assert script.stat().st_mode & 0o111
    assert "\nset -euo pipefail\n" in script.read_text("utf-8")


@pytest.mark.parametrize("needed", ["ruff check .", "mypy --strict", "SOPDOC_REQUIRE_TOOLS=1"])
def test_ci_runs_linters_and_requires_the_tools(needed: str) -> None:
    assert needed in (ROOT / ".ci/run").read_text("utf-8")


def test_the_plan_names_every_part_of_the_package() -> None:
    plan = (ROOT / "sopdoc/ARCHITECTURE.md").read_text("utf-8")
    parts = {p.name for p in (ROOT / "sopdoc").iterdir() if p.suffix == ".py" or (p / "__init__.py").is_file()}
    parts -= {"__init__.py", "__main__.py"}
    assert sorted(part for part in parts if part.removesuffix(".py") not in plan) == []


def test_every_file_that_the_plan_names_exists() -> None:
    plan = (ROOT / "sopdoc/ARCHITECTURE.md").read_text("utf-8")
    named = re.findall(r"`([\w/-]+\.(?:py|yaml|md))`", plan)
    assert sorted(name for name in set(named) if not any((base / name).exists() for base in (ROOT, ROOT / "sopdoc"))) == []
