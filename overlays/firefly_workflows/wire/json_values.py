"""Telling the kinds of JSON values apart, in a way that type checkers follow."""

from __future__ import annotations

from types import GeneratorType
from typing import TYPE_CHECKING, Any, TypeGuard

if TYPE_CHECKING:
    from .steps import Steps

__all__ = ["is_array", "is_object", "is_steps", "is_whole_number"]


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether it is a JSON object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Whether it is a JSON array."""
    return isinstance(value, list)


def is_whole_number(value: object) -> TypeGuard[int]:
    """Whether it is an integer; ``true`` and ``false`` are none."""
    return isinstance(value, int) and not isinstance(value, bool)


def is_steps(value: object) -> TypeGuard[Steps]:
    """Whether it is no JSON value but steps that lead to one."""
    return isinstance(value, GeneratorType)
