"""The form as it was given out, as it came back, and as the definition would show it today → one form with what both changed.

    base ─┬─ form ──┐
          └─ today ─┴─▶  what shall be there, and each place that both changed otherwise (Conflict)

Places are merged one by one: a field's items, a column's name, a row's text, a row's ways, the order of the rows.
Where both changed the same, today's stays, or the form's where a person has chosen so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from sopdoc.formulir.form import ADDED, TEXTS, Column, Field, Flow, Form, Item, Row, Ways
from sopdoc.formulir.targets import targets_in
from sopdoc.match import pair
from sopdoc.writing.values import Bare

T = TypeVar("T")
FLOW = "alur"       # what conflicts call a row's symbols and ways
GONE = "-"          # begins the ref of a row that the definition has no more
REFS = ("#", ADDED, GONE)       # begin what names a row


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both sides changed the same: what the form says, and what the definition says today, which stays."""

    place: str
    form: str
    kept: str


Spot = tuple[int, Row]      # a row, behind the place of its flow; its `ref` is that of today


class Names:
    """What conflicts call things: as a definition does."""

    def row(self, spot: Spot) -> str:
        return f'kegiatan "{spot[1].texts["uraian"]}"'

    def cell(self, spot: Spot, key: str) -> str:
        return f"{self.row(spot)}: {self.key(key)}"

    def key(self, key: str) -> str:
        """A field, a text of a row, or a pelaksana."""
        return key


IN_THE_FILE = Names()


@dataclass(slots=True)
class _Found:
    """`ours`: what both changed becomes what the form says.  `alur`: the flow that is merged."""

    ours: bool
    names: Names
    alur: int = 0
    conflicts: list[Conflict] = field(default_factory=list)

    def settle(self, form: T, today: T, *told: Conflict) -> T:
        self.conflicts += told
        return form if self.ours else today

    def lost(self, row: Row, form: str, today: str) -> None:
        """One side took the row out, the other one needs it."""
        self.conflicts.append(Conflict(self.names.row((self.alur, row)), form, today))


Merged = tuple[Form, tuple[Conflict, ...]]


def merged(base: Form, form: Form, today: Form, *, ours: bool = False, names: Names = IN_THE_FILE) -> Merged:
    """In the refs of `today`; `ours`: the form's words stay where both changed the same otherwise, instead of today's."""
    found = _Found(ours, names)
    fields = tuple(
        _field(a, b, c, found) for a, b, c in zip(base.fields, form.fields, today.fields, strict=True)
    )
    flows = []
    for alur, sides in enumerate(zip(base.flows, form.flows, today.flows, strict=True)):
        found.alur = alur
        flows.append(_flow(*sides, found))
    return Form(fields, tuple(flows)), tuple(found.conflicts)


def _choose(base: T, form: T, today: T, place: str, said: Mapping[str, str], found: _Found) -> T:
    """What one side changed."""
    if form in (base, today):
        return today
    if today == base:
        return form
    return found.settle(form, today, Conflict(place, said["form"], said["today"]))


def _field(base: Field, form: Field, today: Field, found: _Found) -> Field:
    words = [tuple(item.words.strip() for item in one.items if item.words.strip()) for one in (base, form, today)]
    if words[1] in (words[0], words[2]) or (today.locked and form.whole is None):
        return today
    if words[2] != words[0]:
        told = Conflict(found.names.key(str(base.path[-1])), "; ".join(words[1]), "; ".join(words[2]))
        return found.settle(replace(form, locked=today.locked), today, told)
    return replace(today, items=tuple(_as_today(form.items, base.items, today.items)), whole=form.whole)


def _as_today(form: Sequence[Item], base: Sequence[Item], today: Sequence[Item]) -> Iterable[Item]:
    """Both say the same words today, so that an item keeps its number; words that did not change stay as they are written."""
    refs = {one.ref: now for one, now in zip(base, today, strict=True)} if len(base) == len(today) else {}
    for item in form:
        now = refs.get(item.ref)
        yield now if now and now.words.strip() == item.words else Item(now.ref if now else item.ref, item.words)


# ---------------------------------------------------------------- a flow


def _flow(base: Flow, form: Flow, today: Flow, found: _Found) -> Flow:
    refs = _today(base, today, found.ours)
    base, form = _in_today(base, refs), _in_today(form, refs)
    form = _met(base, form, today)
    columns = _columns(base.columns, form.columns, today.columns, found)
    rows = _rows(base, form, today, found)
    return replace(today, columns=columns, rows=rows)


