"""What a client is opened with: connections, deadlines of its core, and what is loaded ahead."""

from __future__ import annotations

import asyncio
import math
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import pytest

import firefly_workflows_api
from firefly_workflows import (
    UNSET,
    AsyncFirefly,
    ConfigurationError,
    Firefly,
    InvalidArgumentError,
    Timeout,
    __version__,
)
from firefly_workflows.engine import opening, preloading
from firefly_workflows.engine.timeouts import timeout_of
from firefly_workflows_api import api
from support.scripted import BASE_URL, Scripted, always

if TYPE_CHECKING:
    from types import ModuleType

PROXIES = ("socks5://jo:hush@proxy.test:1", "http://jo:hush://hush@proxy.test", "odd://hush")


@pytest.mark.parametrize("kind", [Firefly, AsyncFirefly])
def test_http2_without_its_package_says_what_to_install(
    kind: type[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_is_installed", lambda package: package != "h2")
    with pytest.raises(ConfigurationError, match="http2=True needs the package h2") as caught:
        kind(token="t", http2=True)
    assert caught.value.hint == "pip install 'firefly-workflows[http2]'"


@pytest.mark.parametrize("url", PROXIES)
@pytest.mark.parametrize("error", [ImportError("socksio"), ValueError("no host")])
def test_a_proxy_is_named_by_its_variable_and_scheme_only(url: str, error: Exception) -> None:
    refusal = opening._unusable(("HTTPS_PROXY", url), error)
    scheme = url.split(":", maxsplit=1)[0]
    assert refusal.message.startswith("HTTPS_PROXY names a ")
    assert f"{scheme}://" in refusal.message
    assert "NO_PROXY" in str(refusal)
    assert ("httpx[socks]" in str(refusal)) == isinstance(error, ImportError)
    assert "hush" not in str(refusal)


def test_without_a_proxy_it_is_the_environment() -> None:
    refusal = opening._unusable(None, OSError("no such file"))
    assert refusal.message == "No connections can be made in this environment: no such file."
    assert refusal.hint == "Check SSL_CERT_FILE and SSL_CERT_DIR."


@pytest.mark.parametrize("kind", ["HTTPTransport", "AsyncHTTPTransport"])
def test_all_connections_may_be_kept(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """httpx keeps 20 unless it is told otherwise; more calls than that would connect anew."""
    given: list[dict[str, Any]] = []
    monkeypatch.setattr(httpx, kind, lambda **options: given.append(options))
    (Firefly if kind == "HTTPTransport" else AsyncFirefly)(token="t")
    (options,) = given
    limits = options["limits"]
    assert limits.max_connections == limits.max_keepalive_connections == 100
    assert limits.keepalive_expiry is not None


@pytest.mark.parametrize("kind", [Firefly, AsyncFirefly])
def test_the_nearer_of_two_deadlines_holds(kind: type[Any]) -> None:
    core = kind(token="t")._engine
    near = core.within(50.0)
    assert [near.within(other).deadline for other in (40.0, 60.0)] == [40.0, 50.0]
    assert type(near) is type(core)
    assert (near.connection, near.options) == (core.connection, core.options)


def test_preload_loads_every_operation_and_model(monkeypatch: pytest.MonkeyPatch) -> None:
    operations: list[str] = []
    modules: list[str] = []

    def note(name: str) -> ModuleType:
        modules.append(name)
        return import_module(name)

    monkeypatch.setattr(api, "load_operation", operations.append)
    monkeypatch.setattr(preloading, "import_module", note)
    preloading.preload()
    assert operations == [*api.OPERATIONS]
    models = Path(firefly_workflows_api.__file__).parent / "models"
    expected = {f"firefly_workflows_api.models.{it.stem}" for it in models.glob("[!_]*.py")}
    expected |= {"firefly_workflows_api.runtime.identifiers", "firefly_workflows_api.shapes"}
    assert expected <= {*modules}
    assert {"firefly_workflows.engine.retries", "firefly_workflows.finding.rotation"} <= {*modules}


def test_connections_are_closed_where_they_belong_or_not_at_all() -> None:
    connection = AsyncFirefly(token="t")._engine.connection

    async def ask() -> bool:
        return connection.can_be_closed_here()

    assert asyncio.run(ask()), "they belong to no event loop yet"
    home = asyncio.new_event_loop()
    connection._event_loop = home
    assert home.run_until_complete(ask())
    with pytest.raises(ConfigurationError, match="another event loop"):
        asyncio.run(ask())
    home.close()
    assert not asyncio.run(ask()), "they went with their event loop"
    connection._event_loop = object()  # trio's: when it has ended is not to be asked
    assert not asyncio.run(ask())


DEFAULT = Timeout(60.0, 1.0, 2.0, 3.0, 4.0)


@pytest.mark.parametrize(
    ("value", "default", "expected"),
    [
        (UNSET, DEFAULT, DEFAULT),
        (None, DEFAULT, Timeout(None, None, None, None, None)),
        (5, DEFAULT, Timeout(60.0, 5.0, 5.0, 5.0, 5.0)),
        (90, DEFAULT, Timeout(90.0, 90.0, 90.0, 90.0, 90.0)),
        (5, DEFAULT._replace(total=None), Timeout(None, 5.0, 5.0, 5.0, 5.0)),
        (math.inf, DEFAULT, Timeout(None, None, None, None, None)),
        (httpx.Timeout(7, read=None), DEFAULT, Timeout(60.0, 7.0, None, 7.0, 7.0)),
        (Timeout(9, 8, None, 7, math.inf), DEFAULT, Timeout(9.0, 8.0, None, 7.0, None)),
    ],
)
def test_what_a_timeout_means(value: Any, default: Timeout, expected: Timeout) -> None:
    assert timeout_of(value, default) == expected


def test_a_request_says_who_sends_it_and_what_it_takes() -> None:
    service = Scripted(always(200, {}))
    service.each(lambda client: client.projects.get("p1"))
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    agent = f"firefly-workflows/{__version__} python/{python} httpx/{httpx.__version__}"
    for request in service.requests:
        assert request.headers["User-Agent"] == agent
        assert request.headers["Accept"] == "application/json"


@pytest.mark.parametrize("kind", [ConfigurationError, InvalidArgumentError])
@pytest.mark.parametrize(
    "value",
    [0, -1, True, "5", math.nan, Timeout(connect=0), Timeout(total="x"), httpx.Timeout(-1)],  # type: ignore[arg-type]  # on purpose
)
def test_what_is_no_timeout(value: Any, kind: Any) -> None:
    with pytest.raises(kind, match=r"^timeout is .*, but must be seconds above 0") as caught:
        timeout_of(value, error=kind)
    assert type(caught.value) is kind


@pytest.mark.parametrize("kind", [Firefly, AsyncFirefly])
def test_the_password_of_a_proxy_is_a_secret(
    kind: type[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://jo:hush@proxy.test:3128")
    connection = kind(token="t", base_url="https://api.firefly.test")._engine.connection
    assert "hush" in {it.reveal() for it in connection.secrets}


def test_a_closed_client_says_what_to_do() -> None:
    client = Scripted(always(200, {})).firefly()
    client.close()
    with pytest.raises(ConfigurationError, match="has been closed") as caught:
        client.health.check()
    assert caught.value.hint == "Make a new one, or close it later."


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_tasks_that_need_a_token_at_once_share_one_login(backend: str) -> None:
    service = Scripted(always(200, {"accessToken": "made", "id": "p1"}))

    async def run() -> None:
        async with (
            service.async_firefly(token=None, access_key="a", secret_key="s") as client,
            anyio.create_task_group() as group,
        ):
            for _ in range(5):
                group.start_soon(client.projects.get, "p1")

    async def slowly(request: httpx.Request) -> httpx.Response:
        await anyio.sleep(0.01)
        return service._respond(request)

    service._options = lambda _, options: {  # type: ignore[method-assign]
        "base_url": BASE_URL,
        "transport": httpx.MockTransport(slowly),
        **options,
    }
    anyio.run(run, backend=backend)
    assert service.seen.count("POST /login") == 1
    assert len(service.seen) == 6
