"""Peringatan: there, a condition with its consequence, and one that is true of this SOP only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.naskah import TIDAK_ADA, Naskah

_SYARAT = re.compile(r"\b(?:apabila|jika|bila|bilamana|manakala|kalau|dalam hal)\b", re.IGNORECASE)
_AKIBAT = re.compile(r"\bmaka\b|,|\b(?:akan|dapat|tidak boleh|meng?akibatkan|menyebabkan|berakibat|berdampak)\b", re.IGNORECASE)
_LARANGAN = re.compile(
    r"\b(?:tidak (?:boleh|dapat|bisa|diperkenankan|dibenarkan)|dilarang|jangan|wajib|harus|hanya (?:boleh|dapat|untuk|bagi|atas)"
    r"|bertanggung ?jawab)\b",
    re.IGNORECASE,
)
_SEBAB = re.compile(     # cause and effect
    r"\w{4,}.*\b(?:mengakibatkan|menyebabkan|berakibat|berdampak|dikategorikan|dianggap|dinyatakan)\b", re.IGNORECASE | re.DOTALL
)
_AKIBAT_NYATA = re.compile(     # what it costs, beside the emptiness
    r"\b(?:sanksi|hukuman|teguran|pidana|denda|ganti rugi|kerugian|temuan|penilaian kinerja|dibatalkan|batal|gugur|hangus|ditolak|dicabut"
    r"|dikembalikan|dikenakan|dikenai|diberhentikan|hilang|kehilangan)\b", re.IGNORECASE
)
_TANPA_SOP = re.compile(
    r"\b(?:SOP|prosedur|kebijakan|ketentuan|pedoman)\b(?: \w+){0,3}? tidak (?:di\w+|ter\w+|ber\w+)", re.IGNORECASE
)
_AKIBAT_HAMPA = re.compile(
    r"\b(?:tidak (?:akan |dapat |bisa )*(?:terlaksana\w*|berjalan|dilaksanakan|optimal|maksimal|lancar|tertib|tercapai\w*)"
    r"|terhambat|terganggu)\b",
    re.IGNORECASE,
)


@sop_rule("SOP320", Severity.PERINGATAN, Weight.KURANG)
def peringatan_kosong(naskah: Naskah) -> Iterator[Finding]:
    """Peringatan belum diisi.

    ## Apa
    Bagian peringatan tidak ada atau kosong.

    ## Mengapa
    Peringatan memberi tahu pelaksana apa akibatnya bila prosedur tidak diikuti atau batas waktunya terlewat; ini salah satu isian
    baku lembar identitas (PermenPAN-RB 35/2012; Keputusan Sekretaris MA 002/2012).

    ## Salah
    ```yaml
    peringatan:
    ```

    ## Benar
    ```yaml
    peringatan: Apabila kartu anggota tidak diperiksa, maka buku dapat dipinjam oleh orang lain
    ```

    ## Bukan salah
    Lembarnya tidak mencetak peringatan:
    ```yaml
    peringatan:
    penyesuaian:
      identitas: {bagian: [[dasar hukum, pencatatan dan pendataan]]}
    ```

    Profilnya tidak mewajibkan peringatan; kotaknya yang kosong dicatat SOP317:
    ```yaml
    peringatan:
    penyesuaian:
      identitas: {wajib: [dasar hukum]}
    ```
    """
    if naskah.lacks("peringatan"):
        hint = "tulis akibatnya: `peringatan: Apabila …, maka …`"
        yield Finding(naskah.place("peringatan"), "peringatan belum diisi", "belum ada", hint)


@sop_rule("SOP322", Severity.PERINGATAN, Weight.KATA)
def peringatan_tidak_bersyarat(naskah: Naskah) -> Iterator[Finding]:
    """Peringatan tidak berbentuk "apabila …, maka …".

    ## Apa
    Butir peringatan tidak menyebut syarat (apabila, jika, bila), atau tidak menyebut akibatnya. Larangan dan kewajiban yang tegas
    ("tidak boleh", "dilarang", "wajib") juga memperingatkan dan tidak dilaporkan.

    ## Mengapa
    Peringatan menyatakan apa yang terjadi bila prosedur tidak diikuti; petunjuk dan persyaratan tempatnya di kegiatan atau
    kualifikasi (pengertian peringatan dalam Keputusan Sekretaris MA 002/2012).

    ## Salah
    ```yaml
    peringatan: Dibuat jadwal peminjaman
    ```

    ## Benar
    ```yaml
    peringatan: Apabila jadwal peminjaman tidak dibuat, maka buku dapat dipinjam dua orang sekaligus
    ```

    ## Bukan salah
    Judul di atas butir-butirnya:
    ```yaml
    peringatan: |
      Hambatan yang dapat terjadi :
      Jika kartu anggota tidak diperiksa, maka buku dapat dipinjam oleh orang lain
    ```

    Akibat sebagai daftar di bawah syaratnya:
    ```yaml
    peringatan: |
      Apabila kartu anggota tidak diperiksa, maka:
      a. buku dipinjam oleh orang lain
      b. buku hilang
    ```

    Larangan, kewajiban, dan batas yang tegas:
    ```yaml
    peringatan:
      - Buku rujukan tidak boleh dibawa pulang
      - Identitas peminjam wajib dirahasiakan
      - Peminjaman hanya untuk anggota perpustakaan
      - Petugas bertanggung jawab atas buku yang dipinjamkan
    ```

    Tanda "-" mengatakan bahwa memang tidak ada:
    ```yaml
    peringatan: ["-"]
    ```

    Sebab dan akibat tanpa kata "apabila":
    ```yaml
    peringatan:
      - Keterlambatan pengembalian buku mengakibatkan denda
      - Peminjaman tanpa kartu dikategorikan sebagai pelanggaran
    ```

    Akibat tanpa kata "maka":
    ```yaml
    peringatan: Bila kartu anggota tidak diperiksa buku dapat dipinjam oleh orang lain
    ```
    """
    terbuka = False   # the lines after "Apabila …, maka:" are its consequences
    semua = naskah.bagian.get("peringatan", ())
    for butir, below in zip_longest(semua, semua[1:]):
        if butir.teks == TIDAK_ADA or (below and _is_judul(butir.teks)):
            continue
        bersyarat = _SYARAT.search(butir.teks)
        if bersyarat and (butir.teks.rstrip().endswith((":", "maka")) or _AKIBAT.search(butir.teks)):
            terbuka = terbuka or butir.teks.rstrip().endswith((":", "maka"))
        elif not terbuka and not _LARANGAN.search(butir.teks) and not _SEBAB.search(butir.teks):
            label = "akibatnya belum disebut" if bersyarat else "tanpa syarat"
            fakta = "peringatan tidak berbentuk `apabila …, maka …`"
            yield Finding(butir.span, f"peringatan {label}", label, "tulis `Apabila …, maka …`", fakta)


def _is_judul(teks: str) -> bool:
    """Only a heading of the items below it: "Hambatan yang dapat terjadi:"?"""
    return teks.rstrip().endswith(":") and not _SYARAT.search(teks)


@sop_rule("SOP323", Severity.PERINGATAN, Weight.KATA)
def peringatan_berputar(naskah: Naskah) -> Iterator[Finding]:
    """Peringatan hanya mengatakan bahwa SOP yang tidak dijalankan tidak berjalan.

    ## Apa
    Syaratnya "SOP tidak dilaksanakan" dan akibatnya "tidak terlaksana", "terhambat" atau "tidak optimal".

    ## Mengapa
    Kalimat itu benar untuk SOP apa saja, maka tidak memperingatkan siapa pun. Sebut langkah yang penting dan akibatnya yang nyata:
    batas waktu yang lewat, hak yang hilang, sanksi (cacat yang paling sering dijumpai pada SOP nyata).

    ## Salah
    ```yaml
    peringatan: Apabila SOP ini tidak dilaksanakan, maka peminjaman buku tidak berjalan lancar
    ```

    ## Benar
    ```yaml
    peringatan: Apabila kartu anggota tidak diperiksa, maka buku dapat dipinjam oleh orang lain
    ```

    ## Bukan salah
    Akibat yang nyata, walaupun syaratnya umum:
    ```yaml
    peringatan: Apabila SOP ini tidak dilaksanakan, maka buku dipinjam oleh orang lain
    ```

    Peringatan yang menyebut sanksinya:
    ```yaml
    peringatan: Apabila SOP ini tidak dilaksanakan, maka layanan terganggu dan petugas dikenai sanksi sesuai peraturan disiplin
    ```

    Syarat yang menyebut satu langkah:
    ```yaml
    peringatan: Apabila kartu tidak diperiksa, maka peminjaman buku tidak berjalan lancar
    ```

    Prosedur yang disebut sebagai akibat, bukan syarat; SOP322 meminta syaratnya:
    ```yaml
    peringatan: Prosedur tidak dilaksanakan oleh orang lain sehingga layanan terhambat
    ```
    """
    for butir in naskah.bagian.get("peringatan", ()):
        match = _TANPA_SOP.search(butir.teks)
        akibat = butir.teks[match.end() :] if match else ""
        if match and _SYARAT.search(butir.teks[: match.start()]) and _AKIBAT_HAMPA.search(akibat) and not _AKIBAT_NYATA.search(akibat):
            hint = "sebut langkah yang terlewat dan akibatnya yang nyata"
            yield Finding(butir.span, "peringatan ini berlaku untuk SOP apa saja", "berputar-putar", hint)
