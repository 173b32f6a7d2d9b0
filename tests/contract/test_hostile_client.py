"""The whole client against a real server that misbehaves: threads, asyncio and trio."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import anyio
import pytest

import firefly_workflows
from firefly_workflows import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    ConfigurationError,
    FireflyError,
    NotFoundError,
    PaginationError,
    RateLimitError,
    ResponseDecodeError,
    ServerError,
)
from support.hostile import (
    HostileServer,
    Seen,
    closed_port,
    hang_up,
    html,
    reset,
    respond,
    silent_port,
    throttled,
    truncate,
)
from support.misbehaviour import (
    CASES,
    RETRIED,
    WORKS,
    Case,
    HastyAsyncFirefly,
    HastyFirefly,
    NoTime,
    Projects,
    options_for,
    play,
    play_all,
    read,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.hostile import Behaviour


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as server:
        server.handler = server.guarded(Projects())
        yield server


def is_read(call: Callable[[Any], Any]) -> bool:
    return call is read


@pytest.mark.parametrize("call", [read, write])
@pytest.mark.parametrize("case", CASES, ids=[case.situation for case in CASES])
def test_case(case: Case, call: Callable[[Any], Any], kind: str, server: HostileServer) -> None:
    expected = case.read if is_read(call) else case.write
    server.script(*case.behaviours)
    outcome = play(kind, server, call)
    if expected in (WORKS, RETRIED):
        assert not isinstance(outcome, Exception), outcome
        assert outcome.id == "p1"
        assert len(server.calls) == (2 if expected == RETRIED else 1)
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


# Called with anything that may be lost, these are retried …
IDEMPOTENT: dict[str, Callable[[Any], Any]] = {
    "GET": read,
    "POST …/search": lambda client: client.workspaces.search(),
    "PUT": lambda client: client.workspaces.update_labels("w1", labels=["a"]),
    "DELETE": lambda client: client.workspaces.delete("w1"),
    "POST …/search of an id": lambda client: client.workspaces.search_runs("w1"),
}
# … and these are not, whatever their ids look like.
ONCE: dict[str, Callable[[Any], Any]] = {
    "POST": write,
    "PATCH": lambda client: client.projects.update("p1", name="platform"),
    "POST of the id search": lambda client: deploy(client, "search"),
    "POST of the id login": lambda client: deploy(client, "login"),
    "PATCH of the id search": lambda client: client.projects.update("search", name="platform"),
    "POST to …/search by path": lambda client: client.request("POST", "/things/search", json={}),
}
LOST = (reset(), hang_up(), truncate({"id": "p1"}, 3), respond({}, 503), respond({}, 408))
NOT_DONE = (throttled(), throttled("1"), html(403))


def deploy(client: Any, workspace_id: str) -> Any:
    return client.runners_workspaces.deploy(workspace_id, task_type="plan")


def proper(seen: Seen) -> Behaviour:
    """The response to each of these operations."""
    if seen.method == "DELETE":
        return respond(b"", 204)
    if seen.path.startswith("/v2/workspaces/") and seen.path.endswith("/search"):
        return respond([])
    return respond({"id": "p1"})


class TestOperations:
    """The operation decides what may happen twice, and what a read-only client sends."""

    @pytest.mark.parametrize("name", IDEMPOTENT)
    def test_what_may_happen_twice_is_retried(
        self, name: str, kind: str, server: HostileServer
    ) -> None:
        server.handler = server.guarded(proper)
        behaviours = LOST + NOT_DONE
        server.script(*[step for lost in behaviours for step in (lost, proper_step)])
        outcomes = play_all(kind, server, [IDEMPOTENT[name]] * len(behaviours), read_only=False)
        assert [error for error in outcomes if isinstance(error, Exception)] == []
        assert len(server.calls) == 2 * len(behaviours)
        assert len({(seen.method, seen.target, seen.body) for seen in server.calls}) == 1

    @pytest.mark.parametrize("name", ONCE)
    def test_what_may_not_is_sent_once(self, name: str, kind: str, server: HostileServer) -> None:
        server.handler = server.guarded(proper)
        server.script(*LOST)
        outcomes = play_all(kind, server, [ONCE[name]] * len(LOST))
        assert [error for error in outcomes if not isinstance(error, FireflyError)] == []
        assert len(server.calls) == len(LOST)

    @pytest.mark.parametrize("name", ONCE)
    def test_but_retried_where_nothing_was_done(
        self, name: str, kind: str, server: HostileServer
    ) -> None:
        server.handler = server.guarded(proper)
        server.script(*[step for denied in NOT_DONE for step in (denied, proper_step)])
        outcomes = play_all(kind, server, [ONCE[name]] * len(NOT_DONE))
        assert [error for error in outcomes if isinstance(error, Exception)] == []
        assert len(server.calls) == 2 * len(NOT_DONE)

    @pytest.mark.parametrize("name", [*ONCE, "PUT", "DELETE"])
    def test_read_only_sends_no_write(self, name: str, kind: str, server: HostileServer) -> None:
        error = play(kind, server, (ONCE | IDEMPOTENT)[name], read_only=True)
        assert isinstance(error, ConfigurationError)
        assert "read-only" in str(error)
        assert server.requests == []

    @pytest.mark.parametrize("name", ["GET", "POST …/search", "POST …/search of an id"])
    def test_read_only_sends_reads(self, name: str, kind: str, server: HostileServer) -> None:
        server.handler = server.guarded(proper)
        assert not isinstance(play(kind, server, IDEMPOTENT[name], read_only=True), Exception)
        assert len(server.calls) == 1

    @pytest.mark.parametrize("name", ["login", "health"])
    def test_an_id_that_looks_like_an_operation_without_token(
        self, name: str, kind: str, server: HostileServer
    ) -> None:
        server.on("GET", f"/v2/runners/projects/{name}", respond({"id": name}))
        assert play(kind, server, lambda client: client.projects.get(name)).id == name
        assert [seen.token for seen in server.requests] == [None, "token-1"]


def proper_step(wire: Any, seen: Seen) -> None:
    proper(seen)(wire, seen)


class TestPauses:
    """How long is waited before a retry, as the service sees it."""

    @pytest.mark.parametrize("status", [429, 503, 403, 408])
    def test_retry_after(self, status: int, kind: str, server: HostileServer) -> None:
        asked = {"7": 7.0, "0.5": 0.5, "0": 0.0, " 2 ": 2.0}
        for header, seconds in asked.items():
            time = NoTime()
            server.script(throttled(header, status))
            assert play(kind, server, read, time).id == "p1"
            assert len(time.pauses) == 1
            assert seconds <= time.pauses[0] <= seconds * 1.1

    def test_retry_after_as_a_date(self, kind: str, server: HostileServer) -> None:
        """Measured by the server's own clock, years off as it may be."""
        time = NoTime()
        headers = {
            "Date": "Wed, 21 Oct 2015 07:28:00 GMT",
            "Retry-After": "Wed, 21 Oct 2015 07:28:30 GMT",
        }
        server.script(respond({}, 429, headers))
        assert play(kind, server, read, time).id == "p1"
        assert 30 <= time.pauses[0] <= 33

    @pytest.mark.parametrize("header", ["3600", "86400.5", "Fri, 31 Dec 2199 23:59:59 GMT"])
    @pytest.mark.parametrize("call", [read, write])
    @pytest.mark.parametrize("status", [429, 403])
    def test_an_hour_is_reported_at_once(
        self,
        header: str,
        call: Callable[[Any], Any],
        status: int,
        kind: str,
        server: HostileServer,
    ) -> None:
        time = NoTime()
        server.script(throttled(header, status))
        error = play(kind, server, call, time)
        assert isinstance(error, RateLimitError)
        assert error.retry_after is not None
        assert error.retry_after >= 3600
        assert time.pauses == []
        assert len(server.calls) == 1

    def test_503_beyond_the_cap(self, kind: str, server: HostileServer) -> None:
        server.script(respond({}, 503, {"Retry-After": "3600"}))
        error = play(kind, server, read)
        assert isinstance(error, ServerError)
        assert error.retry_after == 3600
        assert len(server.calls) == 1

    def test_delays_grow_and_differ(self, kind: str, server: HostileServer) -> None:
        time = NoTime()
        server.script(*[respond({}, 500)] * 8)
        assert play(kind, server, read, time, max_retries=8).id == "p1"
        bounds = [0.5, 1, 2, 4, 8, 8, 8, 8]
        assert all(wait <= bound for wait, bound in zip(time.pauses, bounds, strict=True))
        assert len(set(time.pauses)) == 8

    @pytest.mark.parametrize("limit", [0, 1, 5])
    def test_a_call_has_its_own_limit(self, limit: int, kind: str, server: HostileServer) -> None:
        server.script(*[respond({}, 503)] * 6)
        error = play(kind, server, lambda client: client.projects.get("p1", max_retries=limit))
        assert isinstance(error, ServerError)
        assert len(server.calls) == limit + 1


