"""Random sheets as offices make them: every field of the identity sheet, letterheads, officials, papers, orders of columns, variants.

    sheets() ─▶ Case(sop, profile)          the flows are those of `layout.random_sop.realistic`, the texts its texts
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import strategies as st
from layout.random_sop import Case, isi, isi_of, penyiap, realistic

from sopdoc.layout.tasks import SIGNED_ON
from sopdoc.model.decode_identitas import BAGIAN, TANGGAL
from sopdoc.model.lampiran import Baris, Lampiran, Tabel
from sopdoc.model.nilai import Nip, Tanggal
from sopdoc.model.sop import Alur, Identitas, Instansi, Kegiatan, Pejabat, Revisi, Sop, Status
from sopdoc.model.teks import KOSONG, Blok, Isi, Kata, Penanda

KOP = (
    ("PEMERINTAH KABUPATEN UJI",), ("PEMERINTAH KABUPATEN UJI", "SEKRETARIAT DAERAH"),
    ("KEMENTERIAN PENDIDIKAN, KEBUDAYAAN, RISET,", "DAN TEKNOLOGI"), ("Dinas Kependudukan dan Pencatatan Sipil Kota Uji",),
)
UNIT = ((), ("Bagian Organisasi",), ("BIDANG PELAYANAN PENDAFTARAN PENDUDUK", "Seksi Identitas"))
NUMBERS = ("065/3/DP-B", "900/……/KTI/2022", "1", "SOP/12/VI/2025", "B-04/5171/SOP.001 Tahun 2024")
NAMES = (
    "Penyusunan Rancangan Peraturan Daerah", "Pelayanan KTP-el", "Cuti", "Penerbitan Surat Keterangan Pindah Datang Antar Kabupaten/Kota "
    "dalam Satu Provinsi", "SOP Pengelolaan Arsip (Dinamis)",
)
OFFICES = (
    "Kepala Dinas", "SEKRETARIS DAERAH KABUPATEN SERBA PANJANG NAMANYA SELALU", "Camat Uji Coba", "a.n. Bupati\nSekda",
    "Plt. Kepala Badan Pendapatan, Pengelolaan Keuangan, dan Aset Daerah",
)
PEOPLE = ("", "Budi Santoso, S.H., M.Si.", "Dr. dr. H. MUHAMMAD ARDIANSYAH, Sp.PD.", "Ni Luh Putu Ayu")
RANKS = ("", "Pembina Utama Muda (IV/c)", "Pembina")
NIPS = (None, Nip("198001022005011003"), Nip("19800102 200501 1 003"))
REVISIONS = ("", "00", "1", "02")
NO_YES = ("tidak", "ya")
OWN = ("Biaya Pelaksanaan", "Definisi", "Jangka Waktu Penyelesaian")
LAWS = "Peraturan Menteri Nomor {} Tahun 2014 tentang Pemerintahan Daerah"

STATUS = (None, None, None, Status.RANCANGAN, Status.DICABUT)
BEHIND = ('""', '""', "SALINAN TIDAK TERKENDALI", '[Salinan untuk, "Unit: Keuangan/2025"]')
FORMS = ("Formulir Peminjaman Arsip", "DAFTAR PERIKSA KELENGKAPAN DOKUMEN PERMOHONAN SURAT KETERANGAN PINDAH DATANG ANTARKABUPATEN (WNI)")
LINES = ("Nama", "Nomor induk pegawai atau nomor induk kependudukan dari pemohon atau kuasanya yang menandatangani", "Tanggal")
TABLES = (("No.", "Barang", "Tanggal kembali", "Ya", "Tidak"), ("Nama",), ("No.", "Uraian pemeriksaan kelengkapan"))
SECOND = "a. Berkas dari unit kerja, satuan kerja, dan desa"
TITLES = (*[()] * 8, (isi_of("A. Tahap Persiapan"),), (isi_of("I. PENERIMAAN"), isi_of(SECOND)))

COLUMNS = (
    "[nomor kegiatan, uraian, pelaksana, kelengkapan, waktu, output, keterangan]",
    "[nomor kegiatan, uraian, pelaksana, kelengkapan, waktu, output]", "[nomor kegiatan, uraian, pelaksana, waktu, output, keterangan]",
    "[nomor kegiatan, uraian, pelaksana, kelengkapan, output, waktu, keterangan]", "[uraian, pelaksana, kelengkapan, waktu, output]",
)
ROWS = (
    "[nomor, tanggal pembuatan, tanggal revisi, tanggal efektif, disahkan oleh, nama]", "[nomor, nama]",
    "[nomor, revisi ke, tanggal pengesahan, tanggal terbit, disahkan oleh, nama]", "[nama, nomor, tanggal efektif, disahkan oleh]",
)
SECTIONS = (
    "[[dasar hukum, kualifikasi pelaksana], [keterkaitan, peralatan/perlengkapan], [peringatan, pencatatan dan pendataan]]",
    "[[dasar hukum], [kualifikasi pelaksana, keterkaitan], [peralatan/perlengkapan], [peringatan], [pencatatan dan pendataan]]",
)


@st.composite
def sheets(draw: st.DrawFn) -> Case:
    """One to three variants with one identity sheet, and a profile."""
    pool = draw(st.lists(isi(150).filter(_ends_in_a_word), min_size=3, max_size=5))
    count = draw(st.sampled_from((1, 1, 1, 2, 3)))
    columns = draw(st.sampled_from(COLUMNS))
    bases = [draw(realistic()).sop.alur[0] for _ in range(count)]
    flows = [draw(flow(base, pool, columns, f"Cara {number}" if count > 1 else "")) for number, base in enumerate(bases, 1)]
    rows = draw(st.sampled_from(ROWS))
    said = draw(identitas(pool, rows))
    sop = Sop("uji", "uji.yaml", draw(instansi()), said, tuple(flows), draw(lampiran(pool)))
    look = draw(profil(columns, rows, _is_dated(said), bool(said.riwayat)))
    return Case(sop, look if said.status else f"{look}\ncap air: {draw(st.sampled_from(BEHIND))}")


def _ends_in_a_word(text: Isi) -> bool:
    """A paragraph that ends where a line may break looks as if it went on."""
    return not any(blok.polos.endswith(("/", "-", "–")) for blok in text.blok)


def _is_dated(said: Identitas) -> bool:
    """Is it known on which day it is signed?  A place alone under a flow looks like an office."""
    return any(said.tanggal.get(key) or key in said.titik for key in SIGNED_ON)


@st.composite
def flow(draw: st.DrawFn, base: Alur, pool: Sequence[Isi], columns: str, judul: str) -> Alur:
    """With texts in every cell that has a column."""
    texts = st.sampled_from((*pool, isi_of("-"), KOSONG))

    def row(kegiatan: Kegiatan) -> Kegiatan:
        cells = {key: draw(texts) if key in columns else KOSONG for key in ("kelengkapan", "output", "keterangan")}
        waktu = isi_of(draw(st.sampled_from(("", "15 menit", "2 hari kerja", "30 menit s.d. 1 jam", "5"))))
        judul = draw(st.sampled_from(TITLES))
        new = draw(st.integers(0, 14)) == 14
        return replace(kegiatan, uraian=draw(st.sampled_from(pool)), waktu=waktu, halaman_baru=new, judul=judul, **cells)

    catatan = draw(st.sampled_from((KOSONG, KOSONG, *pool)))
    return replace(base, judul=judul, kegiatan=tuple(map(row, base.kegiatan)), catatan=catatan)


@st.composite
def instansi(draw: st.DrawFn) -> Instansi:
    return Instansi(draw(st.sampled_from(KOP)), draw(st.sampled_from(UNIT)), tempat="Ujung Coba")


@st.composite
def identitas(draw: st.DrawFn, pool: Sequence[Isi], rows: str) -> Identitas:
    """Whatever has a row; sections with texts and lists, also long ones and the office's own."""
    dates = (None, Tanggal(2025, 6, 2), Tanggal(2024, 12), Tanggal(2023, 9, 30))
    tanggal = {key: draw(st.sampled_from(dates)) for key in TANGGAL if key in rows}
    open_dates = {key: draw(st.sampled_from(("", "tanpa", "titik"))) for key, value in tanggal.items() if value is None}
    own = draw(st.lists(st.sampled_from(OWN), max_size=2, unique=True))
    bagian = {key: draw(st.sampled_from((KOSONG, *pool))) for key in BAGIAN} | {key: draw(st.sampled_from(pool)) for key in own}
    bagian["dasar hukum"] = draw(laws(pool))
    return Identitas(
        draw(st.sampled_from(NUMBERS)), draw(st.sampled_from(NAMES)), tanggal, draw(st.sampled_from(REVISIONS)),
        draw(pejabat()) if "disahkan oleh" in rows else None, bagian, tanpa=tuple(k for k, v in open_dates.items() if v == "tanpa"),
        titik=tuple(k for k, v in open_dates.items() if v == "titik"), penyiap=draw(penyiap()), riwayat=draw(riwayat()),
        status=draw(st.sampled_from(STATUS)),
    )


