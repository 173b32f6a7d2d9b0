from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete
from ..types import UNSET

_new = object.__new__
_blank = dict.fromkeys(("accessToken", "expiresAt", "tokenType"), UNSET)


@define(repr=False)
class AccessToken(Model):
    """A token and when it ends.

    Attributes:
        access_token: The JWT to send as bearer token. Not empty.
        expires_at: When the token ends, in seconds since 1970-01-01T00:00:00Z.
        token_type: How to send the token.
    """

    access_token: str
    expires_at: int
    token_type: str
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 3:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.access_token = source["accessToken"]
            self.expires_at = source["expiresAt"]
            self.token_type = source["tokenType"]
        except KeyError:
            return cls._decode({**_blank, **source})
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