class TestDetails:
    def test_gives_up_with_the_last_response(self, kind: str, server: HostileServer) -> None:
        server.script(*[respond({"message": f"no {number}"}, 503) for number in range(5)])
        error = play(kind, server, read)
        assert isinstance(error, ServerError)
        assert error.message == "no 4"

    def test_gives_up_with_the_last_failure(self, kind: str, server: HostileServer) -> None:
        server.script(respond({}, 503), reset(), respond({}, 429), hang_up())
        error = play(kind, server, read, max_retries=3)
        assert type(error) is APIConnectionError
        assert len(server.calls) == 4

    @pytest.mark.parametrize("status", [400, 500])
    def test_of_a_huge_error_little_is_kept(
        self, status: int, kind: str, server: HostileServer
    ) -> None:
        server.script(*[respond(b"x" * 3_000_000, status, content_type="text/plain")] * 5)
        error = play(kind, server, read)
        assert isinstance(error, APIStatusError)
        assert len(error.response.content) < 100_000
        assert len(str(error.body)) < 100_000

    def test_throttling_by_the_gateway_for_ever(self, kind: str, server: HostileServer) -> None:
        server.script(*[html(403)] * 5)
        error = play(kind, server, write)
        assert type(error) is RateLimitError
        assert error.status_code == 403
        assert "500 requests" in str(error)
        assert len(server.calls) == 5

    def test_a_write_of_an_accepted_call_says_so(self, kind: str, server: HostileServer) -> None:
        server.script(html(201))
        error = play(kind, server, write)
        assert isinstance(error, ResponseDecodeError)
        assert str(error).startswith("the service accepted the call, but")
        assert "web page" in str(error)

    @pytest.mark.parametrize("call", [read, write])
    def test_nobody_listens(
        self, call: Callable[[Any], Any], kind: str, server: HostileServer
    ) -> None:
        time = NoTime()
        base_url = f"http://127.0.0.1:{closed_port()}"
        error = play(kind, server, call, time, base_url=base_url, token="T1", **no_keys())
        assert type(error) is APIConnectionError
        assert "cannot be reached" in str(error)
        assert "FIREFLY_API_URL" in str(error)
        assert len(time.pauses) == 4, "no connection was made, so a write is retried too"

    def test_nobody_accepts(self, kind: str, server: HostileServer) -> None:
        time = NoTime()
        with silent_port() as port:
            error = play(
                kind,
                server,
                write,
                time,
                base_url=f"http://127.0.0.1:{port}",
                timeout=0.05,
                max_retries=1,
                token="T1",
                **no_keys(),
            )
        assert type(error) is APITimeoutError
        assert len(time.pauses) == 1

    def test_connections_reset_before_they_are_read(self, kind: str, server: HostileServer) -> None:
        server.connections(2)
        assert play(kind, server, read, token=None).id == "p1"

    def test_the_service_echoes_the_token(self, kind: str, server: HostileServer) -> None:
        server.handler = server.guarded(
            lambda seen: respond({"message": f"bad token {seen.headers['authorization']}"}, 400)
        )
        error = play(kind, server, read)
        assert "bad token Bearer ***" in str(error)
        assert "token-1" not in repr(vars(error)) + error.response.text


