"""The whole client against a real server that misbehaves: threads, asyncio and trio."""

from __future__ import annotations

import pickle
import threading
from typing import TYPE_CHECKING, Any

import anyio
import pytest

import firefly_workflows
from firefly_workflows import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    ConfigurationError,
    FireflyError,
    PaginationError,
    RateLimitError,
    ResponseDecodeError,
    ServerError,
)
from support.hostile import (
    HostileServer,
    Seen,
    answer,
    closed_port,
    html,
    reset,
    together,
    unanswering_port,
)
from support.misbehaviour import (
    CASES,
    KINDS,
    PROJECT,
    REPEATED,
    WORKS,
    Case,
    HastyAsyncFirefly,
    HastyFirefly,
    Projects,
    options_for,
    play,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.hostile import Behaviour


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as server:
        server.handler = server.guarded(Projects())
        yield server


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def read(client: Any) -> Any:
    return client.projects.get("p1")


def write(client: Any) -> Any:
    return client.projects.create(name="platform")


def is_read(call: Callable[[Any], Any]) -> bool:
    return call is read


@pytest.mark.parametrize("call", [read, write])
@pytest.mark.parametrize("case", CASES, ids=[case.situation for case in CASES])
def test_case(case: Case, call: Callable[[Any], Any], kind: str, server: HostileServer) -> None:
    expected = case.read if is_read(call) else case.write
    server.script(*case.behaviours)
    outcome = play(kind, server, call)
    if expected in (WORKS, REPEATED):
        assert not isinstance(outcome, Exception), outcome
        assert outcome.id == "p1"
        assert len(server.calls) == (2 if expected == REPEATED else 1)
    else:
        assert type(outcome) is getattr(firefly_workflows, expected), outcome
        # A write is repeated only after a refused token, which is certain not to have acted.
        once = not is_read(call) and expected == "ServerError"
        assert len(server.calls) == (1 if once else case.requests)
        check_error(outcome, "projects.get" if is_read(call) else "projects.create")
    for seen in server.calls:
        assert seen.token in server.tokens


def check_error(error: FireflyError, operation: str) -> None:
    """What holds for every error a call ends in."""
    text = str(error)
    assert operation in text
    assert error.operation == operation  # type: ignore[attr-defined]  # all call errors have it
    assert len(text) < 1_500
    assert text.isprintable()
    shown = text + repr(error) + repr(vars(error)) + repr(error.__cause__)
    assert "HUSH-456" not in shown
    assert "token-" not in shown
    assert error.__context__ is None
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again)) == (type(error), text)


class TestDetails:
    def test_retry_after_beyond_the_cap(self, kind: str, server: HostileServer) -> None:
        server.script(answer({}, 429, {"Retry-After": "3600"}))
        error = play(kind, server, read)
        assert isinstance(error, RateLimitError)
        assert error.retry_after == 3600
        assert len(server.calls) == 1

    def test_503_beyond_the_cap(self, kind: str, server: HostileServer) -> None:
        server.script(answer({}, 503, {"Retry-After": "3600"}))
        error = play(kind, server, read)
        assert isinstance(error, ServerError)
        assert error.retry_after == 3600

    def test_throttling_by_the_gateway_for_ever(self, kind: str, server: HostileServer) -> None:
        server.script(*[html(403)] * 5)
        error = play(kind, server, write)
        assert type(error) is RateLimitError
        assert error.status_code == 403
        assert "500 requests" in str(error)
        assert len(server.calls) == 5

    def test_no_repetitions_when_switched_off(self, kind: str, server: HostileServer) -> None:
        server.script(answer({}, 503))
        assert isinstance(play(kind, server, read, max_retries=0), ServerError)
        assert len(server.calls) == 1

    def test_a_write_of_an_accepted_call_says_so(self, kind: str, server: HostileServer) -> None:
        server.script(html(201))
        error = play(kind, server, write)
        assert isinstance(error, ResponseDecodeError)
        assert str(error).startswith("the service accepted the call, but")
        assert "web page" in str(error)

    def test_nobody_listens(self, kind: str, server: HostileServer) -> None:
        base_url = f"http://127.0.0.1:{closed_port()}"
        error = play(kind, server, write, base_url=base_url, token="T1", **no_keys())
        assert type(error) is APIConnectionError
        assert "cannot be reached" in str(error)
        assert "FIREFLY_API_URL" in str(error)

    def test_nobody_accepts(self, kind: str, server: HostileServer) -> None:
        with unanswering_port() as port:
            error = play(
                kind,
                server,
                read,
                base_url=f"http://127.0.0.1:{port}",
                timeout=0.05,
                max_retries=1,
                token="T1",
                **no_keys(),
            )
        assert type(error) is APITimeoutError

    def test_connections_reset_before_they_are_read(self, kind: str, server: HostileServer) -> None:
        server.connections(2)
        assert play(kind, server, read, token=None).id == "p1"

    def test_a_deletion_whose_answer_was_lost(self, kind: str, server: HostileServer) -> None:
        server.script(reset(), answer({"message": "not found"}, 404))
        assert play(kind, server, lambda client: client.projects.delete("p1")) is None
        assert [seen.method for seen in server.calls] == ["DELETE", "DELETE"]

    def test_a_deletion_of_what_is_not_there(self, kind: str, server: HostileServer) -> None:
        server.script(answer({"message": "not found"}, 404))
        error = play(kind, server, lambda client: client.projects.delete("p1"))
        assert isinstance(error, firefly_workflows.NotFoundError)

    def test_the_service_echoes_the_token(self, kind: str, server: HostileServer) -> None:
        server.handler = server.guarded(
            lambda seen: answer({"message": f"bad token {seen.headers['authorization']}"}, 400)
        )
        error = play(kind, server, read)
        assert "bad token Bearer ***" in str(error)
        assert "token-1" not in repr(vars(error)) + error.response.text


