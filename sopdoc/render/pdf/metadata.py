"""What a document says of itself → information dictionary and XMP packet, which must say the same (ISO 19005-2, 6.6).

No dates: no stage has a clock, and PDF/A asks for none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape

from sopdoc.render.pdf.file import pdf_text
from sopdoc.render.xml_text import writable

LANGUAGE = "id-ID"
PROGRAM = "sopdoc"
CAP_AIR = "Cap air: "         # begins the keywords of a document with words behind its text, which are outlines on its pages
_CAP_AIR = re.compile(rb"<pdf:Keywords>" + CAP_AIR.encode() + rb"([^<]{1,999})</pdf:Keywords>")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title, author and subject; `part` of PDF/A: 2, or 3 for a document with other files in it; `keywords`: "" for none."""

    title: str
    author: str
    subject: str
    part: int = 2
    keywords: str = ""


def about_document(title: str, author: str, subject: str, part: int = 2, cap_air: str = "") -> Metadata:
    """Metadata in words that both forms can hold; a document without a title is called after the program, since it must have one.

    `cap_air`: the words behind its text, in the lines that were asked for.
    """
    named, by, on = (writable(text).strip() for text in (title, author, subject))
    return Metadata(named or PROGRAM, by, on, part, f"{CAP_AIR}{writable(cap_air)}" if cap_air else "")


def cap_air_in(pdf: bytes) -> str:
    """The words behind the text of a document of ours, as they were asked for; "" for none.  What it says is proved by building it."""
    found = _CAP_AIR.search(pdf)
    return unescape(found[1].decode("utf-8", "replace")) if found else ""


def information(about: Metadata) -> str:
    """The information dictionary."""
    words = {"Title": about.title, "Author": about.author, "Subject": about.subject, "Keywords": about.keywords}
    words |= {"Creator": PROGRAM, "Producer": PROGRAM}
    return f"<<{''.join(f'/{key}{pdf_text(text)}' for key, text in words.items() if text)}>>"


def xmp_packet(about: Metadata) -> bytes:
    """The packet, with a description of the one schema that PDF/A does not know: PDF/UA's."""
    author = f"<dc:creator><rdf:Seq><rdf:li>{escape(about.author, quote=False)}</rdf:li></rdf:Seq></dc:creator>\n" if about.author else ""
    keywords = f"<pdf:Keywords>{escape(about.keywords, quote=False)}</pdf:Keywords>\n" if about.keywords else ""
    subject = f"<dc:description>{_alternative(about.subject)}</dc:description>\n" if about.subject else ""
    return f"""\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title>{_alternative(about.title)}</dc:title>
{author}{subject}<dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>
{keywords}<pdf:Producer>{PROGRAM}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>{about.part}</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
{_SCHEMA}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
""".encode()


_SCHEMA = """\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def _alternative(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text, quote=False)}</rdf:li></rdf:Alt>'