def delete(client: Any) -> Any:
    return client.projects.delete("p1")


class TestDeletes:
    @pytest.mark.parametrize("lose", [reset, hang_up])
    def test_done_but_the_response_was_lost(
        self, lose: Callable[..., Behaviour], kind: str, server: HostileServer
    ) -> None:
        things = {"/v2/runners/projects/p1"}
        server.script(lose(lambda seen: things.remove(seen.path)))
        server.handler = server.guarded(
            lambda seen: respond({}, 204 if seen.path in things else 404)
        )
        assert play(kind, server, delete) is None
        assert [seen.method for seen in server.calls] == ["DELETE", "DELETE"]

    def test_a_renewed_token_in_between_changes_nothing(
        self, kind: str, server: HostileServer
    ) -> None:
        server.script(reset(), respond({}, 401), respond({}, 404))
        assert play(kind, server, delete) is None
        assert server.logins == 2

    @pytest.mark.parametrize(
        "before",
        [[], [throttled()], [html(403), throttled("0")], [respond({}, 401)]],
        ids=["nothing", "429", "403 and 429", "401"],
    )
    def test_never_there(self, before: list[Behaviour], kind: str, server: HostileServer) -> None:
        server.script(*before, respond({"message": "not found"}, 404))
        assert type(play(kind, server, delete)) is NotFoundError

    def test_a_get_that_is_gone_is_gone(self, kind: str, server: HostileServer) -> None:
        server.script(reset(), respond({}, 404))
        assert type(play(kind, server, read)) is NotFoundError


