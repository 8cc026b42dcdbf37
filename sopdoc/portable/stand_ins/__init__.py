"""Libraries with a compiled core, as far as sopdoc asks for them, for the page: `PIL`, `resvg_py`.

These modules lie at the top of the page's program and are found there by the libraries' own names; nothing else imports them.
"""
