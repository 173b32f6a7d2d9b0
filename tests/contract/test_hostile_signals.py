"""A signal handler that raises in the middle of a call: its exception passes, nothing stays behind.

The exception is raised at one point of the client's own code after the other. It leaves the call
unchanged, and costs no place under the rate limit, no connection, no login and no lock. What an
exception does between two lines of the HTTP library is the library's business.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from firefly_workflows_api.types import Timeout
from support.hostile import HostileServer, respond
from support.interrupts import Interrupt
from support.left_behind import left_behind, locks
from support.misbehaviour import client_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.hostile import Behaviour, Seen


class Alarm(Exception):  # noqa: N818 - anybody's exception has any name
    """What a handler raises."""


class Goodbye(BaseException):
    """What a handler like that of Ctrl-C raises."""


def get(client: Any, server: HostileServer, name: str) -> None:
    assert client.projects.get(name).id == name


def create(client: Any, server: HostileServer, name: str) -> None:
    assert client.projects.create(name=name).id == name


def log_in(client: Any, server: HostileServer, name: str) -> None:
    client._engine.connection.tokens._token = None
    get(client, server, name)


def log_in_anew(client: Any, server: HostileServer, name: str) -> None:
    server.revoke()
    get(client, server, name)


def try_twice(client: Any, server: HostileServer, name: str) -> None:
    server.on("GET", f"/v2/runners/projects/{name}", respond({}, 503))
    get(client, server, name)
    assert len(server.requests) > 1
    assert server.requests[-1].target == server.requests[-2].target


def send_in_turn(client: Any, server: HostileServer, name: str) -> None:
    """The requests of threads take turns where they may end up on one HTTP/2 connection."""
    assert client._engine.connection.hop._serial_lock is not None
    get(client, server, name)


WORK = (get, create, log_in, log_in_anew, try_twice, send_in_turn)


@pytest.fixture
def server() -> Iterator[HostileServer]:
    def echo(seen: Seen) -> Behaviour:
        is_read = seen.method == "GET"
        name = seen.path.rpartition("/")[2] if is_read else seen.json["name"]
        return respond({"id": name, "name": name}, 200 if is_read else 201)

    with HostileServer() as server:
        server.handler = server.guarded(echo)
        yield server


@pytest.mark.parametrize("error", [Alarm, Goodbye])
@pytest.mark.parametrize("work", WORK)
@pytest.mark.parametrize("stride", [17, pytest.param(1, marks=pytest.mark.deep)])
def test_an_exception_of_a_signal_handler(
    stride: int,
    work: Callable[[Any, HostileServer, str], None],
    error: type[BaseException],
    server: HostileServer,
) -> None:
    options = {"timeout": Timeout(total=60), "rate_limit": 1_000_000}
    with client_for("threads", server, http2=work is send_in_turn, **options) as client:
        work(client, server, "before")
        among = locks()
        at = 0
        while True:
            interrupt = Interrupt(raised := error(), at)
            ended = interrupt.during(partial(work, client, server, f"during{at}"))
            if not interrupt.place:
                break
            assert ended is raised, interrupt.place
            assert left_behind(client, server, among) == [], interrupt.place
            get(client, server, "after")
            at += stride
        assert ended is None
        assert at > 100
