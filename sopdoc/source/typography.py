"""Signs of a word processor that look like YAML's own and are none: curly quotes and wide colons (SOP020).

    uraian: “Catatan: dibawa sendiri”      a quote that quotes nothing: the second colon makes a key of it
    nama： Surat Masuk                      a colon that ends no key
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sopdoc.source.node import Node, ScalarNode

CODE, LABEL = "SOP020", "dari pengolah kata"
KUTIP = "“”„‟‘’‚‛«»‹›＂″´"
TITIK_DUA = "：﹕∶꞉"
LURUS = 'ganti dengan tanda kutip lurus: "…"'

_BUKA = re.compile(f"[{KUTIP}](?P<isi>[^{KUTIP}]*)")
_KUNCI = re.compile(f"[{KUTIP}](?P<isi>[^{KUTIP}]+)[{KUTIP}]")


def not_a_quote(sign: str) -> str:
    """The message about one."""
    return f"tanda kutip lengkung {sign} bukan tanda kutip bagi YAML"


def unquoted(key: str) -> str:
    """What a key in curly quotes calls; "" for any other."""
    match = _KUNCI.fullmatch(key)
    return match["isi"].strip() if match else ""


def is_torn_key(key: ScalarNode) -> bool:
    """Is it the beginning of a text in curly quotes, which a colon has cut off?"""
    return key.plain and _BUKA.fullmatch(key.text) is not None


def torn_item(items: Sequence[Node]) -> ScalarNode | None:
    """The beginning of a text in curly quotes that the commas of a list `[…]` have cut in pieces."""
    for place, item in enumerate(items):
        if isinstance(item, ScalarNode) and is_torn_key(item):
            later = (other.text[-1:] for other in items[place + 1:] if isinstance(other, ScalarNode) and not _BUKA.match(other.text))
            return item if any(end and end in KUTIP for end in later) else None
    return None
