from __future__ import annotations

from typing import Any, Self

from attrs import define

from ..runtime.model import Model, complete
from ..types import UNSET, Unset

_new = object.__new__
_blank = dict.fromkeys(("message", "error", "code", "detail", "errors"), UNSET)


@define(repr=False)
class ErrorDetails(Model):
    """An error as an object.

    Attributes:
        message: What went wrong.
        error: What went wrong, in other words or as a code.
        code: A code for the error.
        detail: More about the error.
        errors: Several errors, as an array or an object.
    """

    message: str | Unset = UNSET
    error: Any | Unset = UNSET
    code: Any | Unset = UNSET
    detail: Any | Unset = UNSET
    errors: Any | Unset = UNSET
    wire_names = frozenset(_blank)

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        extra = None
        if len(source) != 5:
            source, extra = complete(source, _blank)
        self = _new(cls)
        try:
            self.message = source["message"]
            self.error = source["error"]
            self.code = source["code"]
            self.detail = source["detail"]
            self.errors = source["errors"]
        except KeyError:
            return cls._decode({**_blank, **source})
        self._extra = extra
        return self

    def to_dict(self) -> dict[str, Any]:
        out = {**self._extra} if self._extra else {}
        value: Any
        if (value := self.message) is not UNSET:
            out["message"] = value
        if (value := self.error) is not UNSET:
            out["error"] = value
        if (value := self.code) is not UNSET:
            out["code"] = value
        if (value := self.detail) is not UNSET:
            out["detail"] = value
        if (value := self.errors) is not UNSET:
            out["errors"] = value
        return out
