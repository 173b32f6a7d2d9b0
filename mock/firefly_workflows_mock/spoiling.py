"""What a fault makes of an answer."""

from __future__ import annotations

import json
from html import escape
from http import HTTPStatus
from typing import TYPE_CHECKING

from firefly_workflows_mock.wire import Answer, Delivery, http_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firefly_workflows_mock.faults import BodyKind, Fault


def error_answer(
    status: int,
    message: str,
    headers: Mapping[str, str] | None = None,
    kind: BodyKind = "json",
) -> Answer:
    """An error with a body of some kind; the message is the same in each."""
    content_type, body = {
        "json": ("application/json; charset=utf-8", json.dumps({"message": message})),
        "html": ("text/html; charset=utf-8", _page(status, message)),
        "text": ("text/plain; charset=utf-8", message),
        "empty": ("", ""),
    }[kind]
    labelled = {"Content-Type": content_type} if content_type else {}
    return Answer(status, {**labelled, **(headers or {})}, body.encode())


def spoil(answer: Answer, fault: Fault, now: float) -> Answer:
    """The answer as it arrives when ``fault`` strikes.

    Args:
        answer: What the operation answered; ignored when the fault answers in its place.
        fault: What goes wrong.
        now: The caller's time in epoch seconds, for dates.
    """
    if fault.reset:
        return Answer(0, delivery=Delivery(reset=True))
    if fault.status is not None:
        answer = error_answer(
            fault.status,
            fault.message if fault.message is not None else _phrase(fault.status),
            _retry_after(fault, now),
            fault.body,
        )
    if fault.content_type and answer.body:
        answer.headers["Content-Type"] = fault.content_type
    cut = None
    if fault.truncate is not None:
        if not answer.body:
            return Answer(0, delivery=Delivery(reset=True))
        cut = int(len(answer.body) * fault.truncate)
    answer.delivery = Delivery(cut=cut, drip=fault.drip)
    return answer


def _retry_after(fault: Fault, now: float) -> dict[str, str]:
    wait = fault.retry_after
    if wait is None:
        return {}
    if isinstance(wait, str):
        return {"Retry-After": wait}
    if fault.retry_after_date:
        return {"Retry-After": http_date(now + wait)}
    return {"Retry-After": f"{wait:g}"}


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
