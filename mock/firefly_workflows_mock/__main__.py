"""``python -m firefly_workflows_mock``: see ``cli``."""

from __future__ import annotations

from firefly_workflows_mock.cli import main

raise SystemExit(main())
