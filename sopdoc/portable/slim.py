"""Sources → code as the page carries it: without what only readers of sources have, so that less is carried and kept in memory.

`compile.mjs` runs this in the page's own Python.  Functions lose their annotations, functions and modules their docstrings (`check/` keeps
them: there they are pages of the manual), classes of libraries too; numbers of lines go, which only tracebacks show.
"""

from __future__ import annotations

import ast
import importlib.util
from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]  # what writes a module's compiled file
from types import CodeType
from typing import TypeAlias

KEPT = "sopdoc/check/"      # whose docstrings are asked for
OWN = "sopdoc/"
Described: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def compiled(source: bytes, name: str, shown: str) -> bytes:
    """A module's compiled file; `name`: its place in the archive, `shown`: what tracebacks put before it."""
    tree = ast.parse(source)
    if not name.startswith(KEPT):
        _bare(tree, FUNCTIONS if name.startswith(OWN) else (*FUNCTIONS, ast.ClassDef))
    code = _unnumbered(compile(tree, shown + name, "exec", dont_inherit=True, optimize=0))
    return bytes(_code_to_hash_pyc(code, importlib.util.source_hash(source), False))


def _bare(tree: ast.Module, described: tuple[type[Described], ...]) -> None:
    for node in ast.walk(tree):
        if isinstance(node, FUNCTIONS):
            node.returns = None
            for given in ast.walk(node.args):
                if isinstance(given, ast.arg):
                    given.annotation = None
        if isinstance(node, described) and ast.get_docstring(node, clean=False) is not None:
            node.body[0] = ast.copy_location(ast.Pass(), node.body[0])
    if ast.get_docstring(tree, clean=False) is not None:
        del tree.body[0]


def _unnumbered(code: CodeType) -> CodeType:
    inner = tuple(_unnumbered(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=inner)
