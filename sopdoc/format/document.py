"""A definition's text → the same text in canonical key order and with two spaces of indentation.

Nothing is written anew: keys, values and comments are pieces of the old text that change their place.  What comes out is
read again and compared; a text that would not say the same is left as it is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from sopdoc.diagnostics import Report
from sopdoc.format.lines import INDENT, Lines, dashes, last_line, read_lines
from sopdoc.format.order import INSTANSI_BERKAS, SOP_BERKAS, KeyOrder
from sopdoc.source.node import Node
from sopdoc.source.node import plain as says
from sopdoc.source.read import parse, read_plain, unified
from sopdoc.source.splice import Entries, Entry, Items, Leaf, Piece, UnusualError, places


def format_file(path: Path, shown: str, report: Report, instansi: bool = False) -> tuple[str, str] | None:
    """The file's text as it is and as it should be; None after an error, which is in the report."""
    text = read_plain(path, shown, report)
    if text is None:
        return None
    new = format_text(text, shown, report, INSTANSI_BERKAS if instansi else SOP_BERKAS)
    return None if new is None else (text, new)


def format_text(text: str, file: str, report: Report, order: KeyOrder = SOP_BERKAS) -> str | None:
    """The canonical text; None when the text cannot be read."""
    plain = unified(text)
    found = Report()
    node = parse(plain, file, found)
    if node is None or found.has_galat:
        report.extend(found.diagnostics)
        return None
    try:
        new = _canonical(plain, order)
    except UnusualError:
        return text
    return new if _says_the_same(node, plain, new, file) else text