def no_keys() -> dict[str, Any]:
    return {"access_key": None, "secret_key": None}


class TestPages:
    """A server that pages badly; every page is a real request."""

    def play(
        self, kind: str, server: HostileServer, prefetch: int = 0, page_size: int = 5
    ) -> tuple[list[str], Any]:
        """The ids that were yielded, and what ended the iteration, if it was an error."""
        options = options_for(server, timeout=30)
        found: list[str] = []
        if kind == "threads":
            with HastyFirefly(**options) as client:
                try:
                    page = client.workspaces.search(page_size=page_size)
                    found.extend(item.id for item in page.iter(prefetch=prefetch))
                except FireflyError as error:
                    return found, error
            return found, None

        async def run() -> Any:
            async with HastyAsyncFirefly(**options) as client:
                try:
                    page = client.workspaces.search(page_size=page_size)
                    async for item in page.iter(prefetch=prefetch):
                        found.append(item.id)  # noqa: PERF401 - what came before an error counts
                except FireflyError as error:
                    return error
            return None

        error = anyio.run(run, backend=kind)
        return found, error

    @pytest.mark.parametrize("prefetch", [0, 3])
    def test_a_capped_page_size(self, kind: str, prefetch: int, server: HostileServer) -> None:
        server.handler = server.guarded(lambda seen: respond(rows(seen, total=51, size=10)))
        found, error = self.play(kind, server, prefetch, page_size=100)
        assert error is None
        assert found == [f"w{n}" for n in range(51)]

    def test_a_short_first_page(self, kind: str, server: HostileServer) -> None:
        server.handler = server.guarded(lambda seen: respond(rows(seen, total=9, size=25)))
        found, error = self.play(kind, server, page_size=100)
        assert error is None
        assert found == [f"w{n}" for n in range(9)]
        assert len(server.calls) == 1

    @pytest.mark.parametrize("prefetch", [0, 3])
    def test_the_same_page_for_ever(self, kind: str, prefetch: int, server: HostileServer) -> None:
        server.handler = server.guarded(lambda seen: respond([{"id": f"w{n}"} for n in range(5)]))
        found, error = self.play(kind, server, prefetch)
        assert isinstance(error, PaginationError)
        assert len(found) == len(set(found))
        assert len(server.calls) <= 2 + prefetch

    def test_faults_in_the_middle(self, kind: str, server: HostileServer) -> None:
        server.handler = server.guarded(lambda seen: respond(rows(seen, total=23, size=5)))
        server.script(respond({}, 503), reset(), respond({}, 401), html(502))
        found, error = self.play(kind, server)
        assert error is None
        assert found == [f"w{n}" for n in range(23)]

    def test_a_page_that_is_a_web_page(self, kind: str, server: HostileServer) -> None:
        def handler(seen: Seen) -> Behaviour:
            return html(200) if seen.query["page"] == "2" else respond(rows(seen, total=23, size=5))

        server.handler = server.guarded(handler)
        found, error = self.play(kind, server)
        assert isinstance(error, ResponseDecodeError)
        if kind != "threads":  # list.extend keeps nothing of a generator that raises midway
            assert len(found) == 10

    def test_empty_pages_while_the_total_says_more(self, kind: str, server: HostileServer) -> None:
        def handler(seen: Seen) -> Behaviour:
            offset = int(seen.query.get("offset", 0))
            data = [] if 5 <= offset < 15 else [{"id": f"p{n}"} for n in range(offset, offset + 5)]
            return respond({"data": data, "totalCount": 20})

        server.handler = server.guarded(handler)

        def call(client: Any) -> Any:
            return client.projects.list(page_size=5).collect()

        found = play(kind, server, call, timeout=30)
        assert [item.id for item in found] == [f"p{n}" for n in (*range(5), *range(15, 20))]

    def test_a_total_that_is_never_reached(self, kind: str, server: HostileServer) -> None:
        server.handler = server.guarded(lambda seen: respond({"data": [], "totalCount": 10**9}))
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
