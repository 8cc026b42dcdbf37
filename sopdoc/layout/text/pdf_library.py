"""What is used of reportlab, loaded so that nothing but its own code has a say in it.

Left alone it runs `~/.reportlab_mods` and modules named `reportlab_mods` or `reportlab_settings` from wherever Python looks, reads
`~/.reportlab_settings`, and lets every variable `RL_…` of the environment change how it writes; a home that leads through a file ends in
a traceback.  Whose machine it is must change neither bytes nor behaviour.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

OVERRIDES = ("reportlab.local_rl_mods", "reportlab_mods", "reportlab.local_rl_settings", "reportlab_settings")
VARIABLE = "RL_"      # how the names of its variables begin


@contextmanager
def _alone() -> Iterator[None]:
    """While it is loaded its overrides are empty modules, and its variables are not there."""
    sys.modules.update({name: ModuleType(name) for name in OVERRIDES})
    hidden = {name: os.environ.pop(name) for name in tuple(os.environ) if name.startswith(VARIABLE)}
    try:
        yield
    finally:
        os.environ.update(hidden)


with _alone():
    from reportlab import rl_config
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase.pdfdoc import PDFImageXObject
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

rl_config.useA85 = 0       # binary streams: a quarter smaller, and faster

__all__ = ["ImageReader", "PDFImageXObject", "TTFError", "TTFont"]
