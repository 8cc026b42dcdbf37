"""What a build asks of all its sheets, whatever agency and SOP say: how they are signed, and which words lie behind their text."""

from __future__ import annotations

from dataclasses import dataclass

from sopdoc.source.node import MappingNode, Node, ScalarNode


@dataclass(frozen=True, slots=True)
class Mode:
    """`cara`: one of `CARA`, "" for what the agency says; `cap_air`: words, "" for none, None for what the agency says."""

    cara: str = ""
    cap_air: str | None = None

    def overrides(self) -> tuple[Node, ...]:
        """The profile's strongest override, or none."""
        entries: list[tuple[ScalarNode, Node]] = []
        if self.cara:
            entries.append((ScalarNode("tanda tangan"), MappingNode(((ScalarNode("cara"), ScalarNode(self.cara)),))))
        if self.cap_air is not None:
            entries.append((ScalarNode("cap air"), ScalarNode(self.cap_air, plain=False)))
        return (MappingNode(tuple(entries)),) if entries else ()


USUAL = Mode()
