from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete
from ..types import UNSET

_new = object.__new__
_blank = dict.fromkeys(("accessKey", "secretKey"), UNSET)


@define(repr=False)
class LoginRequest(Model):
    """A key pair.

    Attributes:
        access_key: The access key of the pair. Not empty.
        secret_key: The secret key of the pair. The service shows it once, at creation. Not empty.
    """

    access_key: str
    secret_key: str
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 2:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.access_key = source["accessKey"]
            self.secret_key = source["secretKey"]
        except KeyError:
            return cls._decode({**_blank, **source})
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
