"""The models that only `auth` uses."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from ..runtime.classes import define
from ..runtime.model import Model, complete, new
from ..types import UNSET


@define
class AccessToken(Model):
    """A token and when it ends.

    Attributes:
        access_token: The JWT to send as bearer token. Not empty.
        expires_at: When the token ends, in seconds since 1970-01-01T00:00:00Z.
        token_type: Scheme of the `Authorization` header to send the token with.
    """

    access_token: str
    expires_at: int
    token_type: str
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 3:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.access_token = source["accessToken"]
            self.expires_at = source["expiresAt"]
            self.token_type = source["tokenType"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.access_token) is not UNSET:
            out["accessToken"] = value
        if (value := self.expires_at) is not UNSET:
            out["expiresAt"] = value
        if (value := self.token_type) is not UNSET:
            out["tokenType"] = value
        return out


_access_token = AccessToken._decode


@define
class LoginRequest(Model):
    """A key pair.

    Attributes:
        access_key: The access key of the pair. Not empty.
        secret_key: The secret key of the pair. The service shows it once, at creation. Not empty.
    """

    access_key: str
    secret_key: str
    _spelled: ClassVar[dict[str, str]] = {}

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 2:
            source, extra = complete(source, cls._blank)
        self = new(cls)
        try:
            self.access_key = source["accessKey"]
            self.secret_key = source["secretKey"]
        except KeyError:
            return cls._decode({**cls._blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.access_key) is not UNSET:
            out["accessKey"] = value
        if (value := self.secret_key) is not UNSET:
            out["secretKey"] = value
        return out


_login_request = LoginRequest._decode
