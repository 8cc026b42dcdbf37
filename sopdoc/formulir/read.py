"""The words of a workbook's cells → the form that an official filled in, or what is wrong with it, cell by cell.

    cells + the form as it was given out  ─▶  Form, Fault…

Tables are found by their hidden keys, rows by their hidden refs; a ref that comes twice was copied, and is a row of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from openpyxl.utils.datetime import from_excel

from sopdoc.formulir.cells import Cells
from sopdoc.formulir.faults import Fault
from sopdoc.formulir.form import ADDED, BRANCHES, HUBUNGAN, TEXTS, WAYS, Column, Field, Flow, Form, Item, Row, Ways
from sopdoc.formulir.table import FIELDS, PEOPLE, Table, field_lines, row_keys, table_of
from sopdoc.formulir.waktu import joined
from sopdoc.formulir.words import (
    CATATAN,
    FIRST,
    HEADS,
    IDENTITAS,
    JENIS,
    JUDUL,
    KEGIATAN,
    LANE,
    PELAKSANA,
    REF,
    SHAPES,
    TANPA_NOMOR,
    TARGETS,
    WAITING,
    label,
    label_of,
    labels,
    numbered,
    plain,
)
from sopdoc.model.decode_alur import DIBACA, KEGIATAN_TERBANYAK
from sopdoc.model.decode_identitas import TANGGAL

TICKS = frozenset({"x", "v", "√", "✓", "✔", "●", "■", "ü"})       # how old sheets mark who acts; the last is Wingdings' tick
_NUMBER = re.compile(r"[0-9]+([.,][0-9]+)?")
_SERIAL = re.compile(r"[1-9][0-9]{4}")                 # from 1927 to 2173
_DATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2,}:[0-9]{2}:[0-9]{2}")     # what becomes of "1-3" and "1:30" as they are typed


def read_form(sheets: Mapping[str, Cells], base: Form) -> tuple[Form, tuple[Fault, ...]]:
    """The form as it is now; with faults it is not to be used."""
    faults: list[Fault] = []
    fields = _fields(sheets, IDENTITAS, [one for one in base.fields if one.path != ("catatan",)], faults)
    fields += _fields(sheets, CATATAN, [one for one in base.fields if one.path == ("catatan",)], faults)
    flows = [_flow(sheets, number, flow, faults) for number, flow in enumerate(base.flows, 1)]
    return Form(tuple(fields), tuple(flows)), tuple(sorted(set(faults)))


# ---------------------------------------------------------------- fields


def _fields(sheets: Mapping[str, Cells], name: str, base: Sequence[Field], faults: list[Fault]) -> list[Field]:
    table = table_of(sheets, name, FIELDS, faults)
    if table is None:
        return list(base)
    items: dict[str, list[tuple[int, Item]]] = {str(one.path[-1]): [] for one in base}
    for line, current in field_lines(table, base):
        words = table.at(line, "isi")
        if words and current is None:
            table.fault(line, "kunci", f'isian "{table.at(line, "kunci")}" tidak dikenal', "pakai nama isian yang sudah ada di kolom ini")
        elif words and current:
            key = str(current.path[-1])
            items[key].append((line, Item(table.at(line, REF), _day(words) if key in TANGGAL else words)))
    return [_field(one, items[str(one.path[-1])], table) for one in base]


def _field(base: Field, found: Sequence[tuple[int, Item]], table: Table) -> Field:
    if base.locked:
        if [item.words for _, item in found] != [item.words.strip() for item in base.items if item.words.strip()]:
            _read_only(table, found[0][0] if found else FIRST, "isi")
        return base
    if len(found) > 1 and not base.many:
        table.fault(found[1][0], "isi", f'"{label_of(str(base.path[-1]))}" hanya satu', "hapus baris yang lain")
    return replace(base, items=tuple(_once([item for _, item in found], {item.ref for item in base.items})))


def _day(words: str) -> str:
    """A date that lost its format is the number by which Excel counts it."""
    return str(from_excel(int(words)).date().isoformat()) if _SERIAL.fullmatch(words) else words


def _once(items: Sequence[Item], known: set[str]) -> Iterator[Item]:
    """A ref that comes again, or was never given out, belongs to a line that was added."""
    seen: set[str] = set()
    for number, item in enumerate(items):
        yield item if item.ref in known and item.ref not in seen else Item(f"{ADDED}{number}", item.words)
        seen.add(item.ref)


def _read_only(table: Table, line: int, key: str) -> None:
    table.fault(line, key, "sel abu-abu ini diubah, padahal isinya diatur di definisi", "kembalikan isinya, lalu ubah di definisi")


# ---------------------------------------------------------------- a flow


def _flow(sheets: Mapping[str, Cells], number: int, base: Flow, faults: list[Fault]) -> Flow:
    columns = _columns(table_of(sheets, numbered(PELAKSANA, number), PEOPLE, faults), base)
    table = table_of(sheets, numbered(KEGIATAN, number), row_keys(base), faults)
    if table is None or columns is None:
        return base
    columns = _headed(table, base, columns)
    return replace(base, columns=columns, rows=_Rows(table, base, columns, {row.ref: row for row in base.rows}, labels(base.rows)).read())


def _columns(table: Table | None, base: Flow) -> tuple[Column, ...] | None:
    if table is None:
        return None
    known = {one.ref: one for one in base.columns}
    found: dict[str, Column] = {}
    for line in table.lines():
        ref, nama = table.at(line, REF), table.at(line, "nama")
        if nama and ref in known and ref not in found:
            found[ref] = replace(known[ref], nama=nama)
        elif nama and ref.startswith(ADDED):
            found[ref] = Column(ref, nama)
        elif nama:
            table.fault(line, "nama", "pelaksana di luar baris yang tersedia", "isi baris kosong yang sudah disediakan di bawah daftar")
    return tuple(found.values())


def _headed(table: Table, base: Flow, columns: Sequence[Column]) -> tuple[Column, ...]:
    """With names that were typed where people look for them: above the columns of the sheet Kegiatan."""
    before, found = {one.ref: one.nama for one in base.columns}, {one.ref: one for one in columns}
    for key in table.columns:
        ref, nama = key.removeprefix(LANE), table.at(HEADS, key)
        known = found.get(ref)
        if not key.startswith(LANE) or plain(nama) in ("", plain(before.get(ref, "")), plain(known.nama if known else "")):
            continue
        if known is None and ref not in before and not nama.startswith(WAITING):
            found[ref] = Column(ref, nama)
        elif known and known.locked:
            _read_only(table, HEADS, key)
        elif known and known.nama == before.get(ref):
            found[ref] = replace(known, nama=nama)
        elif known:
            words = f'judul kolom "{nama}" lain dari nama di lembar {PELAKSANA}, "{known.nama}"'
            table.fault(HEADS, key, words, "samakan keduanya")
    return tuple(found.values())


@dataclass(slots=True)
class _Rows:
    """The table Kegiatan of one flow.

    `known`: the rows of before; `former`: what they were called, `same`: those that are called so still.
    """

    table: Table
    base: Flow
    columns: tuple[Column, ...]
    known: Mapping[str, Row]
    former: Mapping[str, str]
    same: set[str] = field(default_factory=set)

    def read(self) -> tuple[Row, ...]:
        """Texts first, since targets are chosen by them; none of more lines than anybody reads."""
        lines = self.table.said_lines()
        if len(lines) > DIBACA:
            words = f"{len(lines)} baris terisi, padahal satu alur memuat paling banyak {KEGIATAN_TERBANYAK} kegiatan"
            self.table.fault(lines[KEGIATAN_TERBANYAK], "uraian", words, "hapus baris yang tidak perlu, atau pecah menjadi beberapa SOP")
            return ()
        own = self._own(lines)
        texts = [(line, self._texts(line, own.get(line, ""), f"{ADDED}{number}")) for number, line in enumerate(lines)]
        names = self._names([row for _, row in texts])
        return tuple(self._with_ways(line, row, names) for line, row in texts)

    def _own(self, lines: Sequence[int]) -> dict[int, str]:
        """Which row of before each line is; of several with one ref the one that says most of what it said, the others are copies."""
        found: dict[str, int] = {}
        for line in lines:
            ref = self.table.at(line, REF)
            if ref in self.known and (ref not in found or self._kept(line, ref) > self._kept(found[ref], ref)):
                found[ref] = line
        return {line: ref for ref, line in found.items()}

    def _kept(self, line: int, ref: str) -> tuple[bool, int]:
        """Its uraian first, then how many texts it has of the row of before."""
        same = [self.table.at(line, key) == self.known[ref].texts.get(key, "").strip() for key in TEXTS if key != "waktu"]
        return same[0], sum(same)

    def _texts(self, line: int, own: str, added: str) -> Row:
        found = {key: self.table.at(line, key) for key in TEXTS}
        base, like = self.known.get(own), self.table.at(line, REF)
        before = self.known[like].texts if like in self.known else {}
        if _DATED.fullmatch(found["waktu"]) and found["waktu"] != before.get("waktu"):
            hint = "ketik lagi dengan tanda petik di depannya, misalnya '1-3"
            self.table.fault(line, "waktu", f'Excel menjadikan isinya tanggal atau jam ({found["waktu"]})', hint)
        found["waktu"] = joined(found["waktu"], self.table.at(line, "satuan"))
        kind = self.table.at(line, JENIS)
        if _NUMBER.fullmatch(found["waktu"]) and found["waktu"] != before.get("waktu"):
            self.table.fault(line, "satuan", f'waktu "{found["waktu"]}" belum punya satuan', "pilih satuannya, misalnya menit")
        if not self.table.is_filled(line, "uraian"):
            self.table.fault(line, "uraian", "kegiatan belum diuraikan", "isi uraiannya, atau kosongkan seluruh baris")
        if base is None:
            return Row(added, found, judul=kind == JUDUL, bernomor=kind != TANPA_NOMOR, like=like if like in self.known else "")
        kept = {key: base.texts[key] for key in base.locked & base.texts.keys()}
        for key, words in kept.items():
            if found[key] != words.strip():
                _read_only(self.table, line, key)
        return replace(base, texts={**found, **kept})

    def _names(self, rows: Sequence[Row]) -> dict[str, str]:
        """What may stand in a cell for a target → the target: words, labels of now, of before, and numbers."""
        found = {words: words for words in TARGETS}
        there = {row.ref for row in rows}
        counted = [row.ref for row in rows if row.bernomor and not row.judul]
        former = {name.casefold(): ref for ref, name in self.former.items() if ref in there}
        self.same |= {row.ref for row in rows if row.ref in self.known and _called(row) == _called(self.known[row.ref])}
        now = {name.casefold(): ref for ref, name in labels(rows).items()}
        return {str(number): ref for number, ref in enumerate(counted, 1)} | former | now | found

    def _with_ways(self, line: int, row: Row, names: Mapping[str, str]) -> Row:
        if WAYS in row.locked:
            return row
        if row.judul:
            return replace(row, locked=frozenset({WAYS}))
        if row.like and WAYS in self.known[row.like].locked and self._shapes(line) == self.known[row.like].ways.symbols:
            return replace(row, ways=self.known[row.like].ways, locked=frozenset({WAYS}))
        branches = [self._branch(line, number, names) for number in range(1, BRANCHES + 1)]
        for number, one in enumerate(branches, 1):
            if one and one[0] in {other[0] for other in branches[:number - 1] if other}:
                self.table.fault(line, f"cabang {number}", f'dua cabang berkata "{one[0]}"', "beri tiap cabang katanya sendiri")
        hubungan = self.table.at(line, "hubungan").casefold()
        if hubungan and hubungan not in HUBUNGAN:
            self.table.fault(line, "hubungan", f'"{hubungan}" bukan hubungan', f"pilih {' atau '.join(HUBUNGAN)}")
        ways = Ways(self._symbols(line), hubungan, tuple(one for one in branches if one), self._target(line, "lanjut", names))
        return replace(row, ways=ways)

    def _symbols(self, line: int) -> dict[str, str]:
        found, there = self._shapes(line), {one.ref for one in self.columns}
        for ref, shape in found.items():
            if shape not in SHAPES:
                self.table.fault(line, f"{LANE}{ref}", f'"{shape}" bukan simbol', f"pilih {', '.join(SHAPES)}")
            elif ref not in there:
                self.table.fault(line, f"{LANE}{ref}", "kolom ini belum punya nama pelaksana", f"isi namanya di lembar {PELAKSANA}")
        if not found:
            self.table.fault(line, "uraian", "pelaksananya belum dipilih", "pilih simbol di kolom pelaksana")
        return found

    def _shapes(self, line: int) -> dict[str, str]:
        said = {key.removeprefix(LANE): self.table.at(line, key).casefold() for key in self.table.columns if key.startswith(LANE)}
        return {ref: "proses" if words in TICKS else words for ref, words in said.items() if words}

    def _branch(self, line: int, number: int, names: Mapping[str, str]) -> tuple[str, str] | None:
        word, target = self.table.at(line, f"cabang {number}"), self._target(line, f"ke {number}", names)
        if word and not self.table.is_filled(line, f"ke {number}"):
            self.table.fault(line, f"ke {number}", f'cabang "{word}" belum punya tujuan', "pilih kegiatan tujuannya")
        if target and not word:
            self.table.fault(line, f"cabang {number}", "cabang belum punya kata", "tulis katanya, misalnya Ya")
        return (word, target) if word and target else None

    def _target(self, line: int, key: str, names: Mapping[str, str]) -> str:
        words = self.table.at(line, key)
        if words and (kept := self._untouched(line, key, words)):
            return kept
        found = names.get(words) or names.get(label(words).casefold()) or names.get(words.split(".")[0]) if words else ""
        if words and not found:
            self.table.fault(line, key, f'kegiatan "{words}" tidak ada', "pilih lagi tujuannya dari daftar")
        return found or ""

    def _untouched(self, line: int, key: str, words: str) -> str:
        """The target that a cell had and still says, also where other rows with the same first words now stand before it."""
        row = self.known.get(self.table.at(line, REF))
        branches = {f"ke {number}": to for number, (_, to) in enumerate(row.ways.branches, 1)} if row else {}
        was = {"lanjut": row.ways.next if row else "", **branches}.get(key, "")
        return was if was in self.same and self.former[was] == words else ""


def _called(row: Row) -> str:
    return label(row.texts["uraian"])
