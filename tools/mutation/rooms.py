"""Which tests are meant to notice the mutants of a package, and of each of its rooms.

A room's own tests are those that are about it and take a second or so: with them a mutant costs
seconds, where with all tests it would cost minutes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Package:
    """One package to mutate, where it is, and the tests that are meant to notice."""

    name: str
    folder: str
    tests: tuple[str, ...]

    @property
    def path(self) -> str:
        """Return where its source is, from the root of the repository."""
        return f"{self.folder}/{self.name}"


PACKAGES = (
    Package(
        "firefly_workflows",
        "overlays",
        ("tests/unit", "tests/contract", "--ignore=tests/unit/generated"),
    ),
    Package(
        "firefly_workflows_mock",
        "mock",
        (
            "tests/mock",
            "tests/contract/test_domain_model.py",
            "tests/contract/test_golden_mock.py",
        ),
    ),
)

# The tests of a room, without their folder; each name may have wildcards.
ROOMS: dict[str, tuple[str, ...]] = {
    "overlays/firefly_workflows/auth": (
        "unit/test_auth.py",
        "unit/test_config.py",
        "unit/test_events.py",
        "unit/test_shared_state.py",
    ),
    "overlays/firefly_workflows/engine": (
        "unit/test_auth.py",
        "unit/test_bodies.py",
        "unit/test_client.py",
        "unit/test_contradictions.py",
        "unit/test_defaults.py",
        "unit/test_error_facts.py",
        "unit/test_events.py",
        "unit/test_http_client.py",
        "unit/test_opening.py",
        "unit/test_quirks.py",
        "unit/test_request.py",
        "unit/test_retries.py",
        "unit/test_shared_state.py",
        "unit/test_strict.py",
        "contract/test_http_rules.py",
        "contract/test_quirks_and_divergences.py",
    ),
    "overlays/firefly_workflows/limits": (
        "unit/test_budget_files.py",
        "unit/test_events.py",
        "unit/test_rate_limit.py",
        "unit/test_shared_state.py",
    ),
    "overlays/firefly_workflows/pages": (
        "unit/test_client.py",
        "unit/test_events.py",
        "unit/test_pagination.py",
    ),
    "overlays/firefly_workflows/runs": (
        "unit/test_defaults.py",
        "unit/test_enums_classified.py",
        "unit/test_events.py",
        "unit/test_shared_state.py",
        "unit/test_statuses.py",
        "unit/test_waiting.py",
        "unit/test_waiting_arguments.py",
        "contract/test_awaiting_runs.py",
    ),
    "mock/firefly_workflows_mock/resources": (
        "contract/test_domain_model.py",
        "contract/test_golden_mock.py",
        "mock/test_domain_*.py",
        "mock/test_engine_seeding.py",
        "mock/test_engine_state.py",
    ),
}

# Tests of tools, of files and of time: what they check is not behaviour of a mutated function.
LEFT_OUT = (
    "tests/contract/test_contract_*.py",
    "tests/contract/test_drawing.py",
    "tests/contract/test_fuzz.py",
    "tests/contract/test_load.py",
    "tests/mock/test_engine_foreign_clients.py",
    "tests/mock/test_engine_load.py",
    "tests/unit/test_benchmarks.py",
    "tests/unit/test_imports.py",
    "tests/unit/test_install.py",
    "tests/unit/test_lock.py",
    "tests/unit/test_mutants.py",
    "tests/unit/test_twins.py",
    "tests/unit/test_wheel.py",
)

# Tests of what is loaded, of what frames hold and of what `dir` lists: mutmut is among it there.
DESELECTED = (
    "tests/mock/test_domain_seeding.py::test_dir_lists_what_is_offered_and_nothing_else",
    "tests/unit/test_client.py::TestImports",
    "tests/unit/test_client.py::TestMaking::test_no_secret_shows_where_making_fails",
)


def rooms() -> dict[str, str]:
    """Return the paths of the rooms that have tests of their own, by name."""
    return {Path(path).name: path for path in ROOMS}


def tests_of(room: str) -> list[str]:
    """Return the files that are a room's own tests, from the root of the repository.

    Args:
        room: Its path.

    Raises:
        ValueError: No file has one of the names.
    """
    found: list[str] = []
    for name in ROOMS[room]:
        files = sorted((ROOT / "tests").glob(name))
        if not files:
            raise ValueError(f"no file is called tests/{name}")
        found += [path.relative_to(ROOT).as_posix() for path in files]
    return found
