"""What the tests of the decoders share: a short way from YAML to a Sop or to its first flow."""

from __future__ import annotations

from sopdoc.diagnostics import Report
from sopdoc.model.bentuk import Kapsul
from sopdoc.model.decode import KAPSUL_BAKU, decode_sop
from sopdoc.model.decode_instansi import InstansiBerkas
from sopdoc.model.sop import Alur, Instansi, Pejabat, Sop
from sopdoc.source.read import parse

BERKAS = InstansiBerkas(Instansi(kop=("PEMERINTAH",), pejabat={"kepala": Pejabat("Kepala", "Budi")}))
KEPALA = "nomor: 1\nnama: Uji\npelaksana: {a: A, b: B, c: C}\n"


def decoded(yaml: str, kapsul: Kapsul = KAPSUL_BAKU) -> Sop:
    """The definition, which must be faultless."""
    report = Report()
    node = parse(yaml, "uji.yaml", report)
    assert node is not None, report.diagnostics
    sop = decode_sop(node, "uji", "uji.yaml", BERKAS, frozenset({"uji", "tetangga"}), report, kapsul)
    assert report.diagnostics == ()
    assert sop is not None
    return sop


def alur(kegiatan: str, kapsul: Kapsul = KAPSUL_BAKU) -> Alur:
    """The flow of these rows over the columns a, b, c.  A row is `a` or `{…}`; `uraian` is filled in where it is missing."""
    rows = [row.strip() for row in kegiatan.strip().splitlines()]
    filled = [row if row.startswith("{") else f"{{pelaksana: {row}}}" for row in rows]
    lines = [f"  - {row}" if "uraian:" in row else f"  - {{uraian: Uji, {row[1:]}" for row in filled]
    return decoded(KEPALA + "kegiatan:\n" + "\n".join(lines), kapsul).alur[0]


def sketch_simbol(flow: Alur) -> list[str]:
    """Each row as `id=bentuk …`."""
    return [" ".join(f"{s.id}={s.bentuk.value}" for s in row.simbol) for row in flow.kegiatan]


def sketch_sambungan(flow: Alur) -> list[str]:
    """Each connection as `a->b`, `a-Ya->b` (main branch in capitals stays as written), `a--b`, `a..b`, `a<->b`; a side branch ends
    with `?`."""
    lines = {"panah": "->", "lurus": "--", "putus": ".."}
    return [
        f"{s.dari}{'<' * s.timbal_balik}{f'-{s.label}' if s.label else ''}{lines[s.garis.value]}{s.ke}{'' if s.utama else '?'}"
        for s in flow.sambungan
    ]
