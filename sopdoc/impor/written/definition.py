"""A sheet as it was read → the text of its definition, and of what its agency shares; doubts are comments where they belong."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from sopdoc.impor.finding import RAGU, UNKNOWN, Finding, Manner, Paper, Place, on_paper, together
from sopdoc.impor.flow.chart import Flow
from sopdoc.impor.identity.fields import Field, Identity, plain
from sopdoc.impor.identity.signers import each
from sopdoc.impor.lines import Line
from sopdoc.impor.page import UNREADABLE, After
from sopdoc.impor.reading import Sheet
from sopdoc.impor.written.alur import ReadAlur, alur_of
from sopdoc.impor.written.dates import date_of
from sopdoc.impor.written.evidence import evidence_of
from sopdoc.impor.written.history import riwayat_of
from sopdoc.impor.written.lampiran import lampiran_of
from sopdoc.impor.written.style import SOP, SPO, Look, look_of, own_words, profile_of, status_of
from sopdoc.impor.written.text import isi_of_parts
from sopdoc.model.decode_identitas import BAGIAN, TANGGAL
from sopdoc.model.sop import PENYIAP
from sopdoc.model.teks import Kata
from sopdoc.profile.titles import titled
from sopdoc.writing.texts import isi_value, kata_text
from sopdoc.writing.values import Commented, Value

GUESSED_WORDS = "dibaca dari gambar; periksa kata-katanya"
UNKNOWN_LETTERS = f'huruf yang artinya tidak disebut oleh fontnya ditulis "{UNREADABLE}"; ketik kata-katanya dari lembar aslinya'
SHOWN = 60          # letters of words that are told
USUAL = tuple(profile_of(name).judul_alur for name in (SOP, SPO))       # titles that the profiles print above a flow
PADDED = 8.0        # points, at each side of a cell
UNSURE = 1.3        # a word may be so much wider than where it stands says: a layout tells the width of lines
GAP = 1.6           # of a line's height: room to sign stands between the office and the name

_NIP = re.compile(r"(?:nip|nrp|nipppk)\b\.?\s*:?\s*", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_AGAIN = re.compile(r"\(lanjutan\)$", re.IGNORECASE)
_NRP = re.compile(r"nrp", re.IGNORECASE)
_ADDRESS = re.compile(
    r"^(?:jl\b|jln\b|jalan\b|alamat\b|telp|telepon|tlp|fax|faks|e-?mail|surel|website|laman|situs|kode pos)|www\.|http|@\w|\.go\.id",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Definition:
    """One SOP as it was read.

    `nama` is the SOP's; `values` what its definition says, `head` comments above all of it; `findings`: all that was read, with
    every comment as a doubt; `papers`: its pages; `kop` and `look` (see `style`) are what agencies share, as are `alamat` and
    `tempat`; `logo`: a PNG.
    """

    nama: str
    values: Mapping[str, Value]
    head: tuple[str, ...] = ()
    kop: tuple[str, ...] = ()
    kegiatan: int = 0
    panah: int = 0
    findings: tuple[Finding, ...] = ()
    papers: tuple[Paper, ...] = ()
    alamat: tuple[str, ...] = ()
    profil: str = SOP
    look: Look = field(default_factory=dict)
    logo: bytes = b""
    tempat: str = ""

    @property
    def doubts(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.doubt)

    @property
    def start(self) -> Place:
        """Its first page, for what is missing on it; a point where it has no pages."""
        return _whole_page(self.papers[0] if self.papers else Paper(1, 0, 0))


def definition_of(sheet: Sheet) -> Definition:
    titles = [line for flow in sheet.flows for line in flow.title] if len(sheet.flows) == 1 else []
    fields, missing = _fields(sheet.identity, _whole_page(sheet.papers[0]), " ".join(line.text for line in titles))
    guessed = _guessed_keys(sheet)
    nama = _said(fields["nama"])
    sections = _marked(_sections(sheet.identity), guessed)
    flows = [alur_of(flow, _judul(flow, nama, number if len(sheet.flows) > 1 else 0)) for number, flow in enumerate(sheet.flows, 1)]
    values = _titled(_with_status(_marked(fields, guessed), sheet), flows) | sections | _marked(_flow_values(flows), guessed)
    riwayat, unclear = riwayat_of(sheet.history) if sheet.history else ([], [])
    lampiran, attached = lampiran_of(sheet.lampiran)
    values |= ({"lampiran": lampiran} if lampiran else {}) | ({"riwayat": riwayat} if riwayat else {})
    head = (*_besides(sheet), *(finding for finding in unclear if finding.value))
    doubts = (*head, *missing, *(finding for finding in unclear if not finding.value), *(doubt for flow in flows for doubt in flow.doubts))
    read = together(evidence_of(sheet, flows), doubts)
    findings = tuple(on_paper(_unsure(sheet, (*read, *attached)), sheet.papers))
    kop, alamat = _kop(sheet.identity)
    return Definition(
        nama, values, tuple(finding.doubt for finding in head), kop, sum(len(flow.alur.kegiatan) for flow in flows),
        sum(len(flow.alur.sambungan) for flow in flows), findings, sheet.papers, alamat, SPO if sheet.identity.spo else SOP, look_of(sheet),
        tempat=sheet.signed.tempat if sheet.signed else "",
    )


def _guessed_keys(sheet: Sheet) -> frozenset[str]:
    """What of a definition was read from a picture; kegiatan are told one by one."""
    places = [(key, field) for key, field in sheet.identity.fields.items()]
    places += [(section.key, part) for section in sheet.identity.sections for part in section.parts]
    heads = {"pelaksana" for flow in sheet.flows if sheet.is_guessed(flow.head.page, flow.head.box)}
    return frozenset({key for key, field in places if sheet.is_guessed(field.page, field.box)} | heads)


def _marked(values: Mapping[str, Value], guessed: Collection[str]) -> dict[str, Value]:
    """With a doubt at each value that was read from a picture and has none."""
    return {
        key: Commented(value, (RAGU + GUESSED_WORDS,)) if key in guessed and not isinstance(value, Commented) else value
        for key, value in values.items()
    }


def _unsure(sheet: Sheet, findings: Iterable[Finding]) -> Iterator[Finding]:
    """All that stands in a picture is doubted."""
    for one in findings:
        place = one.place
        if sheet.is_guessed(place.page, place.box):
            manner = Manner.LETTERS if place.manner is Manner.WORDS else place.manner
            yield replace(one, place=replace(place, manner=manner), doubt=one.doubt or GUESSED_WORDS)
        else:
            yield one


def _besides(sheet: Sheet) -> Iterator[Finding]:
    """What has no place in a definition."""
    kop = sheet.identity.kop
    if kop and sheet.is_guessed(kop.page, kop.box):
        yield Finding("kop", "", Place(kop.page, kop.box), f"hlm. {kop.page}: kepala surat {GUESSED_WORDS}")
    if sheet.second:
        page, box = sheet.second
        yield Finding("logo kanan", "", Place(page, box, Manner.PICTURE), f"hlm. {page}: lambang di kanan kepala surat tidak diambil")
    for paper in sheet.papers:
        if paper.number in sheet.strange:
            yield Finding("lembar", "", _whole_page(paper), f"hlm. {paper.number}: halaman ini tidak terbaca sebagai SOP")
    if sheet.watermark and not (status_of(sheet.watermark[1].lines) or own_words(sheet)):
        page, behind = sheet.watermark
        words = f'"{" ".join(behind.lines)[:SHOWN]}…" terlalu panjang' if behind.lines else "tidak terbaca"
        yield Finding("cap air", "", Place(page, behind.box, Manner.OUTLINE), f"hlm. {page}: tulisan besar di belakang teks {words}")
    for page, box in sheet.unreadable:
        yield Finding("lembar", UNREADABLE, Place(page, box), f"hlm. {page}: {UNKNOWN_LETTERS}")
    for page, drawing in sheet.refused:
        yield Finding("lembar", "", Place(page, drawing.box, Manner.OUTLINE), f"hlm. {page}: {drawing.reason}")
    unread = [("identitas", one) for one in sheet.identity.unread] + [("lembar", one) for one in sheet.unplaced]
    for subject, one in unread:
        doubt = f'hlm. {one.page}: "{_short(one)}" tidak mendapat tempat di definisi'
        yield Finding(subject, plain(one.text), Place(one.page, one.box), doubt)


def _whole_page(paper: Paper) -> Place:
    return Place(paper.number, paper.box)


def _said(value: Value) -> str:
    """A text, whatever was commented on it."""
    return str(value.value) if isinstance(value, Commented) else str(value)


def _judul(flow: Flow, nama: str, number: int) -> str:
    """The title above a table where it is not the usual one; that of a variant (counted from 1) stands below the usual one."""
    lines = [_AGAIN.sub("", line.text).strip() for line in flow.title]
    usual = {nama, *(titled(pattern, nama, "") for pattern in USUAL)}
    for count in range(len(lines), 0, -1):
        if " ".join(lines[:count]) in usual:
            lines = lines[count:]
            break
    return " ".join(lines) or (f"Alur {number}" if number else "")


def _titled(fields: dict[str, Value], flows: Sequence[ReadAlur]) -> dict[str, Value]:
    """The title of the only flow stands behind the name."""
    if len(flows) > 1 or not flows[0].alur.judul:
        return fields
    head = ("nomor", "nama")
    return {key: fields[key] for key in head} | {"judul": _escaped(flows[0].alur.judul)} | {
        key: value for key, value in fields.items() if key not in head
    }


def _short(field: Field) -> str:
    text = _SPACES.sub(" ", field.text)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _fields(identity: Identity, start: Place, title: str) -> tuple[dict[str, Value], list[Finding]]:
    """Number, name, dates and who signs, in the order of a definition; `start`: where what is missing would stand; `title`: what
    stands above the only flow.
    """
    result: dict[str, Value] = {}
    doubts: list[Finding] = []

    def doubt(key: str, value: str, text: str) -> None:
        result[key] = Commented(value, (RAGU + text,))
        found = identity.fields.get(key)
        doubts.append(Finding(key, "", Place(found.page, found.box) if found else start, text))

    nomor, nama = _plain(identity.fields.get("nomor")), _plain(identity.fields.get("nama"))
    result["nomor"], result["nama"] = nomor, nama
    if not nomor:
        doubt("nomor", UNKNOWN, "nomor tidak terbaca")
    elif " : " in nomor:
        doubt("nomor", nomor, "nomor mungkin memuat isian lain")
    if not nama:
        doubt("nama", title or "Tanpa nama", "nama tidak terbaca" + (", yang ditulis judul di atas tabel alur" if title else ""))
    for key in TANGGAL:
        written = _plain(identity.fields.get(key))
        if key not in identity.fields:
            continue
        dated = date_of(written)
        if dated is not None:
            result[key] = dated
        else:
            doubt(key, UNKNOWN, f'"{written}" tidak terbaca sebagai tanggal')
    if "revisi ke" in identity.fields:
        result["revisi ke"] = _plain(identity.fields["revisi ke"])
    if _names(identity.fields.get("disahkan oleh")):
        result["disahkan oleh"] = _pejabat(identity.fields["disahkan oleh"])
    for peran in PENYIAP:
        found = [_pejabat(one) for key, field in identity.penyiap if key == peran for one in each(field) if _names(one)]
        if found:
            result[peran] = found
    return result, doubts


def _with_status(fields: dict[str, Value], sheet: Sheet) -> dict[str, Value]:
    """What the watermark says of it stands behind number and name."""
    status = status_of(sheet.watermark[1].lines) if sheet.watermark else ""
    if not status:
        return fields
    head = ("nomor", "nama")
    return {key: fields[key] for key in head} | {"status": status} | {key: value for key, value in fields.items() if key not in head}


def _names(field: Field | None) -> bool:
    """Does it say who signs?  Else it is a form to be filled in."""
    return bool(_LETTER.search(_NIP.sub("", _plain(field))))


def _plain(field: Field | None) -> str:
    return _SPACES.sub(" ", field.text).strip() if field else ""


def _pejabat(field: Field) -> Value:
    """Office above the room to sign, name and rank below it, the number at the end."""
    lines = list(field.lines)
    number = next((index for index, line in enumerate(lines) if _NIP.match(line.text)), None)
    result: dict[str, Value] = {}
    printed = lines.pop(number).text if number is not None else ""
    nip = _NIP.sub("", printed).strip()
    office, person = _parted(lines)
    room = field.box.width - 2 * PADDED
    result["jabatan"] = "\n".join(_whole(office, room)) or UNKNOWN
    nama, *pangkat = _whole(person, room) or ("",)
    if nama:
        result["nama"] = nama.strip("()")
    if pangkat:
        result["pangkat"] = "\n".join(pangkat)
    if nip:
        result["nrp" if _NRP.match(printed) else "nip"] = nip
    return result


def _parted(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """At the widest gap between two lines; without one the first line is the office."""
    gaps = [(below.box.y0 - above.box.y1, index + 1) for index, (above, below) in enumerate(pairwise(lines))]
    widest, at = max(gaps, default=(0.0, len(lines)))
    at = at if gaps and widest > GAP * lines[0].box.height else min(1, len(lines))
    return lines[:at], lines[at:]


def _sections(identity: Identity) -> dict[str, Value]:
    known: dict[str, Value] = {}
    own: dict[str, Value] = {}
    for section in identity.sections:
        isi = isi_of_parts([(part.lines, part.box.width) for part in section.parts])
        value = isi_value(isi) if isi else ""
        (known if section.key in BAGIAN else own)[section.key] = value
    ordered = {key: known[key] for key in BAGIAN if key in known}
    return ordered | ({"bagian": own} if own else {})


def _flow_values(flows: Sequence[ReadAlur]) -> dict[str, Value]:
    if len(flows) == 1:
        return _table(flows[0])
    return {"alur": [{"judul": _escaped(flow.alur.judul), **_table(flow)} for flow in flows]}


def _escaped(text: str) -> str:
    """Stars of a title are stars, no marks of bold type."""
    return kata_text((Kata(text),))


def _table(flow: ReadAlur) -> dict[str, Value]:
    notes: dict[str, Value] = {"catatan": isi_value(flow.alur.catatan)} if flow.alur.catatan else {}
    return {"pelaksana": _columns(flow), "kegiatan": flow.kegiatan, **notes}


def _columns(flow: ReadAlur) -> Mapping[str, Value]:
    """Neighbours under one title together."""
    result: dict[str, Value] = {}
    group: dict[str, Value] = {}
    last = ""
    for pelaksana in flow.alur.pelaksana:
        if not pelaksana.kelompok:
            result[pelaksana.kunci] = pelaksana.nama
        else:
            if pelaksana.kelompok != last or pelaksana.kelompok not in result:
                group = {}
                result[_unused(pelaksana.kelompok, result)] = group
            group[pelaksana.kunci] = pelaksana.nama
        last = pelaksana.kelompok
    return result


def _unused(title: str, taken: Mapping[str, Value]) -> str:
    return title if title not in taken else f"{title} "


def _kop(identity: Identity) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The letterhead's lines without those of its address, which follow one another; and these."""
    lines = _whole(identity.kop.lines) if identity.kop else ()
    found = [index for index, line in enumerate(lines) if index and _ADDRESS.search(line)]
    first, last = (found[0], found[-1] + 1) if found else (0, 0)
    return (*lines[:first], *lines[last:]), lines[first:last]


def _whole(lines: Sequence[Line], room: float = 0) -> tuple[str, ...]:
    """Lines as they are, but one that the file tells to go on; it does not where both had `room` on one line, if that is known, or where
    a line of what may be one paragraph has more room than the next word needs: nobody but its author ends a line there.
    """
    result: list[str] = []
    for chain in _chains(lines):
        widest = max(line.box.width for line in chain)
        result.append(chain[0].text)
        for line, below in pairwise(chain):
            ended = _together(line, below.box.width, room) or _together(line, UNSURE * below.words[0].box.width, widest)
            result = [*result, below.text] if ended else [*result[:-1], f"{result[-1]} {below.text}"]
    return tuple(result)


def _chains(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that the file tells to go on, each with those behind it."""
    chain: list[Line] = []
    for line in lines:
        chain.append(line)
        if line.words[-1].after is not After.SPACE:
            yield chain
            chain = []
    if chain:
        yield chain


def _together(line: Line, behind: float, room: float) -> bool:
    """Is there room for so much behind a line?"""
    return line.box.width + behind + line.box.height / 4 < room
