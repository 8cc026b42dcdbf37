"""Same definitions, same bytes: whatever the day, the machine's settings, the folder, and what was built before."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from reportlab import rl_settings
from tools import DEFINITIONS, run_sopdoc

from sopdoc.compiler import Compiler, documents_of
from sopdoc.definitions import FORMATS, Definition, find_definitions
from sopdoc.diagnostics import Report
from sopdoc.layout.text.fonts import FONT_FOLDER

# A logo and bookmarks; segilima and groups; several flows; the SPO head; plain real sheets.
SAMPLE = (
    "contoh/perjalanan-dinas", "contoh/penyusunan-sop", "contoh/penanganan-pengaduan", "contoh-spo/penyerahan-obat",
    "kesbangpol-tebo/pengumpulan-data",
)
FORMAT = ",".join(FORMATS)

# What the build hook makes with the versions that pyproject.toml pins; other bytes mean other pins, or an old sopdoc/_fonts folder.
FACES = {
    "Arimo-Bold.ttf": "6ee331e4367aaa9799e64bbdc79ab4710c2e060b2136f3033125b78060f7d42b",
    "Arimo-BoldItalic.ttf": "64c53909850d95dd2e7c52f08c06a421579e13dbe9bb5e7c5ee9c93870cbc57f",
    "Arimo-Italic.ttf": "14d99de34490db7f339281e06d83f7f6003039fb37d74df25b5ae459325afbf3",
    "Arimo-Regular.ttf": "b35e6b7e217258f4c27eace103f3987c6fdb0cb1af08c3d43b68984e27f23fcd",
    "Sopdoc-Tanda.ttf": "56df06618d0c296afe579aa0fd7ed82cc92ccce9d32927ec2fbd4d8d63fd464d",
}

# Another day: read by every process that finds it on PYTHONPATH.
ANOTHER_DAY = """\
import datetime, time
real = time.time
time.time = lambda: real() - 9e8
local, universal, written = time.localtime, time.gmtime, time.strftime
time.localtime = lambda seconds=None: local(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: universal(time.time() if seconds is None else seconds)
time.strftime = lambda pattern, moment=None: written(pattern, moment or time.localtime())
class Moment(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(time.time())
datetime.datetime = Moment
"""


@pytest.fixture(scope="module")
def definitions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample's agencies with nothing but the sample's definitions in it."""
    folder = tmp_path_factory.mktemp("sample") / "definitions"
    for name in SAMPLE:
        agency = DEFINITIONS / Path(name).parent
        shutil.copytree(agency, folder / agency.name, dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def usual(definitions: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Digests of the documents of an ordinary build."""
    return build(definitions, tmp_path_factory.mktemp("usual"), env={"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"})


def build(definitions: Path, output: Path, cwd: Path | None = None, env: dict[str, str] | None = None) -> dict[str, str]:
    """Digest by document path, of the sample in every format."""
    paths = [definitions / f"{name}.yaml" for name in SAMPLE]
    done = run_sopdoc("build", *paths, "--format", FORMAT, "--output", output, "--quiet", cwd=cwd, env=env)
    assert done.status == 0, done.said
    return digests(output)


def digests(output: Path) -> dict[str, str]:
    """Of the documents; the records for the next build lie in `.sopdoc`."""
    files = [path for path in output.rglob("*.*") if path.is_file() and path.parent.name != ".sopdoc"]
    return {path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_sample_has_every_format(usual: dict[str, str]) -> None:
    assert {Path(name).suffix[1:] for name in usual} == set(FORMATS)


@pytest.mark.parametrize("env", [
    {"PYTHONHASHSEED": "0"}, {"PYTHONHASHSEED": "4242"}, {"TZ": "Asia/Jayapura"}, {"LC_ALL": "C"}, {"LC_ALL": "id_ID.UTF-8"},
    {"PYTHONUTF8": "0", "LC_ALL": "POSIX"}, {"SOURCE_DATE_EPOCH": "86400"}, {"HOME": "/nonexistent"}, {"PYTHONOPTIMIZE": "2"},
], ids=lambda env: ",".join(f"{key}={value}" for key, value in env.items()))
def test_the_environment_changes_no_byte(env: dict[str, str], definitions: Path, usual: dict[str, str], tmp_path: Path) -> None:
    assert build(definitions, tmp_path, env=env) == usual


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder with everything that reportlab would run or read from a home or from where Python looks for modules."""
    folder = tmp_path / "rumah"
    folder.mkdir()
    for name in (".reportlab_mods", ".reportlab_settings", "reportlab_mods.py", "reportlab_settings.py"):
        (folder / name).write_text("raise SystemExit('dijalankan')\nuseA85 = 1\n", "utf-8")
    return folder


def test_a_home_changes_no_byte(hostile: Path, definitions: Path, usual: dict[str, str], tmp_path: Path) -> None:
    assert build(definitions, tmp_path / "output", env={"HOME": str(hostile)}) == usual


def test_a_home_that_leads_through_a_file_changes_no_byte(definitions: Path, usual: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("", "utf-8")
    assert build(definitions, tmp_path / "output", env={"HOME": str(tmp_path / "berkas" / "rumah")}) == usual


def test_modules_that_lie_about_change_no_byte(hostile: Path, definitions: Path, usual: dict[str, str], tmp_path: Path) -> None:
    assert build(definitions, tmp_path / "output", cwd=hostile, env={"PYTHONPATH": str(hostile)}) == usual


@pytest.mark.parametrize("value", ["0", "1", "aneh"])
def test_no_setting_of_reportlabs_changes_a_byte(value: str, definitions: Path, usual: dict[str, str], tmp_path: Path) -> None:
    assert build(definitions, tmp_path / "output", env={f"RL_{name}": value for name in rl_settings.__all__}) == usual


def test_the_day_changes_no_byte(definitions: Path, usual: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(ANOTHER_DAY, "utf-8")
    assert build(definitions, tmp_path / "output", env={"PYTHONPATH": str(tmp_path)}) == usual


def test_working_directory_and_relative_paths_change_no_byte(definitions: Path, usual: dict[str, str], tmp_path: Path) -> None:
    assert build(Path("definitions"), tmp_path / "output", cwd=definitions.parent) == usual


def test_the_place_of_the_definitions_changes_no_byte(definitions: Path, usual: dict[str, str], tmp_path: Path) -> None:
    moved = tmp_path / "folder lain" / "définisi"
    shutil.copytree(definitions, moved)
    assert build(moved, tmp_path / "output") == usual


def test_building_twice_into_one_folder_changes_no_byte(definitions: Path, usual: dict[str, str], tmp_path: Path) -> None:
    build(definitions, tmp_path / "output")
    shutil.rmtree(tmp_path / "output" / ".sopdoc")      # or nothing would be built
    assert build(definitions, tmp_path / "output") == usual


@pytest.mark.parametrize("name", SAMPLE)
def test_a_document_does_not_depend_on_those_built_before_it(name: str, definitions: Path, usual: dict[str, str]) -> None:
    """In one process, after all the others and after itself."""
    compiler = Compiler()
    for other in (*SAMPLE, *reversed(SAMPLE)):
        documents(compiler, definition(definitions, other))
    target, made = documents(compiler, definition(definitions, name))
    assert {name: digest for name, digest in usual.items() if name.startswith((f"{target}.", f"{target}-"))} == made


@pytest.mark.parametrize("name", SAMPLE)
def test_a_document_alone_is_the_same_as_among_others(name: str, definitions: Path, usual: dict[str, str], tmp_path: Path) -> None:
    done = run_sopdoc("build", definitions / f"{name}.yaml", "--format", FORMAT, "--output", tmp_path, "--quiet")
    assert done.status == 0, done.said
    made = digests(tmp_path)
    assert made == {path: usual[path] for path in made}


def test_the_fonts_have_the_same_bytes_on_every_machine() -> None:
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FONT_FOLDER.glob("*.ttf")} == FACES


def definition(definitions: Path, name: str) -> Definition:
    (found,) = find_definitions([str(definitions / f"{name}.yaml")], Report())
    return found


def documents(compiler: Compiler, one: Definition) -> tuple[str, dict[str, str]]:
    """The definition's target and the digests of its documents in every format."""
    compiled = compiler.compile(one)
    assert compiled.sheets is not None
    target = one.target.as_posix()
    made = {f"{target}{ending}": content for format in FORMATS for ending, content in documents_of(compiled, format)}
    return target, {name: hashlib.sha256(content).hexdigest() for name, content in made.items()}