def _today(base: Flow, today: Flow, ours: bool) -> dict[str, str]:
    """Which row of today each row of the base is; one that is gone has a ref that today has not, as one that may come again."""
    pairs = pair(base.rows, today.rows, (_all, _uraian), _likeness)
    known = {base.rows[old].ref: today.rows[new].ref for new, old in pairs.items()}
    return {row.ref: known.get(row.ref, f"{ADDED if ours else GONE}{row.ref}") for row in base.rows}


def _met(base: Flow, form: Flow, today: Flow) -> Flow:
    """The form with the refs of columns and rows that were added on both sides alike: it was taken back before."""
    there = {one.ref for one in base.columns}
    named = {one.nama.strip(): one.ref for one in today.columns if one.ref not in there}
    keys = {one.ref: named[one.nama] for one in form.columns if one.ref.startswith(ADDED) and one.nama in named}
    columns = tuple(replace(one, ref=keys.get(one.ref, one.ref)) for one in form.columns)
    rows = [
        replace(row, ways=replace(row.ways, symbols={keys.get(ref, ref): shape for ref, shape in row.ways.symbols.items()}))
        for row in form.rows
    ]
    known = {row.ref for row in base.rows}
    old, new = [row for row in rows if row.ref.startswith(ADDED)], [row for row in today.rows if row.ref not in known]
    refs = {old[i].ref: new[j].ref for j, i in pair(old, new, (_all,), lambda _, __: 0.0).items()}
    return _in_today(replace(form, columns=columns, rows=tuple(rows)), refs)


def _all(row: Row) -> object:
    return (row.judul, tuple(row.texts.get(key, "").strip() for key in TEXTS), tuple(sorted(row.ways.symbols.items())))


def _uraian(row: Row) -> object:
    return (row.judul, row.texts["uraian"])


def _likeness(old: Row, new: Row) -> float:
    """The share of texts and of who acts that are the same."""
    same = sum(old.texts.get(key) == new.texts.get(key) for key in TEXTS) + (old.ways.symbols == new.ways.symbols)
    return 0.0 if old.judul != new.judul else same / (len(TEXTS) + 1)


def _in_today(flow: Flow, refs: Mapping[str, str]) -> Flow:
    return replace(flow, rows=tuple(_renamed(row, refs) for row in flow.rows))


def _renamed(row: Row, refs: Mapping[str, str]) -> Row:
    return replace(row, ref=refs.get(row.ref, row.ref), like=refs.get(row.like, row.like), ways=row.ways.renamed(refs))


def _columns(base: Sequence[Column], form: Sequence[Column], today: Sequence[Column], found: _Found) -> tuple[Column, ...]:
    """Names one by one, then which of them there are and in which order."""
    old, new, now = ({one.ref: one for one in side} for side in (base, form, today))
    order = _order(tuple(old), tuple(new), tuple(now), "urutan pelaksana", found)
    return tuple(_column(ref, old, new, now, found) for ref in order)


def _column(ref: str, old: Mapping[str, Column], new: Mapping[str, Column], now: Mapping[str, Column], found: _Found) -> Column:
    if not (ref in old and ref in new and ref in now):
        return now.get(ref) or new[ref]
    names = [side[ref].nama for side in (old, new, now)]
    place, said = f"pelaksana {found.names.key(ref)}", {"form": names[1], "today": names[2]}
    nama = _choose(names[0].strip(), names[1].strip(), names[2].strip(), place, said, found)
    return now[ref] if nama == names[2].strip() else replace(now[ref], nama=nama)


def _rows(base: Flow, form: Flow, today: Flow, found: _Found) -> tuple[Row, ...]:
    old, new, now = ({row.ref: row for row in side.rows} for side in (base, form, today))
    lacking = {ref: row for ref, row in new.items() if ref in old and ref not in now}
    again = {ref for ref, row in lacking.items() if row != old[ref]} | (_led_to(old, new) & lacking.keys())
    for ref in (ref for ref in new if ref in again):
        found.lost(old[ref], _done(old[ref], lacking[ref], (old, new), found), "dihapus")
    kept = {ref: row for ref, row in new.items() if ref not in lacking or (found.ours and ref in again)}
    gone = {ref for ref in old if ref not in new and ref in now}
    changed = {ref for ref in gone if _said(now[ref]) != _said(old[ref])} | (_led_to(old, now) & gone)
    for ref in (ref for ref in now if ref in changed):
        found.lost(old[ref], "dihapus", _done(old[ref], now[ref], (old, now), found))
    keep = set[str]() if found.ours else changed
    order = _order(tuple(ref for ref in old if ref in now), tuple(kept), tuple(now), "urutan kegiatan", found, keep=keep)
    return tuple(_leading(_row(ref, old, kept, now, found), (now, new), set(order)) for ref in order)