def _canonical(text: str, order: KeyOrder) -> str:
    root = places(text)
    if not isinstance(root, Entries):
        raise UnusualError
    lines = read_lines(text, root)
    body = _Writer(lines).piece(root, 0, order, -1)
    first = next(index for index, line in enumerate(body) if line)
    parted = [""] if lines.top and body[first].startswith("#") else []     # or the file's comment would run into the key's
    return "\n".join((*lines.top, *parted, *body[first:], *lines.foot)) + "\n"


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes pieces at their new indentation; every method returns whole lines."""

    lines: Lines

    def piece(self, piece: Piece, indent: int, order: KeyOrder, column: int) -> list[str]:
        """A collection, or a leaf on lines of its own, in a collection of the old `column`."""
        if isinstance(piece, Entries):
            entries = sorted(piece.entries, key=lambda e: order.place(e.text))
            return [line for entry in entries for line in self._entry(entry, indent, order)]
        if isinstance(piece, Items):
            found = zip(dashes(piece, self.lines), piece.items, strict=True)
            return [line for dash, item in found for line in self._item(item, dash, indent, order, piece.start[1])]
        first, *more = self._leaf(piece, indent - INDENT, column, order)
        return [" " * indent + first, *more]

    def _lead(self, line: int, indent: int) -> list[str]:
        return [" " * indent + text if text else "" for text in self.lines.lead.pop(line, [])]

    def _entry(self, entry: Entry, indent: int, order: KeyOrder) -> list[str]:
        column, pad = entry.start[1], " " * indent
        colon = self.lines.text[entry.end[0]].find(":", entry.end[1])
        key = self.lines.text[entry.start[0]][entry.start[1]: entry.end[1]]
        if colon < 0 or self.lines.text[entry.end[0]][entry.end[1]: colon].strip():
            raise UnusualError
        result = self._lead(entry.start[0], indent)
        inner = order.below(entry.text)
        value = entry.value
        if isinstance(value, Leaf) and not value.block and value.empty:
            result.append(f"{pad}{key}:{self.lines.rest(entry.end[0], colon + 1)}")
            last = entry.start[0]
        elif value.start[0] == entry.start[0]:
            if not isinstance(value, Leaf):
                raise UnusualError
            first, *more = self._leaf(value, indent, column, inner)
            result += [f"{pad}{key}: {first}", *more]
            last = self.lines.last_of(value, column)
        else:
            result.append(f"{pad}{key}:{self.lines.rest(entry.end[0], colon + 1)}")
            result += self._between(value, indent + INDENT, inner, column)
            last = last_line(value, self.lines, column)
        return result + self._tail(last, column, indent, isinstance(value, Leaf) and value.empty and not value.block)

    def _between(self, value: Piece, indent: int, order: KeyOrder, column: int) -> list[str]:
        """A value that begins on a line below its key; comments before a text have no head to go with."""
        if isinstance(value, Leaf):
            raise UnusualError
        return self.piece(value, indent, order, column)

    def _item(self, item: Piece, dash: int, indent: int, order: KeyOrder, column: int) -> list[str]:
        pad = " " * indent
        lead = self._lead(dash, indent)
        empty = isinstance(item, Leaf) and item.empty and not item.block
        if empty:
            return [*lead, f"{pad}-{self.lines.rest(dash, column + 1)}", *self._tail(dash, column, indent, True)]
        if item.start[0] != dash and isinstance(item, Leaf):
            raise UnusualError
        comment = self.lines.rest(dash, column + 1) if item.start[0] != dash else ""
        if isinstance(item, Leaf):
            first, *more = self._leaf(item, indent, column, order)
            body = [f"{pad}- {first}", *more]
        else:
            inner = self.piece(item, indent + INDENT, order, column)
            before = next(i for i, line in enumerate(inner) if line.strip() and not line.lstrip().startswith("#"))
            lead += [pad + line.strip() if line else "" for line in inner[:before]]
            body = [f"{pad}- {inner[before].lstrip(' ')}", *inner[before + 1:]]
        if comment:
            lead.append(pad + comment.strip())
        return [*lead, *body, *self._tail(last_line(item, self.lines, column), column, indent, False)]

    def _tail(self, last: int, column: int, indent: int, empty: bool) -> list[str]:
        """The deeper comments that follow; an outer piece takes what is not deep enough for this one."""
        waiting = self.lines.tail.get(last, [])
        result: list[str] = []
        while waiting and (waiting[0][0] >= column or not waiting[0][1]):
            at, text = waiting.pop(0)
            inside = INDENT if empty and at > column else 0
            result.append(" " * (indent + inside) + text if text else "")
        return result

    def _leaf(self, leaf: Leaf, indent: int, column: int, order: KeyOrder) -> list[str]:
        """A value from its first character on: the first line without indentation, more lines with theirs."""
        text, (row, start) = self.lines.text, leaf.start
        if leaf.block:
            return self._block(leaf, indent, column)
        end_row, end = leaf.end
        rest = self.lines.rest(end_row, end)
        if row == end_row:
            return [self._flow(leaf, order) + rest]
        more = [text[n] for n in range(row + 1, end_row)] + [text[end_row][:end] + rest]
        base = min(len(line) - len(line.lstrip()) for line in more if line.strip())
        return [text[row][start:].rstrip(), *(" " * (indent + INDENT) + line[base:].rstrip() if line.strip() else "" for line in more)]

    def _flow(self, leaf: Leaf, order: KeyOrder) -> str:
        """A value on one line; the entries of `{…}` change places where they stand in another order."""
        line = self.lines.text[leaf.start[0]]
        ordered = sorted(leaf.entries, key=lambda entry: order.place(entry[0]))
        if not order.keys or ordered == list(leaf.entries):
            return line[leaf.start[1]: leaf.end[1]]
        return "{" + ", ".join(line[start[1]: end[1]] for _, start, end in ordered) + "}"

    def _block(self, leaf: Leaf, indent: int, column: int) -> list[str]:
        """A block scalar: its content moves as a whole, so that it keeps what is indented inside."""
        text, row = self.lines.text, leaf.start[0]
        header = text[row][leaf.start[1]:].rstrip()
        base = self.lines.block_indent(leaf, column)
        given = any(c.isdigit() for c in header.split(" ")[0])
        new = indent + (base - max(column, 0) if given else INDENT)
        content = (text[n] for n in range(row + 1, self.lines.last_of(leaf, column) + 1))
        return [header, *(" " * new + line[base:] if len(line) > base else "" for line in content)]


def _says_the_same(node: Node, old: str, new: str, file: str) -> bool:
    """Same values, same comments, as many words: the proof that nothing was lost."""
    report = Report()
    again = parse(new, file, report)
    return again is not None and not report.has_galat and says(again) == says(node) and _words(old) == _words(new)


def _words(text: str) -> Counter[str]:
    """Every letter that is neither space nor a comma, which flow entries share out anew."""
    return Counter(c for c in text if not c.isspace() and c != ",")
