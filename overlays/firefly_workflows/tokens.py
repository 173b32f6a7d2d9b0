"""Where tokens come from: keys, a ready token, or a function.

Policy
------
* A source is an access key with its secret key (``POST /login``), a ready token, or a function
  that returns one. Keys and functions can renew a token, a ready token cannot be renewed.
* A login that is refused, throttled, broken or answered by a page for people is the same typed
  error as any other call's; the keys are blanked out of whatever the server echoed.
"""

from __future__ import annotations

import inspect
import json
import time
from typing import TYPE_CHECKING, Any, Protocol, cast

import httpx

from .errors import ConfigurationError, FireflyError, ResponseDecodeError
from .lifetimes import Token, lifetime_of
from .secret import Secret

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

__all__ = ["LOGIN", "KeyPair", "ReadyToken", "Source", "TokenFunction"]

LOGIN = "/login"
_OPERATION = "auth.login"

_SENDING_FAILS = (httpx.HTTPError, httpx.InvalidURL, OSError, RuntimeError)
"""What a transport raises, the user's own included; a closed client is a RuntimeError."""


class Source(Protocol):
    """Something that can hand out a token. It is asked by one caller at a time."""

    renewable: bool
    """Whether asking again can bring another token."""

    def fetch(
        self, model: httpx.Request, send: Callable[[httpx.Request], httpx.Response], /
    ) -> Token:
        """A token. ``model`` is the request that needs it, ``send`` the way to the network."""
        ...

    async def fetch_async(
        self, model: httpx.Request, send: Callable[[httpx.Request], Awaitable[httpx.Response]], /
    ) -> Token:
        """The same for tasks."""
        ...


