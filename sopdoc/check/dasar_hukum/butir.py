"""Dasar hukum: there, once, in order, cited in full."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdoc.check.bahasa.kalimat import shortened
from sopdoc.check.kata import kata
from sopdoc.check.peraturan.kutipan import Kutipan, kutipan
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Fix, Severity, Span, Weight
from sopdoc.naskah import Naskah

_TANPA_NOMOR = ("UUD", "TAP MPR", "SE", "Keputusan", "Kepmen", "Kep", "Instruksi", "Kitab")   # cited without number or year too


@sop_rule("SOP330", Severity.PERINGATAN, Weight.KURANG)
def dasar_hukum_kosong(naskah: Naskah) -> Iterator[Finding]:
    """Dasar hukum belum diisi.

    ## Apa
    Bagian dasar hukum tidak ada atau kosong.

    ## Mengapa
    SOP melaksanakan peraturan: dasar hukum memuat peraturan yang mendasari kegiatan dan yang mengatur pelaksanaannya (Keputusan
    Sekretaris MA 002/2012; salah satu prinsip penyusunan PermenPAN-RB 35/2012 adalah kepatuhan hukum).

    ## Salah
    ```yaml
    dasar hukum:
    ```

    ## Benar
    ```yaml
    dasar hukum: Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
    ```

    ## Bukan salah
    Lembarnya tidak mencetak dasar hukum:
    ```yaml
    dasar hukum:
    penyesuaian:
      identitas: {bagian: [[peringatan, pencatatan dan pendataan]]}
    ```

    Profilnya tidak mewajibkan dasar hukum; kotaknya yang kosong dicatat SOP317:
    ```yaml
    dasar hukum:
    penyesuaian:
      identitas: {wajib: [peringatan]}
    ```
    """
    if naskah.lacks("dasar hukum"):
        hint = "tulis paling sedikit peraturan tentang tugas unit ini"
        yield Finding(naskah.place("dasar hukum"), "dasar hukum belum diisi", "belum ada", hint)


@sop_rule("SOP331", Severity.PERINGATAN, Weight.BENTUK)
def dasar_hukum_ganda(naskah: Naskah) -> Iterator[Finding]:
    """Peraturan yang sama dikutip dua kali.

    ## Apa
    Dua butir dasar hukum menyebut jenis, nomor dan tahun yang sama.

    ## Mengapa
    Setiap peraturan cukup sekali; yang kedua biasanya salah salin dari peraturan lain.

    ## Salah
    ```yaml
    dasar hukum:
      - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
      - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
    ```

    ## Benar
    ```yaml
    dasar hukum:
      - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
    ```

    ## Bukan salah
    Nomor dan tahun yang sama, tetapi penerbitnya lain:
    ```yaml
    dasar hukum:
      - Peraturan Menteri Keuangan Nomor 5 Tahun 2020 tentang Kas
      - Peraturan Menteri Kesehatan Nomor 5 Tahun 2020 tentang Obat
    ```

    Peraturan yang dikutip tanpa nomor dibedakan menurut judulnya:
    ```yaml
    dasar hukum:
      - Surat Edaran Menteri Keuangan tentang Kas
      - Surat Edaran Menteri Keuangan tentang Pajak
    ```

    Peraturan tanpa nomor atau tanpa tahun dibedakan menurut judulnya; SOP333 meminta yang kurang:
    ```yaml
    dasar hukum:
      - Peraturan Menteri Keuangan Nomor 5 tentang Kas
      - Peraturan Menteri Keuangan Nomor 5 tentang Pajak
      - Peraturan Menteri Keuangan Tahun 2020 tentang Kas
      - Peraturan Menteri Keuangan Tahun 2020 tentang Pajak
    ```

    Kutipan yang nomornya belum diisi; SOP324 yang menyebutnya:
    ```yaml
    dasar hukum:
      - Peraturan Bupati Nusa Raya Nomor …… Tahun …… tentang Perpustakaan
      - Peraturan Bupati Nusa Raya Nomor …… Tahun …… tentang Perpustakaan
    ```
    """
    first: dict[object, Span] = {}
    for isi, span in kutipan(naskah):
        kunci = isi.kunci if isi.nomor and isi.tahun else kata(isi.teks)
        if kunci in first:
            yield Finding(span, f"{isi.pendek} dikutip dua kali", f"pertama di baris {first[kunci].line}", "hapus salah satu")
        first.setdefault(kunci, span)


@sop_rule("SOP332", Severity.PERINGATAN, Weight.BENTUK)
def dasar_hukum_tidak_berurutan(naskah: Naskah) -> Iterator[Finding]:
    """Dasar hukum tidak urut menurut tingkat dan tahun.

    ## Apa
    Sebuah peraturan berdiri di bawah peraturan yang lebih rendah tingkatnya, atau di bawah peraturan sejenis yang lebih muda.
    Urutannya: UUD, TAP MPR, UU/Perppu, PP, Perpres, peraturan menteri, perda, peraturan kepala daerah, keputusan, edaran; di dalamnya
    menurut tahun. Yang tingkatnya tidak tentu (peraturan lembaga, keputusan menteri, peraturan direktur jenderal di antara peraturan
    menteri dan peraturan daerah) tidak dibandingkan, begitu pula tahun peraturan dari penerbit yang berbeda.

    ## Mengapa
    Hierarki peraturan perundang-undangan (UU 12/2011 pasal 7 dan 8, diubah dengan UU 13/2022). Letak peraturan menteri sebelum
    perda adalah kelaziman; instansi yang memakai urutan lain mematikan aturan ini di instansi.yaml.

    ## Salah
    ```yaml
    dasar hukum:
      - Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
      - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
    ```

    ## Benar
    ```yaml
    dasar hukum:
      - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
      - Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
    ```

    ## Bukan salah
    Tahun peraturan dari kementerian yang berbeda tidak dibandingkan:
    ```yaml
    dasar hukum:
      - Peraturan Menteri Keuangan Nomor 5 Tahun 2020 tentang Kas
      - Peraturan Menteri Kesehatan Nomor 9 Tahun 2014 tentang Obat
    ```

    Yang bukan kutipan peraturan tidak bertingkat; SOP333 yang menyebutnya:
    ```yaml
    dasar hukum:
      - Hasil rapat pimpinan
      - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
    ```

    Kutipan tanpa tahun tidak dibandingkan tahunnya; SOP333 meminta tahunnya:
    ```yaml
    dasar hukum:
      - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
      - Undang-Undang Nomor 8 tentang Kearsipan
    ```

    Beberapa peraturan sejenis dari tahun yang sama boleh bertukar tempat:
    ```yaml
    dasar hukum:
      - Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan
      - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
    ```

    Keputusan menteri, peraturan pejabat di bawahnya, dan peraturan lembaga boleh bertukar tempat:
    ```yaml
    dasar hukum:
      - Keputusan Menteri Keuangan Nomor 9 Tahun 2019 tentang Kas
      - Peraturan Direktur Jenderal Perbendaharaan Nomor PER-40/PB/2006 tentang Persediaan
      - Peraturan Komisi Informasi Nomor 1 Tahun 2021 tentang Standar Layanan Informasi Publik
      - Peraturan Daerah Kabupaten Nusa Raya Nomor 2 Tahun 2020 tentang Perangkat Daerah
    ```

    Perubahan suatu peraturan boleh berdiri langsung di bawah yang diubahnya:
    ```yaml
    dasar hukum:
      - Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik
      - Undang-Undang Nomor 9 Tahun 2024 tentang Perubahan atas Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik
      - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
    ```
    """
    cited = list(kutipan(naskah))
    cited = [item for item, above in zip(cited, [None, *cited], strict=False) if not above or item[0].diubah != above[0].kunci]
    for isi, span, tempat in _salah_tempat(cited):
        message, fakta = f"{isi.pendek} seharusnya {tempat}", "dasar hukum tidak urut menurut tingkat dan tahun"
        yield Finding(span, message, tempat, "urutkan menurut tingkat, lalu tahun", fakta)


def _salah_tempat(cited: list[tuple[Kutipan, Span]]) -> Iterator[tuple[Kutipan, Span, str]]:
    """As few as must move so that the others stand in order: again and again the one that most others stand wrongly to."""
    wrong = {i: {j for j in range(len(cited)) if _is_terbalik(cited, i, j)} for i in range(len(cited))}
    stay = set(wrong)
    while any(wrong[i] & stay for i in stay):
        stay.remove(max(stay, key=lambda one: (len(wrong[one] & stay), one)))
    for i in sorted(wrong.keys() - stay):
        if others := sorted(wrong[i] & stay):
            tempat = f"di bawah {cited[others[-1]][0].pendek}" if i < others[0] else f"di atas {cited[others[0]][0].pendek}"
            yield *cited[i], tempat


def _is_terbalik(cited: list[tuple[Kutipan, Span]], one: int, other: int) -> bool:
    return one != other and _is_sesudah(cited[min(one, other)][0], cited[max(one, other)][0])


def _is_sesudah(above: Kutipan, isi: Kutipan) -> bool:
    if not above.jenis or not isi.jenis:
        return False
    return above.peringkat[0] > isi.peringkat[1] or (above.kunci[0] == isi.kunci[0] and above.tahun > isi.tahun > 0)


@sop_rule("SOP333", Severity.PERINGATAN, Weight.KURANG)
def kutipan_tidak_lengkap(naskah: Naskah) -> Iterator[Finding]:
    """Kutipan peraturan tidak lengkap.

    ## Apa
    Butir dasar hukum tidak menyebut jenis peraturan, nomor, tahun, atau "tentang".

    ## Mengapa
    Peraturan dikutip dengan jenis, nomor, tahun dan judulnya (UU 12/2011, lampiran II teknik pengacuan); tanpa salah satunya
    peraturan itu tidak dapat ditemukan.

    ## Salah
    ```yaml
    dasar hukum: Undang-Undang Nomor 25 tentang Pelayanan Publik
    ```

    ## Benar
    ```yaml
    dasar hukum: Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
    ```

    ## Bukan salah
    Undang-Undang Dasar, ketetapan, keputusan, dan edaran dikutip tanpa nomor pula:
    ```yaml
    dasar hukum:
      - Undang-Undang Dasar Negara Republik Indonesia
      - Ketetapan Majelis Permusyawaratan Rakyat tentang Pemerintahan yang Bersih
      - Keputusan Menteri Keuangan tentang Kas
      - Keputusan Bupati tentang Kas
      - Surat Edaran Menteri Keuangan tentang Kas
    ```

    Nomor yang memuat tahunnya, dan jenis yang disingkat:
    ```yaml
    dasar hukum:
      - PMK Nomor 119/PMK.05/2023 tentang Perjalanan Dinas
      - Perka BKN Nomor 9 Tahun 2019 tentang Arsip
      - SE-7/MK.01/2021 tentang Kas
      - Peraturan Direktur Jenderal Perbendaharaan Nomor PER-40/PB/2006 tentang Persediaan
    ```
    Tempat yang masih harus diisi; SOP324 yang menyebutnya:
    ```yaml
    dasar hukum: Peraturan Bupati Nusa Raya Nomor …… Tahun …… tentang Perpustakaan
    ```

    Butir yang bernomor dan bersambung di baris berikutnya:
    ```yaml
    dasar hukum: |
      1. Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan
      Publik
      2.
      Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan
    ```
    """
    for isi, span in kutipan(naskah):
        if not isi.jenis and not isi.teks.casefold().startswith("peraturan"):
            message = f'"{shortened(isi.teks)}" bukan kutipan peraturan'
            yield Finding(span, message, "jenisnya tidak dikenal", "tulis `<jenis> Nomor … Tahun … tentang …`")
        elif isi.jenis not in _TANPA_NOMOR and (missing := _kurang(isi)):
            message = f"kutipan {isi.pendek} tidak menyebut {', '.join(missing)}"
            label, fakta = f"tanpa {', '.join(missing)}", "kutipan peraturan tidak lengkap"
            yield Finding(span, message, label, "tulis `<jenis> Nomor … Tahun … tentang …`", fakta)


def _kurang(isi: Kutipan) -> list[str]:
    parts = {"jenis": isi.jenis, "nomor": isi.nomor, "tahun": isi.tahun, '"tentang"': isi.judul}
    return [name for name, value in parts.items() if not value]


_EJAAN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?:Undang-? ?undang|undang-undang|Undang Undang)(?= (?:Nomor|No|Republik|RI|tentang)\b)"), "Undang-Undang"),
    (re.compile(r"\b(?:No\b(?:\s*\.)?|nomor\b|NOMOR\b|Nomer\b)(?=\s*\d)"), "Nomor"),
    (re.compile(r"\b(?:tahun|TAHUN|Th\.?|thn\.?)(?= ?\d{4})"), "Tahun"),
    (re.compile(r"\b(?:Tentang|TENTANG|ttg\.?)\b"), "tentang"),
)
_RUJUKAN = re.compile(   # another regulation, cited inside a title or after it
    r"\b(?:UU|PP|Undang-? ?undang|Per(?:aturan|men|pres|da|bup|gub|wal)\w*(?: \w+){0,4}?)"
    r"\s+(?P<nomor>No\b(?:\s*\.)?)(?=\s*\d)",
    re.IGNORECASE,
)


@sop_rule("SOP334", Severity.CATATAN, Weight.BENTUK)
def ejaan_kutipan(naskah: Naskah) -> Iterator[Finding]:
    """Ejaan kutipan peraturan tidak baku.

    ## Apa
    Kutipan memakai "Undang-undang", "No.", "tahun 2014" atau "Tentang" dan bukan "Undang-Undang", "Nomor", "Tahun 2014", "tentang".

    ## Mengapa
    Bentuk baku kutipan adalah "Undang-Undang Nomor 23 Tahun 2014 tentang …" (teknik penyusunan peraturan, lampiran II UU 12/2011).

    ## Salah
    ```yaml
    dasar hukum: Undang-undang No. 25 tahun 2009 Tentang Pelayanan Publik
    ```

    ## Benar
    ```yaml
    dasar hukum: Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
    ```

    ## Bukan salah
    Kutipan yang seluruhnya berhuruf besar:
    ```yaml
    dasar hukum: UNDANG-UNDANG NO. 25 TAHUN 2009 TENTANG PELAYANAN PUBLIK
    ```

    Kata-kata judul peraturan memang miliknya sendiri:
    ```yaml
    dasar hukum: Peraturan Menteri Keuangan Nomor 5 Tahun 2020 tentang Anggaran tahun 2021 dan Tata Cara Penomoran No. 7
    ```

    Yang bukan kutipan peraturan; SOP333 yang menyebutnya:
    ```yaml
    dasar hukum: Hasil rapat No. 25 tahun 2009
    ```
    """
    lines = {butir.teks for butir in naskah.bagian.get("dasar hukum", ())}
    for isi, span in kutipan(naskah):
        found = _salah_eja(isi.teks) if isi.jenis and not isi.teks.isupper() else []
        if found:
            fakta, hint = "ejaan kutipan peraturan tidak baku", "tulis " + ", ".join(f'"{baku}"' for _, baku in found)
            message = f"{fakta}: " + ", ".join(f'"{isi.teks[slice(*at)]}"' for at, _ in found)
            fix = Fix(span, isi.teks, _baku(isi.teks, found)) if isi.teks in lines else None     # else its lines stand apart
            yield Finding(span, message, "ejaan", hint, fakta, fix)


def _baku(teks: str, found: list[tuple[tuple[int, int], str]]) -> str:
    for (start, end), baku in sorted(found, reverse=True):
        teks = teks[:start] + baku + teks[end:]
    return teks


def _salah_eja(teks: str) -> list[tuple[tuple[int, int], str]]:
    """Where what should be is written otherwise; the words of a title are its own."""
    head = re.match(r".*?\btentang\b", teks, re.IGNORECASE)
    found = [(match.span(), baku) for pattern, baku in _EJAAN if (match := pattern.search(head.group() if head else teks))]
    rujukan = _RUJUKAN.search(teks, head.end()) if head else None
    if rujukan and "Nomor" not in (baku for _, baku in found):
        found.append((rujukan.span("nomor"), "Nomor"))
    return found
