"""What a document carries of the definition that it was made from, so that what was edited in it can be taken back."""

from __future__ import annotations

from dataclasses import dataclass

PROPERTY = "sopdoc asal"        # the custom property that holds the digest


@dataclass(frozen=True, slots=True)
class Origin:
    """`digest`: 64 hexadecimal digits of what the definition said; `packed`: that, in letters that XML can hold."""

    digest: str
    packed: str
