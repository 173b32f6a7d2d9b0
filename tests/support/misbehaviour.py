"""What a misbehaving server does, and what the client makes of it: the table behind the tests.

``tests/contract/test_hostile_client.py`` plays every case against a real TCP server, and
``tests/docs/test_behaviour.py`` holds the table of ``docs/behaviour.md`` to it.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from email.utils import formatdate
from typing import TYPE_CHECKING, Any

import anyio

from firefly_workflows import AsyncFirefly, Firefly
from support.hostile import (
    Behaviour,
    HostileServer,
    Seen,
    broken_chunks,
    claim_length,
    dribble,
    hang_up,
    html,
    huge,
    raw,
    redirect,
    reset,
    respond,
    stall,
    throttled,
    truncate,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from firefly_workflows.wire.clock import Time

KINDS = ("threads", "asyncio", "trio")
PROJECT = {"id": "p1", "name": "platform"}
READ_TIMEOUT = 0.5

WORKS = "works"
RETRIED = "retried, works"


@dataclass(frozen=True)
class Case:
    """One row.

    Attributes:
        situation: What the server does, in the words of the documentation.
        behaviours: How it treats the first requests; it serves the rest properly.
        read: What a read ends in: ``WORKS``, ``RETRIED`` or the name of an error.
        write: The same for a write.
        note: What the documentation adds.
        requests: How many requests an error takes, if not one.
    """

    situation: str
    behaviours: tuple[Behaviour, ...]
    read: str
    write: str
    note: str = ""
    requests: int = 1


def once(situation: str, behaviour: Behaviour, read: str, write: str, note: str = "") -> Case:
    return Case(situation, (behaviour,), read, write, note)


LOST = "it may have been carried out: check before you retry"
SAID = "for a write the message says that the service accepted it"

CASES: tuple[Case, ...] = (
    once("resets the connection", reset(), RETRIED, "APIConnectionError", LOST),
    once("hangs up without a response", hang_up(), RETRIED, "APIConnectionError", LOST),
    once("stalls past the read timeout", stall(30), RETRIED, "APITimeoutError", LOST),
    once(
        "stalls in the middle of the body",
        stall(30, b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"),
        RETRIED,
        "APITimeoutError",
        LOST,
    ),
    once("breaks off in the body", truncate(PROJECT, 7), RETRIED, "APIConnectionError", LOST),
    once("resets in the body", truncate(PROJECT, 7, rst=True), RETRIED, "APIConnectionError", LOST),
    once(
        "promises more bytes than it sends",
        claim_length(PROJECT, 9999),
        RETRIED,
        "APIConnectionError",
        LOST,
    ),
    once(
        "sends a length that is no number",
        claim_length(PROJECT, "many"),
        RETRIED,
        "APIConnectionError",
        LOST,
    ),
    once("breaks its chunked encoding", broken_chunks(), RETRIED, "APIConnectionError", LOST),
    once("breaks off in the status line", raw(b"HTTP/1.1 2"), RETRIED, "APIConnectionError", LOST),
    once(
        "breaks off in the headers",
        raw(b"HTTP/1.1 200 OK\r\nContent-Type: app"),
        RETRIED,
        "APIConnectionError",
        LOST,
    ),
    once("does not speak HTTP", raw(b"\x00\x01 SSH-2.0\r\n\r\n"), RETRIED, "APIConnectionError"),
    once(
        "sends headers without end",
        raw(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 500_000),
        RETRIED,
        "APIConnectionError",
    ),
    once(
        "claims a compression that is none",
        respond(b"not gzip", headers={"Content-Encoding": "gzip"}),
        RETRIED,
        "ResponseDecodeError",
    ),
    once("sends its response a few bytes at a time", dribble(PROJECT), WORKS, WORKS),
    once("calls its JSON text/plain", respond(PROJECT, content_type="text/plain"), WORKS, WORKS),
    once(
        "adds fields, leaves some out, sends null and odd types",
        respond({"id": "p1", "name": None, "labels": 7, "brandNew": {"a": [1]}}),
        WORKS,
        WORKS,
        "the values are there as they were sent",
    ),
    once("returns a 2xx that is not documented", respond(PROJECT, 226), WORKS, WORKS),
    once(
        "returns 200 with a web page",
        html(200),
        "ResponseDecodeError",
        "ResponseDecodeError",
        SAID,
    ),
    once(
        "returns 200 with nothing", respond(b""), "ResponseDecodeError", "ResponseDecodeError", SAID
    ),
    once(
        "returns 200 with half of the JSON",
        respond(b'{"id": "p'),
        "ResponseDecodeError",
        "ResponseDecodeError",
        SAID,
    ),
    once(
        "promises fewer bytes than it sends",
        claim_length(PROJECT, 3),
        "ResponseDecodeError",
        "ResponseDecodeError",
        SAID,
    ),
    once(
        "returns 200 with another kind of JSON",
        respond(["p1"]),
        "ResponseDecodeError",
        "ResponseDecodeError",
        "with `.json_path` and `.body`",
    ),
    once(
        "returns 200 with JSON nested without end",
        respond(b"[" * 200_000),
        "ResponseDecodeError",
        "ResponseDecodeError",
    ),
    once("returns 400", respond({"message": "no"}, 400), "BadRequestError", "BadRequestError"),
    once(
        "returns 403 in JSON",
        respond({"message": "no"}, 403),
        "PermissionDeniedError",
        "PermissionDeniedError",
    ),
    once(
        "returns 403 with a web page",
        html(403),
        RETRIED,
        RETRIED,
        "this is how the gateway throttles; if it goes on, `RateLimitError`",
    ),
    once("returns 403 with plain text", throttled(status=403, body="no"), RETRIED, RETRIED),
    once("returns 403 with nothing", throttled(status=403, body=""), RETRIED, RETRIED),
    once(
        "returns 403 with a web page that it calls JSON",
        respond("<html>blocked</html>", 403),
        RETRIED,
        RETRIED,
    ),
    once("returns 404", respond({"message": "no"}, 404), "NotFoundError", "NotFoundError"),
    once("returns 408", respond({}, 408), RETRIED, "APIStatusError", LOST),
    once("returns 409", respond({"message": "no"}, 409), "ConflictError", "ConflictError"),
    once("returns 422", respond({}, 422), "UnprocessableEntityError", "UnprocessableEntityError"),
    once("returns 429 without Retry-After", throttled(), RETRIED, RETRIED),
    once("returns 429 in JSON", throttled(body={"message": "slow down"}), RETRIED, RETRIED),
    once("returns 429 with Retry-After: 0", throttled("0"), RETRIED, RETRIED),
    once("returns 429 with Retry-After in seconds", throttled("1"), RETRIED, RETRIED),
    once("returns 429 with Retry-After in fractions", throttled("0.25"), RETRIED, RETRIED),
    once(
        "returns 429 with Retry-After as a date",
        throttled(formatdate(0, usegmt=True)),
        RETRIED,
        RETRIED,
    ),
    once("returns 429 with nonsense in Retry-After", throttled("soon"), RETRIED, RETRIED),
    once(
        "returns 429 with Retry-After: 3600",
        throttled("3600"),
        "RateLimitError",
        "RateLimitError",
        "at once, with `.retry_after`",
    ),
    once("returns 500", respond({"message": "oops"}, 500), RETRIED, "ServerError", LOST),
    once("returns 502 with a web page", html(502), RETRIED, "ServerError", LOST),
    once("returns 503", respond(b"", 503), RETRIED, "ServerError", LOST),
    once("returns 504", html(504), RETRIED, "ServerError", LOST),
    once("returns 520, which nobody registered", html(520), RETRIED, "ServerError", LOST),
    once("returns 599 with nothing", respond(b"", 599), RETRIED, "ServerError", LOST),
    once(
        "returns 400 with 20 megabytes",
        huge(20, 400),
        "BadRequestError",
        "BadRequestError",
        "message and body are cut",
    ),
    once(
        "returns 500 with 20 megabytes",
        huge(20, 500),
        RETRIED,
        "ServerError",
        "message and body are cut",
    ),
    Case(
        "returns 500 again and again",
        tuple([respond({"message": "oops"}, 500)] * 5),
        "ServerError",
        "ServerError",
        requests=5,
    ),
    once(
        "redirects",
        redirect("http://127.0.0.1:9/v2/elsewhere"),
        "APIStatusError",
        "APIStatusError",
        "it is not followed, and the token stays here",
    ),
    once(
        "refuses the token once",
        respond({}, 401),
        RETRIED,
        RETRIED,
        "one login, however many calls were refused together",
    ),
    Case(
        "refuses every token",
        (respond({}, 401), respond({}, 401)),
        "AuthenticationError",
        "AuthenticationError",
        requests=2,
    ),
)


class NoTime:
    """Pauses that take no time and are written down.

    Attributes:
        pauses: The seconds of each.
    """

    def __init__(self) -> None:
        self.pauses: list[float] = []

    def monotonic(self) -> float:
        return 0.0

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)

    async def async_sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        await anyio.sleep(0)


class HastyFirefly(Firefly):
    """A client that does not wait between retries."""

    _time = NoTime()


class HastyAsyncFirefly(AsyncFirefly):
    """A client that does not wait between retries."""

    _time = NoTime()


def options_for(server: HostileServer, **more: Any) -> dict[str, Any]:
    defaults: dict[str, Any] = {
        "access_key": "KEY-123",
        "secret_key": "HUSH-456",
        "base_url": server.url,
        "rate_limit": None,
        "timeout": READ_TIMEOUT,
    }
    return defaults | more


def client_for(kind: str, server: HostileServer, time: Time | None = None, **more: Any) -> Any:
    """A client for one kind of caller.

    Args:
        kind: One of ``KINDS``.
        server: The service.
        time: What its pauses go by; no time passes unless given.
        more: Arguments of the client.
    """
    base: Any = Firefly if kind == "threads" else AsyncFirefly
    made: Any = type(base.__name__, (base,), {"_time": time or NoTime()})
    return made(**options_for(server, **more))


def play(
    kind: str,
    server: HostileServer,
    call: Callable[[Any], Any],
    time: Time | None = None,
    **more: Any,
) -> Any:
    """What a call ends in on one kind of client: its value, or its exception."""
    return play_all(kind, server, [call], time, **more)[0]


def play_all(
    kind: str,
    server: HostileServer,
    calls: Sequence[Callable[[Any], Any]],
    time: Time | None = None,
    *,
    at_once: bool = False,
    **more: Any,
) -> list[Any]:
    """What each call ends in, made with one client: one after the other, or all at once."""
    outcomes: dict[int, Any] = {}
    client = client_for(kind, server, time, **more)
    if kind == "threads":
        _play_blocking(client, calls, outcomes, at_once=at_once)
    else:
        anyio.run(_play_async, client, calls, outcomes, at_once, backend=kind)
    return [outcomes[number] for number in range(len(calls))]


def _play_blocking(
    client: Any, calls: Sequence[Callable[[Any], Any]], outcomes: dict[int, Any], *, at_once: bool
) -> None:
    def one(number: int) -> None:
        try:
            outcomes[number] = calls[number](client)
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is what is tested
            outcomes[number] = error

    with client:
        if at_once:
            threads = [threading.Thread(target=one, args=(n,)) for n in range(len(calls))]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        else:
            for number in range(len(calls)):
                one(number)


async def _play_async(
    client: Any,
    calls: Sequence[Callable[[Any], Any]],
    outcomes: dict[int, Any],
    at_once: bool,
) -> None:
    async def one(number: int) -> None:
        try:
            outcomes[number] = await calls[number](client)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is tested
            outcomes[number] = error

    async with client:
        if at_once:
            async with anyio.create_task_group() as group:
                for number in range(len(calls)):
                    group.start_soon(one, number)
        else:
            for number in range(len(calls)):
                await one(number)


def read(client: Any) -> Any:
    """Make a call that may be retried."""
    return client.projects.get("p1")


def write(client: Any) -> Any:
    """Make a call that may not happen twice."""
    return client.projects.create(name="platform")


class Projects:
    """A proper service of projects that counts what it does."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.created: list[str] = []

    def __call__(self, seen: Seen) -> Behaviour:
        if seen.method == "GET":
            return respond(PROJECT)
        with self.lock:
            self.created.append(seen.json["name"])
        return respond(PROJECT, 201)
