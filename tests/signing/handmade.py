"""A PDF written object by object."""

from __future__ import annotations


def objects(*texts: bytes, root: bytes = b"") -> bytes:
    """A file of these objects, the catalogue being the first of them."""
    data, places = b"%PDF-1.7\n", []
    for number, text in enumerate((b"<</Type/Catalog/Pages 2 0 R" + root + b">>", *texts), 1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + text + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n\r\n" % place for place in places)
    size = len(places) + 1
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f\r\n" % size + table + end


def stream(data: bytes, about: bytes = b"") -> bytes:
    """The text of an object that holds `data`."""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (about, len(data), data)
