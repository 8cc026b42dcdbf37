"""Where a document says what it was made from: a custom property and a part of its own, which Word and LibreOffice keep when they save.

    docProps/custom.xml         the digest; a person sees it under File › Info › Properties
    customXml/item1.xml         the definition itself; longer than a property may be
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdoc.origin import PROPERTY, Origin
from sopdoc.render.docx.ooxml import DECLARATION, escape
from sopdoc.render.docx.references import OFFICE, Relation

NAMESPACE = "urn:sopdoc:asal"
ITEMS = "customXml/item"
ITEM = Relation("customXml", "../customXml/item1.xml")
CONTENT = {
    "/docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    "/customXml/itemProps1.xml": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
}
RELATION = f'<Relationship Id="rId4" Type="{OFFICE}/custom-properties" Target="docProps/custom.xml"/>'      # of the package

_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"         # of properties that a user names
_ITEM_ID = "{8C1B6F0E-51C4-4B0B-9B0A-5A0F3C0D1A17}"        # ours, the same in every document
_DATA = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_ITEM_RELS = (
    f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/customXmlProps" Target="itemProps1.xml"/></Relationships>'
)


def origin_parts(origin: Origin) -> Iterator[tuple[str, str]]:
    yield "docProps/custom.xml", (
        f'{DECLARATION}<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}"><property fmtid="{_FORMAT}" pid="2" name="{PROPERTY}">'
        f"<vt:lpwstr>{origin.digest}</vt:lpwstr></property></Properties>"
    )
    yield "customXml/item1.xml", f'{DECLARATION}<asal xmlns="{NAMESPACE}">{escape(origin.packed)}</asal>'
    yield "customXml/_rels/item1.xml.rels", _ITEM_RELS
    yield "customXml/itemProps1.xml", (
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{_ITEM_ID}" xmlns:ds="{_DATA}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
