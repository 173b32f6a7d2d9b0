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
    answer,
    broken_chunks,
    claim_length,
    dribble,
    hang_up,
    html,
    huge,
    raw,
    redirect,
    reset,
    stall,
    throttled,
    truncate,
)

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS = ("threads", "asyncio", "trio")
PROJECT = {"id": "p1", "name": "platform"}
READ_TIMEOUT = 0.5

WORKS = "works"
REPEATED = "repeated, works"


@dataclass(frozen=True)
class Case:
    """One row.

    Attributes:
        situation: What the server does, in the words of the documentation.
        behaviours: How it treats the first requests; the rest are answered properly.
        read: What a read ends in: ``WORKS``, ``REPEATED`` or the name of an error.
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


LOST = "it may have been carried out: look before repeating it"
SAID = "for a write the message says that the service accepted it"

CASES: tuple[Case, ...] = (
    once("resets the connection", reset(), REPEATED, "APIConnectionError", LOST),
    once("hangs up without an answer", hang_up(), REPEATED, "APIConnectionError", LOST),
    once("stalls past the read timeout", stall(30), REPEATED, "APITimeoutError", LOST),
    once(
        "stalls in the middle of the body",
        stall(30, b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"),
        REPEATED,
        "APITimeoutError",
        LOST,
    ),
    once("breaks off in the body", truncate(PROJECT, 7), REPEATED, "APIConnectionError", LOST),
    once(
        "resets in the body", truncate(PROJECT, 7, rst=True), REPEATED, "APIConnectionError", LOST
    ),
    once(
        "promises more bytes than it sends",
        claim_length(PROJECT, 9999),
        REPEATED,
        "APIConnectionError",
        LOST,
    ),
    once(
        "sends a length that is no number",
        claim_length(PROJECT, "many"),
        REPEATED,
        "APIConnectionError",
        LOST,
    ),
    once("breaks its chunked encoding", broken_chunks(), REPEATED, "APIConnectionError", LOST),
    once("does not speak HTTP", raw(b"\x00\x01 SSH-2.0\r\n\r\n"), REPEATED, "APIConnectionError"),
    once(
        "sends headers without end",
        raw(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 500_000),
        REPEATED,
        "APIConnectionError",
    ),
    once(
        "claims a compression that is none",
        answer(b"not gzip", headers={"Content-Encoding": "gzip"}),
        REPEATED,
        "ResponseDecodeError",
    ),
    once("answers a few bytes at a time", dribble(PROJECT), WORKS, WORKS),
    once("calls its JSON text/plain", answer(PROJECT, content_type="text/plain"), WORKS, WORKS),
    once(
        "adds fields, leaves some out, sends null and odd types",
        answer({"id": "p1", "name": None, "labels": 7, "brandNew": {"a": [1]}}),
        WORKS,
        WORKS,
        "the values are there as they were sent",
    ),
    once("answers a 2xx that is not documented", answer(PROJECT, 226), WORKS, WORKS),
    once(
        "answers 200 with a web page",
        html(200),
        "ResponseDecodeError",
        "ResponseDecodeError",
        SAID,
    ),
    once(
        "answers 200 with nothing", answer(b""), "ResponseDecodeError", "ResponseDecodeError", SAID
    ),
    once(
        "answers 200 with half of the JSON",
        answer(b'{"id": "p'),
        "ResponseDecodeError",
        "ResponseDecodeError",
        SAID,
    ),
    once(
        "answers 200 with another kind of JSON",
        answer(["p1"]),
        "ResponseDecodeError",
        "ResponseDecodeError",
        "with `.json_path` and `.body`",
    ),
    once(
        "answers 200 with JSON nested without end",
        answer(b"[" * 200_000),
        "ResponseDecodeError",
        "ResponseDecodeError",
    ),
    once("answers 400", answer({"message": "no"}, 400), "BadRequestError", "BadRequestError"),
    once(
        "answers 403 in JSON",
        answer({"message": "no"}, 403),
        "PermissionDeniedError",
        "PermissionDeniedError",
    ),
    once(
        "answers 403 with a web page",
        html(403),
        REPEATED,
        REPEATED,
        "this is how the gateway throttles; if it goes on, `RateLimitError`",
    ),
    once("answers 404", answer({"message": "no"}, 404), "NotFoundError", "NotFoundError"),
    once("answers 408", answer({}, 408), REPEATED, "APIStatusError", LOST),
    once("answers 409", answer({"message": "no"}, 409), "ConflictError", "ConflictError"),
    once("answers 422", answer({}, 422), "UnprocessableEntityError", "UnprocessableEntityError"),
    once("answers 429 without Retry-After", throttled(), REPEATED, REPEATED),
    once("answers 429 with Retry-After in seconds", throttled("1"), REPEATED, REPEATED),
    once("answers 429 with Retry-After in fractions", throttled("0.25"), REPEATED, REPEATED),
    once(
        "answers 429 with Retry-After as a date",
        throttled(formatdate(0, usegmt=True)),
        REPEATED,
        REPEATED,
    ),
    once("answers 429 with nonsense in Retry-After", throttled("soon"), REPEATED, REPEATED),
    once(
        "answers 429 with Retry-After: 3600",
        throttled("3600"),
        "RateLimitError",
        "RateLimitError",
        "at once, with `.retry_after`",
    ),
    once("answers 500", answer({"message": "oops"}, 500), REPEATED, "ServerError", LOST),
    once("answers 502 with a web page", html(502), REPEATED, "ServerError", LOST),
    once("answers 503", answer(b"", 503), REPEATED, "ServerError", LOST),
    once("answers 504", html(504), REPEATED, "ServerError", LOST),
    once("answers 520, which nobody registered", html(520), REPEATED, "ServerError", LOST),
    once(
        "answers 500 with 20 megabytes",
        huge(20, 500),
        REPEATED,
        "ServerError",
        "message and body are cut",
    ),
    Case(
        "answers 500 again and again",
        tuple([answer({"message": "oops"}, 500)] * 5),
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
        answer({}, 401),
        REPEATED,
        REPEATED,
        "one login, however many calls were refused together",
    ),
    Case(
        "refuses every token",
        (answer({}, 401), answer({}, 401)),
        "AuthenticationError",
        "AuthenticationError",
        requests=2,
    ),
)


class NoTime:
    """Waiting without waiting."""

    def monotonic(self) -> float:
        return 0.0

    def sleep(self, seconds: float) -> None:
        pass

    async def async_sleep(self, seconds: float) -> None:
        await anyio.sleep(0)


class HastyFirefly(Firefly):
    """A client that does not wait between repetitions."""

    _time = NoTime()


class HastyAsyncFirefly(AsyncFirefly):
    """A client that does not wait between repetitions."""

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


def play(kind: str, server: HostileServer, call: Callable[[Any], Any], **more: Any) -> Any:
    """What a call ends in on one kind of client: its value, or its exception."""
    options = options_for(server, **more)
    if kind == "threads":
        with HastyFirefly(**options) as client:
            try:
                return call(client)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what is tested
                return error

    async def run() -> Any:
        async with HastyAsyncFirefly(**options) as client:
            try:
                return await call(client)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what is tested
                return error

    return anyio.run(run, backend=kind)


class Projects:
    """A proper service of projects that counts what it does."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.created: list[str] = []

    def __call__(self, seen: Seen) -> Behaviour:
        if seen.method == "GET":
            return answer(PROJECT)
        with self.lock:
            self.created.append(seen.json["name"])
        return answer(PROJECT, 201)
