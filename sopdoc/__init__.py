"""sopdoc compiles SOP definitions (YAML) into the official sheets (PermenPAN-RB 35/2012), as PDF, DOCX, SVG and JSON.

    from sopdoc.compiler import Compiler, render
    from sopdoc.definitions import find_definitions
"""

__version__ = "0.1.0"
