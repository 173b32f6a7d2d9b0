"""pytest fixtures: a Firefly of one's own for every test, and clients that talk to it.

* ``firefly_mock``: a stateful mock server (``firefly_workflows_mock.MockFirefly``), empty at the
  start of every test. In process until its ``url`` is asked for; then it serves over TCP.
* ``firefly_client``, ``async_firefly_client``: clients of that mock. They need no network, and
  where the mock's clock is stepped, as it is by default, they wait without time passing.

``@pytest.mark.firefly_mock(dialect="live", estate=50, ...)`` makes the mock of one test, class or
module with other arguments of ``MockFirefly``.

Policy
------
* A test run that uses none of these imports nothing for them: everything is imported inside the
  fixtures. They need the extra ``mock``.
* One mock serves all tests of a worker and is reset for each; a marker gets a mock of its own.
* The clients are not rate limited: the limiter counts per origin and process, so one test would
  wait for another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firefly_workflows import AsyncFirefly, Firefly
    from firefly_workflows_mock import MockFirefly

__all__ = ["async_firefly_client", "firefly_client", "firefly_mock", "pytest_configure"]

ORIGIN = "https://firefly.mock"
"""Where the clients believe the mock to be; their transport never looks it up."""


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker."""
    config.addinivalue_line(
        "markers",
        "firefly_mock(**arguments): arguments of MockFirefly for the fixture firefly_mock",
    )


@pytest.fixture(scope="session")
def _firefly_worker_mock() -> Iterator[MockFirefly]:
    from firefly_workflows_mock import MockFirefly

    mock = MockFirefly()
    yield mock
    mock.close()


@pytest.fixture
def firefly_mock(request: pytest.FixtureRequest) -> Iterator[MockFirefly]:
    """A mock Firefly, empty at the start of every test."""
    marker = request.node.get_closest_marker("firefly_mock")
    if marker is None or not (marker.args or marker.kwargs):
        mock: MockFirefly = request.getfixturevalue("_firefly_worker_mock")
        mock.reset()
        yield mock
        return
    from firefly_workflows_mock import MockFirefly
    from firefly_workflows_mock.settings import check_arguments

    check_arguments(marker.args, marker.kwargs, "@pytest.mark.firefly_mock")
    own = MockFirefly(**marker.kwargs)
    yield own
    own.close()


@pytest.fixture
def firefly_client(firefly_mock: MockFirefly) -> Iterator[Firefly]:
    """A client of the ``firefly_mock`` of this test."""
    from firefly_workflows import Firefly

    class SandboxedFirefly(Firefly):
        """A client whose time is the mock's."""

        _time = firefly_mock.clock

    with SandboxedFirefly(transport=firefly_mock.transport(), **_arguments(firefly_mock)) as client:
        yield client


@pytest.fixture
def async_firefly_client(firefly_mock: MockFirefly) -> AsyncFirefly:
    """An asynchronous client of the ``firefly_mock`` of this test, for any event loop.

    It is not closed at the end: it holds no connection, and closing needs a loop that is gone.
    """
    from firefly_workflows import AsyncFirefly

    class SandboxedAsyncFirefly(AsyncFirefly):
        """A client whose time is the mock's."""

        _time = firefly_mock.clock

    return SandboxedAsyncFirefly(
        transport=firefly_mock.async_transport(), **_arguments(firefly_mock)
    )


def _arguments(mock: MockFirefly) -> dict[str, Any]:
    return {
        "access_key": mock.access_key,
        "secret_key": mock.secret_key,
        "base_url": ORIGIN,
        "rate_limit": None,
    }
