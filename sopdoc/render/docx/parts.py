"""The parts around word/document.xml, each as small as Word allows: python-docx's template carries 800 KB of styles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from sopdoc.layout.tree import Layout
from sopdoc.origin import Origin
from sopdoc.render.document import Document
from sopdoc.render.docx.embedded import SIGN_ENTRY, font_parts
from sopdoc.render.docx.looks import Looks
from sopdoc.render.docx.ooxml import DECLARATION, escape
from sopdoc.render.docx.origin import CONTENT as ORIGIN
from sopdoc.render.docx.origin import RELATION, origin_parts
from sopdoc.render.docx.package import Part
from sopdoc.render.docx.references import References
from sopdoc.render.docx.styles import LANGUAGE, styles
from sopdoc.render.docx.theme import theme

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_CONTENT = {
    "/word/document.xml": f"{_WORD}.document.main+xml",
    "/word/styles.xml": f"{_WORD}.styles+xml",
    "/word/numbering.xml": f"{_WORD}.numbering+xml",
    "/word/settings.xml": f"{_WORD}.settings+xml",
    "/word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}

_PACKAGE_RELS = (
    f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/relationships/extended-properties" Target="docProps/app.xml"/>'
)

APP = f'{DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties"><Application>sopdoc</Application></Properties>'

NONE: Mapping[str, str] = MappingProxyType({})

_OBFUSCATED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"


def package(
    document: Layout | Document, body: Part, running: Mapping[str, str], references: References, media: Mapping[str, bytes],
    numbering: str, looks: Looks, embedded: bool = False, origin: Origin | None = None,
) -> Iterator[tuple[str, Part]]:
    """Every part by name, each made when those before are packed: relations and `media` are known once the `body` is.

    `running`: headers and footers, by part name; `numbering`: the part of the lists; `looks`: all styles that are used;
    `embedded`: it carries the font of signs; `origin`: what it was made from.
    """
    font = document.fonts.docx_name
    footers, headers = ([name for name in running if name.startswith(f"word/{kind}")] for kind in ("footer", "header"))
    yield "[Content_Types].xml", content_types(footers, headers, embedded, ORIGIN if origin else {})
    yield "_rels/.rels", f"{_PACKAGE_RELS}{RELATION if origin else ''}</Relationships>"
    yield "word/document.xml", body
    yield "word/_rels/document.xml.rels", references.xml()
    yield "word/styles.xml", styles(font, looks.made)
    yield "word/numbering.xml", numbering
    yield "word/settings.xml", settings(embedded)
    yield "word/theme/theme1.xml", theme(font)
    yield "word/fontTable.xml", font_table(font, embedded)
    yield from font_parts(embedded).items()
    yield from running.items()
    yield "docProps/core.xml", core(document)
    yield "docProps/app.xml", APP
    yield from origin_parts(origin) if origin else ()
    yield from media.items()


# compatibilityMode 15: in 14 Word and LibreOffice move tables by the cell margin
def settings(embedded: bool = False) -> str:
    """word/settings.xml; `embedded`: the document carries a font, and keeps it when it is saved."""
    keep = "<w:embedTrueTypeFonts/>" if embedded else ""
    return (
        f'{DECLARATION}<w:settings {_W}><w:zoom w:percent="100"/>{keep}<w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def content_types(footers: Iterable[str], headers: Iterable[str] = (), embedded: bool = False, further: Mapping[str, str] = NONE) -> str:
    """[Content_Types].xml; `footers` and `headers` are part names; `embedded`: it carries a font; `further`: parts and their kinds."""
    font = f'<Default Extension="odttf" ContentType="{_OBFUSCATED}"/>' if embedded else ""
    running = {f"/{name}": f"{_WORD}.footer+xml" for name in footers} | {f"/{name}": f"{_WORD}.header+xml" for name in headers}
    known = {**_CONTENT, **further, **running}
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in known.items())
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/>{font}{overrides}</Types>'
    )


def core(layout: Layout | Document) -> str:
    """docProps/core.xml: what Word shows under File › Info; its dates are the document's own, for a clock would change the bytes."""
    made, changed = layout.dates
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(layout.title)}</dc:title><dc:subject>{escape(layout.subject)}</dc:subject>"
        f"<dc:creator>{escape(layout.author)}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{made}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{changed}</dcterms:modified>'
        f"<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"
    )


def font_table(font: str, embedded: bool = False) -> str:
    """word/fontTable.xml: a sans-serif stands in where the family is absent; `embedded`: with the font of signs."""
    known = f'<w:font w:name="{escape(font)}"><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
    return f"{DECLARATION}<w:fonts {_W} {_R}>{known}{SIGN_ENTRY if embedded else ''}</w:fonts>"
