"""Random SOPs and random profiles: everything that the definition language can say, in every size that it allows.

    cases() ─▶ Case(sop, profile)          realistic() ─▶ the same, tame as offices write them

A definition is drawn choice by choice, so Hypothesis finds the smallest one that fails; texts come from a small pool
of drawn ones, since sixty rows of fresh texts would take longer to draw than to lay out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from random import Random

from hypothesis import strategies as st

from sopdoc.diagnostics import Report
from sopdoc.model.lampiran import Baris, Lampiran, Tabel
from sopdoc.model.nilai import Nip, Tanggal
from sopdoc.model.sop import Alur, Bentuk, Garis, Identitas, Instansi, Kegiatan, Pejabat, Pelaksana, Sambungan, Simbol, Sop
from sopdoc.model.teks import KOSONG, Blok, Isi, Kata, Penanda
from sopdoc.profile.decode import load_profile
from sopdoc.profile.profile import Profile
from sopdoc.source.read import parse

LONGEST_REPR = 8000
MOST_ROWS, MOST_LANES, MOST_LETTERS = 60, 15, 600

WORDS = (
    "menerima", "berkas", "dan", "memeriksa", "kelengkapan", "surat", "permohonan", "undang-undang", "tata", "usaha", "RKA/DPA", "di",
    "disposisi", "SK/Perbup/Perda", "Kepala", "Bidang", "(asli)", "ke", "Sub-Bagian", "pertanggungjawaban", "3", "rangkap", "paling",
    "lambat", "bila", "perlu;", "e-mail", "sesuai", "ketentuan", "Nomor", "23", "Tahun", "2014", "tentang", "Pemerintahan", "–", "selesai.",
)
LONG_WORDS = (
    "ketidakbertanggungjawabankelembagaannya", "https://jdih.example.go.id/dokumen/2022/peraturan-daerah/nomor-12.pdf",
    "pengadministrasian/pendokumentasian/pengarsipan", "SEKRETARIAT-DAERAH-KABUPATEN",
)
TITLES = (
    "Staf", "Kepala Bagian", "Kasubbag Tata Usaha", "Sekretaris Daerah", "Bupati", "Analis Kebijakan", "JFT/JFU", "Pemohon",
    "Kepala Sub-Bagian Perundang-undangan", "OPD", "Tim Penyusun Rancangan", "Arsiparis", "Kabag Tatalaksana", "Asisten", "Operator SIPD",
)
TIMES = ("", "15 menit", "1 jam", "2 hari kerja", "30 menit s.d. 1 jam", "5")
BRANCHES = (
    ("Ya", "Tidak"), ("Lengkap", "Tidak lengkap"), ("A", "B", "C", "D"), ("elektronik", "tercetak", "keduanya"),
    ("", "Tidak"), ("", "", ""),
)
ARROWS = ("", "", "", "", "", "Ya", "salinan berkas")     # what stands on an arrow that leaves a box
FLAGS = ("satu", "bersama", "berurutan", "tumpuk", "lebar")


@dataclass(frozen=True)
class Case:
    """A definition and the profile it is printed with; `teks_profil` are the profile's overrides as YAML."""

    sop: Sop
    teks_profil: str

    @property
    def profile(self) -> Profile:
        return read_profil(self.teks_profil)

    def __repr__(self) -> str:
        """The whole definition where a reader could take it in."""
        whole = f"Case({self.sop!r}, {self.teks_profil!r})"
        shape = " + ".join(f"{len(alur.kegiatan)} × {len(alur.pelaksana)}" for alur in self.sop.alur)
        return whole if len(whole) < LONGEST_REPR else f"Case(… {shape} …, {self.teks_profil!r})"


# ---------------------------------------------------------------- texts


