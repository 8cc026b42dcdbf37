"""The agency's file that is in the folder already → what the sheets that come beside it are compared with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sopdoc.diagnostics import Report
from sopdoc.impor.written.agency import Agency, Pejabat
from sopdoc.impor.written.style import SOP, SPO, look_shown, profile_of
from sopdoc.model import sop
from sopdoc.model.decode_instansi import InstansiBerkas, decode_instansi
from sopdoc.profile.decode import load_profile
from sopdoc.source.read import read


def known_in(path: Path, report: Report) -> Agency | None:
    """What `path` says; None, and its faults in `report`, where it is no YAML.  Its other faults are told by whoever builds it."""
    node = read(path, path.name, report)
    return None if node is None else _agency(decode_instansi(node, path.parent, Report()))


def _agency(berkas: InstansiBerkas) -> Agency:
    said = berkas.instansi
    profile = load_profile(berkas.profil, berkas.penyesuaian, Report()) or profile_of(SOP)
    return Agency(
        {"kop": said.kop}, {_official(one): key for key, one in said.pejabat.items()}, said.kop, said.unit,
        SPO if profile.bentuk_identitas == SPO else SOP, look_shown(profile), {}, said.tempat, said.alamat,
    )


def _official(one: sop.Pejabat) -> Pejabat:
    """As a sheet says it."""
    def parts() -> Iterator[tuple[str, str]]:
        yield from (("jabatan", one.jabatan), ("nama", one.nama), ("pangkat", one.pangkat))
        yield from (("nip", one.nip.teks if one.nip else ""), ("nrp", one.nrp), ("nomor induk", one.nomor_induk))

    return tuple((key, text) for key, text in parts() if text)
