"""Telling the kinds of JSON values apart, in a way that type checkers follow."""

from __future__ import annotations

from types import GeneratorType
from typing import TYPE_CHECKING, Any, TypeGuard

if TYPE_CHECKING:
    from .flows import Flow

__all__ = ["is_array", "is_flow", "is_object", "is_whole_number"]


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether it is a JSON object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Whether it is a JSON array."""
    return isinstance(value, list)


def is_whole_number(value: object) -> TypeGuard[int]:
    """Whether it is an integer; ``true`` and ``false`` are none."""
    return isinstance(value, int) and not isinstance(value, bool)


def is_flow(value: object) -> TypeGuard[Flow]:
    """Whether it is no JSON value but a flow that returns one; flows are rare, and loaded then."""
    return isinstance(value, GeneratorType)
