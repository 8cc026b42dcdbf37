"""What an SOP calls its symbols → what they look like, and how much of each its words may fill."""

from __future__ import annotations

from sopdoc.layout.tree import SymbolKind
from sopdoc.model.sop import Bentuk

KIND: dict[Bentuk, SymbolKind] = {
    Bentuk.MULAI: "terminator", Bentuk.SELESAI: "terminator", Bentuk.PROSES: "process", Bentuk.KEPUTUSAN: "decision",
}
INNER = {"terminator": 0.8, "process": 0.88, "decision": 0.48, "offpage": 0.9}   # share of a symbol's width that words may fill
TALL = {"terminator": 0.7, "process": 0.9, "decision": 0.5}                       # and of its height: Word's text areas of the presets
