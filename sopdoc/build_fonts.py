"""Build hook: fontpkg-arimo's variable fonts → the four static Arimo faces in `sopdoc/_fonts`.

Runs when the wheel or the editable install is built (pyproject.toml names this file), never when sopdoc runs.
Arimo is free (OFL) and its widths equal Arial's, so a sheet set in it breaks its lines as Word does with Arial.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FACES = {
    "Arimo-Regular.ttf": ("Arimo[wght].ttf", 400),
    "Arimo-Bold.ttf": ("Arimo[wght].ttf", 700),
    "Arimo-Italic.ttf": ("Arimo-Italic[wght].ttf", 400),
    "Arimo-BoldItalic.ttf": ("Arimo-Italic[wght].ttf", 700),
}


def make_faces(target: Path) -> list[Path]:
    """Writes the missing faces into `target`; the same bytes on every machine."""
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


class FontBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the faces to whatever hatchling builds."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        for path in make_faces(Path(self.root) / "sopdoc" / "_fonts"):
            build_data["force_include"][str(path)] = f"sopdoc/_fonts/{path.name}"
