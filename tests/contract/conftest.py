"""What tests of both clients share: each way to call one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import anyio
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows import AsyncFirefly, Firefly
    from firefly_workflows_mock import MockFirefly

    Ask = Callable[[Callable[[Any], Any]], Any]

KINDS = ("threads", "asyncio", "trio")


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """What calls a client: threads, or tasks of one of the event loops."""
    name: str = request.param
    return name


@pytest.fixture(params=KINDS)
def ask(
    request: pytest.FixtureRequest,
    firefly_mock: MockFirefly,
    firefly_client: Firefly,
    async_firefly_client: AsyncFirefly,
) -> Ask:
    """Makes one call, on a client of each kind."""
    mock = firefly_mock
    options: dict[str, Any] = {"access_key": mock.access_key, "secret_key": mock.secret_key}

    def asked(call: Callable[[Any], Any]) -> Any:
        if request.param == "threads":
            return call(firefly_client)

        async def run() -> Any:
            # A client of its own for each event loop.
            transport = mock.async_transport()
            async with type(async_firefly_client)(
                transport=transport, base_url="https://firefly.mock", rate_limit=None, **options
            ) as firefly:
                return await call(firefly)

        return anyio.run(run, backend=request.param)

    return asked
