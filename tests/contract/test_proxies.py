"""Which proxy of the environment is used, and when none is: by rule, and by real little proxies."""

from __future__ import annotations

import base64
import socket
import sys
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firefly_workflows import APIConnectionError, AsyncFirefly, ConfigurationError, Firefly
from firefly_workflows.wire.proxies import proxy_for
from support.hostile import CERTIFICATE, HostileServer, closed_port, respond, tunnel
from support.locale_text import in_any_locale
from support.misbehaviour import PROJECT, Projects, play

if TYPE_CHECKING:
    from collections.abc import Iterator

HOST = "api.firefly.test"
PROXY = "http://proxy.test:3128"
OTHER = "http://other.test:3128"


@pytest.fixture(autouse=True)
def only_what_the_test_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REQUEST_METHOD", raising=False)


# What is set, the base URL, and the variable and the proxy that follow.
VARIABLES: dict[str, tuple[dict[str, str], str, tuple[str, str] | None]] = {
    "none": ({}, "https://api.f.test", None),
    "https": ({"HTTPS_PROXY": PROXY}, "https://api.f.test", ("HTTPS_PROXY", PROXY)),
    "http": ({"HTTP_PROXY": PROXY}, "http://api.f.test", ("HTTP_PROXY", PROXY)),
    "https in lower case": ({"https_proxy": PROXY}, "https://api.f.test", ("HTTPS_PROXY", PROXY)),
    "http in lower case": ({"http_proxy": PROXY}, "http://api.f.test", ("HTTP_PROXY", PROXY)),
    "all for https": ({"ALL_PROXY": PROXY}, "https://api.f.test", ("ALL_PROXY", PROXY)),
    "all for http": ({"all_proxy": PROXY}, "http://api.f.test", ("ALL_PROXY", PROXY)),
    "http for https": ({"HTTP_PROXY": PROXY}, "https://api.f.test", None),
    "https for http": ({"HTTPS_PROXY": PROXY}, "http://api.f.test", None),
    "the scheme's own before all": (
        {"ALL_PROXY": OTHER, "HTTPS_PROXY": PROXY},
        "https://api.f.test",
        ("HTTPS_PROXY", PROXY),
    ),
    "lower case first": (
        {"HTTPS_PROXY": OTHER, "https_proxy": PROXY},
        "https://api.f.test",
        ("HTTPS_PROXY", PROXY),
    ),
    "lower case that is empty": (
        {"HTTPS_PROXY": OTHER, "https_proxy": ""},
        "https://api.f.test",
        None,
    ),
    "empty": ({"HTTPS_PROXY": ""}, "https://api.f.test", None),
    "blank, then all": (
        {"HTTPS_PROXY": " ", "ALL_PROXY": PROXY},
        "https://api.f.test",
        ("ALL_PROXY", PROXY),
    ),
    "blanks around": ({"HTTPS_PROXY": f" {PROXY} "}, "https://a.test", ("HTTPS_PROXY", PROXY)),
    "no scheme": ({"HTTPS_PROXY": PROXY[7:]}, "https://a.test", ("HTTPS_PROXY", PROXY)),
    # A web server puts the header "Proxy" of anybody's request into HTTP_PROXY.
    "in CGI": ({"REQUEST_METHOD": "GET", "HTTP_PROXY": PROXY}, "http://api.f.test", None),
    "in CGI, lower case": (
        {"REQUEST_METHOD": "GET", "HTTP_PROXY": OTHER, "http_proxy": PROXY},
        "http://api.f.test",
        ("HTTP_PROXY", PROXY),
    ),
    "in CGI, https": (
        {"REQUEST_METHOD": "GET", "HTTPS_PROXY": PROXY},
        "https://api.f.test",
        ("HTTPS_PROXY", PROXY),
    ),
}


