"""Keterkaitan that leads to no SOP of the agency, though one was meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sopdoc.check.buku.keterkaitan import Kaitan, all_kaitan, bukan_sop
from sopdoc.check.kata import AWALAN_SOP, kata_isi, nama_polos
from sopdoc.check.rule import Finding, agency_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.naskah import Himpunan, Naskah

SERUPA = 0.75       # share of common words from which one name is another one written otherwise
LENGKAP, CUKUP = 0.8, 20      # share of all references that lead somewhere, and how many there are, where an agency's SOPs are all here
_TAHUN = frozenset({"tahun", "ta"})


@agency_rule("SOP504", Severity.CATATAN, Weight.KURANG)
def kaitan_tidak_ditemukan(himpunan: Himpunan) -> Iterator[Finding]:
    """Keterkaitan menyebut SOP yang tidak ada di instansi ini.

    ## Apa
    Tidak ada definisi yang namanya sama dengan butir keterkaitan, tetapi ada yang hampir sama; atau hampir semua SOP yang disebut
    instansi ini dalam keterkaitan ada di sini, sehingga yang satu ini tampak keliru.

    ## Mengapa
    Rujukan yang tidak sampai ke mana-mana tidak menolong pelaksana; rujukan yang ditulis sebagai `[nama](berkas)` diperiksa sopdoc.
    Pada 322 lembar nyata satu instansi 180 rujukan menyebut nama yang hampir sama, biasanya dengan tahun yang tidak ada di nama SOP itu.

    ## Salah
    ```yaml
    keterkaitan: SOP Pengembalian Buku Tahun 2024
    ```

    ## Benar
    ```yaml
    keterkaitan: SOP Pengembalian Buku
    ```

    ## Bukan salah
    Nomor di depan namanya, dan judul di atas tabelnya:
    ```yaml
    keterkaitan: SOP 4 — Pengembalian Buku
    # berkas: tetangga.yaml
    keterkaitan: SOP Meminjam Buku
    # berkas: sop.yaml
    judul: SOP MEMINJAM BUKU
    ```

    SOP yang mungkin belum ditulis sebagai definisi, selama baru sebagian SOP instansi ini ada:
    ```yaml
    keterkaitan:
      - SOP Pemesanan Buku
      - "[SOP Pengembalian Buku](tetangga)"
    ```

    Unit kerja dan peraturan bukan SOP; SOP505 yang menyebutnya:
    ```yaml
    keterkaitan:
      - "[SOP Pengembalian Buku](tetangga)"
      - Bidang Perpustakaan
    ```

    Tanda "-" mengatakan bahwa tidak ada SOP yang terkait:
    ```yaml
    keterkaitan: "-"
    # berkas: tetangga.yaml
    keterkaitan: "-"
    ```
    """
    semua = [kaitan for kaitan in all_kaitan(himpunan) if not bukan_sop(kaitan.butir.teks)]
    hilang = [kaitan for kaitan in semua if not kaitan.tujuan and not kaitan.butir.tautan]
    lengkap = len(semua) >= CUKUP and len(hilang) <= (1 - LENGKAP) * len(semua)
    names = _menurut_awal(himpunan.naskah) if hilang else {}
    for kaitan in hilang:
        span, teks = kaitan.butir.span, kaitan.butir.teks
        if serupa := _serupa(kaitan, names):
            nama, fakta = serupa.sop.identitas.nama, "keterkaitan menyebut nama yang bukan nama SOP di instansi ini"
            label, hint = f'yang mirip: "{nama}"', f'tulis "[{nama}]({serupa.sop.kunci})"'
            yield Finding(span, f'"{teks}" bukan nama SOP di instansi ini', label, hint, fakta)
        elif lengkap and AWALAN_SOP.match(teks):
            yield Finding(span, f'"{teks}" tidak ada di instansi ini', "tidak ditemukan", 'bila ada, tulis "[nama SOP](nama-berkas)"')


def _menurut_awal(semua: Iterable[Naskah]) -> Mapping[str, Sequence[tuple[Naskah, frozenset[str]]]]:
    """The first word of a name, which says what is done → the SOPs whose names begin so, with their words."""
    found: dict[str, list[tuple[Naskah, frozenset[str]]]] = {}
    for naskah in semua:
        found.setdefault(_awal(naskah.sop.identitas.nama), []).append((naskah, _kata(naskah.sop.identitas.nama)))
    return found


def _serupa(kaitan: Kaitan, names: Mapping[str, Sequence[tuple[Naskah, frozenset[str]]]]) -> Naskah | None:
    """The other SOP whose name is this one written a little otherwise; None where there is none, or more than one as near."""
    here = _kata(kaitan.butir.teks)
    others = [(naskah, there) for naskah, there in names.get(_awal(kaitan.butir.teks), ()) if naskah is not kaitan.naskah and there]
    near = [naskah for naskah, there in others if len(here & there) >= SERUPA * len(here | there)]
    return near[0] if len(near) == 1 else None


def _awal(nama: str) -> str:
    return nama_polos(nama).partition(" ")[0]


def _kata(nama: str) -> frozenset[str]:
    """The words that tell which SOP is meant, whatever year it was written for."""
    return frozenset(word for word in kata_isi(nama) - _TAHUN if not (word.isdigit() and len(word) == 4))
