"""``python -m discrep``: the command line."""

import sys

from discrep.cli import main

sys.exit(main())
