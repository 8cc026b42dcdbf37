"""The SOPs that were read together → what their agency's file says of them all, and the text of each definition beside it.

What most sheets have alike goes into `instansi.yaml`; what one of them has otherwise stays in its definition.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from sopdoc.diagnostics import Report
from sopdoc.format.document import format_text
from sopdoc.format.order import INSTANSI_BERKAS, SOP_BERKAS, KeyOrder
from sopdoc.impor.finding import RAGU, UNKNOWN, Finding
from sopdoc.impor.identity.logo import file_of
from sopdoc.impor.written.definition import Definition
from sopdoc.impor.written.evidence import KOP
from sopdoc.impor.written.links import linked
from sopdoc.impor.written.style import SOP, Look, besides, common, usual_look
from sopdoc.schema.start import kunci_pelaksana
from sopdoc.writing.values import Commented, Value, yaml_text

NOBODY = "NAMA INSTANSI"
NO_KOP = "kepala surat tidak terbaca"
FEWEST = 2              # sheets that an official signs, so that the agency's file names him
Pejabat = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Agency:
    """`values` are those that its file is made of, none where nothing is known of it; `pejabat`: keys by what is said of officials."""

    values: Mapping[str, Value] = field(default_factory=dict)
    pejabat: Mapping[Pejabat, str] = field(default_factory=dict)
    kop: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    profil: str = ""
    look: Look = field(default_factory=dict)
    logos: Mapping[str, bytes] = field(default_factory=dict)
    tempat: str = ""
    alamat: tuple[str, ...] = ()

    @property
    def pictures(self) -> dict[str, bytes]:
        """By the names of their files."""
        return {file_of(key, data): data for key, data in self.logos.items()}

    @property
    def doubts(self) -> tuple[str, ...]:
        """What its own file tells of them."""
        return (NO_KOP,) if self.values and not self.kop else ()


def agency_of(definitions: Sequence[Definition]) -> Agency:
    """Of the letterhead that most have; sheets of other agencies say nothing of it."""
    kop, unit = _letterhead([one.kop for one in definitions if one.kop])
    definitions = [one for one in definitions if not one.kop or _begins(one.kop, kop)] or definitions
    profiles = [one.profil for one in definitions]
    profil = max(profiles, key=profiles.count, default=SOP)
    look = usual_look(profil) | common([one.look for one in definitions if one.profil == profil])
    pejabat = _officials(definitions)
    places = [one.tempat for one in definitions if one.tempat]
    tempat = max(places, key=places.count, default="")
    addresses = [one.alamat for one in definitions if one.alamat]
    alamat = max(addresses, key=addresses.count, default=())
    logos = next((one.logos for one in definitions if one.logos and _begins(one.kop, kop)), {})
    values: dict[str, Value] = {"kop": kop or Commented((NOBODY,), (RAGU + NO_KOP,))}
    if alamat:
        values["alamat"] = alamat
    if unit:
        values["unit"] = unit
    values |= {key: file_of(key, data) for key, data in logos.items()}
    if tempat:
        values["tempat"] = tempat
    if pejabat:
        values["pejabat"] = {key: dict(one) for one, key in pejabat.items()}
    if profil != SOP:
        values["profil"] = profil
    own = besides(look, usual_look(profil))
    if "kertas" in own:
        values["kertas"] = own.pop("kertas")
    if own:
        values["penyesuaian"] = own
    return Agency(values, pejabat, kop, unit, profil, look, logos, tempat, alamat)


def _letterhead(heads: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines that all have which begin as most do, and below them the unit that most have; none where one has no unit: no definition
    can say that."""
    most = max(heads, key=heads.count, default=())
    alike = [head for head in heads if head[0] == most[0]]
    count = 0
    while all(len(head) > count and head[count] == most[count] for head in alike) and count < len(most):
        count += 1
    return most[:count], most[count:] if all(len(head) > count for head in alike) else ()


