"""Characters used of a face → font objects: TrueType subsets in the fixed encoding, with the way back to Unicode.

PDF/A wants every glyph embedded, widths as in the font, and no code that leads to U+0000 (ISO 19005-2, 6.2.11).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Set
from pathlib import Path

from sopdoc.render.pdf.file import PdfFile
from sopdoc.render.pdf.fixed_fonts import FixedFont, fixed_font

SYMBOLIC, NONSYMBOLIC = 4, 32      # flags of a descriptor: codes are the subset's own
MOST_ROWS = 100                    # entries of one bfchar block, by the CMap specification


def add_fonts(used: Mapping[str, Set[str]], file: PdfFile) -> str:
    """Embeds every face for the characters used of it (by the face's file); returns the entries of a Font resource."""
    fonts: dict[str, tuple[FixedFont, set[str]]] = {}      # files with the same bytes are one font
    for path, characters in used.items():
        font = fixed_font(Path(path))
        fonts.setdefault(font.resource, (font, set()))[1].update(characters)
    blocks = (block for _, (font, characters) in sorted(fonts.items()) for block in _add_blocks(font, "".join(characters), file))
    return "".join(f"/{resource} {number} 0 R" for resource, number in blocks)


def _add_blocks(font: FixedFont, characters: str, file: PdfFile) -> Iterator[tuple[str, int]]:
    for block, codes in font.blocks(characters).items():
        resource = f"{font.resource}+{block}"
        yield resource, _add_font(font, codes, _subset_name(font, resource), file)


def _subset_name(font: FixedFont, resource: str) -> str:
    """Six letters and the font's own name, as subsets are called; the letters tell fonts of one name apart."""
    number = int(hashlib.sha256(resource.encode()).hexdigest(), 16)
    letters = "".join(chr(65 + number // 26**place % 26) for place in range(6))
    name = font.face.ttf.face.name
    return f"{letters}+{''.join(c if (c.isalnum() and c.isascii()) or c == '-' else '' for c in name.decode('latin-1'))}"


def _add_font(font: FixedFont, codes: list[int], name: str, file: PdfFile) -> int:
    """One block of the face, with glyphs for the codes that are used (0 where none is)."""
    face = font.face.ttf.face
    data = face.makeSubset(codes)
    program = file.stream(file.reserve(), f"/Length1 {len(data)}", data)
    flags = face.flags & ~NONSYMBOLIC | SYMBOLIC
    descriptor = file.add(
        f"<</Type/FontDescriptor/FontName/{name}/Flags {flags}/FontBBox[{' '.join(f'{n:g}' for n in face.bbox)}]"
        f"/ItalicAngle {face.italicAngle:g}/Ascent {face.ascent:g}"
        f"/Descent {face.descent:g}/CapHeight {face.capHeight:g}/StemV {face.stemV:g}"
        f"/MissingWidth {face.defaultWidth:g}/FontFile2 {program} 0 R>>"
    )
    widths = " ".join(f"{face.getCharWidth(code):.4f}".rstrip("0").rstrip(".") for code in codes)
    way_back = file.stream(file.reserve(), "", _to_unicode(codes).encode())
    return file.add(
        f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar 0/LastChar {len(codes) - 1}/Widths[{widths}]"
        f"/FontDescriptor {descriptor} 0 R/ToUnicode {way_back} 0 R>>"
    )


def _to_unicode(codes: list[int]) -> str:
    """A CMap from the codes in use to their characters."""
    rows = [f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>" for code, character in enumerate(codes) if character]
    blocks = [rows[i:i + MOST_ROWS] for i in range(0, len(rows), MOST_ROWS)]
    mapped = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return f"""\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{mapped}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
