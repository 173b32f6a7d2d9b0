"""The resource `auth`: `login`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from ..models.auth import AccessToken
from ..runtime.requests import json_body as _json_body
from ..runtime.responses import build_response as _build_response
from ..types import UNSET, Response, Unset
from . import Operation
from . import as_async_raw as _as_async_raw
from . import as_raw as _as_raw
from . import importable as _importable

if TYPE_CHECKING:
    from ..client import AuthenticatedClient, Client
    from ..models.auth import LoginRequest
    from . import AsyncCore, Core, Timeout


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
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> AccessToken:
        """Log in.

        Exchanges an access key and a secret key for a bearer token. Needs no token itself.

        Operation: POST /login

        Args:
            access_key: The access key of the pair. Not empty.
            secret_key: The secret key of the pair. The service shows it once, at creation. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The token, and when it ends.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return self._core.call(
            auth_login.OPERATION,
            lambda: auth_login._get_kwargs(
                body=({"accessKey": access_key, "secretKey": secret_key})
            ),
            timeout=timeout,
            max_retries=max_retries,
        )


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
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> AccessToken:
        """Log in.

        Exchanges an access key and a secret key for a bearer token. Needs no token itself.

        Operation: POST /login

        Args:
            access_key: The access key of the pair. Not empty.
            secret_key: The secret key of the pair. The service shows it once, at creation. Not empty.
            timeout: Seconds for each step of each try; `None` for no limit.
            max_retries: How often a failed request may be repeated.

        Returns:
            The token, and when it ends.

        Raises:
            APIStatusError: The API answered 400, 401, 403, 429, 500.
            FireflyError: The request could not be sent, or its answer not be read.
        """

        return await self._core.call(
            auth_login.OPERATION,
            lambda: auth_login._get_kwargs(
                body=({"accessKey": access_key, "secretKey": secret_key})
            ),
            timeout=timeout,
            max_retries=max_retries,
        )


class AsyncAuthWithRawResponse:
    """The methods of `AsyncAuth`, giving a `RawResponse`."""

    def __init__(self, resource: AsyncAuth) -> None:
        self.login = _as_async_raw(resource.login)


class auth_login:
    """POST /login"""

    OPERATION: Operation[AccessToken] = Operation(
        id="auth.login",
        method="POST",
        path="/login",
        paging=None,
        decode=AccessToken.from_dict,
        decode_items=None,
    )

    @staticmethod
    def _get_kwargs(*, body: LoginRequest | Mapping[str, Any]) -> dict[str, Any]:
        return {"method": "post", "url": "/login", **_json_body(body)}

    @staticmethod
    def sync_detailed(
        *, client: AuthenticatedClient | Client, body: LoginRequest | Mapping[str, Any]
    ) -> Response[AccessToken]:
        """Log in."""
        _kwargs = auth_login._get_kwargs(body=body)
        _response = client.get_httpx_client().request(**_kwargs)
        return _build_response(auth_login.OPERATION, _response)

    @staticmethod
    def sync(
        *, client: AuthenticatedClient | Client, body: LoginRequest | Mapping[str, Any]
    ) -> AccessToken:
        """Log in."""
        return auth_login.sync_detailed(body=body, client=client).parsed

    @staticmethod
    async def asyncio_detailed(
        *, client: AuthenticatedClient | Client, body: LoginRequest | Mapping[str, Any]
    ) -> Response[AccessToken]:
        """Log in."""
        _kwargs = auth_login._get_kwargs(body=body)
        _response = await client.get_async_httpx_client().request(**_kwargs)
        return _build_response(auth_login.OPERATION, _response)

    @staticmethod
    async def asyncio(
        *, client: AuthenticatedClient | Client, body: LoginRequest | Mapping[str, Any]
    ) -> AccessToken:
        """Log in."""
        return (await auth_login.asyncio_detailed(body=body, client=client)).parsed


_importable(auth_login)
