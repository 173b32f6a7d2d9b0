"""One run of pytest on a damaged copy of the repository: `mutant_session.py COPY REPORT FILE…`.

The environment's editable install leads to the tree it was made in. This makes sure, before
anything is imported, that the packages come from the copy instead, and writes down as JSON which
tests failed. It stops at the first that does unless told otherwise (`--maxfail=0`).
"""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

PLUGINS = ("cacheprovider", "xdist", "pytest_cov")
"""What pytest need not load: it takes longer than many a test file."""
FUZZER = "schemathesis"
FUZZING = "tests/contract/test_fuzz.py"
PACKAGES = ("firefly_workflows_api", "firefly_workflows", "firefly_workflows_mock")


class Failures:
    """A pytest plugin that remembers what failed."""

    def __init__(self) -> None:
        self.tests: list[str] = []

    def pytest_collection(self) -> None:
        """Let Hypothesis stop at a failure: making it small takes a hundred times as long."""
        # Imported by now, and not before pytest was ready to rewrite its assertions.
        from hypothesis import Phase, settings

        settings.register_profile(
            "first failure", settings.default, phases=(Phase.explicit, Phase.generate)
        )
        settings.load_profile("first failure")

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Take a file that cannot be imported for a failure."""
        if report.failed:
            self.tests.append(report.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take a test, its setup or its teardown."""
        if report.failed:
            self.tests.append(report.nodeid)


def main() -> int:
    """Runs pytest in the copy and returns its exit status."""
    copy, report, *arguments = sys.argv[1:]
    sys.path[0] = str(Path(copy) / "tools")  # where this file is, the tools are not damaged
    for name in PACKAGES:
        spec = find_spec(name)
        if spec is None or not Path(spec.origin or "").is_relative_to(copy):
            raise SystemExit(f"{name} is not that of {copy}: {spec and spec.origin}")
    plugin = Failures()
    unused = PLUGINS if FUZZING in arguments else (*PLUGINS, FUZZER)
    status = pytest.main(
        ["-x", "-q", "--tb=short", *(f"-pno:{name}" for name in unused), *arguments],
        plugins=[plugin],
    )
    Path(report).write_text(json.dumps(plugin.tests))
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
