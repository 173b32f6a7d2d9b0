"""``http_client=``: what the user's own client carries counts, for threads and for tasks."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import httpx2
import pytest

from firefly_workflows import AsyncFirefly, Firefly
from firefly_workflows.errors import NotFoundError, ServerError
from support.scripted import BASE_URL

if TYPE_CHECKING:
    from collections.abc import Callable

OPTIONS: dict[str, Any] = {"token": "T1", "base_url": BASE_URL, "rate_limit": None}


class Service:
    """What requests reach, and the clients of a user that lead there.

    Attributes:
        requests: Those that arrived, newest last.
        status: The status of each response.
        body: The body of each response.
    """

    def __init__(self, status: int = 200, body: Any = ()) -> None:
        self.requests: list[Any] = []
        self.status = status
        self.body = body

    def each(
        self, call: Callable[[Any], Any], *, library: Any = httpx, hooks: Any = None, **own: Any
    ) -> list[Any]:
        """What a call gives, or its error: blocking, on asyncio and on trio.

        Args:
            call: The call.
            library: Whose client is handed in.
            hooks: Functions that see the responses.
            own: What the user's client is made with.
        """

        def respond(request: Any) -> Any:
            self.requests.append(request)
            cookie = {"Set-Cookie": "session=S1"}
            return library.Response(self.status, json=self.body, headers=cookie)

        def blocking() -> Any:
            events = {"response": [hooks] if hooks else []}
            transport = library.MockTransport(respond)
            own_client = library.Client(**{"transport": transport} | own, event_hooks=events)
            with own_client, Firefly(**OPTIONS, http_client=own_client) as client:
                return call(client)

        async def hook(response: Any) -> None:
            hooks(response)

        async def run() -> Any:
            events = {"response": [hook] if hooks else []}
            transport = library.MockTransport(respond)
            own_client = library.AsyncClient(**{"transport": transport} | own, event_hooks=events)
            async with own_client, AsyncFirefly(**OPTIONS, http_client=own_client) as client:
                result = call(client)
                return await result if inspect.isawaitable(result) else result

        found = []
        for way in (blocking, lambda: anyio.run(run), lambda: anyio.run(run, backend="trio")):
            try:
                found.append(way())
            except Exception as error:  # noqa: BLE001 - what a test looks at
                found.append(error)
        return found


def search(firefly: Any) -> Any:
    return firefly.workspaces.search(page_size=3, page=2, max_retries=0)


BOTH = pytest.mark.parametrize("library", [httpx, httpx2], ids=["httpx", "httpx2"])


@BOTH
def test_its_parameters_are_sent_beside_those_of_the_call(library: Any) -> None:
    service = Service()
    service.each(search, library=library, params={"tenant": "x", "page": "9"})
    assert len(service.requests) == 3
    for request in service.requests:
        assert dict(request.url.params) == {"tenant": "x", "page": "2", "pageSize": "3"}


def test_its_parameters_change_no_text_of_the_call() -> None:
    service = Service(body={"data": [], "totalCount": 0})
    text = "a b&c=d+é%20#"
    service.each(lambda firefly: firefly.projects.list(search_query=text), params={"tenant": "x"})
    for request in service.requests:
        assert request.url.params["searchQuery"] == text
        assert request.url.params["tenant"] == "x"


@BOTH
def test_its_headers_are_sent_but_not_in_place_of_the_token(library: Any) -> None:
    service = Service()
    headers = {"X-Team": "t", "User-Agent": "ours/1", "Authorization": "Bearer other"}
    service.each(search, library=library, headers=headers)
    assert len(service.requests) == 3
    for request in service.requests:
        assert request.headers["x-team"] == "t"
        assert request.headers["user-agent"] == "ours/1"
        assert request.headers["authorization"] == "Bearer T1"
        assert request.headers["accept"] == "application/json"


@BOTH
def test_without_a_name_of_its_own_the_name_is_ours(library: Any) -> None:
    service = Service()
    service.each(search, library=library)
    assert len(service.requests) == 3
    for request in service.requests:
        assert request.headers["user-agent"].startswith("firefly-workflows/")


def test_its_cookies_are_sent_and_kept() -> None:
    service = Service()

    async def both(firefly: AsyncFirefly) -> None:
        await search(firefly)
        await search(firefly)

    def twice(firefly: Any) -> Any:
        return (
            both(firefly)
            if isinstance(firefly, AsyncFirefly)
            else (search(firefly), search(firefly))
        )

    service.each(twice, cookies={"own": "1"})
    cookies = [set(request.headers["cookie"].split("; ")) for request in service.requests]
    assert cookies == [{"own=1"}, {"own=1", "session=S1"}] * 3


def test_its_routes_are_taken() -> None:
    service = Service()
    mounted: list[str] = []

    def respond(request: httpx.Request) -> httpx.Response:
        mounted.append(request.url.path)
        return httpx.Response(200, json=[])

    service.each(search, mounts={"all://api.firefly.test": httpx.MockTransport(respond)})
    assert mounted == ["/v2/workspaces/search"] * 3
    assert not service.requests


@BOTH
@pytest.mark.parametrize(
    ("given", "read", "connect"),
    [(7, 7, 7), ((3, 9), 9, 3), (None, None, None), (5, 5, 5), ((5.0, 5), 5, 5)],
)
def test_its_timeout_is_the_clients(library: Any, given: Any, read: Any, connect: Any) -> None:
    service = Service()
    timeout = library.Timeout(given[0], read=given[1]) if isinstance(given, tuple) else given
    service.each(search, library=library, timeout=timeout)
    assert len(service.requests) == 3
    for request in service.requests:
        steps = request.extensions["timeout"]
        # Without a limit of its own a step is bounded by the whole call, which may take 600 s.
        assert steps["read"] == pytest.approx(read or 600, abs=30)
        assert steps["connect"] == pytest.approx(connect or 600, abs=30)


@BOTH
@pytest.mark.parametrize("own", [{}, {"timeout": 5.0}], ids=["none", "httpx's own"])
def test_the_librarys_default_is_no_timeout_of_the_user(
    library: Any, own: dict[str, float]
) -> None:
    """5.0 cannot be told from it, and is said so."""
    service = Service()
    service.each(search, library=library, **own)
    assert [it.extensions["timeout"]["read"] for it in service.requests] == [60.0] * 3
    assert "timeout=5.0" in (inspect.getdoc(Firefly) or "")


@BOTH
@pytest.mark.parametrize(("status", "kind"), [(404, NotFoundError), (503, ServerError)])
def test_a_hook_that_raises_for_status(library: Any, status: int, kind: type[Exception]) -> None:
    service = Service(status, {"message": "is not there"})

    def hook(response: Any) -> None:
        response.raise_for_status()

    for error in service.each(search, library=library, hooks=hook):
        assert type(error) is kind
        assert error.status_code == status
