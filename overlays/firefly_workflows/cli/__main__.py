"""``python -m firefly_workflows.cli`` is ``ffw``."""

import sys

from .entry import entry

sys.exit(entry())