def _led_to(old: Mapping[str, Row], new: Mapping[str, Row]) -> set[str]:
    """The targets of the ways that a side changed or added."""
    return {target for ref, row in new.items() if ref not in old or row.ways != old[ref].ways for target in row.ways.targets}


def _leading(row: Row, sides: Sequence[Mapping[str, Row]], there: set[str]) -> Row:
    """The row, with a side's ways where its own lead to a row that is gone; with none where no side's lead on."""
    known = (row.ways, *(side[row.ref].ways for side in sides if row.ref in side), Ways(row.ways.symbols, row.ways.hubungan))
    return replace(row, ways=next(ways for ways in known if all(to in there or to[:1] not in REFS for to in ways.targets)))


def _said(row: Row) -> object:
    return (tuple(row.texts.get(key, "").strip() for key in TEXTS), row.ways, row.judul)


def _row(ref: str, old: Mapping[str, Row], new: Mapping[str, Row], now: Mapping[str, Row], found: _Found) -> Row:
    if not (ref in old and ref in new and ref in now):
        return now.get(ref) or new[ref]
    texts, whole = dict(now[ref].texts), dict[str, Bare]()
    for key in now[ref].texts:
        words = [side[ref].texts.get(key, "").strip() for side in (old, new, now)]
        place = found.names.cell((found.alur, now[ref]), key)
        chosen = _choose(words[0], words[1], words[2], place, {"form": words[1], "today": words[2]}, found)
        if chosen != words[2]:
            texts[key] = chosen
            whole |= {key: new[ref].whole[key]} if key in new[ref].whole else {}
    ways = [side[ref].ways for side in (old, new, now)]
    said = {"form": _described(ways[1], (old, new), found), "today": _described(ways[2], (old, now), found)}
    place = found.names.cell((found.alur, now[ref]), FLOW)
    return replace(now[ref], texts=texts, whole=whole, ways=_choose(ways[0], ways[1], ways[2], place, said, found))


def _done(old: Row, new: Row, sides: Sequence[Mapping[str, Row]], found: _Found) -> str:
    """What a side made of a row that the other one took out, in the words before and after."""
    texts = [(key, *(side.texts.get(key, "").strip() for side in (old, new))) for key in TEXTS]
    done = [f"{found.names.key(key)}: {was or '(kosong)'} → {now or '(kosong)'}" for key, was, now in texts if was != now]
    if old.ways != new.ways:
        done.append(f"{found.names.key(FLOW)}: {_described(old.ways, sides, found)} → {_described(new.ways, sides, found)}")
    return f"diubah ({'; '.join(done)})" if done else "menjadi tujuan kegiatan lain"


def _described(ways: Ways, sides: Sequence[Mapping[str, Row]], found: _Found) -> str:
    """For a person who reads of a conflict; `sides`: the rows that its targets may be."""
    def named(target: str) -> str:
        row = next((side[target] for side in sides if target in side), None)
        return row.texts["uraian"] if row else target

    acting = ", ".join(f"{found.names.key(ref)} {shape}" for ref, shape in ways.symbols.items())
    branches = [f"{word} ke {named(target)}" for word, target in ways.branches]
    onwards = [f"ke {named(target)}" for target in (ways.next, *targets_in(ways.whole)) if target]
    return "; ".join([acting, *branches, *onwards, *([ways.hubungan] if ways.hubungan else [])])


def _order(
    base: Sequence[str], form: Sequence[str], today: Sequence[str], place: str, found: _Found, keep: Iterable[str] = (),
) -> list[str]:
    """The form's order, with what only today has behind what it stands behind today; today's, where the form only added and removed."""
    removed = {ref for ref in base if ref not in form} - set(keep)
    common = [ref for ref in today if ref in form]
    asked = [ref for ref in form if ref in today]
    was = [ref for ref in base if ref in common]
    if asked != was and common not in (was, asked):
        asked = found.settle(asked, common, Conflict(place, "diubah", "diubah"))
    order = list(common if asked == was else asked)
    _put(order, [ref for ref in today if ref not in removed])
    _put(order, list(form))
    return order


def _put(order: list[str], side: Sequence[str]) -> None:
    """What `order` lacks of a side goes behind what it stands behind there."""
    for index, ref in enumerate(side):
        if ref not in order:
            order.insert(order.index(side[index - 1]) + 1 if index else 0, ref)