def _officials(definitions: Sequence[Definition]) -> dict[Pejabat, str]:
    """Who signs several sheets, or the only one; nobody whose office is not known."""
    signed = [one for definition in definitions if (one := _signer(definition)) and dict(one)["jabatan"] != UNKNOWN]
    often = [one for one in dict.fromkeys(signed) if signed.count(one) >= min(FEWEST, len(definitions))]
    keys = kunci_pelaksana(tuple(dict(one)["jabatan"] for one in often))
    return {one: key for one, (key, _) in zip(often, keys, strict=True)}


def _signer(definition: Definition) -> Pejabat:
    """() where nobody was read."""
    said = definition.values.get("disahkan oleh")
    return tuple((key, str(value)) for key, value in said.items()) if isinstance(said, Mapping) else ()


def _alike(one: Pejabat) -> Pejabat:
    """However the number is grouped: it is printed in the same way."""
    return tuple(sorted((key, "".join(text.split()) if key == "nip" else text) for key, text in one))


def instansi_text(agency: Agency) -> str:
    """The agency's file."""
    return _canonical(yaml_text(agency.values), INSTANSI_BERKAS)


def text_of(definition: Definition, agency: Agency, files: Mapping[str, str] = MappingProxyType({})) -> str:
    """The definition's file, beside that of its agency; `files`: see `links.linked`."""
    values = linked(definition.values, files)
    key = {_alike(one): key for one, key in agency.pejabat.items()}.get(_alike(_signer(definition)))
    if key:
        values["disahkan oleh"] = key
    if agency.values:
        values |= _unit(definition, agency) | _own_look(definition, agency)
    comments = (*definition.head, *(finding.doubt for finding in differences(definition, agency)))
    return _canonical("".join(f"# {RAGU}{comment}\n" for comment in comments) + yaml_text(values), SOP_BERKAS)


def _canonical(text: str, order: KeyOrder) -> str:
    """Keys in the order of `sopdoc fmt`."""
    found = format_text(text, "", Report(), order)
    assert found is not None        # what was written can be read
    return found


def differences(definition: Definition, agency: Agency) -> Iterator[Finding]:
    """What a sheet has otherwise than its agency and no definition can say; nothing where nothing is known of the agency."""
    if not agency.values:
        return
    if is_strange(definition, agency):
        at = next((finding.place for finding in definition.findings if finding.subject == KOP), definition.start)
        yield Finding(KOP, "", at, f'kop lembar ini lain: "{" / ".join(definition.kop)}"')
    elif definition.kop == agency.kop and agency.unit:
        yield Finding(KOP, "", definition.start, f'kop lembar ini tanpa "{" / ".join(agency.unit)}"')
    if definition.alamat and definition.alamat != agency.alamat:
        yield Finding("alamat", "", definition.start, f'alamat di kop lembar ini lain: "{" / ".join(definition.alamat)}"')
    if definition.tempat and definition.tempat != agency.tempat:
        yield Finding("tempat", definition.tempat, definition.start, f'tempat tanda tangan lembar ini lain: "{definition.tempat}"')
    if definition.profil != agency.profil:
        yield Finding("lembar", "", definition.start, f"lembar ini berbentuk {definition.profil}, lain dari kebanyakan")


def is_strange(definition: Definition, agency: Agency) -> bool:
    """Has it the letterhead of another agency?"""
    return bool(definition.kop) and not _begins(definition.kop, agency.kop)


def _begins(kop: tuple[str, ...], first: tuple[str, ...]) -> bool:
    return kop[: len(first)] == first


def _unit(definition: Definition, agency: Agency) -> dict[str, Value]:
    """The lines below the agency's own, where they are others than usual."""
    unit = definition.kop[len(agency.kop):] if _begins(definition.kop, agency.kop) else ()
    return {"unit": unit} if unit and unit != agency.unit else {}


def _own_look(definition: Definition, agency: Agency) -> dict[str, Value]:
    own = besides(definition.look, agency.look) if definition.profil == agency.profil else {}
    return {"penyesuaian": own} if own else {}
