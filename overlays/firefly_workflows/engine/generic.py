"""An operation that the contract does not know, for ``firefly.request()``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

from firefly_workflows_api.api import Operation
from firefly_workflows_api.runtime.responses import anything

from ..errors import InvalidArgumentError, shown

__all__ = ["operation_of", "parameters_of"]

_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
_UNSAFE = re.compile(r"[^!-~]|[?#{}\\]|//|/\.{1,2}(/|$)")


def operation_of(method: object, path: object) -> Operation[Any]:
    """The operation that a method and a path make.

    Args:
        method: The HTTP method, in any case.
        path: The path below the base URL.

    Raises:
        InvalidArgumentError: If one makes no sense.
    """
    verb = method.upper() if isinstance(method, str) else ""
    if verb not in _METHODS:
        raise InvalidArgumentError(
            f"method is {shown(method)}, but must be one of {', '.join(sorted(_METHODS))}."
        )
    if not isinstance(path, str) or not path.startswith("/") or _UNSAFE.search(path):
        raise InvalidArgumentError(
            f"path is {shown(path)}, but must be a path below the base URL: '/projects/p1'.",
            hint="Quote its arguments with urllib.parse.quote(value, safe=''), and pass the query "
            "as params=.",
        )
    return Operation(
        id="request",
        method=verb,
        path=path,
        reserved=(),
        is_read=verb in ("GET", "HEAD", "OPTIONS"),
        needs_token=True,
        paging=None,
        decode=anything,
        decode_items=None,
    )


def parameters_of(params: object) -> Mapping[str, Any] | None:
    """The query parameters that a caller gives.

    Args:
        params: A mapping, or ``None`` for none.

    Raises:
        InvalidArgumentError: If it is neither.
    """
    if params is None or isinstance(params, Mapping):
        return cast("Mapping[str, Any] | None", params)
    raise InvalidArgumentError(f"params is {shown(params)}, but must be a mapping.")
