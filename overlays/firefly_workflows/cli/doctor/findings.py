"""What one check of ``ffw doctor`` found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from ...errors import FireflyError


class Finding(NamedTuple):
    """What one check found.

    Attributes:
        check: What was looked at.
        status: ``ok``, ``warning`` or ``error``.
        detail: What was found.
        error: What an ``error`` is, where it came from a call.
    """

    check: str
    status: Literal["ok", "warning", "error"]
    detail: str
    error: FireflyError | None = None
