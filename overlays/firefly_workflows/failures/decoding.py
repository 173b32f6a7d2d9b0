"""The errors for a 2xx response that is not what the contract says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import ResponseDecodeError
from .messages import blanked_body, tidy
from .redaction import Redactor

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from firefly_workflows_api.api import Operation

    from ..config import Secret
    from ..wire.hops import Response

__all__ = ["contract_error", "decoding_error"]

_MOST_SHOWN = 20


def decoding_error(
    operation: Operation[Any],
    response: Response,
    json_path: str,
    problem: str,
    secrets: Iterable[Secret],
) -> ResponseDecodeError:
    """The error for a body that cannot be read tolerantly.

    Args:
        operation: The operation.
        response: The response.
        json_path: Where in the body the problem is.
        problem: What it is.
        secrets: What to blank wherever it appears.
    """
    redactor = Redactor(secrets)
    problem = tidy(redactor.text(problem))
    accepted = "" if operation.is_read else "the service accepted the call, but "
    return ResponseDecodeError(
        f"{accepted}the response ({response.status_code}) is not what the contract says: {problem}",
        operation=operation.id,
        json_path=redactor.text(json_path),
        body=blanked_body(response, redactor)[0],
        violations=(redactor.text(f"{json_path}: {problem}"),),
        hint=_hint(response),
    )


def contract_error(
    operation: Operation[Any],
    response: Response,
    violations: Sequence[tuple[str, str]],
    secrets: Iterable[Secret],
) -> ResponseDecodeError:
    """The error for a response that a strict client refuses.

    Args:
        operation: The operation.
        response: The response.
        violations: Each difference: its JSON path, and what it is.
        secrets: What to blank wherever it appears.
    """
    redactor = Redactor(secrets)
    lines = [redactor.text(f"{path}: {problem}") for path, problem in violations]
    more = len(lines) - _MOST_SHOWN
    return ResponseDecodeError(
        f"the response ({response.status_code}) differs from the contract in "
        f"{len(lines)} place{'s' if len(lines) > 1 else ''}: {'; '.join(lines[:_MOST_SHOWN])}"
        + (f"; and {more} more" if more > 0 else ""),
        operation=operation.id,
        json_path=redactor.text(violations[0][0]),
        body=blanked_body(response, redactor)[0],
        violations=lines,
    )


def _hint(response: Response) -> str | None:
    if "html" in response.headers.get("content-type", ""):
        return "Check base_url= or FIREFLY_API_URL: this looks like a web page, not the API."
    return None
