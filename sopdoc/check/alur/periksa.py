"""Decisions as acts: few enough in a row, and each after a check."""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.check.bahasa.daftar import words
from sopdoc.check.bahasa.kalimat import kalimat, kata
from sopdoc.check.bahasa.label import TIDAK, YA, sederhana
from sopdoc.check.graph import Graph, decides, graph_of, satu_simbol
from sopdoc.check.row_names import row_name
from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.sop import Bentuk, Simbol
from sopdoc.naskah import Naskah

BERANTAI = 3   # decisions one after the other that a reader can still follow


@sop_rule("SOP233", Severity.CATATAN, Weight.BENTUK)
def keputusan_berantai(naskah: Naskah) -> Iterator[Finding]:
    """Terlalu banyak keputusan berturut-turut.

    ## Apa
    Lebih dari tiga keputusan satu pelaksana saling menyusul tanpa kegiatan pelaksanaan di antaranya.

    ## Mengapa
    Terlihat di lembar nyata (Satpol PP Kalbar 80) dan sukar dibaca: pembaca kehilangan arah cabang. PermenPAN-RB 35/2012 menuntut
    prosedur yang mudah dan jelas.

    ## Salah
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir peminjaman
        rangkaian:
          - {pelaksana: petugas, cabang: {Benar: berikut, Salah: isi}}
          - {pelaksana: petugas, cabang: {Lengkap: berikut, Tidak lengkap: isi}}
          - {pelaksana: petugas, cabang: {Berlaku: berikut, Tidak berlaku: isi}}
          - {pelaksana: petugas, cabang: {Ada: lanjut, Tidak ada: isi}}
        kelengkapan: Formulir
        waktu: 5 menit
        output: Formulir terperiksa
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Formulir terperiksa, waktu: 5 menit, output: Tanda terima}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa kelengkapan formulir
        pelaksana: petugas
        cabang: {Lengkap: lanjut, Tidak lengkap: isi}
        kelengkapan: Formulir
        waktu: 5 menit
        output: Formulir terperiksa
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Formulir terperiksa, waktu: 5 menit, output: Tanda terima}
    ```

    ## Bukan salah
    Tiga keputusan berturut-turut:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir peminjaman
        rangkaian:
          - {pelaksana: petugas, cabang: {Benar: berikut, Salah: isi}}
          - {pelaksana: petugas, cabang: {Lengkap: berikut, Tidak lengkap: isi}}
          - {pelaksana: petugas, cabang: {Berlaku: lanjut, Tidak berlaku: isi}}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```

    Pejabat yang berbeda memeriksa berturut-turut; paraf berjenjang tidak dapat digabung:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir peminjaman
        rangkaian:
          - {pelaksana: petugas, cabang: {Benar: berikut, Salah: isi}}
          - {pelaksana: petugas, cabang: {Lengkap: berikut, Tidak lengkap: isi}}
          - {pelaksana: pemohon, cabang: {Setuju: berikut, Tidak setuju: isi}}
          - {pelaksana: petugas, cabang: {Ada: lanjut, Tidak ada: isi}}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```

    Kegiatan pelaksanaan di antaranya:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir peminjaman
        rangkaian:
          - {pelaksana: petugas, cabang: {Benar: berikut, Salah: isi}}
          - {pelaksana: petugas, cabang: {Lengkap: berikut, Tidak lengkap: isi}}
          - {pelaksana: petugas}
          - {pelaksana: petugas, cabang: {Berlaku: berikut, Tidak berlaku: isi}}
          - {pelaksana: petugas, cabang: {Ada: lanjut, Tidak ada: isi}}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```
    """
    for alur in naskah.sop.alur:
        g = graph_of(alur)
        for simbol in g.keputusan():
            chain = _rantai(g, simbol)
            if len(chain) > BERANTAI and not _follows(g, simbol):
                label = f"{len(chain)} keputusan sampai {row_name(g.kegiatan(chain[-1]))}"
                hint = "gabungkan pemeriksaannya menjadi satu keputusan, atau sisipkan kegiatan pelaksanaan"
                yield Finding(g.kegiatan(simbol.id).uraian.span, "terlalu banyak keputusan berturut-turut", label, hint)


def _follows(g: Graph, simbol: Simbol) -> bool:
    """Is the decision itself the continuation of another one of the same actor?"""
    return any(w.utama and _is_sambungan(g.simbol[w.dari], simbol) for w in g.incoming.get(simbol.id, ()))


def _rantai(g: Graph, simbol: Simbol) -> list[str]:
    """The decisions of one actor that follow each other by their main branches."""
    chain = [simbol.id]
    while True:
        onward = next((w.ke for w in g.outgoing.get(chain[-1], ()) if w.utama), None)
        if onward is None or onward in chain or not _is_sambungan(g.simbol[onward], simbol):
            return chain
        chain.append(onward)


def _is_sambungan(one: Simbol, other: Simbol) -> bool:
    return one.bentuk is Bentuk.KEPUTUSAN and one.pelaksana == other.pelaksana


