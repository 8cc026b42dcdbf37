"""How officials name the kind and the issuer of a regulation, in full and in short → one name each."""

from __future__ import annotations

import re

from sopdoc.check.kata import kata

_KEPALA_DAERAH = r"(?:gubernur|bupati|wali ?kota)"
_PEJABAT = (   # issue rules for what they lead, below their minister or region
    r"(?:direktur|dirjen|sekretaris|sekjen|sesjen|sestama|sekma|inspektur|irjen|deputi|direksi|rektor|dekan"
    r"|(?:kepala|ketua) (?:dinas|kantor|puskesmas|uptd?|sekolah|bagian|biro|bidang|balai|rumah sakit|rsud|desa|pengadilan))"
)
_SURAT = r"(?:surat\s+)?"

# First match wins.  The second word is a key of PERINGKAT.
JENIS: tuple[tuple[str, str], ...] = (
    (r"undang-? ?undang dasar|uud\b", "UUD"),
    (r"(?:ketetapan|tap)\W+(?:majelis|mpr)", "TAP MPR"),
    (r"kitab undang|kuh(?:p|ap|perdata|pdt|dagang)\b|kuh (?:pidana|perdata|dagang)|hir\b|r\.?bg\b|burgerlijk|staatsblad", "Kitab"),
    (r"peraturan pemerintah pengganti|perp+u\b", "Perppu"),
    (r"undang-? ?undang|uu\b", "UU"),
    (r"peraturan pemerintah(?! (?:daerah|provinsi|kabupaten|kota|desa))|pp\b", "PP"),
    (r"peraturan presiden|perpres", "Perpres"),
    (rf"{_SURAT}keputusan presiden|kepp?res\b", "Keppres"),
    (r"instruksi presiden|inpres\b", "Inpres"),
    (r"peraturan daerah|perda\b|perdaprov\b|perdakab\b|qanun\b", "Perda"),
    (r"peraturan desa|perdes\b|peraturan (?:kepala desa|nagari|negeri)|perkades\b", "Perdes"),
    (rf"peraturan (?:{_KEPALA_DAERAH}|kepala daerah)|pergub\b|perbup\b|perwal(?:i|ko|kot)?\b|perwako\b|perkada\b", "Perkada"),
    (rf"{_SURAT}keputusan (?:bersama )?{_KEPALA_DAERAH}|kepgub\b|kepbup\b|kepwal(?:i|ko)?\b|sk {_KEPALA_DAERAH}", "Keputusan"),
    (r"surat edaran|edaran\b|seb?\b|sema\b|surat (?:menteri|sekretaris|kepala|ketua|direktur|gubernur|bupati|wali ?kota)\b", "SE"),
    (r"instruksi|inmen\w*|ingub\b|inbup\b|inwali?\b", "Instruksi"),
    (rf"{_SURAT}keputusan (?:bersama )?(?:menteri|men|ketua mahkamah|mahkamah|kma|jaksa agung|kapolri)|sk kma\b", "Kepmen"),
    (r"kepmen\w*|kmk\b|kma\b|skb\b|[\d-]+/kma/", "Kepmen"),
    (rf"{_SURAT}keputusan|sk\b|kep(?:dirjen|dir|ka|sekjen|sesjen|rektor)?\b", "Kep"),
    (r"peraturan (?:bersama )?(?:menteri|men\w*)\b|permen\w*|per\.men\w*|pmk\b|pma\b|per(?=\W+\d+\W+m\.pan)", "Permen"),
    (r"peraturan mahkamah agung|peraturan ma\b|perma\b", "Permen"),
    (rf"peraturan {_PEJABAT}|perdir\w*|perse[ks]\w*|per(?=[-/.]\s*\d)", "Perdirjen"),
    (r"(?:perka|perban|perlem|perkap|perpol|perki|pkpu|perbawaslu|pojk|pbi)\b", "Peraturan"),
    (r"peraturan\b", "Peraturan"),
)