@st.composite
def lampiran(draw: st.DrawFn, pool: Sequence[Isi]) -> tuple[Lampiran, ...]:
    """None, or one or two: texts, lines to fill in, a table with rows, some across it, and empty ones."""
    texts = st.sampled_from((KOSONG, *pool))
    found = []
    for judul in FORMS[: draw(st.sampled_from((0, 0, 1, 2)))]:
        isian, kolom = draw(st.sampled_from(((), LINES))), draw(st.sampled_from(((), *TABLES)))
        one = Lampiran(judul, draw(texts), isian, draw(tabel(kolom, pool)) if kolom else None)
        catatan = draw(texts) if isian or kolom else KOSONG
        found.append(replace(one, catatan=catatan) if isian or kolom or one.isi else replace(one, isi=pool[0]))
    return tuple(found)


@st.composite
def tabel(draw: st.DrawFn, kolom: tuple[str, ...], pool: Sequence[Isi]) -> Tabel:
    """Rows end with a text: an empty one is a row to write in."""
    rows = draw(st.lists(st.tuples(st.sampled_from((isi_of("1."), KOSONG, *pool)), st.sampled_from(pool)), max_size=25))
    across = Baris((isi_of("A. Kelompok pertama"),), len(kolom) > 1)
    baris = tuple(Baris(row[-len(kolom):]) if n % 4 else across for n, row in enumerate(rows))
    return Tabel(kolom, baris, draw(st.integers(0 if rows else 1, 30)))


