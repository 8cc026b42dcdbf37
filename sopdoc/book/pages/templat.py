"""A wording's jinja2 text and plain values → the words that it says, by a small part of the language that always ends.

    {{ value }}  {% if %}  {% for %}  {% set %}        macros, blocks, includes and calls of methods are none of it

An agency's folder may come from anybody.  So what a template does is counted: rounds of loops by the size of what they
repeat, every text and list by its length.  The counts are the same on every machine; only words and numbers become text,
so that nothing printed tells of the machine either (addresses, the order of a set, chance).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, wraps
from itertools import islice
from traceback import extract_tb
from types import CodeType
from typing import Any, NamedTuple

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, Undefined, filters, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from jinja2.visitor import NodeTransformer

LARGEST = 100_000                # characters of a text and of all that is written, items of a list: a book's page has 3 000
STEPS = 1_000_000                # nodes that are filled in, all in all, with an item or 64 characters as one: under a second
BITS = 4096                      # of a whole number
DECIMALS = 20
FILE = "<template>"              # what jinja calls a text without a file, in tracebacks too

LANGUAGE = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Assign, nodes.With, nodes.Name, nodes.NSRef,
    nodes.Const, nodes.Tuple, nodes.List, nodes.Dict, nodes.Pair, nodes.CondExpr, nodes.Filter, nodes.Test, nodes.Getitem,
    nodes.Getattr, nodes.Slice,
    nodes.Concat, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Neg, nodes.Pos, nodes.Keyword, nodes.Call,
    nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow,
)
OF_TEXTS = ("upper", "lower", "capitalize", "title", "trim", "truncate", "wordcount", "string", "int", "float")
OF_VALUES = (
    "abs", "count", "d", "default", "first", "items", "last", "length", "list", "map", "max", "min", "reject", "rejectattr", "reverse",
    "select", "selectattr", "sort", "unique",
)
OURS = ("join", "replace", "round")       # whose results may be larger than what they are given
METHODS = {"upper": "upper", "lower": "lower", "capitalize": "capitalize", "strip": "trim", "replace": "replace", "items": "items"}
CALLED = ("range", "namespace")
ROUNDS = "putaran"               # the filter that counts, put around what a loop goes through

# what filling in may raise for a template that is wrong: our templates are tested, so the fault is the agency's
FAULTS = (
    TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError, MemoryError,
    SyntaxError, AssertionError,        # Python's, of what jinja makes of too many loops in one another; jinja's own
)
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")


class Filled(NamedTuple):
    """The words, or the line of the template and why there are none."""

    teks: str = ""
    baris: int = 1
    sebab: str = ""


def fill_in(text: str, values: Mapping[str, Any]) -> Filled:
    """What the template `text` says of the values."""
    try:
        environment = _Environment()
        template = environment.template_class.from_code(environment, _code(text), environment.globals)
        return Filled(_joined(template.generate(**values)))
    except FAULTS as fault:
        return Filled("", _line_of(fault), _reason(fault))


def answer(request: bytes) -> bytes:
    """The same for who waits in another process: text and values as JSON → what came of them as JSON."""
    return json.dumps(fill_in(*json.loads(request))).encode()


@lru_cache(maxsize=32)
def _code(text: str) -> CodeType:
    """A book asks for each wording twice."""
    environment = _Environment()
    return environment.compile(_Language().visit(environment.parse(text)))


def _line_of(fault: BaseException) -> int:
    places = [frame.lineno for frame in extract_tb(fault.__traceback__) if frame.filename == FILE]
    return (fault.lineno if isinstance(fault, TemplateSyntaxError) else next(reversed(places), None)) or 1


def _reason(fault: BaseException) -> str:
    said = fault.message if isinstance(fault, TemplateError) else str(fault)
    return _ADDRESS.sub("", said or type(fault).__name__)[:120]


def _joined(chunks: Iterable[str]) -> str:
    parts, size = [], 0
    for chunk in chunks:
        size += len(chunk)
        if size > LARGEST:
            raise ValueError(f"hasilnya lebih dari {LARGEST} huruf")
        parts.append(chunk)
    return "".join(parts)


class _Language(NodeTransformer):
    """Refuses what is none of the language; counts rounds; sees to it that texts are put together by one filter."""

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        if not isinstance(node, LANGUAGE):
            raise TemplateSyntaxError(f'"{type(node).__name__.lower()}" tidak dapat dipakai dalam templat', node.lineno)
        return super().visit(node, *args, **kwargs)

    def visit_Filter(self, node: nodes.Filter) -> nodes.Node:  # noqa: N802 -- jinja calls it so
        if node.name not in (*OF_TEXTS, *OF_VALUES, *OURS):
            raise TemplateSyntaxError(f'saringan "{node.name}" tidak ada', node.lineno)
        return self.generic_visit(node)

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        weight = 1 + sum(1 for part in node.body for _ in part.find_all(nodes.Node))
        self.generic_visit(node)
        node.iter = _filter(node.iter, ROUNDS, [nodes.Const(weight, lineno=node.lineno)])
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _filter(nodes.List(node.nodes, lineno=node.lineno), "join", [])

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        """`range`, `namespace` and `loop.cycle`; methods of texts are the filters of that name."""
        called = node.node
        if isinstance(called, nodes.Getattr) and called.attr in METHODS:
            return self.visit_Filter(_filter(called.node, METHODS[called.attr], node.args))
        is_cycle = isinstance(called, nodes.Getattr) and called.attr == "cycle" and isinstance(called.node, nodes.Name)
        is_known = isinstance(called, nodes.Name) and called.name in CALLED
        if not (is_cycle or is_known):
            raise TemplateSyntaxError("hanya range(…), namespace(…) dan loop.cycle(…) dapat dipanggil", node.lineno)
        return self.generic_visit(node)


def _filter(node: Any, name: str, args: list[Any]) -> nodes.Filter:
    return nodes.Filter(node, name, args, [], None, None, lineno=node.lineno)


def _words(value: object) -> str:
    """Words and numbers as text; anything else has no text that is the same everywhere."""
    if isinstance(value, Undefined) or value is None or isinstance(value, str | int | float):
        return str(value)        # an undefined one raises its own error
    if isinstance(value, list | tuple):
        raise TypeError("bukan kata, melainkan daftar; gabungkan: {{ … | join(', ') }}")
    raise TypeError("bukan kata atau angka")


class _Environment(ImmutableSandboxedEnvironment):
    """One filling in, which counts what it does."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True, optimized=False,
                         finalize=lambda value: self._checked(_words(value)))
        self.left = STEPS
        self.globals = {"range": self.globals["range"], "namespace": Namespace}
        ours = {"join": self._join, "replace": self._replace, "round": _round, ROUNDS: self._rounds}
        self.filters = {name: self._guarded(filters.FILTERS[name], name in OF_TEXTS) for name in (*OF_TEXTS, *OF_VALUES)} | ours

    def _spend(self, steps: int) -> None:
        self.left -= steps
        if self.left < 0:
            raise ValueError(f"lebih dari {STEPS} langkah")

    def _checked(self, value: Any) -> Any:
        """A result, if it is not too large."""
        size = len(value) if isinstance(value, str | list | tuple) else 0
        if size > LARGEST or (isinstance(value, int) and value.bit_length() > BITS):
            raise ValueError(f"nilai lebih dari {LARGEST} huruf atau butir")
        self._spend(1 + size // (64 if isinstance(value, str) else 1))
        return value

    def _listed(self, values: Iterable[Any]) -> list[Any]:
        found = list(islice(values, LARGEST + 1))
        self._checked(found)
        return found

    def _guarded(self, function: Callable[..., Any], of_text: bool) -> Callable[..., Any]:
        """A filter of jinja's whose result is looked at; what would come bit by bit comes as a list."""
        subject = 1 if hasattr(function, "jinja_pass_arg") else 0

        @wraps(function)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            given = (*args[:subject], _words(args[subject]), *args[subject + 1 :]) if of_text else args
            result = function(*given, **kwargs)
            return self._checked(self._listed(result) if isinstance(result, Iterator) else result)

        return guarded

    def _rounds(self, values: Iterable[Any], weight: int) -> Iterator[Any]:
        for value in values:
            self._spend(weight)
            yield value

    def _join(self, values: Iterable[Any], d: object = "", attribute: str | int | None = None) -> str:
        of = filters.make_attrgetter(self, attribute) if attribute is not None else lambda value: value
        parts, between = [_words(of(value)) for value in self._listed(values)], _words(d)
        if sum(map(len, parts)) + len(between) * len(parts) > LARGEST:
            raise ValueError(f"teks lebih dari {LARGEST} huruf")
        return str(self._checked(between.join(parts)))

    def _replace(self, value: object, old: object, new: object, count: int = -1) -> str:
        text, before, after = _words(value), _words(old), _words(new)
        if len(text) + text.count(before) * len(after) > LARGEST:
            raise ValueError(f"teks lebih dari {LARGEST} huruf")
        return str(self._checked(text.replace(before, after, count)))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if isinstance(left, Undefined) or isinstance(right, Undefined):
            _words(left), _words(right)
        _check_operands(operator, left, right)
        return self._checked(super().call_binop(context, operator, left, right))


def _check_operands(operator: str, left: object, right: object) -> None:
    """Texts and lists are added, and a text repeated; all else is for numbers."""
    if operator == "*" and isinstance(left, str | int) and isinstance(right, str | int):
        sizes = [len(side) if isinstance(side, str) else abs(side) if isinstance(left, str) or isinstance(right, str) else 0
                 for side in (left, right)]
        if sizes[0] * sizes[1] > LARGEST:
            raise ValueError(f"teks lebih dari {LARGEST} huruf")
    elif operator != "+" and not (isinstance(left, int | float) and isinstance(right, int | float)):
        raise TypeError(f'"{operator}" hanya untuk angka')
    if operator == "**" and isinstance(left, int) and isinstance(right, int) and left.bit_length() * right > BITS:
        raise ValueError("pangkatnya terlalu besar")


def _round(value: float, precision: int = 0, method: str = "common") -> float:
    if not -DECIMALS <= precision <= DECIMALS:
        raise ValueError(f"paling banyak {DECIMALS} angka di belakang koma")
    return filters.do_round(value, precision, method)  # type: ignore[arg-type]      # it looks at the method itself
