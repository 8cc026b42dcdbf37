"""`python -m sopdoc` is the `sopdoc` command."""

from __future__ import annotations

import sys

from sopdoc.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
