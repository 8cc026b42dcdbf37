"""Finished PDFs → signed ones (PAdES), and what a signed PDF says: by whom, when, whether it is whole and still what is defined.

Everything that knows certificates and signatures is here; it needs the extra `sign`.
"""

SIGNED = "-tte"      # the end of a signed document's name, before .pdf
