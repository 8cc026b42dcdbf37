"""What the operating system says of a file that it does not give, in the words of who reads our messages."""

from __future__ import annotations

import errno

IN_USE = (32, 33)       # Windows' own numbers: another program has the file, or a part of it
WORDS = {
    errno.EPERM: "tidak diizinkan", errno.EACCES: "tidak diizinkan", errno.EROFS: "cakram ini hanya dapat dibaca",
    errno.ENOSPC: "ruang cakram habis", errno.EDQUOT: "jatah ruang cakram habis", errno.EFBIG: "berkasnya terlalu besar",
    errno.ENOENT: "berkas atau foldernya tidak ada", errno.EEXIST: "sudah ada", errno.ENOTDIR: "bukan folder",
    errno.EISDIR: "ini folder, bukan berkas", errno.ENAMETOOLONG: "namanya terlalu panjang", errno.EBUSY: "sedang dipakai program lain",
    errno.ETXTBSY: "sedang dipakai program lain", errno.EMFILE: "terlalu banyak berkas terbuka",
    errno.EIO: "cakram tidak dapat dibaca atau ditulis",
}


def reason_of(fault: OSError) -> str:
    """Why; the system's own words where it says something rare, "" where it says nothing."""
    if getattr(fault, "winerror", None) in IN_USE:
        return WORDS[errno.EBUSY]
    return WORDS.get(fault.errno or 0, fault.strerror or "")
