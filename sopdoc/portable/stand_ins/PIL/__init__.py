"""Pillow's names for what sopdoc and reportlab ask of it: PNG is read whole, of a JPEG the head, which goes into documents as it is."""
