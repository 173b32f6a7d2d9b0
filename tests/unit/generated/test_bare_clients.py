"""The bare clients: one request for each call, blocking, on asyncio and on trio."""

from __future__ import annotations

import inspect
import json
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import pytest

from firefly_workflows_api import AsyncClient, Client
from firefly_workflows_api.api import AsyncPage, Page, RawResponse
from firefly_workflows_api.errors import DecodeError, InvalidArgument, UnexpectedStatus
from firefly_workflows_api.models import Project, VariableSetDetails, Workspace
from firefly_workflows_api.types import Timeout

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS = ("threads", "asyncio", "trio")
each_kind = pytest.mark.parametrize("kind", KINDS)
BASE_URL = "https://api.example/v2"


class Service:
    """Gives one response to every request and keeps the requests."""

    def __init__(self, status: int = 200, content: bytes | str = b"", **headers: str) -> None:
        self.requests: list[httpx.Request] = []
        self._response = (status, content, headers)

    def respond(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        status, content, headers = self._response
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return httpx.Response(status, content=content, headers=named)

    def run(self, kind: str, call: Callable[[Any], Any], base_url: str = BASE_URL) -> Any:
        """What a call of a bare client ends in; what can be awaited is awaited."""
        transport = httpx.MockTransport(self.respond)
        if kind == "threads":
            with Client(base_url, "t0ken", httpx.Client(transport=transport)) as client:
                return call(client)

        async def run() -> Any:
            http = httpx.AsyncClient(transport=transport)
            async with AsyncClient(base_url, "t0ken", http) as client:
                found = call(client)
                return await found if inspect.isawaitable(found) else found

        return anyio.run(run, backend=kind)


def project_of(client: Any) -> Any:
    return client.projects.get("p 1")


@each_kind
def test_a_call_is_one_request_and_its_result(kind: str) -> None:
    service = Service(200, '{"id": "p", "name": "Platform"}')
    assert service.run(kind, project_of) == Project(id="p", name="Platform")
    (request,) = service.requests
    assert request.method == "GET"
    assert str(request.url) == f"{BASE_URL}/runners/projects/p%201"
    assert request.headers["accept"] == "application/json"
    assert request.headers["authorization"] == "Bearer t0ken"
    assert "content-type" not in request.headers


@each_kind
def test_query_and_body(kind: str) -> None:
    service = Service(200, "[]")
    service.run(
        kind, lambda client: client.workspaces.search(filters={"labels": ["ä"]}, page_size=3)
    )
    (request,) = service.requests
    assert dict(request.url.params) == {"page": "0", "pageSize": "3"}
    assert json.loads(request.content) == {"filters": {"labels": ["ä"]}}
    assert request.headers["content-type"] == "application/json"


@each_kind
def test_the_token_goes_only_where_one_is_needed(kind: str) -> None:
    service = Service(200, '{"accessToken": "x"}')
    service.run(kind, lambda client: client.auth.login(access_key="a", secret_key="s"))
    service.run(kind, lambda client: client.health.check())
    assert [it.headers.get("authorization") for it in service.requests] == [None, None]


def test_no_token_is_no_header() -> None:
    service = Service(200, "{}")
    http = httpx.Client(transport=httpx.MockTransport(service.respond))
    with Client(BASE_URL, http_client=http) as client:
        client.projects.get("p")
    assert "authorization" not in service.requests[0].headers


@each_kind
def test_a_slash_at_the_end_of_the_base_url_changes_nothing(kind: str) -> None:
    service = Service(200, "{}")
    service.run(kind, project_of, f"{BASE_URL}/")
    assert str(service.requests[0].url) == f"{BASE_URL}/runners/projects/p%201"


@each_kind
@pytest.mark.parametrize("status", [302, 400, 401, 404, 429, 500, 520, 599])
def test_a_refusal_is_raised_and_not_repeated(kind: str, status: int) -> None:
    service = Service(status, '{"message": "no"}', location="https://elsewhere.example/")
    with pytest.raises(UnexpectedStatus, match=str(status)) as raised:
        service.run(kind, project_of)
    assert (raised.value.status_code, raised.value.content) == (status, b'{"message": "no"}')
    assert len(service.requests) == 1


@each_kind
@pytest.mark.parametrize(
    "content", ["<html>", "", "[1]", '"text"', "null", "{", b"\xff", "[" * 10**5], ids=range(8)
)
def test_a_body_that_is_not_documented_is_refused(kind: str, content: bytes | str) -> None:
    with pytest.raises(DecodeError):
        Service(200, content).run(kind, project_of)


@each_kind
@pytest.mark.parametrize("content", ["", "up", "{"])
def test_an_operation_without_a_body_ignores_one(kind: str, content: str) -> None:
    assert Service(204, content).run(kind, lambda client: client.health.check()) is None


@each_kind
def test_an_operation_that_may_return_no_body(kind: str) -> None:
    def update(client: Any) -> Any:
        return client.variable_sets.update("v", name="n")

    assert Service(200, '{"id": "v"}').run(kind, update) == VariableSetDetails(id="v")
    assert Service(204).run(kind, update) is None


@each_kind
@pytest.mark.parametrize("status", [200, 203, 299])
def test_a_raw_response_shows_what_came(kind: str, status: int) -> None:
    service = Service(status, '{"id": "p"}', x_request_id="r1")
    raw = service.run(kind, lambda client: client.projects.with_raw_response.get("p"))
    assert isinstance(raw, RawResponse)
    assert (raw.status_code, raw.body) == (status, b'{"id": "p"}')
    assert raw.headers["X-Request-ID"] == "r1"
    assert raw.parsed == Project(id="p")
    assert repr(raw) == f"RawResponse(status_code={status}, body=<11 bytes>)"


ROWS = '[{"workspaceId": "a"}, {"workspaceId": "b"}]'
WORKSPACES = [Workspace(workspace_id="a"), Workspace(workspace_id="b")]


def test_a_page_is_one_request_and_the_last() -> None:
    service = Service(200, ROWS)
    page = service.run("threads", lambda client: client.workspaces.search())
    assert isinstance(page, Page)
    assert page.items == list(page) == list(page.iter(prefetch=3)) == page.collect() == WORKSPACES
    assert page.collect(1) == WORKSPACES[:1]
    assert page.first() == WORKSPACES[0]
    with pytest.raises(LookupError, match="2 items"):
        page.one()
    assert list(page.pages()) == [page]
    assert page.next_page() is None
    assert (page.has_next, page.total_count, page.page, page.offset) == (False, None, None, None)
    assert len(service.requests) == 1


@pytest.mark.parametrize(("rows", "found"), [("[]", None), ('[{"workspaceName": "a"}]', "a")])
def test_a_page_of_one_and_of_none(rows: str, found: str | None) -> None:
    page = Service(200, rows).run("threads", lambda client: client.workspaces.search())
    first = page.first()
    assert (first and first.workspace_name) == found
    if found:
        assert page.one() == first
    else:
        with pytest.raises(LookupError, match="0 items"):
            page.one()


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_an_asynchronous_page_is_fetched_when_it_is_needed_and_once(backend: str) -> None:
    service = Service(200, ROWS)

    async def run() -> None:
        http = httpx.AsyncClient(transport=httpx.MockTransport(service.respond))
        async with AsyncClient(BASE_URL, "t0ken", http) as client:
            page = client.workspaces.search()
            assert isinstance(page, AsyncPage)
            with pytest.raises(RuntimeError, match="await"):
                _ = page.items
            assert service.requests == []
            assert [item async for item in page] == WORKSPACES
            assert await page is page
            assert page.items == await page.collect() == WORKSPACES
            assert await page.collect(1) == WORKSPACES[:1]
            assert await page.first() == WORKSPACES[0]
            with pytest.raises(LookupError, match="2 items"):
                await page.one()
            assert [item async for item in page.iter(prefetch=3)] == WORKSPACES
            assert [it async for it in page.pages()] == [page]
            assert await page.next_page() is None
            facts = (page.has_next, page.total_count, page.page, page.offset)
            assert facts == (False, None, None, None)

    anyio.run(run, backend=backend)
    assert len(service.requests) == 1


@each_kind
def test_a_raw_page(kind: str) -> None:
    service = Service(200, ROWS, x_request_id="r1")
    raw = service.run(kind, lambda client: client.workspaces.with_raw_response.search())
    assert raw.headers["x-request-id"] == "r1"
    assert raw.parsed.items == WORKSPACES
    assert len(service.requests) == 1


@each_kind
def test_a_refused_page(kind: str) -> None:
    with pytest.raises(UnexpectedStatus, match="403"):
        Service(403, "no").run(kind, lambda client: client.workspaces.search())


@each_kind
@pytest.mark.parametrize(
    ("timeout", "steps"),
    [
        (7.0, {"connect": 7.0, "read": 7.0, "write": 7.0, "pool": 7.0}),
        (None, dict.fromkeys(("connect", "read", "write", "pool"))),
        (httpx.Timeout(3.0), dict.fromkeys(("connect", "read", "write", "pool"), 3.0)),
        (
            Timeout(total=9.0, connect=1.0, read=2.0, write=3.0, pool=None),
            {"connect": 1.0, "read": 2.0, "write": 3.0, "pool": None},
        ),
    ],
)
def test_the_timeout_of_a_call(kind: str, timeout: Any, steps: dict[str, Any]) -> None:
    service = Service(200, "{}")
    service.run(kind, lambda client: client.projects.get("p", timeout=timeout))
    service.run(kind, project_of)
    given, default = (it.extensions["timeout"] for it in service.requests)
    assert given == steps
    assert default == dict.fromkeys(("connect", "read", "write", "pool"), 5.0)


@each_kind
def test_what_cannot_be_sent_is_refused(kind: str) -> None:
    service = Service(200, "{}")
    for call in (
        lambda client: client.projects.get("."),
        lambda client: client.projects.create(name=float("nan")),
        lambda client: client.projects.create(name="n", labels="one"),
        lambda client: client.workspaces.search(page={"a": 1}),
    ):
        with pytest.raises(InvalidArgument):
            service.run(kind, call)
    assert service.requests == []


@each_kind
@pytest.mark.parametrize("status", [200, 404])
def test_no_credential_shows(kind: str, status: int) -> None:
    """Neither where a client or what hangs on it is printed nor in an exception."""
    service = Service(status, "no JSON")
    shown: list[str] = []

    def call(client: Any) -> Any:
        shown.append(f"{client!r} {client.projects!r} {client._core!r} {client._core.raw!r}")
        return client.auth.login(access_key="acce55", secret_key="s3cret")

    with pytest.raises((UnexpectedStatus, DecodeError)) as raised:
        service.run(kind, call)
    shown += [repr(raised.value), str(raised.value)]
    for secret in ("t0ken", "acce55", "s3cret"):
        assert secret not in " ".join(shown)


async def _opened_and_closed() -> httpx.AsyncClient:
    http = httpx.AsyncClient()
    async with AsyncClient(BASE_URL, http_client=http):
        assert not http.is_closed
    return http


def test_leaving_a_client_closes_its_connections() -> None:
    http = httpx.Client()
    with Client(BASE_URL, http_client=http):
        assert not http.is_closed
    assert http.is_closed
    for backend in ("asyncio", "trio"):
        assert anyio.run(_opened_and_closed, backend=backend).is_closed


def test_without_a_client_it_makes_one_that_does_not_wait_for_ever() -> None:
    with Client(BASE_URL) as client:
        assert client.http_client.timeout == httpx.Timeout(5.0)

    async def run() -> httpx.Timeout:
        async with AsyncClient(BASE_URL) as client:
            return client.http_client.timeout

    assert anyio.run(run) == httpx.Timeout(5.0)
