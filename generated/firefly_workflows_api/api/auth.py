"""The resource `auth`: `login`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from ..models.auth import AccessToken
from ..types import UNSET, Unset
from . import Arguments, AsyncCore, Core, Operation, TimeoutTypes
from . import as_async_raw as _as_async_raw
from . import as_raw as _as_raw

LOGIN: Operation[AccessToken] = Operation(
    id="auth.login",
    method="POST",
    path="/login",
    reserved=(),
    is_read=True,
    needs_token=False,
    paging=None,
    decode=AccessToken.from_dict,
    decode_items=None,
)


class Auth:
    """The operations of `auth`."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @property
    def with_raw_response(self) -> AuthWithRawResponse:
        """The same methods, giving a `RawResponse` with status, headers, body and result."""
        return AuthWithRawResponse(Auth(cast("Core", self._core.raw)))

    def login(
        self,
        *,
        access_key: str,
        secret_key: str,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> AccessToken:
        """Log in.

        Exchanges an access key and a secret key for a bearer token. Needs no token itself.

        Operation: POST /login

        Args:
            access_key: The access key of the pair. Not empty.
            secret_key: The secret key of the pair. The service shows it once, at creation. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The token, and when it ends.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        _arguments = Arguments(
            body=({"accessKey": access_key, "secretKey": secret_key}),
            timeout=timeout,
            max_retries=max_retries,
            extra_body=extra_body,
            extra_query=extra_query,
            extra_headers=extra_headers,
        )
        # The traceback of an error may show local variables.
        del access_key, secret_key, extra_body
        return self._core.call(LOGIN, _arguments)


class AuthWithRawResponse:
    """The methods of `Auth`, giving a `RawResponse`."""

    def __init__(self, resource: Auth) -> None:
        self.login = _as_raw(resource.login)


class AsyncAuth:
    """The operations of `auth`, for asynchronous code."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    @property
    def with_raw_response(self) -> AsyncAuthWithRawResponse:
        """The same methods, giving a `RawResponse` with status, headers, body and result."""
        return AsyncAuthWithRawResponse(AsyncAuth(cast("AsyncCore", self._core.raw)))

    async def login(
        self,
        *,
        access_key: str,
        secret_key: str,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> AccessToken:
        """Log in.

        Exchanges an access key and a secret key for a bearer token. Needs no token itself.

        Operation: POST /login

        Args:
            access_key: The access key of the pair. Not empty.
            secret_key: The secret key of the pair. The service shows it once, at creation. Not empty.
            timeout: Seconds for each step of an attempt, or a `Timeout`; `None` for no limit.
            max_retries: How often the request may be retried, from 0.
            extra_body: More fields of the body, as JSON spells them; sent as they are.
            extra_query: More query parameters.
            extra_headers: More headers.

        Returns:
            The token, and when it ends.

        Raises:
            APIStatusError: The service refused the call: 400, 401, 403, 429, 500.
            FireflyError: The request could not be sent, or the response could not be read.
        """

        _arguments = Arguments(
            body=({"accessKey": access_key, "secretKey": secret_key}),
            timeout=timeout,
            max_retries=max_retries,
            extra_body=extra_body,
            extra_query=extra_query,
            extra_headers=extra_headers,
        )
        # The traceback of an error may show local variables.
        del access_key, secret_key, extra_body
        return await self._core.call(LOGIN, _arguments)


class AsyncAuthWithRawResponse:
    """The methods of `AsyncAuth`, giving a `RawResponse`."""

    def __init__(self, resource: AsyncAuth) -> None:
        self.login = _as_async_raw(resource.login)
