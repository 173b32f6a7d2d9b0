"""The mock takes what the contract allows, refuses the rest, and answers as documented.

The quick profile of `make fuzz`: examples and boundary values of every operation, in process, with
every check of schemathesis. Each operation starts from the furnished mock and must be seen to
succeed and to refuse: a suite whose requests all end in 401 or 404 would pass every check.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig

from support.contract import ROOT, document
from support.tools import tool

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemathesis import Case

fuzz = tool("fuzz")
fuzz_report = tool("fuzz_report")
fuzz_target = tool("fuzz_target")


def configuration() -> SchemathesisConfig:
    """Return the repository's configuration without what only the command line can do."""
    data = tomllib.loads((ROOT / "schemathesis.toml").read_text(encoding="utf-8"))
    del data["auth"]  # one identity here, by a header
    data["checks"]["object_level_authorization"] = {"enabled": False}
    data["phases"]["fuzzing"] = data["phases"]["stateful"] = {"enabled": False}
    return SchemathesisConfig.from_dict(data)


schema = schemathesis.openapi.from_dict(document(), config=configuration())


class Furnished:
    """A furnished mock and what it answered."""

    def __init__(self, mock: Any) -> None:
        self.mock = mock
        self.snapshot = mock.snapshot()
        self.statuses: Counter[int] = Counter()

    def put_back(self) -> None:
        self.mock.restore(self.snapshot)
        self.statuses.clear()

    def call_and_validate(self, case: Case) -> None:
        """Send a case, count the answer, and check it."""
        headers = {"Authorization": f"Bearer {self.mock.token()}"}
        answer = case.call(base_url=f"{self.mock.url}/v2", headers=headers)
        self.statuses[answer.status_code] += 1
        case.validate_response(answer, headers=headers)


@pytest.fixture(scope="module")
def furnished() -> Iterator[Furnished]:
    with fuzz_target.furnished_mock(seed=1) as mock:
        yield Furnished(mock)


@pytest.fixture
def watched(furnished: Furnished, request: pytest.FixtureRequest) -> Iterator[Furnished]:
    """The mock as it was furnished; the operation must both succeed and refuse until the end."""
    furnished.put_back()
    yield furnished
    seen = fuzz_report.Seen(statuses=furnished.statuses)
    assert seen.succeeded, furnished.statuses
    assert seen.refused or "health" in request.node.name, furnished.statuses


@schema.parametrize()
@settings(max_examples=1, deadline=None, database=None, suppress_health_check=list(HealthCheck))
def test_operation(case: Case, watched: Furnished) -> None:
    watched.call_and_validate(case)