@pytest.mark.skipif(sys.platform == "win32", reason="variables have no lower case on Windows")
@pytest.mark.parametrize("name", VARIABLES)
def test_which_variable_counts(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    variables, url, expected = VARIABLES[name]
    for variable, value in variables.items():
        monkeypatch.setenv(variable, value)
    assert proxy_for(url) == expected


LOCAL = (
    *("localhost", "LOCALHOST", "localhost.", "api.localhost", "127.0.0.1", "127.8.8.8"),
    *("[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]"),
)


@pytest.mark.parametrize("host", LOCAL)
@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("port", ["", ":8080"])
def test_this_machine_needs_none(
    host: str, scheme: str, port: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(variable, PROXY)
    assert proxy_for(f"{scheme}://{host}{port}/v2") is None
    assert proxy_for(f"{scheme}://{HOST}{port}/v2") is not None


# What NO_PROXY says, and a host that needs no proxy then. The first part is what curl understands;
# the second is what other programs understand beside it.
EXCEPTED: tuple[tuple[str, str], ...] = (
    ("*", "api.f.test"),
    ("*", "10.1.2.3"),
    ("*", "[fd00::1]"),
    ("api.f.test", "api.f.test"),
    ("API.F.Test", "api.f.test"),
    ("api.f.test", "API.F.Test"),
    ("f.test", "api.f.test"),
    ("f.test", "a.b.f.test"),
    ("test", "api.f.test"),
    (".f.test", "api.f.test"),
    (".f.test", "f.test"),
    ("f.test.", "api.f.test"),
    ("f.test", "api.f.test."),
    ("a.test,f.test", "api.f.test"),
    ("a.test, f.test", "api.f.test"),
    ("a.test f.test", "api.f.test"),
    ("a.test\tf.test", "api.f.test"),
    (" f.test ", "api.f.test"),
    (",,f.test,,", "api.f.test"),
    ("10.1.2.3", "10.1.2.3"),
    ("10.0.0.0/8", "10.1.2.3"),
    ("10.1.2.9/8", "10.1.2.3"),
    ("10.1.2.3/32", "10.1.2.3"),
    ("fd00::1", "[fd00::1]"),
    ("FD00::1", "[fd00::1]"),
    # ---
    ("a.test,*", "api.f.test"),
    ("*.f.test", "api.f.test"),
    ("f.test:80", "api.f.test"),
    ("f.test:8080", "api.f.test:8080"),
    ("10.1.2.3:80", "10.1.2.3"),
    ("10.0.0.0/8:80", "10.1.2.3"),
    ("10.1.2.0/255.255.255.0", "10.1.2.3"),
    ("[fd00::1]", "[fd00::1]"),
    ("[fd00::1]:80", "[fd00::1]"),
    ("fd00:0:0::1", "[fd00::1]"),
    ("fd00::/8", "[fd00::1]"),
    ("::/0", "[fd00::1]"),
)
INCLUDED: tuple[tuple[str, str], ...] = (
    ("", "api.f.test"),
    ("  ", "api.f.test"),
    (",", "api.f.test"),
    (".", "api.f.test"),
    ("f.test", "xf.test"),
    ("xf.test", "f.test"),
    ("api.f.test", "f.test"),
    ("f", "api.f.test"),
    ("f.test", "f.test.evil.test"),
    ("a.test;f.test", "api.f.test"),
    ("http://api.f.test", "api.f.test"),
    ("f.test:8080", "api.f.test"),
    ("f.test:80", "api.f.test:8080"),
    ("10.1.2.3:81", "10.1.2.3"),
    ("11.0.0.0/8", "10.1.2.3"),
    ("10.0.0.0/33", "10.1.2.3"),
    ("10.0.0.0/", "10.1.2.3"),
    ("10.", "10.1.2.3"),
    ("10.1.2", "10.1.2.3"),
    ("2.3", "10.1.2.3"),
    ("10.0.0.0/8", "api.f.test"),
    ("10.0.0.0/8", "[fd00::1]"),
    ("fd00::/8", "10.1.2.3"),
    ("fe00::/16", "[fd00::1]"),
    ("fd00::2", "[fd00::1]"),
    ("[fd00::1]:81", "[fd00::1]"),
    ("[", "api.f.test"),
)


@pytest.mark.parametrize("variable", ["NO_PROXY", "no_proxy"])
@pytest.mark.parametrize(("exceptions", "host"), EXCEPTED)
def test_an_exception(
    exceptions: str, host: str, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", PROXY)
    monkeypatch.setenv(variable, exceptions)
    assert proxy_for(f"http://{host}/v2") is None


@pytest.mark.parametrize(("exceptions", "host"), INCLUDED)
def test_no_exception(exceptions: str, host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", PROXY)
    monkeypatch.setenv("NO_PROXY", exceptions)
    assert proxy_for(f"http://{host}/v2") == ("HTTP_PROXY", PROXY)


def test_the_default_port_counts_as_the_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", PROXY)
    monkeypatch.setenv("NO_PROXY", "f.test:443")
    assert proxy_for("https://api.f.test") is None
    assert proxy_for("http://api.f.test") is not None
    assert proxy_for("https://api.f.test:8443") is not None


@given(
    st.sampled_from(EXCEPTED),
    st.lists(
        st.sampled_from([e for e, host in INCLUDED if host == "api.f.test" and e.strip(" ,")])
    ),
    st.sampled_from([",", " ", ", ", ",,", "\t", " , "]),
    st.data(),
)
def test_one_exception_among_others(
    case: tuple[str, str], others: list[str], separator: str, data: st.DataObject
) -> None:
    entry, host = case
    exceptions = data.draw(st.permutations([*others, entry]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HTTP_PROXY", PROXY)
        patch.setenv("NO_PROXY", separator.join(exceptions))
        assert proxy_for(f"http://{host}/v2") is None


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",))))
def test_any_text_names_exceptions(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HTTP_PROXY", PROXY)
        patch.setenv("NO_PROXY", in_any_locale(text))
        for host in ("api.f.test", "10.1.2.3", "[fd00::1]"):
            assert proxy_for(f"http://{host}") in (None, ("HTTP_PROXY", PROXY))


@pytest.fixture
def names_of_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let names that end in .test be this machine, as if a resolver said so."""
    real = socket.getaddrinfo

    def resolve(host: Any, *arguments: Any, **more: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        return real("127.0.0.1" if str(name).endswith(".test") else host, *arguments, **more)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


class Road:
    """A service, and a proxy that leads to it."""

    def __init__(self, service: HostileServer, proxy: HostileServer, scheme: str) -> None:
        self.service = service
        self.proxy = proxy
        self.scheme = scheme
        self.url = f"{scheme}://{HOST}:{service.port}"
        self.variable = f"{scheme.upper()}_PROXY"

    def call(self, kind: str, **more: Any) -> Any:
        options = {"base_url": self.url, "allow_plain_http": True, "timeout": 10.0} | more
        return play(kind, self.service, lambda client: client.projects.get("p1"), **options)


@pytest.fixture(params=["http", "https"])
def road(request: pytest.FixtureRequest, names_of_tests: None) -> Iterator[Road]:
    with HostileServer(tls=request.param == "https") as service, HostileServer() as proxy:
        service.handler = service.guarded(Projects())
        proxy.handler = lambda seen: (
            tunnel(service.port) if seen.method == "CONNECT" else respond(PROJECT)
        )
        yield Road(service, proxy, request.param)


class TestOnTheWire:
    @pytest.mark.parametrize("variable", ["own", "ALL_PROXY"])
    def test_a_proxy_is_used(
        self, variable: str, kind: str, road: Road, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv(variable if variable != "own" else road.variable, road.proxy.url)
        assert road.call(kind).id == "p1"
        if road.scheme == "http":
            # It is told the whole URL of the login and of the call, and neither was sent past it.
            targets = [seen.target for seen in road.proxy.requests]
            assert targets == [f"{road.url}/v2/login", f"{road.url}/v2/runners/projects/p1"]
            assert road.service.requests == []
        else:
            # It is told where to, and nothing of what is said there.
            assert {seen.method for seen in road.proxy.requests} == {"CONNECT"}
            assert {seen.target for seen in road.proxy.requests} == {f"{HOST}:{road.service.port}"}
            for seen in road.proxy.requests:
                assert "authorization" not in seen.headers
            assert [seen.path[-6:] for seen in road.service.requests] == ["/login", "cts/p1"]
            assert road.service.calls[0].token == "token-1"

    def test_a_password_is_for_the_proxy_alone(
        self, kind: str, road: Road, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        url = road.proxy.url.replace("://", "://user:p%40ss@")
        monkeypatch.setenv(road.variable, url)
        assert road.call(kind).id == "p1"
        expected = "Basic " + base64.b64encode(b"user:p@ss").decode()
        assert {seen.headers["proxy-authorization"] for seen in road.proxy.requests} == {expected}
        for seen in road.service.requests:
            assert "proxy-authorization" not in seen.headers

    @pytest.mark.parametrize(
        "exceptions", ["*", HOST, ".firefly.test", "a.test firefly.test", "port"]
    )
    def test_an_exception_goes_past_it(
        self, exceptions: str, kind: str, road: Road, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("ALL_PROXY", road.proxy.url)
        entry = f"{HOST}:{road.service.port}" if exceptions == "port" else exceptions
        monkeypatch.setenv("NO_PROXY", entry)
        assert road.call(kind).id == "p1"
        assert road.proxy.accepted == 0
        assert len(road.service.calls) == 1

    def test_this_machine_is_reached_without_one(
        self, kind: str, road: Road, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("ALL_PROXY", road.proxy.url)
        monkeypatch.setenv(road.variable, road.proxy.url)
        for host in ("127.0.0.1", "localhost"):
            url = f"{road.scheme}://{host}:{road.service.port}"
            assert road.call(kind, base_url=url, allow_plain_http=False).id == "p1"
        assert road.proxy.accepted == 0

    def test_one_that_a_request_smuggled_in(
        self, kind: str, names_of_tests: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("REQUEST_METHOD", "GET")
        with HostileServer() as service, HostileServer() as proxy:
            service.handler = service.guarded(Projects())
            monkeypatch.setenv("HTTP_PROXY", proxy.url)
            assert Road(service, proxy, "http").call(kind).id == "p1"
            assert proxy.accepted == 0

    @pytest.mark.parametrize("status", [403, 407, 502])
    def test_one_that_does_not_lead_on(
        self, status: int, kind: str, names_of_tests: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with HostileServer(tls=True) as service, HostileServer() as proxy:
            proxy.handler = lambda _: respond(b"no", status)
            monkeypatch.setenv("HTTPS_PROXY", proxy.url.replace("://", "://user:hush@"))
            error = Road(service, proxy, "https").call(kind, max_retries=0)
        assert type(error) is APIConnectionError, error
        assert str(status) in error.message
        assert "proxy" in (error.hint or "")
        assert "hush" not in str(error) + repr(error.__cause__)
        assert service.requests == []

    def test_one_that_is_down(
        self, kind: str, names_of_tests: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HTTPS_PROXY", f"http://user:hush@127.0.0.1:{closed_port()}")
        with HostileServer(tls=True) as service:
            error = Road(service, service, "https").call(kind, max_retries=0)
        assert type(error) is APIConnectionError, error
        assert "proxy" in (error.hint or "")
        assert "hush" not in str(error) + repr(error.__cause__)
        assert service.accepted == 0


SOCKS = "socks5://user:hush@proxy.test:1080"

# What is set, the base URL, and the variable that is complained about.
SOCKETS: dict[str, tuple[dict[str, str], str, str | None]] = {
    "for all": ({"ALL_PROXY": SOCKS}, "https://api.f.test", "ALL_PROXY"),
    "for https": ({"HTTPS_PROXY": SOCKS}, "https://api.f.test", "HTTPS_PROXY"),
    "for http": ({"HTTP_PROXY": SOCKS}, "http://api.f.test", "HTTP_PROXY"),
    "by name": ({"ALL_PROXY": f"socks5h{SOCKS[6:]}"}, "https://api.f.test", "ALL_PROXY"),
    "of the other scheme": ({"HTTP_PROXY": SOCKS}, "https://api.f.test", None),
    "behind one that is used": (
        {"ALL_PROXY": SOCKS, "HTTPS_PROXY": PROXY},
        "https://api.f.test",
        None,
    ),
    "excepted": ({"ALL_PROXY": SOCKS, "NO_PROXY": "f.test"}, "https://api.f.test", None),
    "to this machine": ({"ALL_PROXY": SOCKS}, "http://localhost:8080", None),
    "in CGI": ({"HTTP_PROXY": SOCKS, "REQUEST_METHOD": "GET"}, "http://api.f.test", None),
}


class TestSocks:
    """A SOCKS proxy needs a package; that it is missing is said only where it would be used."""

    @pytest.fixture(autouse=True)
    def not_installed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "socksio", None)

    @pytest.mark.parametrize("client", [Firefly, AsyncFirefly])
    @pytest.mark.parametrize("name", SOCKETS)
    def test_is_refused_only_where_it_would_be_used(
        self, name: str, client: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        variables, url, complaint = SOCKETS[name]
        for variable, value in variables.items():
            monkeypatch.setenv(variable, value)
        options = {"token": "T1", "base_url": url, "allow_plain_http": True}
        if complaint is None:
            client(**options)
            return
        with pytest.raises(ConfigurationError) as caught:
            client(**options)
        assert complaint in caught.value.message
        assert "socksio" in caught.value.message
        assert "pip install" in (caught.value.hint or "")
        assert "NO_PROXY" in (caught.value.hint or "")
        assert "hush" not in str(caught.value)

    def test_does_not_concern_connections_of_the_users_own(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("ALL_PROXY", SOCKS)
        Firefly(token="T1", transport=httpx.MockTransport(lambda _: httpx.Response(200))).close()
        with httpx.Client(trust_env=False) as own:
            Firefly(token="T1", http_client=own).close()
