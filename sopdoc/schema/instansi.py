"""instansi.yaml as JSON Schema."""

from __future__ import annotations

from sopdoc.model.decode_instansi import CARA, INSTANSI, MUKA_HURUF, PROFIL_BAKU, TINGKAT
from sopdoc.schema.shapes import Schema, berbaris, described, optional, record, ref, text


def instansi() -> Schema:
    """What the SOPs of one agency share."""
    muka = {face: text(f"Berkas TTF di folder instansi untuk huruf {face}", f"huruf-{face.replace(' ', '-')}.ttf") for face in MUKA_HURUF}
    huruf = record(("nama", *MUKA_HURUF), {"nama": text("Wajib. Nama huruf", "Arial"), **muka}, ["nama"])
    pejabat: Schema = {"type": "object", "additionalProperties": ref("pejabat"), "propertyNames": {"pattern": r"\S"}}
    aturan: Schema = {"type": "object", "additionalProperties": {"enum": list(TINGKAT)}, "propertyNames": {"pattern": r"\S"}}
    cara: Schema = {"enum": list(CARA)}
    return record(INSTANSI, {
        "kop": described(berbaris(), "Wajib. Nama instansi, satu baris tiap butir", ["PEMERINTAH KOTA UJI", "DINAS ARSIP"]),
        "alamat": described(ref("daftar"), "Alamat di bawah nama instansi, dicetak kecil", ["Jalan Merdeka Nomor 1, Kota Uji"]),
        "unit": described(ref("daftar"), "Unit kerja di bawah kop", ["BAGIAN ORGANISASI"]),
        "logo": text("Lambang: berkas PNG, JPEG atau SVG di folder instansi", "logo.svg"),
        "logo kanan": text("Lambang kedua, di sebelah kanan nama instansi", "logo-puskesmas.png"),
        "tempat": text("Tempat pada tanda tangan di akhir dokumen", "Nusa Raya"),
        "pejabat": described(optional(pejabat), "Pejabat yang mengesahkan: kunci pendek, lalu jabatan, nama, pangkat dan NIP"),
        "profil": text("Rupa lembar: permenpan-35-2012, spo, atau profil lain", PROFIL_BAKU, "spo", default=PROFIL_BAKU),
        "kertas": described(optional(ref("kertas")), "Ukuran kertas: namanya, atau lebar dan tinggi dalam mm", "F4", default="F4"),
        "huruf": described(optional(ref("teks"), huruf), "Nama huruf, atau nama dan berkas TTF-nya", "Arial"),
        "tanda tangan": described(optional(cara, ref("cara")), "Cara lembar ditandatangani", *CARA),
        "cap air": described(ref("daftar"), "Tulisan besar dan muda di belakang isi setiap halaman", "SALINAN TIDAK TERKENDALI"),
        "verifikasi": described(
            optional({"type": "string", "pattern": r"^\s*https?://[!-~]*\{id\}[!-~]*\s*$"}),
            "Alamat untuk memeriksa keaslian lembar; {id} diganti dengan kodenya", "https://sop.contoh.go.id/{id}",
        ),
        "aturan": described(optional(aturan), "Berat pemeriksaan menurut kode, atau tidak diperiksa", {"SOP305": "tidak"}),
        "penyesuaian": described(optional(ref("profil")), "Perubahan profil untuk semua SOP instansi ini"),
    }, ["kop"])
