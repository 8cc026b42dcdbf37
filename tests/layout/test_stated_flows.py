"""No arrow is lost between an author's words and the sheet: whatever a row says of where the flow goes is a line that is drawn."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from random_sop import Case
from sheet_laws import laid
from stated_flows import AKHIR, Claim, Place, Row, Written, flows, stated

from sopdoc.diagnostics import Report
from sopdoc.layout import tasks
from sopdoc.model.bentuk import Kapsul
from sopdoc.model.decode import decode_sop
from sopdoc.model.decode_instansi import InstansiBerkas
from sopdoc.model.sop import Alur, Bentuk, Garis, Instansi, Simbol, Sop
from sopdoc.source.read import parse

EXAMPLES = 250
FEW_STEPS = 200_000      # of the search for lines: how well they lie is no matter here, and random flows are knots
HEAD = "nomor: 1\nnama: Uji\npelaksana: {a: A, b: B, c: C, d: D}\n"

Made = dict[tuple[Place, Place], bool]


def decoded(written: Written) -> Sop | None:
    """The definition, or None where something in it is refused, which is told."""
    report = Report()
    node = parse(HEAD + written.kegiatan, "uji.yaml", report)
    assert node is not None, report.diagnostics
    kapsul = Kapsul("terpisah" if written.terpisah else "kegiatan")
    return decode_sop(node, "uji", "uji.yaml", InstansiBerkas(Instansi()), frozenset(), report, kapsul)


def places(alur: Alur) -> dict[str, Place]:
    """Symbol id → its row and place, as `stated_flows` names it."""
    found: dict[str, Place] = {}
    for row, kegiatan in enumerate(alur.kegiatan):
        own = [s.id for s in kegiatan.simbol if not _alone(s)]
        found |= {id: (row, n) for n, id in enumerate(own)}
        for s in filter(_alone, kegiatan.simbol):
            beside, _, what = s.id.rpartition("/")
            found[s.id] = (row, own.index(beside), AKHIR if what == "selesai" else what)
    return found


def _alone(s: Simbol) -> bool:
    """A capsule that stands beside its symbol."""
    return s.id.endswith(("/selesai", "/mulai"))


def made(alur: Alur) -> Made:
    """The connections by their ends: is it an arrow?"""
    place = places(alur)
    return {(place[way.dari], place[way.ke]): way.garis is Garis.PANAH for s in alur.sambungan for way in s.searah()}


def holds(claim: Claim, lines: Made) -> bool:
    if claim.two:
        return any(lines.get((source, claim.target)) and lines.get((claim.target, source)) for source in claim.sources)
    return any(fits(claim, pair, arrow) for pair, arrow in lines.items())


def fits(claim: Claim, pair: tuple[Place, Place], arrow: bool) -> bool:
    """Is this line what is claimed?  An arrow that runs the same way takes a plain line's place; one with two heads is two."""
    dari, ke = pair
    if claim.two:
        return arrow and (fits(replace(claim, two=False), pair, arrow) or fits(replace(claim, two=False), (ke, dari), arrow))
    if not claim.arrow:
        return {dari, ke} == {claim.sources[0], claim.target}
    behind = claim.target[2:] == (AKHIR,)      # the capsule behind whichever it leaves from
    return arrow and dari in claim.sources and ke == ((*dari[:2], AKHIR) if behind else claim.target)


# ---------------------------------------------------------------- words → connections


@cache
def read() -> tuple[tuple[Written, Alur], ...]:
    """Flows in which nothing is refused, the same for every law."""
    found: list[tuple[Written, Alur]] = []

    @settings(max_examples=EXAMPLES)
    @given(flows())
    def collect(written: Written) -> None:
        sop = decoded(written)
        if sop:
            found.append((written, sop.alur[0]))

    collect()
    return tuple(found)


def test_most_flows_are_read() -> None:
    assert len(read()) > EXAMPLES // 2


def test_every_connection_that_is_stated_is_made() -> None:
    lost = [(written, claim) for written, alur in read() for claim in stated(written) if not holds(claim, made(alur))]
    assert lost[:1] == []


def test_no_connection_is_made_that_nothing_states() -> None:
    more = [(written, pair) for written, alur in read() for pair, arrow in made(alur).items() if not _stated(written, pair, arrow)]
    assert more[:1] == []


def _stated(written: Written, pair: tuple[Place, Place], arrow: bool) -> bool:
    return any(fits(claim, pair, arrow) for claim in stated(written))


def test_no_arrow_leaves_an_end_that_its_author_did_not_make_one() -> None:
    """An exchange is no way on."""
    arrows = [
        (written, s) for written, alur in read() for s in alur.sambungan
        if s.garis is Garis.PANAH and not s.timbal_balik and s.dari in _ends(written, alur)
    ]
    assert arrows[:1] == []


def _ends(written: Written, alur: Alur) -> set[str]:
    """The ends that nobody wrote."""
    rows = zip(written.rows, alur.kegiatan, strict=True)
    unsaid = [k for row, k in rows if "selesai" not in (row.simbol, *(e.simbol for e in row.entries))]
    return {s.id for k in unsaid for s in k.simbol if s.bentuk is Bentuk.SELESAI}


def test_a_flow_that_says_nothing_of_its_end_has_one() -> None:
    silent = [(written, alur) for written, alur in read() if len(written.rows) > 1 and _says_nothing(written.rows[-1])]
    assert len(silent) > EXAMPLES // 20
    assert [written for written, alur in silent if not any(s.bentuk is Bentuk.SELESAI for s in alur.kegiatan[-1].simbol)][:1] == []


def _says_nothing(row: Row) -> bool:
    return not (row.simbol or row.cabang or row.lanjut is not None) and not any(e.speaks or e.simbol for e in row.entries)


# ---------------------------------------------------------------- connections → lines


@settings(max_examples=25, deadline=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
@given(flows(), st.sampled_from(("", "kertas: A4\narah: tegak")))
def test_every_connection_that_is_stated_is_drawn(written: Written, profil: str) -> None:
    sop = decoded(written)
    assume(sop is not None)
    assert sop is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tasks, "SHEET", FEW_STEPS)
        sheet = laid(Case(sop, profil))
    (alur,) = sop.alur
    lines = [c for part in sheet.parts for c in part.connectors]
    ends = {(c.source, c.target): c.arrow for c in lines} | {(c.target, c.source): c.arrow for c in lines if c.both}
    assert [claim for claim in stated(written) if not holds(claim, _across(ends, places(alur)))] == []


def _across(ends: dict[tuple[str, str], bool], place: dict[str, Place]) -> Made:
    """The lines by the symbols that they join, on one page or from a segilima to the one of its letter."""
    found = {(place[a], place[b]): arrow for (a, b), arrow in ends.items() if a in place and b in place}
    for a, out in ends:
        for into, b in ends:
            if a in place and b in place and out.startswith("segilima") and out.split(" keluar")[0] == into.split(" masuk")[0]:
                found[place[a], place[b]] = True
    return found