class KeyPair:
    """An access key with its secret key: tokens come from ``POST /login``.

    Args:
        access_key: The access key.
        secret_key: The secret key.
        base_url: The API's base URL, without a trailing slash.
        clock: A clock that never goes back.
        now: The wall clock, for servers that send no ``Date``.
    """

    renewable = True

    def __init__(
        self,
        access_key: Secret,
        secret_key: Secret,
        base_url: str,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._access_key = access_key
        self._secret_key = secret_key
        self._url = base_url.rstrip("/") + LOGIN
        self._clock = clock
        self._now = now

    def fetch(self, model: httpx.Request, send: Callable[[httpx.Request], httpx.Response]) -> Token:
        """Log in.

        Operation: POST /login
        """
        failure: FireflyError
        try:
            response = send(self._request(model))
        except _SENDING_FAILS as error:
            failure = self._broken(error)
        else:
            return self._read(response)
        raise failure

    async def fetch_async(
        self, model: httpx.Request, send: Callable[[httpx.Request], Awaitable[httpx.Response]]
    ) -> Token:
        """Log in.

        Operation: POST /login
        """
        failure: FireflyError
        try:
            response = await send(self._request(model))
        except _SENDING_FAILS as error:
            failure = self._broken(error)
        else:
            return self._read(response)
        raise failure

    def _request(self, model: httpx.Request) -> httpx.Request:
        """A login with the timeouts, the retry limit and the user agent of the call behind it."""
        options: dict[str, Any] = model.extensions.get("firefly") or {}
        extensions: dict[str, Any] = {"firefly": {"max_retries": options.get("max_retries")}}
        if "timeout" in model.extensions:
            extensions["timeout"] = model.extensions["timeout"]
        headers = {"Accept": "application/json"}
        if "user-agent" in model.headers:
            headers["User-Agent"] = model.headers["user-agent"]
        return httpx.Request(
            "POST",
            self._url,
            headers=headers,
            json={
                "accessKey": self._access_key.reveal(),
                "secretKey": self._secret_key.reveal(),
            },
            extensions=extensions,
        )

    def _broken(self, error: Exception) -> FireflyError:
        from .error_mapping import transport_error

        return transport_error(
            error,
            operation=_OPERATION,
            method="POST",
            url=self._url,
            secrets=(self._access_key, self._secret_key),
        )

    def _read(self, response: httpx.Response) -> Token:
        if not response.is_success:
            from .error_mapping import status_error

            raise status_error(
                response,
                operation=_OPERATION,
                method="POST",
                url=self._url,
                secrets=(self._access_key, self._secret_key),
            )
        secret, expires_at = _read_login(response.content)
        if secret is None:
            media_type = response.headers.get("content-type", "no media type")
            raise ResponseDecodeError(
                f"The login was answered by {response.status_code} without a usable access token "
                f"({media_type}, {len(response.content)} bytes)",
                operation=_OPERATION,
                json_path="$.accessToken",
                hint="Check that base_url= or FIREFLY_API_URL is the API and not a web page.",
            )
        return Token(secret, lifetime_of(expires_at, response.headers, self._now), self._clock())


class ReadyToken:
    """A token that somebody else got. It cannot be renewed.

    Args:
        token: The token.
    """

    renewable = False

    def __init__(self, token: Secret) -> None:
        self._token = Token(token)

    def fetch(
        self, _model: httpx.Request, _send: Callable[[httpx.Request], httpx.Response]
    ) -> Token:
        """The token."""
        return self._token

    async def fetch_async(
        self, _model: httpx.Request, _send: Callable[[httpx.Request], Awaitable[httpx.Response]]
    ) -> Token:
        """The token."""
        return self._token


class TokenFunction:
    """A function that returns a token. It is called once, and again when its token is refused.

    Args:
        function: Takes nothing, returns a token. For the async client it may be a coroutine
            function; a plain function that waits stops the event loop for as long.
    """

    renewable = True

    def __init__(self, function: Callable[[], str] | Callable[[], Awaitable[str]]) -> None:
        self._function = function

    def fetch(
        self, _model: httpx.Request, _send: Callable[[httpx.Request], httpx.Response]
    ) -> Token:
        """Call the function."""
        answer = self._call()
        if inspect.isawaitable(answer):
            if inspect.iscoroutine(answer):
                answer.close()
            raise ConfigurationError(
                "The token function is asynchronous, but the client is not.",
                hint="Pass a plain function, or use AsyncFirefly.",
            )
        return _token_of(answer)

    async def fetch_async(
        self, _model: httpx.Request, _send: Callable[[httpx.Request], Awaitable[httpx.Response]]
    ) -> Token:
        """Call the function."""
        answer = self._call()
        if not inspect.isawaitable(answer):
            return _token_of(answer)
        try:
            secret = _secret_of(await answer)
        except FireflyError:
            raise
        except Exception as error:
            raise _function_failed(error) from error
        return _token_of(secret)

    def _call(self) -> Secret | Awaitable[object] | None:
        """What the function returned, sealed at once: no frame that can raise holds it open."""
        try:
            return _seal(self._function())
        except FireflyError:
            raise
        except Exception as error:
            raise _function_failed(error) from error


def _read_login(content: bytes) -> tuple[Secret | None, object]:
    """Token and ``expiresAt`` of a login's body. Never raises: its frames hold the token."""
    try:
        body: Any = json.loads(content)
    except (ValueError, RecursionError):
        return None, None
    if not isinstance(body, dict):
        return None, None
    members = cast("dict[str, object]", body)
    return _secret_of(members.get("accessToken")), members.get("expiresAt")


def _secret_of(value: object) -> Secret | None:
    """The value as a secret, if a header can carry it."""
    if not isinstance(value, str):
        return None
    value = value.strip()
    usable = value.isascii() and value.isprintable() and " " not in value and value != ""
    return Secret(value) if usable else None


def _seal(value: object) -> Secret | Awaitable[object] | None:
    return value if inspect.isawaitable(value) else _secret_of(value)


def _token_of(secret: Secret | None) -> Token:
    if secret is None:
        raise ConfigurationError(
            "The token function returned no usable token.",
            hint="It must return a string that a header can carry: printable ASCII, no spaces.",
        )
    return Token(secret)


def _function_failed(error: Exception) -> ConfigurationError:
    return ConfigurationError(f"The token function failed with {type(error).__name__}.")
