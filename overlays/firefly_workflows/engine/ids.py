"""Ids: what a path can name, whether a caller gives it or the service."""

from __future__ import annotations

from firefly_workflows_api.errors import InvalidArgument
from firefly_workflows_api.runtime.requests import path_argument

from ..errors import InvalidArgumentError

__all__ = ["an_id", "is_an_id"]


def an_id(name: str, value: object) -> str:
    """The text of an id.

    Raises:
        InvalidArgumentError: If it is ``UNSET``, or no identifier.
    """
    try:
        path_argument(name, value)
    except InvalidArgument as error:
        refusal = InvalidArgumentError(f"{error}.")
    else:
        return f"{value}"
    raise refusal


def is_an_id(value: object) -> bool:
    """Whether a request can name what the service gave this id; it may give none."""
    try:
        path_argument("id", value)
    except InvalidArgument:
        return False
    return True
