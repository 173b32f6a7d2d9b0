"""The body of a request as an error keeps it: without secrets, and no longer than it may be.

Policy: what stands beside a ``sensitivity`` is kept only where that says it is public, since a
request may leave out that a variable is secret. Credentials are blanked wherever they stand.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from firefly_workflows_api.runtime.secrets import masked
from firefly_workflows_api.types import UNSET

from .messages import KEPT_BODY
from .redaction import BLANK, Redactor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..config import Secret

__all__ = ["kept_body"]


def kept_body(body: Any, size: int, secrets: Iterable[Secret]) -> Any:
    """What an error keeps of the body of a request.

    Args:
        body: The body as plain JSON data, or ``UNSET``.
        size: How many bytes it has as it was sent.
        secrets: What to blank wherever it appears.

    Returns:
        JSON data; the beginning of its text where it is long; ``None`` without a body.
    """
    if body is UNSET:
        return None
    kept = masked(body, BLANK, unless_public=True)
    if size > KEPT_BODY:
        text = json.dumps(kept, ensure_ascii=False)
        return Redactor(secrets).beginning(text, KEPT_BODY)
    return Redactor(secrets).value(kept)
