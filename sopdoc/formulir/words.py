"""The words of the form's sheets, and the names by which a program finds its columns again.

Row KEYS of every table is hidden and says in each column what it holds; officials may then move columns and rename headings.
"""

from __future__ import annotations

from collections.abc import Sequence

from sopdoc.formulir.form import BERHENTI, BERIKUTNYA, BRANCHES, SELESAI, Row
from sopdoc.workbooks import FORM_SHEET

PETUNJUK, IDENTITAS, PELAKSANA, KEGIATAN, CATATAN = "Petunjuk", "Identitas", "Pelaksana", "Kegiatan", "Catatan"
PILIHAN, DASAR = "Pilihan", FORM_SHEET       # hidden: what may be chosen as a target; the definition that the form was made from
KEYS, HEADS, FIRST = 1, 2, 3                 # rows of a table, counted from 1
REF, JENIS = "ref", "jenis"                  # hidden columns: which row of the definition it is; what kind of row
JUDUL, TANPA_NOMOR = "judul", "tanpa nomor"  # kinds
LANE = "pelaksana:"                          # begins the key of a lane's column
WAITING = "(pelaksana baru"                  # begins its heading while it waits for a name
SPARE_COLUMNS, SPARE_ROWS, SPARE_ITEMS = 3, 40, 2
SHAPES = ("mulai", "proses", "keputusan", "selesai")
SATUAN = ("menit", "jam", "hari", "hari kerja", "minggu", "bulan")
TARGETS = (BERIKUTNYA, SELESAI, BERHENTI)
LABEL = 80                                   # characters of an uraian by which a target is chosen

HEADINGS = {
    "no": "No.", "uraian": "Kegiatan", "hubungan": "Hubungan", "kelengkapan": "Kelengkapan", "waktu": "Waktu", "satuan": "Satuan",
    "output": "Output", "keterangan": "Keterangan", "lanjut": "Lanjut ke", REF: "ref", JENIS: "jenis",
    **{f"cabang {n}": f"Cabang {n}" for n in range(1, BRANCHES + 1)},
    **{f"ke {n}": f"ke kegiatan ({n})" for n in range(1, BRANCHES + 1)},
}
BEFORE = ("no", "uraian")
AFTER = (
    "hubungan", "kelengkapan", "waktu", "satuan", "output", "keterangan",
    *(name for n in range(1, BRANCHES + 1) for name in (f"cabang {n}", f"ke {n}")), "lanjut", REF, JENIS,
)


def label_of(key: str) -> str:
    """`dasar hukum` → "Dasar hukum"."""
    return key[:1].upper() + key[1:]


def labels(rows: Sequence[Row]) -> dict[str, str]:
    """What each kegiatan is called where it is a target, by its `ref`: its words, numbered where several begin alike."""
    found: dict[str, str] = {}
    seen: dict[str, int] = {}
    for row in rows:
        if not row.judul:
            words = label(row.texts["uraian"])
            seen[words.casefold()] = seen.get(words.casefold(), 0) + 1
            found[row.ref] = words if seen[words.casefold()] == 1 else f"{words} ({seen[words.casefold()]})"
    return found


def plain(words: str) -> str:
    """As two of them are compared: with single spaces."""
    return " ".join(words.split())


def label(uraian: str) -> str:
    return plain(uraian)[:LABEL].strip()


def numbered(name: str, number: int) -> str:
    """The sheet of a flow: the first one's name is bare."""
    return name if number == 1 else f"{name} {number}"


def quoted(sheet: str) -> str:
    return f"'{sheet}'"