@st.composite
def riwayat(draw: st.DrawFn) -> tuple[Revisi, ...]:
    """None, or one to three revisions, oldest first."""
    known = (
        Revisi("0", Tanggal(2023, 9, 30), "Penetapan pertama", "Kepala Dinas"), Revisi("1", Tanggal(2024, 12), "Menambah kegiatan 3 dan 4"),
        Revisi("2", Tanggal(2025, 6, 2), "Disesuaikan dengan " + LAWS.format(23), "Sekretaris Daerah"),
    )
    return known[: draw(st.sampled_from((0, 0, 1, 3)))]


@st.composite
def laws(draw: st.DrawFn, pool: Sequence[Isi]) -> Isi:
    """A list of up to forty regulations, in one column or two, or another text."""
    length = draw(st.sampled_from((0, 1, 3, 12, 40)))
    items = tuple(Blok((Kata(LAWS.format(n)),), Penanda.NOMOR, f"{n}.") for n in range(1, length + 1))
    return Isi(items) if items else draw(st.sampled_from(pool))


@st.composite
def pejabat(draw: st.DrawFn) -> Pejabat:
    nama = draw(st.sampled_from(PEOPLE))
    nip = draw(st.sampled_from(NIPS))
    return Pejabat(draw(st.sampled_from(OFFICES)), nama, draw(st.sampled_from(RANKS)) if nama else "", nip if nama else None)


@st.composite
def profil(draw: st.DrawFn, columns: str, rows: str, dated: bool, told: bool) -> str:
    """Overrides of the usual profile, as YAML; `dated`: a signature below the flow has its day; `told`: there is a history to print."""
    mutu = [key for key in ("kelengkapan", "waktu", "output") if key in columns] if draw(st.integers(0, 3)) else []
    choices = {
        "kertas": ("F4", "A4", "Letter", "Legal"), "arah": ("mendatar", "mendatar", "tegak"), "baris nomor": NO_YES,
        "tanda tangan akhir": NO_YES if dated else ("tidak",), "isian kepala": ("F2F2F2", "tidak"), "gabung": ("auto", "tidak"),
        "halaman": ('"Halaman {x} dari {y}"', '""'), "riwayat": ("ya",) if told else ("tidak",),
        "kapsul": ("kegiatan", "kegiatan", "terpisah"),
    }
    labels = {
        "keterangan": ("Keterangan", "Ket."), "uraian": ("Kegiatan", "Uraian Prosedur"), "nomor": ("Nomor SOP", "NOMOR"),
        "waktu": ("Waktu", "WAKTU (MENIT)"),
    }
    head = {"titik dua": NO_YES, "bagian": SECTIONS, "judul bagian": ("biasa", "kapital"), "bagian kosong": ("tercetak", "hilang")}

    def said(of: Mapping[str, Sequence[str]], between: str) -> str:
        return between.join(f"{key}: {draw(st.sampled_from(found))}" for key, found in of.items())

    lines = (
        said(choices, "\n"), f"kolom: {columns}", f"mutu baku: [{', '.join(mutu)}]", f"label: {{{said(labels, ', ')}}}",
        f"identitas: {{baris: {rows}, {said(head, ', ')}}}",
    )
    return "\n".join(lines)
