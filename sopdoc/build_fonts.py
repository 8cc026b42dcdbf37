"""Build hook: fontpkg-arimo's variable fonts → the four static Arimo faces in `sopdoc/_fonts`, and one of signs beside them.

Runs when the wheel or the editable install is built (pyproject.toml names this file), never when sopdoc runs.
Arimo is free (OFL) and its widths equal Arial's, so a sheet set in it breaks its lines as Word does with Arial.  What it
lacks of arrows, boxes, ticks and other signs is taken from DejaVu Sans Mono (free: Bitstream Vera's licence, changes in the
public domain), which `python-barcode` carries; made smaller, it bears another name, as that licence asks.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FACES = {
    "Arimo-Regular.ttf": ("Arimo[wght].ttf", 400),
    "Arimo-Bold.ttf": ("Arimo[wght].ttf", 700),
    "Arimo-Italic.ttf": ("Arimo-Italic[wght].ttf", 400),
    "Arimo-BoldItalic.ttf": ("Arimo-Italic[wght].ttf", 700),
}
SIGNS, SIGN_FAMILY = "Sopdoc-Tanda.ttf", "Sopdoc Tanda"
SIGN_RANGES = (range(0x2190, 0x2300), range(0x25A0, 0x27F0), range(0x2B00, 0x2C00))     # arrows, mathematics; shapes, signs, dingbats
SIGN_EM = 1536                          # of the 2048 units that the signs are drawn in
HEIGHTS = {
    "hhea": ("ascent", "descent", "lineGap"), "OS/2": ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent"),
}
NAMES = {1: SIGN_FAMILY, 2: "Regular", 3: SIGN_FAMILY, 4: SIGN_FAMILY, 6: "Sopdoc-Tanda"}   # by their ids in the OpenType name table


def make_fonts(target: Path) -> list[Path]:
    """Writes the missing fonts into `target`; the same bytes on every machine."""
    faces = make_faces(target)
    return [*faces, make_signs(target / SIGNS, faces[0])]


def make_faces(target: Path) -> list[Path]:
    """The faces of Arimo, those that are there already left as they are."""
    import fontpkg_arimo

    source = Path(fontpkg_arimo.__file__).parent / "files"
    target.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, (variable, weight) in FACES.items():
        path = target / name
        if not path.exists():
            font = TTFont(source / variable, recalcTimestamp=False)
            static = instantiateVariableFont(font, {"wght": weight}, updateFontNames=True)
            temporary = path.with_suffix(".tmp")
            static.save(temporary)
            temporary.replace(path)
        paths.append(path)
    return paths


def make_signs(path: Path, regular: Path) -> Path:
    """The signs that `regular` lacks, and a space as wide as its own: one width each, so a column of boxes stands straight."""
    import barcode

    if path.exists():
        return path
    arimo = TTFont(regular)
    font = TTFont(Path(barcode.__file__).parent / "fonts" / "DejaVuSansMono.ttf", recalcTimestamp=False)
    wanted = [code for codes in SIGN_RANGES for code in codes if code not in arimo.getBestCmap()]
    subsetter = Subsetter(Options(hinting=False, layout_features=[], notdef_outline=True, drop_tables=["FFTM", "GSUB", "GPOS", "GDEF"]))
    subsetter.populate(unicodes=[0x20, *wanted])
    subsetter.subset(font)
    _enlarge(font, arimo)
    for record in font["name"].names:
        record.string = NAMES.get(record.nameID, record.string)
    temporary = path.with_suffix(".tmp")
    font.save(temporary)
    temporary.replace(path)
    return path


def _enlarge(font: TTFont, arimo: TTFont) -> None:
    """A typewriter's signs are narrow: fewer units make an em of them.  Lines stand as high, and spaces are as wide, as in Arimo."""
    font["head"].unitsPerEm = SIGN_EM
    share = SIGN_EM / arimo["head"].unitsPerEm
    for table, keys in HEIGHTS.items():
        for key in keys:
            setattr(font[table], key, round(getattr(arimo[table], key) * share))
    font["hmtx"]["space"] = round(arimo["hmtx"]["space"][0] * share), 0
    font["post"].isFixedPitch = 0


class FontBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the faces to whatever hatchling builds."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        for path in make_fonts(Path(self.root) / "sopdoc" / "_fonts"):
            build_data["force_include"][str(path)] = f"sopdoc/_fonts/{path.name}"
