"""Names in capitals, as a letterhead has them → names as one writes them: small words small, abbreviations as they are."""

from __future__ import annotations

import re

_KECIL = frozenset({"ATAS", "DAN", "DARI", "DENGAN", "DI", "KE", "OLEH", "PADA", "SERTA", "UNTUK", "YANG"})
_SINGKATAN = frozenset({
    # offices
    "BKAD", "BKD", "BKPSDM", "BLUD", "BPBD", "BPKAD", "BPS", "DPMPTSP", "DPRD", "KPU", "KUA", "OPD", "PKK", "PPID", "PTSP", "RSIA", "RSU",
    "RSUD", "SDN", "SKPD", "SMAN", "SMKN", "SMPN", "UKPBJ", "UPT", "UPTB", "UPTD",
    # places and people
    "ASN", "DIY", "DKI", "PNS", "PPPK", "RI", "RT", "RW", "SDM", "TNI",
    # papers and systems
    "APBD", "APBN", "BPJS", "DPA", "IMB", "KGB", "KIA", "KIS", "KK", "KTP", "NIB", "NPWP", "PBB", "PBG", "RKA", "SK", "SKCK", "SKTM",
    "SPJ", "SPM", "SPO", "SPPD", "SPT", "TIK",
})
_ROMAWI = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_HURUF = re.compile(r"[^\W\d_]+")


def judul_nama(text: str) -> str:
    """A name that is all in capitals, as one writes it in a list; any other stays as it is."""
    if not text.isupper():
        return text
    return " ".join(_kata(word, number == 0) for number, word in enumerate(text.split()))


def _kata(word: str, first: bool) -> str:
    if not first and word in _KECIL:
        return word.lower()
    if any(character.isdigit() for character in word):
        return word
    return _HURUF.sub(lambda match: _bagian(match.group()), word)


def _bagian(letters: str) -> str:
    return letters if letters in _SINGKATAN or _ROMAWI.fullmatch(letters) else letters.capitalize()
