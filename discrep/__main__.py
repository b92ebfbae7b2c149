"""``python -m discrep``: the command line."""

import os
import sys
from contextlib import suppress

# Python puts the working directory first among the places of modules. It may hold somebody's
# articles, and must not lend the program code.
with suppress(OSError):  # the directory may be gone
    if not sys.flags.safe_path and sys.path[:1] == [os.getcwd()]:  # noqa: PTH109
        del sys.path[0]

from discrep.cli import main

sys.exit(main())
