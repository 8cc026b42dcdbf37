"""How a sheet looks, as far as a profile can say it: paper, labels, order of rows and columns.

A look is a flat mapping of paths to values (`("label", "nama")` → "Nama SOP"), so that what most sheets share and what one of
them has of its own are differences of mappings.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sopdoc.diagnostics import Report
from sopdoc.impor.reading import Sheet
from sopdoc.impor.table.columns import Columns
from sopdoc.model.decode_identitas import BAGIAN
from sopdoc.model.sop import Status
from sopdoc.model.teks import kapital
from sopdoc.profile.cap_air import is_too_long
from sopdoc.profile.decode import load_profile
from sopdoc.profile.profile import KERTAS, Profile
from sopdoc.writing.values import Flow, Value

Look = dict[str, str | list[str]]       # a path's keys joined by "/ ", so that JSON carries it

SLASH = "/ "            # no key holds it
POINT = 12700           # EMU
SAME = 9.0              # points: papers whose sides differ by less are one
SOP, SPO = "permenpan-35-2012", "spo"
CELLS = ("kelengkapan", "waktu", "output", "keterangan")


def look_of(sheet: Sheet) -> Look:
    """Only what was seen on the sheet."""
    identity, columns = sheet.identity, sheet.flows[0].columns
    result: Look = {**_paper(sheet.size)}
    result |= {f"label{SLASH}{key}": label for key, label in (*identity.boxed, *identity.rows) if key != "halaman"}
    result |= {f"label{SLASH}{s.key}": s.title for s in identity.sections if s.key in BAGIAN and s.title and not identity.spo}
    result |= {f"label{SLASH}{key}": text for key, text in _heads(columns).items() if text}
    rows = [key for key, _ in identity.rows if key != "halaman"]
    titles = [s.title for s in identity.sections if s.title]
    if not identity.spo and {"nomor", "nama"} <= set(rows):
        result[f"identitas{SLASH}baris"] = rows
        colons = [field.colon for field in identity.fields.values()]
        if titles:
            result[f"identitas{SLASH}judul bagian"] = "kapital" if titles == [kapital(title) for title in titles] else "biasa"
        result[f"identitas{SLASH}titik dua"] = "ya" if 2 * sum(colons) > len(colons) else "tidak"
    result |= _columns(columns)
    result["tanda tangan akhir"] = "ya" if sheet.signed else "tidak"
    result["riwayat"] = "ya" if sheet.history else "tidak"
    result["baris nomor"] = "ya" if sheet.flows[0].number_row else "tidak"
    return result | {"cap air": own_words(sheet)}


def own_words(sheet: Sheet) -> str | list[str]:
    """Of a watermark that is none of an SOP's status, in its lines."""
    lines = sheet.watermark[1].lines if sheet.watermark else ()
    if not lines or status_of(lines) or is_too_long(lines):
        return ""
    return _in_lines(lines)


def _in_lines(lines: Sequence[str]) -> str | list[str]:
    return list(lines) if len(lines) > 1 else "".join(lines)


def status_of(lines: Sequence[str]) -> str:
    """The status that the profiles print with these words."""
    words = " ".join(lines).casefold()
    labels = {name: profile_of(SOP).label[name].casefold() for name in (Status.RANCANGAN.value, Status.DICABUT.value)}
    return next((name for name, label in labels.items() if label == words), "")


def _paper(size: tuple[float, float]) -> Look:
    short, long = sorted(size)
    for name, paper in KERTAS.items():
        if abs(short - min(paper.w, paper.h) / POINT) < SAME and abs(long - max(paper.w, paper.h) / POINT) < SAME:
            return {"kertas": name, "arah": "mendatar" if size[0] > size[1] else "tegak"}
    return {}


def _places(columns: Columns) -> dict[str, int]:
    """By key, where each column but those of the pelaksana stands."""
    places = {"nomor kegiatan": columns.nomor, "uraian": columns.kegiatan} | {key: getattr(columns, key) for key in CELLS}
    return {key: at for key, at in places.items() if at is not None}


def _columns(columns: Columns) -> Look:
    """Their order; under the title of the mutu baku those of its columns that stand side by side."""
    places = _places(columns) | {"pelaksana": columns.pelaksana[0]}
    kolom = sorted(places, key=places.__getitem__)
    mutu = [key for key in kolom if key in CELLS[:3]] if columns.mutu else []
    together = not mutu or kolom.index(mutu[-1]) - kolom.index(mutu[0]) == len(mutu) - 1
    result: Look = {"kolom": kolom}
    return {**result, "mutu baku": mutu} if together else result


def _heads(columns: Columns) -> dict[str, str]:
    return {key: columns.kepala[at] for key, at in _places(columns).items()} if columns.kepala else {}


def usual_look(profil: str) -> Look:
    """What a profile prints where nobody changed it."""
    return look_shown(profile_of(profil))


def look_shown(profile: Profile) -> Look:
    """What a profile prints, an agency's own words for it included."""
    look: Look = {f"label{SLASH}{key}": text for key, text in profile.label.items()}
    look |= {f"identitas{SLASH}baris": list(profile.baris_identitas), "kolom": list(profile.kolom), "mutu baku": list(profile.mutu_baku)}
    look |= {f"identitas{SLASH}titik dua": "ya" if profile.titik_dua else "tidak", "baris nomor": "ya" if profile.baris_nomor else "tidak"}
    look[f"identitas{SLASH}judul bagian"] = profile.judul_bagian
    look["cap air"] = _in_lines(profile.cap_air)
    look["riwayat"] = "ya" if profile.riwayat else "tidak"
    look["tanda tangan akhir"] = "ya" if profile.tanda_tangan_akhir else "tidak"
    return look | _paper((profile.kertas.w / POINT, profile.kertas.h / POINT))


@cache
def profile_of(name: str) -> Profile:
    profile = load_profile(name, (), Report())
    assert profile is not None      # it is ours
    return profile


def common(looks: Sequence[Look]) -> Look:
    """For every path what most sheets have that show it; the first one's where as many show another."""
    result: Look = {}
    for path in dict.fromkeys(path for look in looks for path in look):
        found = [look[path] for look in looks if path in look]
        result[path] = max(found, key=found.count)
    return result


def besides(look: Look, usual: Look) -> dict[str, Value]:
    """What is otherwise than usual, as `penyesuaian` says it; paper and direction among it."""
    result: dict[str, Value] = {}
    for path, value in look.items():
        if value == usual.get(path) or (isinstance(value, str) and value.casefold() == str(usual.get(path)).casefold()):
            continue
        *outer, key = path.split(SLASH)
        place: dict[str, Value] = result
        for name in outer:
            inner = place.setdefault(name, {})
            assert isinstance(inner, dict)
            place = inner
        place[key] = value if isinstance(value, str) else Flow(tuple(value))
    return result
