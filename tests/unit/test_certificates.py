"""Certificates are loaded once for all clients, and again when there are others."""

from __future__ import annotations

import asyncio
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from firefly_workflows import APIConnectionError, AsyncFirefly, ConfigurationError, Firefly
from firefly_workflows.wire import certificates
from firefly_workflows.wire.certificates import trusted_certificates
from support.hostile import CERTIFICATE, HostileServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def test_clients_share_them(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(variable, raising=False)
    usual = trusted_certificates(http2=False)
    assert trusted_certificates(http2=False) is usual
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    assert len(trusted_certificates(http2=False).get_ca_certs()) == 1
    monkeypatch.delenv("SSL_CERT_FILE")
    assert trusted_certificates(http2=False) is usual


def test_http2_is_offered_only_where_it_is_wanted() -> None:
    """Connections write the protocols they offer into these settings."""
    assert trusted_certificates(http2=True) is not trusted_certificates(http2=False)


def test_renewed_ones_are_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "trusted.pem"
    shutil.copy(CERTIFICATE, file)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    before = trusted_certificates(http2=False)
    os.utime(file, (1, 1))
    assert trusted_certificates(http2=False) is not before


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
def test_a_variable_that_names_nothing_is_named(
    variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, str(tmp_path / "nowhere"))
    with pytest.raises(ConfigurationError, match=f"{variable} is '.*nowhere', which does not"):
        trusted_certificates(http2=False)


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What loaded certificates; nothing is loaded when the test begins."""
    for variable in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(variable, raising=False)
    certificates._loaded.cache_clear()
    found: list[object] = []
    load = httpx.create_ssl_context
    monkeypatch.setattr(httpx, "create_ssl_context", lambda: found.append("load") or load())
    return found


@pytest.mark.parametrize(("url", "times"), [("http://127.0.0.1:9", 0), ("https://127.0.0.1:9", 1)])
@pytest.mark.parametrize("kind", [Firefly, AsyncFirefly])
def test_they_are_loaded_where_connections_are_secured(
    kind: Any, url: str, times: int, loads: list[object]
) -> None:
    kind(token="t", base_url=url)
    assert len(loads) == times


class TestSecuredAfterAll:
    """Connections of a client at `http://` that somebody secures nevertheless."""

    @pytest.fixture
    def server(self) -> Iterator[HostileServer]:
        with HostileServer(tls=True) as server:
            yield server

    def ask(self, kind: str, server: HostileServer, *, http2: bool = False) -> int:
        """Send a request to `https://` through the connections of a client at `http://`."""
        url = f"https://localhost:{server.port}/v2/health"
        if kind == "sync":
            with Firefly(token="t", base_url="http://127.0.0.1:9", http2=http2) as client:
                target: Any = client._engine.connection.hop.target
                response = target.handle_request(httpx.Request("GET", url))
                response.read()
                return int(response.status_code)

        async def main() -> int:
            async with AsyncFirefly(token="t", base_url="http://127.0.0.1:9", http2=http2) as it:
                target: Any = it._engine.connection.hop.target
                response = await target.handle_async_request(httpx.Request("GET", url))
                await response.aread()
                return int(response.status_code)

        return asyncio.run(main())

    @pytest.mark.parametrize("kind", ["sync", "async"])
    def test_they_trust_nobody_unknown(
        self, kind: str, server: HostileServer, loads: list[object]
    ) -> None:
        with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
            self.ask(kind, server)
        assert loads
        assert not server.requests

    @pytest.mark.parametrize("http2", [False, True])
    @pytest.mark.parametrize("kind", ["sync", "async"])
    def test_they_trust_what_the_environment_names(
        self, kind: str, http2: bool, server: HostileServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
        assert self.ask(kind, server, http2=http2) == 401

    def test_many_threads_at_once(
        self, server: HostileServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
        certificates._loaded.cache_clear()
        url = f"https://localhost:{server.port}/v2/health"
        with (
            Firefly(token="t", base_url="http://127.0.0.1:9") as client,
            ThreadPoolExecutor(8) as threads,
        ):
            target: Any = client._engine.connection.hop.target
            requests = [httpx.Request("GET", url) for _ in range(16)]
            responses = list(threads.map(target.handle_request, requests))
            for response in responses:
                response.close()
        assert [it.status_code for it in responses] == [401] * 16

    def test_what_the_environment_misnames_is_told(
        self, server: HostileServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SSL_CERT_FILE", "/nowhere")
        with pytest.raises(ConfigurationError, match="SSL_CERT_FILE"):
            self.ask("sync", server)


@pytest.mark.parametrize("kind", [Firefly, AsyncFirefly])
def test_a_secured_proxy_of_a_plain_api_is_verified(
    kind: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with HostileServer(tls=True) as proxy:
        for variable in ("NO_PROXY", "no_proxy", "http_proxy"):
            monkeypatch.delenv(variable, raising=False)
        monkeypatch.setenv("HTTP_PROXY", f"https://localhost:{proxy.port}")
        client = kind(token="t", base_url="http://api.f.test", allow_plain_http=True, max_retries=0)
        with pytest.raises(APIConnectionError, match="CERTIFICATE_VERIFY_FAILED"):
            called = client.health.check()
            asyncio.run(called) if kind is AsyncFirefly else called
        assert not proxy.requests
