"""sopdoc compiles SOP definitions (YAML) into the official sheets (PermenPAN-RB 35/2012), as PDF, DOCX, SVG and JSON.

    from sopdoc.compiler import Compiler, render
    from sopdoc.definitions import find_definitions
"""

import os

__version__ = "0.1.0"

os.environ["OPENPYXL_LXML"] = "False"       # read when openpyxl is loaded: whether lxml is there must not change a workbook's bytes
