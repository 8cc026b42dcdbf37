"""What the page carries: sources and nothing that was compiled for one machine, in an archive that is the same every time."""

from __future__ import annotations

import ast
import io
import re
import sys
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sopdoc.portable.packages import LackingError
from sopdoc.portable.page import ESCAPE, SHIFT, example_files, small, written
from sopdoc.portable.program import NOT_ASKED, packed, reader, sources
from sopdoc.profile.source import templates_dir


def test_the_program_is_pure_python_with_its_templates_and_stand_ins() -> None:
    names = set(sources())
    assert {"sopdoc/cli/main.py", "sopdoc/_templates/profil/spo.yaml", "PIL/Image.py", "resvg_py.py", "yaml/__init__.py"} <= names
    assert not [name for name in names if name.endswith((".so", ".pyd", ".pyc")) or "__pycache__" in name]


def test_what_makes_the_page_is_not_in_it() -> None:
    made_of = ("sopdoc/portable/stand_ins", "sopdoc/portable/page", "sopdoc/build_fonts", "sopdoc/_templates/studio")
    assert not [name for name in sources() if name.startswith(made_of)]


def test_what_needs_other_programs_is_not_in_it() -> None:
    """Nor fonts that no sheet has; that without them everything is made is seen in the page itself."""
    left_out = ("sopdoc/impor/pixels", "sopdoc/impor/ocr/scan", "reportlab/pdfbase/_glyphlist", "reportlab/pdfbase/acroform")
    assert not [name for name in sources() if name.startswith(left_out)]
    assert "sopdoc/impor/ocr/engine.py" in sources()


def test_whatever_of_pythons_library_the_program_begins_with_is_in_it() -> None:
    """What is imported later, on a way that no page comes to, need not be; nobody signs in a page."""
    asked = {
        (name, module) for name, data in sources().items() if re.match(r"sopdoc/(?!cli/sign).*\.py$", name)
        for module in _begun_with(ast.parse(data)) if module.partition(".")[0] in sys.stdlib_module_names
    }
    lacking = {(name, module) for name, module in asked if NOT_ASKED.search(f"{module.replace('.', '/')}.py") and not _is_frozen(module)}
    assert ("sopdoc/impor/pdf/watermark.py", "re") in asked
    assert lacking == set()


def _begun_with(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _is_frozen(module: str) -> bool:
    """The interpreter holds it."""
    spec = find_spec(module)
    return spec is not None and spec.origin in ("frozen", "built-in")


def test_an_archive_is_the_same_whatever_order_and_day_it_is_packed_in() -> None:
    files = {"b.py": b"2", "a/c.py": b"1"}
    first, second = packed(files), packed(dict(reversed(files.items())))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.namelist() == ["a/c.py", "b.py"]
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_example_to_play_with_is_an_agency() -> None:
    assert {"instansi.yaml", "logo.svg", "penanganan-pengaduan.yaml"} <= set(example_files())


@given(st.binary())
@example(bytes(range(256)))
@example(b"</script><!--")
def test_bytes_in_the_page_come_back(data: bytes) -> None:
    """As `bytesOf` of carried.js reads them; nothing is among them that HTML changes or where a script could end."""
    held = written(data)
    assert not set(b"\0\r") & set(held)
    assert b"</" not in held + b"<"
    assert b"<!" not in held
    read, codes = bytearray(), iter(held)
    for code in codes:
        read.append((next(codes) - SHIFT) % 256 if code == ESCAPE else code)
    assert bytes(read) == data


def test_of_the_wheel_only_what_reads_is_carried() -> None:
    wanted = {"pypdfium2/version.py", "pypdfium2_raw/libpdfium.so", "a-1.dist-info/METADATA"}
    assert set(reader(dict.fromkeys((*wanted, "pypdfium2_cli/tile.py"), b""))) == wanted


def test_what_the_first_screen_names_the_studio_does_not() -> None:
    """Both are in one page; some of the studio's elements are made by its scripts."""
    own = re.findall(r'\bid="([^"]+)"', (templates_dir() / "portable/mulai.html").read_text("utf-8"))
    others = "".join(path.read_text("utf-8") for folder in ("studio", "preview") for path in (templates_dir() / folder).iterdir())
    assert len(own) == len(set(own))
    assert not set(own) & set(re.findall(r'\bid(?:=|: )"([^"]+)"', others))


def test_without_the_library_that_packs_the_way_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "deflate", None)
    with pytest.raises(LackingError, match=r"sopdoc\[portable\]"):
        small(b"")