@sop_rule("SOP234", Severity.CATATAN, Weight.KATA)
def keputusan_tanpa_periksa(naskah: Naskah) -> Iterator[Finding]:
    """Keputusan pada kegiatan yang tidak memeriksa.

    ## Apa
    Simbolnya belah ketupat, tetapi kata kerjanya hanya melaksanakan (menerima, membuat, mengirim, menyimpan …).

    ## Mengapa
    PermenPAN-RB 35/2012: kegiatan administrasi hanya dua sifatnya, melaksanakan (kotak) dan memutuskan (belah ketupat).

    ## Salah
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Menyimpan formulir
        pelaksana: petugas
        cabang: {Ya: lanjut, Tidak: isi}
        kelengkapan: Formulir
        waktu: 5 menit
        output: Formulir tersimpan
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Formulir tersimpan, waktu: 5 menit, output: Tanda terima}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Memeriksa formulir
        pelaksana: petugas
        cabang: {Ya: lanjut, Tidak: isi}
        kelengkapan: Formulir
        waktu: 5 menit
        output: Formulir tersimpan
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Formulir tersimpan, waktu: 5 menit, output: Tanda terima}
    ```

    ## Bukan salah
    Uraian yang memeriksa juga, walaupun dimulai dengan melaksanakan:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Mencatat dan memeriksa formulir
        pelaksana: petugas
        cabang: {Ya: lanjut, Tidak: isi}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```

    Menerima atau menolak adalah memutuskan, juga bila yang ditolak berakhir di situ:
    ```yaml
    kegiatan:
      - {uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Menerima formulir
        pelaksana: petugas
        cabang: {Diterima: lanjut, Ditolak: selesai}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```

    Kata kerja yang dapat memutuskan:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Menyetujui formulir
        pelaksana: petugas
        cabang: {Ya: lanjut, Tidak: isi}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```

    Rangkaian yang melaksanakan lalu memutuskan:
    ```yaml
    kegiatan:
      - {id: isi, uraian: Mengisi formulir, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Formulir}
      - uraian: Menyimpan formulir
        rangkaian:
          - {pelaksana: petugas}
          - {pelaksana: petugas, cabang: {Ya: lanjut, Tidak: isi}}
        kelengkapan: Formulir
        waktu: 9 menit
        output: Hasil
      - {uraian: Menyerahkan buku, pelaksana: petugas, kelengkapan: Hasil, waktu: 5 menit, output: Tanda terima}
    ```
    """
    judges = words("kata", "periksa") | words("kata", "putus")
    for alur in naskah.sop.alur:
        for kegiatan in alur.kegiatan:
            text = kalimat(kegiatan.uraian)
            first = "".join(kata(text)[:1])
            simbol = satu_simbol(kegiatan)
            if simbol and _is_laksana(graph_of(alur), simbol, first) and judges.isdisjoint(kata(text)):
                hint = "mulai dengan memeriksa, meneliti, menilai …, atau pakai kotak dan pindahkan keputusannya"
                message = f'keputusan di {row_name(kegiatan)} pada kata kerja "{first}"'
                yield Finding(kegiatan.uraian.span, message, "tidak memeriksa apa pun", hint)


def _is_laksana(g: Graph, simbol: Simbol, verb: str) -> bool:
    """Does the verb of a decision only execute?

    To receive is to decide where the branches say what is received, to hand something over where they do not just say yes or no:
    "menyampaikan tanggapan" is answered by "keberatan".
    """
    if simbol.bentuk is not Bentuk.KEPUTUSAN:
        return False
    labels = [sederhana(w.label) for w in g.outgoing.get(simbol.id, ())]
    if verb == "menerima":
        return not any("terima" in label for label in labels)
    return verb in words("kata", "laksana") or (verb in words("kata", "antar") and not (YA | TIDAK).isdisjoint(labels))


@sop_rule("SOP239", Severity.PERINGATAN, Weight.BERTENTANGAN)
def memutuskan_tanpa_keputusan(naskah: Naskah) -> Iterator[Finding]:
    """Kegiatan yang memutuskan digambar sebagai kapsul.

    ## Apa
    Uraian dimulai dengan "Memutuskan" atau "Mempertimbangkan", tetapi simbolnya kapsul mulai atau selesai, tanpa jawaban.

    ## Mengapa
    PermenPAN-RB 35/2012: kegiatan yang memutuskan digambar belah ketupat, dan jawabannya menentukan arah. Kapsul hanya menandai awal
    dan akhir prosedur.

    ## Salah
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memeriksa usulan, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Usulan terperiksa}
      - {uraian: Memutuskan pembelian buku, pelaksana: petugas, kelengkapan: Usulan terperiksa, waktu: 5 menit, output: Keputusan}
    ```

    ## Benar
    ```yaml
    kegiatan:
      - {id: usul, uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memutuskan pembelian buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Keputusan,
         cabang: {Dibeli: lanjut, Tidak dibeli: usul}}
      - {uraian: Memesan buku, pelaksana: petugas, kelengkapan: Keputusan, waktu: 5 menit, output: Pesanan}
    ```

    ## Bukan salah
    Kotak yang menyampaikan keputusan, dan kapsul yang melaksanakannya:
    ```yaml
    kegiatan:
      - {uraian: Mengajukan usulan buku, pelaksana: pemohon, kelengkapan: Kartu anggota, waktu: 5 menit, output: Usulan buku}
      - {uraian: Memutuskan pembelian buku, pelaksana: petugas, kelengkapan: Usulan buku, waktu: 5 menit, output: Keputusan}
      - {uraian: Memesan buku yang diputuskan, pelaksana: petugas, kelengkapan: Keputusan, waktu: 5 menit, output: Pesanan}
    ```
    """
    for kegiatan in (k for alur in naskah.sop.alur for k in alur.kegiatan):
        first = kata(kalimat(kegiatan.uraian))[:1]
        capsule = next((s for s in kegiatan.simbol if s.bentuk in (Bentuk.MULAI, Bentuk.SELESAI)), None)
        if capsule and not decides(kegiatan) and first in (("memutuskan",), ("mempertimbangkan",)):
            message = f"{row_name(kegiatan)} memutuskan, tetapi simbolnya kapsul"
            hint = "tulis jawabannya sebagai `cabang`, misalnya `{Disetujui: lanjut, Ditolak: selesai}`"
            yield Finding(kegiatan.uraian.span, message, f'"{first[0]} …" dengan simbol {capsule.bentuk.value}', hint)