def no_keys() -> dict[str, Any]:
    return {"access_key": None, "secret_key": None}


class TestLogin:
    @pytest.mark.parametrize(
        ("behaviour", "error"),
        [
            (answer({"message": "bad keys"}, 401), AuthenticationError),
            (answer({"message": "bad keys"}, 403), firefly_workflows.PermissionDeniedError),
            (answer({"message": "slow down"}, 429, {"Retry-After": "999"}), RateLimitError),
            (html(200), ResponseDecodeError),
            (answer({"accessToken": ""}), ResponseDecodeError),
            (answer({"message": "KEY-123 and HUSH-456 are no pair"}, 401), AuthenticationError),
        ],
    )
    def test_a_login_that_fails(
        self, behaviour: Behaviour, error: type[FireflyError], kind: str, server: HostileServer
    ) -> None:
        server.on("POST", "/v2/login", behaviour)
        outcome = play(kind, server, read)
        assert type(outcome) is error, outcome
        assert server.calls == []
        check_error(outcome, "auth.login")

    def test_wrong_keys_are_explained(self, kind: str, server: HostileServer) -> None:
        server.on("POST", "/v2/login", answer({"message": "Unauthorized"}, 401))
        assert "FIREFLY_ACCESS_KEY" in str(play(kind, server, read))

    def test_a_storm_of_refusals_costs_one_login(self, kind: str, server: HostileServer) -> None:
        count = 32
        server.script(*[together(count, answer({}, 401))] * count)
        outcomes = many(kind, server, read, count)
        assert [outcome.id for outcome in outcomes] == ["p1"] * count
        assert server.logins == 2