_MENTERI = {      # what follows "Permen", "Kepmen", "Menteri" or "Men" in one word
    "pan": "PANRB", "panrb": "PANRB", "pann": "PANRB", "dagri": "Dalam Negeri", "keu": "Keuangan", "kes": "Kesehatan", "ag": "Agama",
    "dikbud": "Pendidikan Dan Kebudayaan", "dikbudristek": "Pendidikan Kebudayaan Riset Dan Teknologi", "diknas": "Pendidikan Nasional",
    "dikdasmen": "Pendidikan Dasar Dan Menengah", "kumham": "Hukum Dan Hak Asasi Manusia", "naker": "Ketenagakerjaan", "sos": "Sosial",
    "hub": "Perhubungan", "tan": "Pertanian", "kominfo": "Komunikasi Dan Informatika", "dag": "Perdagangan", "perin": "Perindustrian",
    "desa": "Desa", "pu": "Pekerjaan Umum", "pupr": "Pekerjaan Umum Dan Perumahan Rakyat", "lhk": "Lingkungan Hidup Dan Kehutanan",
}
_LEMBAGA = {      # the whole name in the words that remain of it, or what stands in one word for kind and issuer
    "badan kepegawaian negara": "BKN", "lembaga kebijakan pengadaan barang jasa pemerintah": "LKPP", "arsip nasional": "ANRI",
    "mahkamah agung": "MA", "perma": "MA", "ma": "MA", "badan pusat statistik": "BPS", "bps": "BPS", "lkpp": "LKPP", "bkn": "BKN",
    "anri": "ANRI", "perki": "Komisi Informasi", "komisi informasi pusat": "Komisi Informasi", "pma": "Agama",
    "kepolisian": "Polri", "kepolisian negara": "Polri", "perpol": "Polri", "perkap": "Polri", "kapolri": "Polri",
}
_UTUH = {
    "pergub": "gubernur", "kepgub": "gubernur", "perbup": "bupati", "kepbup": "bupati", "perwal": "wali kota", "perwali": "wali kota",
    "perwako": "wali kota", "kepwal": "wali kota", "walikota": "wali kota",
}
_TANPA_PENERBIT = ("UUD", "TAP MPR", "Kitab", "UU", "Perppu", "PP", "Perpres", "Keppres", "Inpres")
_AWAL = re.compile(r"(?:per|kep|in)?(?:menteri|men)(?P<nama>[a-z]*)")
_KEUANGAN = re.compile(r"/[PK]MK\b", re.IGNORECASE)
_PAN = re.compile(r"\bM\.PAN\b", re.IGNORECASE)
_LAZIM = frozenset({
    "peraturan", "keputusan", "surat", "edaran", "menteri", "instruksi", "bersama", "sk", "se", "republik", "indonesia", "ri", "negara",
    "kepala", "ketua", "lembaga", "perka", "perban", "perlem", "perda", "perdaprov", "perdakab", "qanun", "perundang", "undangan", "daerah",
    "yang", "berlaku", "terkait", "lainnya", "lain",
})
_NOMOR = re.compile(r"\b(?:nomor|nomer|no|tahun)\b|\b\d", re.IGNORECASE)


def penerbit_of(jenis: str, kepala: str) -> str:
    """Who issued it, as far as the kind leaves that open: the words between the kind and the number, by one name."""
    if jenis in _TANPA_PENERBIT:
        return ""
    if _KEUANGAN.search(kepala):
        return "Keuangan"
    if _PAN.search(kepala):
        return "PANRB"
    words = kata(_NOMOR.split(kepala, maxsplit=1)[0])
    for word in words:
        match = _AWAL.fullmatch(word)
        if match and match["nama"] in _MENTERI:
            return _MENTERI[match["nama"]]
    if not {"pendayagunaan", "pan", "panrb"}.isdisjoint(words):
        return "PANRB"
    rest = [_UTUH.get(word, word) for word in words if word not in _LAZIM]
    whole = " ".join(word for word in words if word not in _LAZIM - {"negara", "lembaga"})
    return _LEMBAGA.get(whole) or _LEMBAGA.get(" ".join(rest)) or " ".join(rest).title()
