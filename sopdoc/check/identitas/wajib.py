"""The sections of the identity sheet that must be filled in."""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.check.rule import Finding, sop_rule
from sopdoc.diagnostics import Severity, Weight
from sopdoc.model.decode_identitas import BAGIAN
from sopdoc.naskah import Naskah

_BERATURAN = ("dasar hukum", "peringatan", "pencatatan dan pendataan")     # have a rule of their own when they are missing


@sop_rule("SOP321", Severity.PERINGATAN, Weight.KURANG)
def pencatatan_kosong(naskah: Naskah) -> Iterator[Finding]:
    """Pencatatan dan pendataan belum diisi.

    ## Apa
    Bagian pencatatan dan pendataan tidak ada atau kosong.

    ## Mengapa
    Pelaksanaan SOP harus dapat ditelusuri: apa yang dicatat dan di mana (isian baku lembar identitas, PermenPAN-RB 35/2012).

    ## Salah
    ```yaml
    pencatatan dan pendataan:
    ```

    ## Benar
    ```yaml
    pencatatan dan pendataan: Dicatat dalam buku peminjaman
    ```

    ## Bukan salah
    Lembarnya tidak mencetak bagian itu:
    ```yaml
    pencatatan dan pendataan:
    penyesuaian:
      identitas: {bagian: [[dasar hukum, peringatan]]}
    ```

    Profilnya tidak mewajibkan bagian itu; kotaknya yang kosong dicatat SOP317:
    ```yaml
    pencatatan dan pendataan:
    penyesuaian:
      identitas: {wajib: [dasar hukum]}
    ```
    """
    if naskah.lacks("pencatatan dan pendataan"):
        hint = "sebut buku, formulir atau aplikasi tempat mencatat"
        yield Finding(naskah.place("pencatatan dan pendataan"), "pencatatan dan pendataan belum diisi", "belum ada", hint)


@sop_rule("SOP316", Severity.PERINGATAN, Weight.KURANG)
def bagian_wajib_kosong(naskah: Naskah) -> Iterator[Finding]:
    """Bagian yang wajib menurut profil belum diisi.

    ## Apa
    Profil menyebut bagian itu di `identitas: wajib:` dan di `identitas: bagian:`, tetapi SOP tidak memuatnya atau membiarkannya
    kosong. Dasar hukum, peringatan, serta pencatatan dan pendataan punya aturan sendiri (SOP330, SOP320, SOP321).

    ## Mengapa
    Lembar SPO puskesmas dan rumah sakit selalu memuat pengertian, tujuan, kebijakan, dan unit terkait (lembar SPO yang beredar);
    bagian yang kosong tidak dicetak, sehingga kekurangannya tidak terlihat di kertas.

    ## Salah
    ```yaml
    penyesuaian:
      identitas:
        bagian: [[dasar hukum, Tujuan], [peringatan, pencatatan dan pendataan]]
        wajib: [Tujuan]
    ```

    ## Benar
    ```yaml
    penyesuaian:
      identitas:
        bagian: [[dasar hukum, Tujuan], [peringatan, pencatatan dan pendataan]]
        wajib: [Tujuan]
    bagian:
      Tujuan: Sebagai acuan peminjaman buku
    ```

    ## Bukan salah
    Dasar hukum, peringatan, serta pencatatan dan pendataan punya aturan sendiri (SOP330, SOP320, SOP321):
    ```yaml
    dasar hukum:
    peringatan:
    pencatatan dan pendataan:
    ```

    Bagian yang tidak dicetak tidak diminta:
    ```yaml
    penyesuaian:
      identitas: {wajib: [Tujuan]}
    ```

    Bagian yang dicetak tetapi tidak wajib; kotaknya yang kosong dicatat SOP317:
    ```yaml
    peralatan/perlengkapan:
    ```
    """
    for title in naskah.kosong():
        if title not in _BERATURAN and naskah.lacks(title):
            hint = f"tulis `{title}:` {'' if title in BAGIAN else 'di bawah `bagian:`'}".rstrip()
            yield Finding(naskah.place(title if title in BAGIAN else "bagian"), f"{title} belum diisi", "belum ada", hint)


@sop_rule("SOP317", Severity.CATATAN, Weight.KURANG)
def bagian_tercetak_kosong(naskah: Naskah) -> Iterator[Finding]:
    """Bagian tercetak sebagai kotak kosong.

    ## Apa
    Lembar mencetak bagian itu (keterkaitan, kualifikasi pelaksana, peralatan/perlengkapan …), tetapi isinya tidak ada. Yang wajib
    diisi dilaporkan tersendiri (SOP316, SOP320, SOP321, SOP330).

    ## Mengapa
    Kotak kosong di lembar yang disahkan dibaca sebagai lupa diisi (isian baku lembar identitas, PermenPAN-RB 35/2012). Bila memang
    tidak ada isinya, tanda "-" mengatakannya.

    ## Salah
    ```yaml
    peralatan/perlengkapan:
    ```

    ## Benar
    ```yaml
    peralatan/perlengkapan: "-"
    ```

    ## Bukan salah
    Profilnya tidak mencetak bagian yang kosong:
    ```yaml
    peralatan/perlengkapan:
    penyesuaian:
      identitas: {bagian kosong: hilang}
    ```

    Bagian yang wajib dilaporkan SOP320:
    ```yaml
    peringatan:
    ```
    """
    for title in naskah.kosong() if naskah.profile.bagian_kosong == "tercetak" else ():
        if not naskah.lacks(title):
            key = title if title in BAGIAN else "bagian"
            hint, fakta = 'isi, atau tulis `"-"` bila memang tidak ada', "bagian tercetak kosong"
            yield Finding(naskah.place(key), f"{title} tercetak kosong", f"{title} belum ada", hint, fakta, place=title)
