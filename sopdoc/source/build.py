"""YAML events → Node, refusing what a definition must not use: anchors, aliases, tags, merge keys.

Events are read instead of composed nodes, since only they show anchors and tags, and since they can be left at any depth.
"""

from __future__ import annotations

from typing import Any

import yaml

from sopdoc.diagnostics import Report, Span
from sopdoc.source.characters import BUKAN_BUTIR, BUTIR_KETIK, BUTIR_TERLIPAT, TERLARANG, report_forbidden
from sopdoc.source.depth import Events
from sopdoc.source.node import MappingNode, Node, ScalarNode, SequenceNode
from sopdoc.source.pasted import Pasted
from sopdoc.source.typography import CODE, LABEL, LURUS, is_torn_key, not_a_quote, torn_item

TANPA_KATA = frozenset({"cabang", "lanjut", "timbal balik"})     # below these a key may be "": an arrow without a word
TERPANJANG = 20_000   # characters of one text, several full pages; keeps every later search short


class Builder:
    """Builds the nodes of one document; `usable` turns False when a value had to be left out.

    `quoted`: from where to where in the text values in quotes and blocks stand, whose spaces are no structure; `pasted`
    makes texts ordinary and has what is to be told of that; None for texts that stay as they are.
    """

    def __init__(self, events: Events, file: str, text: str, report: Report, pasted: Pasted | None) -> None:
        self.next = events.get_event
        self._file = file
        self._report = report
        self._text = text
        self.pasted = pasted
        self.usable = True
        self.quoted: list[range] = []

    def document(self) -> Node:
        """The root node; the document's start event is already read."""
        return self._node(self.next())

    def _node(self, event: Any, below: str = "") -> Node:
        """`below`: the key whose value begins here."""
        kind = type(event)
        if kind is yaml.AliasEvent:
            return self._alias(event)
        if event.anchor is not None:
            self._refuse("SOP010", "jangkar YAML (&) tidak dipakai di sini", event, "beri tanda kutip bila & bagian dari teks")
        if event.tag is not None:
            self._refuse("SOP011", "tag YAML (!) tidak dipakai di sini", event, "beri tanda kutip bila ! bagian dari teks")
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        return self._mapping(event, below in TANPA_KATA) if kind is yaml.MappingStartEvent else self._sequence(event)

    def _scalar(self, event: Any) -> ScalarNode:
        text, style, span = event.value, event.style, self._span(event)
        text = self._ordinary(self._unescaped(text, span) if style == '"' else text, event, span)
        if not style and (BUTIR_KETIK.match(text) or BUTIR_TERLIPAT.fullmatch(self._text[event.start_mark.index:event.end_mark.index])):
            code, message, label, hint = BUKAN_BUTIR
            first = Span(self._file, span.line, span.column, span.line, span.column + 1)     # as the parser's own error marks it
            self._report.galat(code, message, first, label, hint)
        if len(text) > TERPANJANG:
            self._refuse("SOP019", "satu teks terlalu panjang", event, f"paling banyak {TERPANJANG} huruf; bagi menjadi beberapa butir")
            text = text[:TERPANJANG]
        return ScalarNode(text, span, not style)

    def _unescaped(self, text: str, span: Span) -> str:
        """Without what was written as an escape, so that the file's own check did not see it."""
        if found := TERLARANG.findall(text):
            report_forbidden(found, span, (span.line,), self._report)
        return TERLARANG.sub("", text).replace("\r\n", "\n").replace("\r", "\n")

    def _ordinary(self, text: str, event: Any, span: Span) -> str:
        """The text in ordinary characters; in a plain one no space stands at an end, of whatever kind it was."""
        start, end = event.start_mark.index, event.end_mark.index
        if event.style:
            self.quoted.append(range(start, end))
        text = self.pasted.ordinary(text, span, start, end) if self.pasted else text
        return text if event.style else text.strip(" ")

    def _alias(self, event: Any) -> ScalarNode:
        self.usable = False
        hint = "beri tanda kutip bila * bagian dari teks; kalau tidak, tulis isinya lagi"
        self._refuse("SOP010", f"rujukan YAML (*{event.anchor}) tidak dipakai di sini", event, hint)
        return ScalarNode(f"*{event.anchor}", self._span(event), plain=False)

    def _sequence(self, start: Any) -> SequenceNode:
        items: list[Node] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            items.append(self._node(event))
        if start.flow_style and (torn := torn_item(items)):
            self._refuse_quote(torn)
        return SequenceNode(tuple(items), self._whole(start, event, items))

    def _mapping(self, start: Any, wordless: bool) -> MappingNode | ScalarNode:
        """A mapping; a text that is none but for its curly quotes is refused and stays a text.  `wordless`: a key may be ""."""
        entries: dict[str, tuple[ScalarNode, Node]] = {}
        last: list[Node] = []
        whole = True
        while type(event := self.next()) is not yaml.MappingEndEvent:
            key = self._node(event)
            value = self._node(self.next(), key.text if isinstance(key, ScalarNode) else "")
            last = [value]
            if self._is_good_key(key, entries, wordless) and isinstance(key, ScalarNode):
                entries[key.text] = (key, value)
            else:
                whole = False
        torn = [key for key, _ in entries.values() if is_torn_key(key)]
        for key in torn:
            self._refuse_quote(key)
        span = self._whole(start, event, last)
        return ScalarNode(torn[0].text, span) if len(torn) == len(entries) == 1 else MappingNode(tuple(entries.values()), span, whole)

    def _refuse_quote(self, node: ScalarNode) -> None:
        span = node.span
        first = Span(self._file, span.line, span.column, span.line, span.column + 1)
        self._report.galat(CODE, not_a_quote(node.text[0]), first, LABEL, LURUS)

    def _is_good_key(self, key: Node, entries: dict[str, tuple[ScalarNode, Node]], wordless: bool) -> bool:
        if not isinstance(key, ScalarNode):
            self._report.galat("SOP018", "kunci harus berupa teks", key.span, "bukan teks", "tulis `kunci: nilai`")
            return False
        if not key.text.strip() and not (wordless and key.text == "" and not key.plain):
            self._report.galat("SOP018", "kunci kosong", key.span, "belum ada kata", "tulis kata sebelum titik dua: `kunci: nilai`")
            return False
        if key.plain and key.text == "<<":
            self.usable = False
            self._report.galat("SOP012", "penggabungan YAML (<<) tidak dipakai di sini", key.span, "di sini", "tulis isinya di tempat ini")
            return False
        if key.text in entries:
            first = entries[key.text][0].span.line
            self._report.galat("SOP017", f'kunci "{key.text}" ditulis dua kali', key.span, f"pertama di baris {first}", "hapus salah satu")
            return False
        return True

    def _refuse(self, code: str, message: str, event: Any, hint: str) -> None:
        self._report.galat(code, message, self._span(event), "di sini", hint)

    def _span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        return Span(self._file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def _whole(self, start: Any, end: Any, inside: list[Node]) -> Span:
        """From the first character to the last one; a block's own end mark stands on a later line, so its last child's counts."""
        mark = start.start_mark
        if start.flow_style or not inside:
            return Span(self._file, mark.line + 1, mark.column + 1, end.end_mark.line + 1, end.end_mark.column + 1)
        span = inside[-1].span
        return Span(self._file, mark.line + 1, mark.column + 1, span.end_line, span.end_column)