@st.composite
def kalimat(draw: st.DrawFn, most: int = MOST_LETTERS) -> tuple[Kata, ...]:
    """A sentence of 1 to `most` characters, some of its words bold or italic, now and then a very long word in it."""
    start, step, count = draw(st.integers(0, len(WORDS) - 1)), draw(st.integers(1, 7)), draw(st.integers(1, max(1, most // 9)))
    words = [WORDS[(start + i * step) % len(WORDS)] for i in range(count)]
    if draw(st.integers(0, 6)) == 6:
        words.insert(count // 2, draw(st.sampled_from(LONG_WORDS)))
    text = " ".join(words)[:most].strip()
    a, b = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    bold, slanted = draw(st.sampled_from(((False, False), (False, False), (True, False), (False, True), (True, True))))
    parts = (Kata(text[:a]), Kata(text[a:b], bold, slanted), Kata(text[b:]))
    return tuple(kata for kata in parts if kata.teks)


@st.composite
def isi(draw: st.DrawFn, most: int = MOST_LETTERS) -> Isi:
    """A paragraph, several, or a list of them."""
    count = draw(st.sampled_from((1, 1, 1, 2, 3, 5)))
    penanda = draw(st.sampled_from(tuple(Penanda))) if count > 1 else Penanda.TANPA
    form = draw(st.sampled_from(("{}.", "{})", "({})", "{}.1.")))
    blok = [Blok(draw(kalimat(most // count)), penanda, form.format(n) if penanda is Penanda.NOMOR else "") for n in range(1, count + 1)]
    return Isi(tuple(blok))


def isi_of(text: str) -> Isi:
    return Isi((Blok((Kata(text),)),)) if text else KOSONG


# ---------------------------------------------------------------- after the flow


@st.composite
def lampiran(draw: st.DrawFn, most: int = MOST_LETTERS) -> Lampiran:
    """One lampiran with some of what it can have, in every size."""
    pool = [KOSONG, *draw(st.lists(isi(most), min_size=2, max_size=4))]
    texts = st.sampled_from(pool)
    fields = draw(st.lists(st.sampled_from((*TITLES, *LONG_WORDS)), max_size=40))
    return Lampiran(draw(st.sampled_from(TITLES)), draw(texts), tuple(fields), draw(st.none() | tabel(pool)), catatan=draw(texts))


@st.composite
def tabel(draw: st.DrawFn, pool: list[Isi]) -> Tabel:
    """1 to 8 columns, rows of as many texts or fewer, some across all columns."""
    kolom = draw(st.lists(st.sampled_from(("No.", "Ya", *TITLES, *LONG_WORDS)), min_size=1, max_size=8))
    baris = st.lists(st.sampled_from(pool), max_size=len(kolom)).map(lambda sel: Baris(tuple(sel)))
    penuh = st.sampled_from(pool[1:]).map(lambda one: Baris((one,), penuh=True))
    rows = draw(st.lists(st.one_of(baris, baris, penuh), max_size=30))
    return Tabel(tuple(kolom), tuple(rows), draw(st.integers(0 if rows else 1, 60)))


# ---------------------------------------------------------------- the flow


@st.composite
def pelaksana(draw: st.DrawFn, most: int = MOST_LANES) -> tuple[Pelaksana, ...]:
    """Columns, perhaps in groups of neighbours."""
    count, first = draw(st.integers(1, most)), draw(st.integers(0, len(TITLES) - 1))
    size = draw(st.sampled_from((0, 0, 0, 1, 2, 3, 5)))
    groups = ["Satker Penerima", "", "Satker Pengirim", "Pusat"]
    return tuple(
        Pelaksana(f"p{i}", TITLES[(first + i) % len(TITLES)], groups[i // size % 4] if size else "") for i in range(count)
    )


@dataclass
class _Row:
    """A row while the flow is drawn: its symbols with their inner connections, the entry's and the exit's index."""

    simbol: list[Simbol]
    inner: list[Sambungan]
    masuk: int = 0
    keluar: int = 0


@st.composite
def rows(draw: st.DrawFn, count: int, lanes: int, words: bool) -> list[_Row]:
    """Rows of one or several symbols; the first begins and the last ends as the authors' shorthand has it."""
    result = []
    for n in range(count):
        kind = draw(st.sampled_from((*(FLAGS[0],) * 4, *FLAGS[1:])))
        many = 1 if kind == "satu" else draw(st.integers(2, 3))
        if kind == "lebar":
            first = draw(st.integers(0, lanes - 1))
            result.append(_wide_row(n, count, range(first, min(first + many, lanes)), words))
            continue
        columns = [draw(st.integers(0, lanes - 1)) for _ in range(many)]
        if kind != "tumpuk":
            columns = list(dict.fromkeys(columns))
        if kind == "bersama":
            columns.sort()
        result.append(_row(n, count, kind, columns, draw(st.integers(0, 4)) == 4, draw(st.booleans()), words))
    return result


def _row(n: int, count: int, kind: str, columns: list[int], decision: bool, dashed: bool, words: bool) -> _Row:
    simbol = [Simbol(f"{n + 1}" if i == 0 else f"{n + 1}/{i + 1}", f"p{c}", Bentuk.PROSES) for i, c in enumerate(columns)]
    keluar = 0 if kind == "bersama" else len(simbol) - 1
    if decision and (n or keluar):
        simbol[keluar] = replace(simbol[keluar], bentuk=Bentuk.KEPUTUSAN, teks="Setuju?" if words else "")
    together = range(len(simbol)) if kind == "bersama" and not decision else ()
    if n == 0:
        for i in together or (0,):
            simbol[i] = replace(simbol[i], bentuk=Bentuk.MULAI, teks="Mulai" if words else "")
    if n == count - 1 > 0 and simbol[keluar].bentuk is Bentuk.PROSES:
        for i in together or (keluar,):
            simbol[i] = replace(simbol[i], bentuk=Bentuk.SELESAI, teks="Selesai" if words else "")
    garis = Garis.PANAH if kind != "bersama" else Garis.PUTUS if dashed else Garis.LURUS
    inner = [Sambungan(a.id, b.id, garis=garis) for a, b in pairwise(simbol)]
    return _Row(simbol, inner, 0, keluar)


def _wide_row(n: int, count: int, columns: range, words: bool) -> _Row:
    """One symbol over several columns."""
    bentuk = Bentuk.MULAI if n == 0 else Bentuk.SELESAI if n == count - 1 else Bentuk.PROSES
    first, *rest = (f"p{c}" for c in columns)
    return _Row([Simbol(f"{n + 1}", first, bentuk, "Rapat koordinasi" if words else "", bersama=tuple(rest))], [])


@st.composite
def ways(draw: st.DrawFn, at: int, all_rows: Sequence[_Row], backs: bool) -> list[Sambungan]:
    """What leads on from a row: the next one, a fork, an end, or the branches of a decision forward and back."""
    row = all_rows[at]
    source = row.simbol[row.keluar]
    least = 0 if backs else at + 1
    others = [i for i in range(least, len(all_rows)) if i != at]
    if source.bentuk is Bentuk.SELESAI or not others:
        return []
    main = at + 1 if at + 1 < len(all_rows) else others[-1]
    if source.bentuk is Bentuk.KEPUTUSAN:
        labels = draw(st.sampled_from(BRANCHES))
        more = draw(st.lists(st.sampled_from((*others, at)), min_size=1, max_size=len(labels) - 1, unique=True))
        goals = list(dict.fromkeys((main, *more)))
        ends = {at: source.id}      # a decision that returns to itself
        return [
            Sambungan(source.id, ends.get(g) or _entry(all_rows[g]), label, n == 0)
            for n, (g, label) in enumerate(zip(goals, labels, strict=False))
        ]
    kind = draw(st.sampled_from(("lanjut",) * 8 + ("garpu", "habis", "lompat")))
    if main < at and kind != "habis":
        return []
    if kind == "garpu":
        goals = list(dict.fromkeys((main, draw(st.sampled_from(others)))))
    else:
        goals = {"lanjut": [main], "habis": [], "lompat": [draw(st.sampled_from(others))]}[kind]
    return [Sambungan(source.id, _entry(all_rows[g]), draw(st.sampled_from(ARROWS))) for g in goals]


def _entry(row: _Row) -> str:
    return row.simbol[row.masuk].id


Lines = dict[tuple[str, str], Sambungan]


@st.composite
def with_exchanges(draw: st.DrawFn, lines: Lines, drawn: Sequence[_Row]) -> Lines:
    """Now and then an arrow or two get a second head; then they lead from the symbol that is read first.  A decision's answer has one."""
    order = {s.id: n for n, s in enumerate(s for row in drawn for s in row.simbol)}
    deciding = {s.id for row in drawn for s in row.simbol if s.bentuk is Bentuk.KEPUTUSAN}
    plain = [pair for pair, s in lines.items() if s.garis is Garis.PANAH and s.dari not in deciding and pair[::-1] not in lines]
    chosen = draw(st.lists(st.sampled_from(plain), max_size=2, unique=True)) if plain and draw(st.integers(0, 3)) == 3 else []
    return {
        (dari, ke): replace(way, dari=dari, ke=ke, timbal_balik=pair in chosen)
        for pair, way in lines.items() for dari, ke in [sorted(pair, key=order.__getitem__) if pair in chosen else pair]
    }


@st.composite
def alur(draw: st.DrawFn, columns: tuple[Pelaksana, ...], most_rows: int, pool: Sequence[Isi], judul: str = "") -> Alur:
    """One flow table."""
    count = draw(st.integers(1, draw(st.sampled_from((most_rows // 4, most_rows // 2, most_rows))) or 1))
    words, backs, numbered = draw(st.booleans()), draw(st.booleans()), draw(st.sampled_from((1, 1, 1, 5)))
    drawn = draw(rows(count, len(columns), words))
    lines: Lines = {}
    for at, row in enumerate(drawn):
        for s in (*row.inner, *draw(ways(at, drawn, backs))):
            lines.setdefault((s.dari, s.ke), s)
    lines = draw(with_exchanges(lines, drawn))
    text = st.sampled_from((*pool, isi_of("-"), KOSONG))
    uraian = st.sampled_from(pool)
    titles = (*[()] * 9, (isi_of("A. Tahap Persiapan"),), (pool[0], isi_of("pertanggungjawaban/pendokumentasian")))
    kegiatan = tuple(
        Kegiatan(
            f"{n + 1}", "" if numbered == 5 and n % 5 == 4 else f"{n + 1}", draw(uraian), tuple(row.simbol), draw(text),
            isi_of(draw(st.sampled_from(TIMES))), draw(text), draw(text), halaman_baru=draw(st.integers(0, 19)) == 19,
            judul=draw(st.sampled_from(titles)),
        )
        for n, row in enumerate(drawn)
    )
    return Alur(judul, columns, kegiatan, tuple(lines.values()), draw(st.sampled_from((KOSONG, KOSONG, *pool))))


# ---------------------------------------------------------------- identity and profile


@st.composite
def pejabat(draw: st.DrawFn) -> Pejabat | None:
    if draw(st.integers(0, 4)) == 4:
        return None
    nip = draw(st.sampled_from((None, Nip("198001022005011003"), Nip("19800102 200501 1 003"), Nip("-"))))
    return Pejabat(
        draw(st.sampled_from(("Kepala Dinas", "SEKRETARIS DAERAH KABUPATEN SERBA PANJANG NAMANYA SELALU"))),
        draw(st.sampled_from(("", "Budi Santoso, S.H., M.Si."))), draw(st.sampled_from(("", "Pembina Utama Muda (IV/c)"))), nip,
    )


@st.composite
def identitas(draw: st.DrawFn, pool: Sequence[Isi]) -> Identitas:
    """An identity sheet with short and very long sections, some of the agency's own."""
    keys = ("dasar hukum", "kualifikasi pelaksana", "keterkaitan", "peralatan/perlengkapan", "peringatan", "Biaya Pelaksanaan", "Tempat")
    bagian = {key: draw(st.sampled_from((KOSONG, *pool))) for key in keys}
    length = draw(st.sampled_from((0, 0, 5, 40)))
    if length:
        text = "Peraturan Nomor {} Tahun 2014 tentang Pemerintahan Daerah"
        items = tuple(Blok((Kata(text.format(n)),), Penanda.NOMOR, f"{n}.") for n in range(length))
        bagian["dasar hukum"] = Isi(items, draw(st.sampled_from((1, 2))))
    dates = (None, Tanggal(2025, 6, 2), Tanggal(2024, 12), Tanggal(2023, 9, 30))
    tanggal = {f"tanggal {key}": draw(st.sampled_from(dates)) for key in ("pembuatan", "revisi", "efektif", "terbit")}
    nama = " ".join(["Penyusunan Rancangan Peraturan Daerah"] * draw(st.integers(1, 3)))
    return Identitas(
        draw(st.sampled_from(("065/3/DP-B", "900/……/KTI/2022", ""))), nama, tanggal,
        draw(st.sampled_from(("", "00"))), draw(pejabat()), bagian, draw(st.sampled_from(((), ("BAGIAN ORGANISASI",)))),
        penyiap=draw(penyiap()),
    )


@st.composite
def penyiap(draw: st.DrawFn) -> dict[str, tuple[Pejabat, ...]]:
    """Nobody, or one to seven who drew it up and who examined it."""
    counts = draw(st.sampled_from(((0, 0), (0, 0), (1, 1), (0, 1), (1, 3), (2, 5))))
    names = ("Kepala Seksi", "a.n. KEPALA DINAS\nSekretaris\nu.b.\nKepala Subbagian Umum dan Kepegawaian", "Analis")
    orang = [Pejabat(names[n % 3], f"Orang {n + 1}" if n % 4 else "", "Penata" if n % 2 else "") for n in range(sum(counts))]
    both = {"disusun oleh": tuple(orang[:counts[0]]), "diperiksa oleh": tuple(orang[counts[0]:])}
    return {peran: those for peran, those in both.items() if those}


COLUMNS = (
    "[nomor kegiatan, uraian, pelaksana, kelengkapan, waktu, output, keterangan]",
    "[nomor kegiatan, uraian, pelaksana, kelengkapan, waktu, output]",
    "[uraian, pelaksana]", "[nomor kegiatan, pelaksana, uraian, keterangan, waktu, output]", "[uraian, waktu, output, pelaksana]",
    "[pelaksana, uraian, nomor kegiatan]",
)

ROWS = (
    "[nomor, tanggal pembuatan, tanggal revisi, tanggal efektif, disahkan oleh, nama]", "[nomor, nama]",
    "[nomor, nama, disusun oleh, disahkan oleh]",
)


@st.composite
def profil(draw: st.DrawFn) -> str:
    """Overrides of the default profile as YAML; the first line of every choice is the default."""
    kolom = draw(st.sampled_from(COLUMNS))
    group = [key for key in ("waktu", "output") if key in kolom] if draw(st.booleans()) else []
    sizes = {"alur": (8, 7, 9, 9.5), "alur terbesar": (10, 8), "kepala": (8, 7, 9), "simbol": (7, 6)}
    huruf = ", ".join(f"{key}: {draw(st.sampled_from(choices))}" for key, choices in sizes.items())
    lines = [
        f"kertas: {draw(st.sampled_from(('F4', 'A4', 'Letter', 'Legal')))}",
        f"arah: {draw(st.sampled_from(('mendatar', 'mendatar', 'tegak')))}",
        f"huruf: {{{huruf}}}",
        f"kolom: {kolom}", f"mutu baku: [{', '.join(group)}]", f"baris nomor: {draw(st.sampled_from(('tidak', 'ya')))}",
        f"gabung: {draw(st.sampled_from(('auto', 'tidak')))}", f"tanda tangan akhir: {draw(st.sampled_from(('tidak', 'ya')))}",
        f"isian kepala: {draw(st.sampled_from(('F2F2F2', 'tidak')))}", f"halaman: {draw(st.sampled_from(('Halaman {x} dari {y}', '')))!r}",
        f"label: {{keterangan: {draw(st.sampled_from(('Keterangan', 'Ket.')))}, pelaksana: {draw(st.sampled_from(('Pelaksana', '–')))}}}",
        "identitas: {bentuk: " + draw(st.sampled_from(("sop", "spo"))) + ", titik dua: " + draw(st.sampled_from(("tidak", "ya")))
        + f", baris: {draw(st.sampled_from(ROWS))}}}",
    ]
    return "\n".join(lines)


@cache
def read_profil(text: str, nama: str = "permenpan-35-2012") -> Profile:
    report = Report()
    node = parse(text, "uji.yaml", report)
    profile = load_profile(nama, (node,) if node else (), report)
    assert profile is not None, report.diagnostics
    return profile


INSTANSI = Instansi(("PEMERINTAH KABUPATEN UJI", "SEKRETARIAT DAERAH"), ("Bagian Organisasi",), tempat="Ujung Coba")


@st.composite
def cases(draw: st.DrawFn, most_rows: int = MOST_ROWS, most_lanes: int = MOST_LANES, most_letters: int = MOST_LETTERS) -> Case:
    """A whole definition of one to three flows, and a profile."""
    pool = draw(st.lists(isi(most_letters), min_size=3, max_size=6))
    flows = draw(st.sampled_from((1, 1, 1, 2, 3)))
    columns = draw(pelaksana(most_lanes))
    if draw(st.booleans()):
        columns = tuple(replace(p, kelompok="") for p in columns)
    tables = tuple(draw(alur(columns, max(1, most_rows // flows), pool, f"Cara {n + 1}" if flows > 1 else "")) for n in range(flows))
    sop = Sop("uji", "uji.yaml", INSTANSI, draw(identitas(pool)), tables)
    return Case(sop, draw(profil()))


@st.composite
def realistic(draw: st.DrawFn) -> Case:
    """An SOP as offices write them: up to 12 rows and 7 columns, one symbol in most rows, at most two ways back, the default profile."""
    count, columns = draw(st.integers(4, 12)), draw(pelaksana(7))
    drawn = draw(rows(count, len(columns), words=False))
    lines: Lines = {}
    backs = 0
    for at, row in enumerate(drawn):
        row = drawn[at] = _tame(row, at, count, backs < 2)
        out, source = [*row.inner], row.simbol[row.keluar]
        if at + 1 < count and source.bentuk is not Bentuk.SELESAI:
            decided = source.bentuk is Bentuk.KEPUTUSAN
            out.append(Sambungan(source.id, _entry(drawn[at + 1]), "Ya" if decided else ""))
            if decided:
                backs += 1
                out.append(Sambungan(source.id, _entry(drawn[draw(st.integers(max(0, at - 4), at - 1))]), "Tidak", utama=False))
        for s in out:
            lines.setdefault((s.dari, s.ke), s)
    lines = draw(with_exchanges(lines, drawn))
    pool = [draw(isi(120)) for _ in range(3)]
    kegiatan = tuple(
        Kegiatan(f"{n + 1}", f"{n + 1}", draw(st.sampled_from(pool)), tuple(row.simbol), waktu=isi_of("15 menit"), output=pool[0])
        for n, row in enumerate(drawn)
    )
    sop = Sop("uji", "uji.yaml", INSTANSI, Identitas("1", "Uji Coba"), (Alur("", columns, kegiatan, tuple(lines.values())),))
    return Case(sop, "kertas: F4")


def _tame(row: _Row, at: int, count: int, may_decide: bool) -> _Row:
    """Decisions stand alone in their row, in the middle of the flow, and only while ways back are left."""
    simbol = row.simbol
    decided = simbol[row.keluar].bentuk is Bentuk.KEPUTUSAN
    if decided and (len(simbol) > 1 or not may_decide or at in (0, count - 1)):
        last = Bentuk.SELESAI if at == count - 1 else Bentuk.PROSES
        simbol[row.keluar] = replace(simbol[row.keluar], bentuk=last)
    return row


@st.composite
def knots(draw: st.DrawFn) -> Case:
    """A hostile flow: nearly every row a decision of four branches, to anywhere, all to one target, all back or all to neighbours."""
    count, columns = draw(st.sampled_from((6, 12, MOST_ROWS))), draw(pelaksana(MOST_LANES))
    kind, only = draw(st.sampled_from(("anywhere", "one", "back", "near"))), draw(st.sampled_from((None, 0)))
    lanes = [draw(st.integers(0, len(columns) - 1)) if only is None else only for _ in range(count)]
    kegiatan, lines = [], {}
    for at in range(count):
        least, most = {"anywhere": (0, count - 1), "one": (count // 2, count // 2 + 2), "back": (0, at), "near": (at - 4, at + 4)}[kind]
        others = st.integers(max(0, least), min(count - 1, most))
        goals = [at + 1, *draw(st.lists(others, min_size=3, max_size=3))] if at + 1 < count else []
        bentuk = Bentuk.KEPUTUSAN if goals else Bentuk.SELESAI
        kegiatan.append(Kegiatan(f"{at + 1}", f"{at + 1}", isi_of("Memeriksa"), (Simbol(f"{at + 1}", f"p{lanes[at]}", bentuk),)))
        for label, goal in zip(BRANCHES[2], dict.fromkeys(goals), strict=False):
            if goal != at:
                lines[at, goal] = Sambungan(f"{at + 1}", f"{goal + 1}", label, goal == at + 1)
    sop = Sop("uji", "uji.yaml", INSTANSI, Identitas("1", "Uji Coba"), (Alur("", columns, tuple(kegiatan), tuple(lines.values())),))
    return Case(sop, "kertas: F4")


@st.composite
def crowded(draw: st.DrawFn) -> Case:
    """Many arrows over every page break: two of three rows lead to any other rows, whichever they are."""
    count, lanes, more = draw(st.integers(24, 48)), draw(st.sampled_from((1, 2, 3, 4, 6, 9))), draw(st.integers(2, 3))
    columns = tuple(Pelaksana(f"p{n}", TITLES[n]) for n in range(lanes))
    text, chance = isi_of("Memeriksa kelengkapan berkas " * draw(st.integers(1, 5))), Random(draw(st.integers(0, 1 << 30)))
    kegiatan, lines = [], []
    for at in range(count):
        others = chance.sample(range(count), more if at % 3 else 0)
        goals = [goal for goal in dict.fromkeys((at + 1, *others)) if at + 1 < count and goal != at]
        bentuk = Bentuk.MULAI if not at else Bentuk.SELESAI if not goals else Bentuk.KEPUTUSAN if goals[1:] else Bentuk.PROSES
        symbol = Simbol(f"{at + 1}", f"p{chance.randrange(lanes)}", bentuk)
        kegiatan.append(Kegiatan(symbol.id, symbol.id, text, (symbol,), text, output=text))
        lines += [Sambungan(symbol.id, f"{goal + 1}", BRANCHES[2][n] if goals[1:] else "", n == 0) for n, goal in enumerate(goals)]
    sop = Sop("uji", "uji.yaml", INSTANSI, Identitas("1", "Uji Coba"), (Alur("", columns, tuple(kegiatan), tuple(lines)),))
    return Case(sop, draw(st.sampled_from(("kertas: F4", "kertas: A4", "{kertas: A4, arah: tegak}"))))


def fan(many: int) -> Case:
    """One pelaksana, whose first kegiatan leads to all the others, on small paper."""
    simbol = [Simbol(f"{n}", "p0", Bentuk.PROSES) for n in range(many)]
    kegiatan = tuple(Kegiatan(s.id, s.id, isi_of("Memeriksa berkas"), (s,)) for s in simbol)
    lines = tuple(Sambungan("0", f"{n}", "x") for n in range(1, many))
    sop = Sop("uji", "uji.yaml", INSTANSI, Identitas("1", "Uji Coba"), (Alur("", (Pelaksana("p0", "Staf"),), kegiatan, lines),))
    return Case(sop, "{kertas: {lebar: 150, tinggi: 210}}")


LABELS = (
    ("Ya", "Tidak"), ("Setuju", "Tidak"), ("Lengkap", "Tidak lengkap"), ("Memenuhi syarat", "Belum memenuhi"),
    ("Ditandatangani", "Ditolak"),
)


@st.composite
def chained(draw: st.DrawFn) -> Case:
    """Two to four decisions in a row of neighbouring columns, each leading to the next one and back to the one before."""
    columns, pool = draw(pelaksana(10).filter(lambda p: len(p) > 2)), [draw(isi(260)) for _ in range(2)]
    many = draw(st.integers(2, min(4, len(columns))))
    first, (yes, no) = draw(st.integers(0, len(columns) - many)), draw(st.sampled_from(LABELS))
    outer = [draw(st.integers(0, len(columns) - 1)) for _ in range(2)]
    before, after = Simbol("1", f"p{outer[0]}", Bentuk.MULAI), Simbol("3", f"p{outer[1]}", Bentuk.SELESAI)
    chain = tuple(Simbol(f"2/{n}", f"p{first + n}", Bentuk.KEPUTUSAN) for n in range(many))
    lines = [Sambungan("1", "2/0"), *(Sambungan(a.id, b.id, yes) for a, b in pairwise((*chain, after)))]
    lines += [Sambungan(b.id, a.id, no, utama=False) for a, b in pairwise((before, *chain))]
    texts = draw(st.lists(st.sampled_from(pool), min_size=3, max_size=3))
    rows = zip(texts, ((before,), chain, (after,)), strict=True)
    kegiatan = tuple(Kegiatan(f"{n}", f"{n}", text, simbol, pool[0], isi_of("1 jam"), pool[1]) for n, (text, simbol) in enumerate(rows, 1))
    sop = Sop("uji", "uji.yaml", INSTANSI, Identitas("1", "Uji Coba"), (Alur("", columns, kegiatan, tuple(lines)),))
    return Case(sop, draw(st.sampled_from(("kertas: F4", "kertas: A4"))))


THREE = (
    ("Setuju", "Perlu perbaikan", "Ditolak"), ("Ya", "Perlu pendalaman", "Tidak"), ("Memenuhi syarat", "Belum memenuhi", "Dikembalikan"),
    ("Lengkap", "Tidak lengkap", "Kedaluwarsa"), ("Sidang tipiring", "Perlu pendalaman", "Keadilan restoratif"),
)


def cornered() -> st.SearchStrategy[Case]:
    return st.integers(0, 1 << 30).map(corner)


def corner(seed: int, most_lanes: int = 7) -> Case:
    """A decision in the first or the last column with an arrow at every corner: from above, on, back and far on."""
    chance = Random(seed)
    lanes, count, first = chance.randint(2, most_lanes), chance.randint(5, 9), chance.randrange(len(TITLES))
    columns = tuple(Pelaksana(f"p{n}", TITLES[(first + n) % len(TITLES)]) for n in range(lanes))
    at, words = chance.randint(2, count - 3), chance.choice(THREE)
    places = [chance.randrange(lanes) for _ in range(count)]
    places[at] = chance.choice((0, lanes - 1))
    bentuk = {0: Bentuk.MULAI, at: Bentuk.KEPUTUSAN, count - 1: Bentuk.SELESAI}
    simbol = [Simbol(f"{n}", f"p{lane}", bentuk.get(n, Bentuk.PROSES)) for n, lane in enumerate(places)]
    goals = (at + 1, chance.randrange(at), chance.randint(at + 2, count - 1))
    lines = [Sambungan(a.id, b.id) for a, b in pairwise(simbol) if a.id != f"{at}"]
    lines += [Sambungan(f"{at}", f"{goal}", word, goal == at + 1) for goal, word in zip(goals, words, strict=True)]
    texts = [isi_of("Memeriksa kelengkapan berkas " * many) for many in (1, 2, 3, 5)]
    short = [chance.choice(texts[:2]) for _ in range(2)]
    kegiatan = tuple(Kegiatan(s.id, s.id, chance.choice(texts), (s,), short[0], isi_of("1 jam"), short[1]) for s in simbol)
    sop = Sop("uji", "uji.yaml", INSTANSI, Identitas("1", "Uji Coba"), (Alur("", columns, kegiatan, tuple(lines)),))
    return Case(sop, chance.choice(("kertas: F4", "kertas: A4")))