def many(kind: str, server: HostileServer, call: Callable[[Any], Any], count: int) -> list[Any]:
    """Make the same call many times at once with one client."""
    options = options_for(server, timeout=30)
    outcomes: list[Any] = []
    if kind == "threads":
        with HastyFirefly(**options) as client:

            def one() -> None:
                try:
                    outcomes.append(call(client))
                except FireflyError as error:
                    outcomes.append(error)

            threads = [threading.Thread(target=one) for _ in range(count)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        return outcomes

    async def run() -> None:
        async with HastyAsyncFirefly(**options) as client:

            async def one() -> None:
                try:
                    outcomes.append(await call(client))
                except FireflyError as error:
                    outcomes.append(error)

            async with anyio.create_task_group() as group:
                for _ in range(count):
                    group.start_soon(one)

    anyio.run(run, backend=kind)
    return outcomes


class TestPages:
    """A server that pages badly; every page is a real request."""

    def play(self, kind: str, server: HostileServer, prefetch: int = 0) -> tuple[list[str], Any]:
        """The ids that were yielded, and what ended the iteration, if it was an error."""
        options = options_for(server, timeout=30)
        found: list[str] = []
        if kind == "threads":
            with HastyFirefly(**options) as client:
                try:
                    found.extend(
                        item.id
                        for item in client.workspaces.search(page_size=5).iter(prefetch=prefetch)
                    )
                except FireflyError as error:
                    return found, error
            return found, None

        async def run() -> Any:
            async with HastyAsyncFirefly(**options) as client:
                try:
                    async for item in client.workspaces.search(page_size=5).iter(prefetch=prefetch):
                        found.append(item.id)  # noqa: PERF401 - what came before an error counts
                except FireflyError as error:
                    return error
            return None

        error = anyio.run(run, backend=kind)
        return found, error

    @pytest.mark.parametrize("prefetch", [0, 3])
    def test_a_capped_page_size(self, kind: str, prefetch: int, server: HostileServer) -> None:
        server.handler = server.guarded(lambda seen: answer(rows(seen, total=11, size=2)))
        found, error = self.play(kind, server, prefetch)
        assert error is None
        assert found == [f"w{n}" for n in range(11)]

    @pytest.mark.parametrize("prefetch", [0, 3])
    def test_the_same_page_for_ever(self, kind: str, prefetch: int, server: HostileServer) -> None:
        server.handler = server.guarded(lambda seen: answer([{"id": f"w{n}"} for n in range(5)]))
        found, error = self.play(kind, server, prefetch)
        assert isinstance(error, PaginationError)
        assert len(found) == len(set(found))
        assert len(server.calls) <= 2 + prefetch

    def test_faults_in_the_middle(self, kind: str, server: HostileServer) -> None:
        server.handler = server.guarded(lambda seen: answer(rows(seen, total=23, size=5)))
        server.script(answer({}, 503), reset(), answer({}, 401), html(502))
        found, error = self.play(kind, server)
        assert error is None
        assert found == [f"w{n}" for n in range(23)]

    def test_a_page_that_is_a_web_page(self, kind: str, server: HostileServer) -> None:
        def handler(seen: Seen) -> Behaviour:
            return html(200) if seen.query["page"] == "2" else answer(rows(seen, total=23, size=5))

        server.handler = server.guarded(handler)
        found, error = self.play(kind, server)
        assert isinstance(error, ResponseDecodeError)
        if kind != "threads":  # list.extend keeps nothing of a generator that raises midway
            assert len(found) == 10

    def test_empty_pages_while_the_total_says_more(self, kind: str, server: HostileServer) -> None:
        def handler(seen: Seen) -> Behaviour:
            offset = int(seen.query.get("offset", 0))
            data = [] if 5 <= offset < 15 else [{"id": f"p{n}"} for n in range(offset, offset + 5)]
            return answer({"data": data, "totalCount": 20})

        server.handler = server.guarded(handler)

        def call(client: Any) -> Any:
            return client.projects.list(page_size=5).collect()

        found = play(kind, server, call, timeout=30)
        assert [item.id for item in found] == [f"p{n}" for n in (*range(5), *range(15, 20))]

    def test_a_total_that_is_never_reached(self, kind: str, server: HostileServer) -> None:
        server.handler = server.guarded(lambda seen: answer({"data": [], "totalCount": 10**9}))
        error = play(kind, server, lambda c: c.projects.list().collect(), timeout=30)
        assert isinstance(error, PaginationError)


def rows(seen: Seen, total: int, size: int) -> list[dict[str, str]]:
    start = int(seen.query["page"]) * size
    return [{"id": f"w{n}"} for n in range(min(start, total), min(start + size, total))]


def test_a_closed_client_sends_nothing(kind: str, server: HostileServer) -> None:
    options = options_for(server)
    if kind == "threads":
        client = HastyFirefly(**options)
        client.close()
        with pytest.raises(ConfigurationError):
            read(client)
    else:

        async def run() -> None:
            client = HastyAsyncFirefly(**options)
            await client.close()
            with pytest.raises(ConfigurationError):
                await read(client)

        anyio.run(run, backend=kind)
    assert server.requests == []


def test_stock_functions_meet_the_same_layers(server: HostileServer) -> None:
    from firefly_workflows_api.api.projects import projects_create, projects_get

    server.script(reset(), answer({}, 401))
    with HastyFirefly(**options_for(server)) as client:
        assert projects_get.sync("p1", client=client.api).id == "p1"
        server.script(answer({"message": "no"}, 418))
        with pytest.raises(APIStatusError, match="418: no"):
            projects_get.sync("p1", client=client.api)
        server.script(reset())
        with pytest.raises(APIConnectionError):
            projects_create.sync(client=client.api, body={"name": PROJECT["name"]})
