"""What a client receives where a fault strikes."""

from __future__ import annotations

import json
from html import escape
from http import HTTPStatus
from typing import TYPE_CHECKING

from firefly_workflows_mock.wire import Delivery, Response, http_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firefly_workflows_mock.faults.fault import Fault
    from firefly_workflows_mock.faults.kinds import BodyKind


def error_response(
    status: int,
    message: str,
    headers: Mapping[str, str] | None = None,
    kind: BodyKind = "json",
) -> Response:
    """An error response with the message in a body of some kind."""
    content_type, body = {
        "json": ("application/json; charset=utf-8", json.dumps({"message": message})),
        "html": ("text/html; charset=utf-8", _page(status, message)),
        "text": ("text/plain; charset=utf-8", message),
        "empty": ("", ""),
    }[kind]
    labelled = {"Content-Type": content_type} if content_type else {}
    return Response(status, {**labelled, **(headers or {})}, body.encode())


def apply_fault(response: Response, fault: Fault, now: float) -> Response:
    """Change a response as ``fault`` says.

    Args:
        response: The response of the operation; ignored if the fault replaces it.
        fault: The fault.
        now: The caller's time in epoch seconds, for dates.
    """
    if fault.reset:
        return Response(0, delivery=Delivery(reset=True))
    if fault.status is not None:
        response = error_response(
            fault.status,
            fault.message if fault.message is not None else _phrase(fault.status),
            _retry_after(fault, now),
            fault.body,
        )
    if fault.content_type and response.body:
        response.headers["Content-Type"] = fault.content_type
    cut = None
    if fault.truncate is not None:
        if not response.body:
            return Response(0, delivery=Delivery(reset=True))
        cut = int(len(response.body) * fault.truncate)
    response.delivery = Delivery(cut=cut, drip=fault.drip)
    return response


def _retry_after(fault: Fault, now: float) -> dict[str, str]:
    wait = fault.retry_after
    if wait is None:
        return {}
    if isinstance(wait, str):
        return {"Retry-After": wait}
    if fault.retry_after_date:
        return {"Retry-After": http_date(now + wait)}
    return {"Retry-After": str(int(wait)) if wait == int(wait) else str(wait)}


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"Error {status}"


def _page(status: int, message: str) -> str:
    heading = f"{status} {escape(_phrase(status))}"
    return (
        f"<html><head><title>{heading}</title></head>"
        f"<body><h1>{heading}</h1><p>{escape(message)}</p></body></html>\n"
    )
