"""Settings: where they come from, what is refused, and that no secret shows on the way."""

from __future__ import annotations

import traceback
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firefly_workflows.config import (
    DEFAULT_BASE_URL,
    Credentials,
    Secret,
    hide,
    is_loopback,
    resolve_base_url,
    resolve_credentials,
)
from firefly_workflows.errors import ConfigurationError

VARIABLES = ("FIREFLY_ACCESS_KEY", "FIREFLY_SECRET_KEY", "FIREFLY_JWT_TOKEN", "FIREFLY_API_URL")


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def resolved(access_key: Any = None, secret_key: Any = None, token: Any = None) -> Credentials:
    return resolve_credentials(
        hide(access_key), hide(secret_key), token if callable(token) else hide(token)
    )


def revealed(credentials: Credentials) -> tuple[str | None, ...]:
    values = (credentials.access_key, credentials.secret_key, credentials.token)
    return tuple(value.reveal() if isinstance(value, Secret) else None for value in values)


class TestCredentials:
    def test_arguments(self) -> None:
        assert revealed(resolved("AK1", "SK1")) == ("AK1", "SK1", None)
        assert revealed(resolved(token="T1")) == (None, None, "T1")

    def test_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("FIREFLY_JWT_TOKEN", "T1")
        assert revealed(resolved()) == (None, None, "T1")
        monkeypatch.setenv("FIREFLY_ACCESS_KEY", "AK1")
        monkeypatch.setenv("FIREFLY_SECRET_KEY", "SK1")
        assert revealed(resolved()) == ("AK1", "SK1", None)  # keys can be renewed, a token cannot

    def test_arguments_win_over_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in VARIABLES[:3]:
            monkeypatch.setenv(name, "environment")
        assert revealed(resolved("AK1", "SK1")) == ("AK1", "SK1", None)
        assert revealed(resolved(token="T1")) == (None, None, "T1")

    def test_the_environment_fills_in_the_missing_half(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FIREFLY_SECRET_KEY", "SK1")
        assert revealed(resolved("AK1")) == ("AK1", "SK1", None)

    def test_empty_means_not_set(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("FIREFLY_ACCESS_KEY", "")
        monkeypatch.setenv("FIREFLY_SECRET_KEY", " ")
        monkeypatch.setenv("FIREFLY_JWT_TOKEN", "T1")
        assert revealed(resolved()) == (None, None, "T1")

    @pytest.mark.parametrize("empty", ["", " \n"])
    @pytest.mark.parametrize("name", ["access_key", "secret_key", "token"])
    def test_an_empty_argument_is_not_replaced_by_the_environment(
        self, name: str, empty: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for variable in VARIABLES[:3]:
            monkeypatch.setenv(variable, "environment")
        with pytest.raises(ConfigurationError, match=f"{name} is empty"):
            resolved(**{name: empty})
        assert revealed(resolved(**{name: None})) == ("environment", "environment", None)

    def test_a_scheme_without_a_token_is_empty(self) -> None:
        with pytest.raises(ConfigurationError, match="token is empty"):
            resolved(token="Bearer ")

    def test_a_function(self) -> None:
        def current() -> str:
            return "T1"

        assert resolved(token=current).token is current
        with pytest.raises(ConfigurationError, match="Both a token and a key"):
            resolved("AK1", None, current)

    def test_a_copied_newline_and_a_scheme_are_taken_off(self) -> None:
        assert revealed(resolved(" AK1\n", "SK1\r\n")) == ("AK1", "SK1", None)
        assert revealed(resolved(token="Bearer  T1 ")) == (None, None, "T1")
        assert revealed(resolved(token="bearer T1")) == (None, None, "T1")

    @pytest.mark.parametrize(
        ("given", "problem", "advice"),
        [
            ({}, "No credentials", "FIREFLY_ACCESS_KEY"),
            ({"access_key": "AK1"}, "the secret key is missing", "FIREFLY_SECRET_KEY"),
            ({"secret_key": "SK1"}, "the access key is missing", "FIREFLY_ACCESS_KEY"),
            ({"access_key": "AK1", "token": "T1"}, "Both a token and a key", "either token="),
            ({"access_key": "A K", "secret_key": "SK1"}, "access_key holds a space", "copied"),
            ({"access_key": "AK1", "secret_key": "S\x00K"}, "secret_key holds", "copied"),
            ({"token": "tökèn"}, "token holds", "copied"),
            ({"access_key": b"AK1", "secret_key": "SK1"}, "not a string but bytes", ""),
            ({"token": 7}, "token is not a string but int", ""),
        ],
    )
    def test_what_is_wrong_is_named(self, given: dict[str, Any], problem: str, advice: str) -> None:
        with pytest.raises(ConfigurationError) as caught:
            resolved(**given)
        assert problem in caught.value.message
        assert advice in (caught.value.hint or "")

    @pytest.mark.parametrize(
        "given",
        [
            {"access_key": "HUSH-1"},
            {"secret_key": "HUSH-1"},
            {"access_key": "HUSH-1", "secret_key": "HUSH-2\x01"},
            {"access_key": "HUSH-1", "token": "HUSH-2"},
            {"access_key": b"HUSH-1", "secret_key": "HUSH-2"},
        ],
    )
    def test_no_secret_in_message_or_local_variables(
        self, given: dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FIREFLY_UNRELATED", "HUSH-3")
        hidden = {name: hide(value) for name, value in given.items()}
        arguments = [hidden.get(name) for name in ("access_key", "secret_key", "token")]
        with pytest.raises(ConfigurationError) as caught:
            resolve_credentials(*arguments)
        trace = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
        frames = [str(frame.locals) for frame in trace.stack if "test_config" not in frame.filename]
        assert "HUSH" not in "".join(frames) + repr(caught.value)

    def test_the_repr_shows_no_secret(self) -> None:
        assert "K1" not in repr(resolved("AK1", "SK1"))


class TestBaseURL:
    @pytest.mark.parametrize(
        "given",
        [
            "https://api.firefly.ai",
            "https://api.firefly.ai/",
            "https://api.firefly.ai/v2",
            "https://api.firefly.ai/v2/",
            "HTTPS://api.firefly.ai//v2//",
            " https://api.firefly.ai/v2\n",
        ],
    )
    def test_every_spelling_is_the_same(self, given: str, monkeypatch: pytest.MonkeyPatch) -> None:
        assert resolve_base_url(given) == "https://api.firefly.ai/v2"
        monkeypatch.setenv("FIREFLY_API_URL", given)
        assert resolve_base_url(None) == "https://api.firefly.ai/v2"

    def test_default_and_precedence(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert resolve_base_url(None) == DEFAULT_BASE_URL
        monkeypatch.setenv("FIREFLY_API_URL", "https://environment.example")
        assert resolve_base_url("https://argument.example") == "https://argument.example/v2"
        assert resolve_base_url("") == "https://environment.example/v2"

    def test_a_path_and_a_port_are_kept(self) -> None:
        given = "https://proxy.example:8443/firefly/api"
        assert resolve_base_url(given) == f"{given}/v2"
        assert resolve_base_url("http://[::1]:8080/") == "http://[::1]:8080/v2"

    @pytest.mark.parametrize(
        ("given", "problem"),
        [
            ("api.firefly.ai", "not an http(s) URL"),
            ("ftp://api.firefly.ai", "not an http(s) URL"),
            ("https://", "not an http(s) URL"),
            ("https://api.firefly.ai:99999", "not a URL"),
            ("https://[::1", "not a URL"),
            ("https://api.firefly.ai/v1", "speaks /v2"),
            ("https://api.firefly.ai/api/v1.0/", "speaks /v2"),
            ("https://api.firefly.ai/v2?x=1", "query or a fragment"),
            ("https://api.firefly.ai/v2#x", "query or a fragment"),
            ("https://api.fire fly.ai", "space or a control character"),
            ("https://api.firefly.ai/\x00", "space or a control character"),
            ("http://api.firefly.ai", "plain http://"),
        ],
    )
    def test_what_is_no_base_url(self, given: str, problem: str) -> None:
        with pytest.raises(ConfigurationError) as caught:
            resolve_base_url(given)
        assert problem in caught.value.message

    @pytest.mark.parametrize("given", [7, b"https://api.firefly.ai", True, ["https://x"], object()])
    def test_what_is_no_text(self, given: object) -> None:
        with pytest.raises(ConfigurationError, match="base_url is not a string but"):
            resolve_base_url(given)

    def test_a_password_is_refused_and_not_repeated(self) -> None:
        with pytest.raises(ConfigurationError) as caught:
            resolve_base_url("https://me:hunter2@api.firefly.ai")
        assert "hunter2" not in str(caught.value)

    def test_the_error_names_where_the_url_came_from(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("FIREFLY_API_URL", "nonsense")
        with pytest.raises(ConfigurationError, match="FIREFLY_API_URL is not"):
            resolve_base_url(None)

    @pytest.mark.parametrize(
        "host",
        [
            *("localhost", "api.localhost", "LOCALHOST", "localhost."),
            *("127.0.0.1", "127.9.8.7", "[::1]", "[0:0:0:0:0:0:0:1]", "[::FFFF:127.0.0.1]"),
        ],
    )
    def test_plain_http_to_this_machine_is_fine(self, host: str) -> None:
        assert resolve_base_url(f"http://{host}:8080").endswith(":8080/v2")

    @pytest.mark.parametrize(
        "host",
        [
            "127.0.0.1.evil.example",
            "localhost.evil.example",
            "10.0.0.1",
            "127.0.0.256",
            "notlocalhost",
            *("127.0.0.1.", "[::2]", "[::ffff:10.0.0.1]", "[fe80::1]"),
        ],
    )
    def test_plain_http_elsewhere_only_when_asked_for(self, host: str) -> None:
        with pytest.raises(ConfigurationError, match="plain http"):
            resolve_base_url(f"http://{host}")
        assert resolve_base_url(f"http://{host}", allow_plain_http=True) == f"http://{host}/v2"

    @given(st.text(max_size=60))
    def test_any_text_is_a_url_or_an_error(self, text: str) -> None:
        try:
            url = resolve_base_url(text)
        except ConfigurationError:
            return
        assert url.endswith("/v2")
        assert resolve_base_url(url) == url


@pytest.mark.parametrize("host", ["", "example.com", "0.0.0.0", "128.0.0.1", "127.1", "127.0.0.٣"])
def test_what_is_not_this_machine(host: str) -> None:
    assert not is_loopback(host)
