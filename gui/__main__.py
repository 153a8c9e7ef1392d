"""`python -m gui`: the same as the console script."""

from __future__ import annotations

import sys

from gui.cli import main

sys.exit(main())
