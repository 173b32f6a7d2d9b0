"""``python -m firefly_workflows.cli`` is ``ffw``."""

import sys

from .main import main

sys.exit(main())
