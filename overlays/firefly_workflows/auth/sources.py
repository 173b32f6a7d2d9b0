"""Where tokens come from: an access key with its secret key, a ready token, or a function.

Policy
------
* Keys (``POST /login``) and functions can renew a token; a ready token cannot be renewed.
* A login that is refused, throttled, broken or redirected to a web page is the same typed error as
  any other call's: it goes through the same exchange, with the time that is left of the call it is
  for.
* What a function raises is the user's own exception and passes through unchanged.
* No frame that can raise holds a key or a token as plain text.
"""

from __future__ import annotations

import inspect
import json
import time
from typing import TYPE_CHECKING, Any, cast

from ..config import Secret
from ..errors import ConfigurationError, ResponseDecodeError
from ..wire.steps import Invoke
from .tokens import Token, lifetime_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Generator

    from ..wire.hops import Response
    from ..wire.steps import Steps

__all__ = ["KeyPair", "ReadyToken", "TokenFunction", "read_login"]

_OPERATION = "auth.login"


class KeyPair:
    """An access key with its secret key.

    Args:
        access_key: The access key.
        secret_key: The secret key.
        clock: A clock that never goes back.
        now: The wall clock, for servers that send no ``Date``.
    """

    is_renewable = True

    def __init__(
        self,
        access_key: Secret,
        secret_key: Secret,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._access_key = access_key
        self._secret_key = secret_key
        self._clock = clock
        self._now = now

    @property
    def keys(self) -> tuple[Secret, Secret]:
        """The access key and the secret key."""
        return self._access_key, self._secret_key

    def fetch(self, login: Callable[..., Steps]) -> Steps:
        """Log in.

        Operation: POST /login
        """
        response: Response = yield from login(self._body)
        secret, expires_at = read_login(response.content)
        if secret is None:
            from ..failures.redaction import Redactor

            keys = Redactor((self._access_key, self._secret_key))
            media_type = keys.text(response.headers.get("content-type", "no media type"))
            raise ResponseDecodeError(
                f"The login returned {response.status_code} without a usable access token "
                f"({media_type:.80}, {len(response.content)} bytes)",
                operation=_OPERATION,
                json_path="$.accessToken",
                hint="Check that base_url= or FIREFLY_API_URL is the API and not a web page.",
            )
        return Token(secret, lifetime_of(expires_at, response.headers, self._now), self._clock())

    def _body(self) -> dict[str, str]:
        return {"accessKey": self._access_key.reveal(), "secretKey": self._secret_key.reveal()}


class ReadyToken:
    """A token that the user already has. It cannot be renewed.

    Args:
        token: The token.
    """

    is_renewable = False

    def __init__(self, token: Secret) -> None:
        self._token = Token(token)

    def fetch(self, _login: Callable[..., Steps]) -> Steps:
        """The token."""
        yield from ()
        return self._token


class TokenFunction:
    """A function that returns a token. It is called once, and again when its token is refused.

    Args:
        function: Takes nothing, returns a token. For the asynchronous client it may be a coroutine
            function; a plain function that blocks stops the event loop for as long.
    """

    is_renewable = True

    def __init__(self, function: Callable[[], str] | Callable[[], Awaitable[str]]) -> None:
        self._function = function

    def fetch(self, _login: Callable[..., Steps]) -> Steps:
        """Call the function."""
        secret = yield Invoke(self._call)
        if isinstance(secret, _Sealing):
            secret.close()
            raise ConfigurationError(
                "The token function is asynchronous, but the client is not.",
                hint="Pass a plain function, or use AsyncFirefly.",
            )
        if secret is None:
            raise ConfigurationError(
                "The token function returned no usable token.",
                hint="It must return a string that a header can carry: printable ASCII, no spaces.",
            )
        return Token(secret)

    def _call(self) -> Secret | _Sealing | None:
        """What the function returned, sealed at once: no frame that can raise holds it open."""
        return _seal(self._function())


class _Sealing:
    """An awaitable whose result is sealed as soon as it is there.

    Args:
        value: What the token function returned.
    """

    def __init__(self, value: Awaitable[object]) -> None:
        self._value = value

    def __await__(self) -> Generator[Any, Any, Secret | None]:
        return _sealed(self._value).__await__()

    def close(self) -> None:
        """Never await it."""
        if inspect.iscoroutine(self._value):
            self._value.close()


async def _sealed(value: Awaitable[object]) -> Secret | None:
    return _secret_of(await value)


def _seal(value: object) -> Secret | _Sealing | None:
    return _Sealing(value) if inspect.isawaitable(value) else _secret_of(value)


def read_login(content: bytes) -> tuple[Secret | None, object]:
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
