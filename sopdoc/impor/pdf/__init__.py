"""A PDF or a photograph → `Page`s, by pypdfium2."""
