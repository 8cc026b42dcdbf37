"""Pages of the codes that are no rules: the readers', the layout's, the book's, the checker's own."""

from __future__ import annotations

from sopdoc.check.halaman.bentuk import BENTUK
from sopdoc.check.halaman.berkas import BERKAS
from sopdoc.check.halaman.buku import BUKU
from sopdoc.check.halaman.impor import IMPOR
from sopdoc.check.halaman.lampiran import LAMPIRAN
from sopdoc.check.halaman.lembar import LEMBAR
from sopdoc.check.halaman.revisi import REVISI
from sopdoc.check.halaman.tanda_tangan import TANDA_TANGAN
from sopdoc.diagnostics import Severity, Weight

PERINGATAN = frozenset({
    "SOP007", "SOP021", "SOP116", "SOP203", "SOP209", "SOP340", "SOP341", "SOP342", "SOP401", "SOP402", "SOP403", "SOP404", "SOP405",
    "SOP413", "SOP415", "SOP420", "SOP535", "SOP536", "SOP538", "SOP539", "SOP540", "SOP541", "SOP542", "SOP544", "SOP545", "SOP546",
    "SOP569", "SOP588", "SOP589", "SOP596", "SOP702", "SOP706", "SOP708", "SOP712", "SOP714", "SOP715", "SOP716", "SOP717", "SOP718",
})
CATATAN = frozenset({"SOP025", "SOP026", "SOP122", "SOP123", "SOP414", "SOP710"})


KURANG = frozenset({"SOP021", "SOP203", "SOP209", "SOP401", "SOP402", "SOP403", "SOP404", "SOP405", "SOP535", "SOP588", "SOP589", "SOP710"})


def severity_of(code: str) -> Severity:
    if code in CATATAN:
        return Severity.CATATAN
    return Severity.PERINGATAN if code in PERINGATAN else Severity.GALAT


def weight_of(code: str) -> Weight:
    """A reader's or the layout's galat: there is no sheet, or a wrong one; a warning: words or pictures are lost, or it is of form."""
    if severity_of(code) is Severity.GALAT:
        return Weight.SALAH
    return Weight.KURANG if code in KURANG else Weight.BENTUK


def page(text: tuple[str, str, str, str]) -> str:
    """Title, apa, mengapa, benar (YAML, or "" when no example helps) → the page."""
    title, apa, mengapa, benar = text
    example = f"\n\n## Benar\n```yaml\n{benar}\n```" if benar else ""
    return f"{title}.\n\n## Apa\n{apa}\n\n## Mengapa\n{mengapa}{example}"


TEXTS = BERKAS | BENTUK | IMPOR | LAMPIRAN | LEMBAR | BUKU | REVISI | TANDA_TANGAN
HALAMAN = {code: (severity_of(code), page(text)) for code, text in TEXTS.items()}
