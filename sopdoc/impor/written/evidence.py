"""A sheet as it was read → every value on it as a finding, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopdoc.impor.finding import Finding, Manner, Place
from sopdoc.impor.flow.chart import Flow, Step, Way
from sopdoc.impor.identity.fields import Identity, plain
from sopdoc.impor.lines import one_text
from sopdoc.impor.reading import Sheet
from sopdoc.impor.written.alur import ReadAlur

KOP = "kop"


def evidence_of(sheet: Sheet, flows: Sequence[ReadAlur]) -> Iterator[Finding]:
    """`flows`: what became of those of the sheet."""
    for key, (page, box) in sheet.logos.items():
        yield Finding(key, "", Place(page, box, Manner.PICTURE))
    if sheet.watermark and sheet.watermark[1].lines:
        page, behind = sheet.watermark
        yield Finding("cap air", " ".join(behind.lines), Place(page, behind.box, Manner.OUTLINE))
    yield from _identity(sheet.identity)
    for flow, read in zip(sheet.flows, flows, strict=True):
        yield from _flow(flow, read)


def _identity(identity: Identity) -> Iterator[Finding]:
    fields = {**({KOP: identity.kop} if identity.kop else {}), **identity.fields}
    for key, field in fields.items():
        yield Finding(key, plain(field.text), Place(field.page, field.box))
    for key, field in identity.penyiap:
        yield Finding(key, plain(field.text), Place(field.page, field.box))
    for section in identity.sections:
        for part in section.parts:
            yield Finding(section.key, plain(part.text), Place(part.page, part.box))


def _flow(flow: Flow, read: ReadAlur) -> Iterator[Finding]:
    for lane, judul in enumerate(flow.columns.judul):
        yield Finding(f"pelaksana {lane + 1}", judul, flow.lane_head(lane))
    symbols = dict(_symbols(flow, read))
    for index, step in enumerate(flow.steps):
        for title in step.titles:
            yield Finding(f"judul di atas kegiatan {index + 1}", plain(one_text(title.lines)), Place(step.page, title.box))
        if step.nomor and step.nomor != read.alur.kegiatan[index].nomor:
            yield Finding(f"nomor kegiatan {index + 1} di lembar", step.nomor, Place(step.page, step.box))
        yield from _cells(index, step)
        marks = [at for at, mark in enumerate(flow.marks) if mark.step == index]
        yield from (Finding(f"simbol kegiatan {index + 1}", symbols[at], flow.marks[at].place) for at in marks)
        yield from (_arrow(way, flow) for way in flow.ways if way.start in marks)
    if flow.notes:
        yield Finding("catatan", plain(one_text(flow.notes.lines)), Place(flow.pages[-1], flow.notes.box))


def _symbols(flow: Flow, read: ReadAlur) -> Iterator[tuple[int, str]]:
    """What was written of each mark, by its number; of one that could not be written, what it looks like."""
    written = {simbol.id: simbol.bentuk.value for kegiatan in read.alur.kegiatan for simbol in kegiatan.simbol}
    for at, mark in enumerate(flow.marks):
        yield at, f"{written.get(str(at), mark.kind.value)}, {flow.columns.judul[mark.lane] or f'Pelaksana {mark.lane + 1}'}"


def _cells(index: int, step: Step) -> Iterator[Finding]:
    for key, cell in step.cells.items():
        if cell.lines:
            yield Finding(f"{key} kegiatan {index + 1}", plain(one_text(cell.lines)), Place(step.page, cell.box))


def _arrow(way: Way, flow: Flow) -> Finding:
    target = flow.marks[way.end].step + 1
    label = f" ({way.label})" if way.label else ""
    return Finding(f"panah kegiatan {flow.marks[way.start].step + 1}", f"ke kegiatan {target}{label}", flow.place_of(way))
