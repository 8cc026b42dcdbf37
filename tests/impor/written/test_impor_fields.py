"""What an identity sheet says of a person is doubted where it cannot be."""

from __future__ import annotations

import pytest

from impor.sketches import lines_at
from sopdoc.impor.finding import Place
from sopdoc.impor.identity.fields import Field, Identity
from sopdoc.impor.lines import lines_of
from sopdoc.impor.page import Box
from sopdoc.impor.written.fields import fields_of

CELL = Box(0, 0, 300, 100)


def signer(printed: str) -> Field:
    words = [*lines_at("Camat Uji", 10, 10), *lines_at(f"Budi Santoso\n{printed}", 10, 60)]
    return Field(lines_of(words), 1, CELL)


@pytest.mark.parametrize(("printed", "said"), [
    ("NIP. 19690412 199403 1 004", ""), ("NIP 340012345", ""), ("NIP. ..................", ""), ("NRP 78010123", ""),
    ("NIP. 19690412 19940 1 004", 'NIP "19690412 19940 1 004" berisi 17 angka, seharusnya 18'),
    ("NIP. 19690412 199403 1 0O4", 'NIP "19690412 199403 1 0O4" berisi 17 angka, seharusnya 18'),
])
@pytest.mark.parametrize("peran", ["disahkan oleh", "disusun oleh"])
def test_a_nip_with_digits_too_few_or_too_many_is_doubted(printed: str, said: str, peran: str) -> None:
    one = signer(printed)
    identity = Identity({peran: one}, ()) if peran == "disahkan oleh" else Identity({}, (), penyiap=((peran, one),))
    _, doubts = fields_of(identity, Place(1, CELL), "")
    assert [(doubt.subject, doubt.doubt) for doubt in doubts if doubt.subject == peran] == ([(peran, said)] if said else [])
