"""What goes over the wire for one call of each operation, recorded.

`golden/requests.json` is reviewed like code: a change of it is a change of what users send. Write
it anew with `PROOF_WRITE_GOLDEN=1 pytest tests/contract/test_golden_requests.py`.
"""

from __future__ import annotations

import json
import os
import random
from pathlib import Path
from typing import Any

import httpx

from firefly_workflows import Firefly
from support.calls import properties_of
from support.contract import Operation, operations, resolve, snake

GOLDEN = Path(__file__).parent / "golden" / "requests.json"
SEED = 20260302
# What differs between machines and versions, not between calls.
LEFT_OUT = {"host", "user-agent", "accept-encoding", "connection", "content-length"}


class Recorder(httpx.BaseTransport):
    """Takes one request down and returns the first documented success."""

    def __init__(self, own: Operation) -> None:
        self.own = own
        self.request: httpx.Request | None = None

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.request = self.request or request
        status, response = next(iter(self.own.success.items()))
        if "content" not in response:
            return httpx.Response(int(status))
        examples = response["content"]["application/json"]["examples"]
        return httpx.Response(int(status), json=resolve(next(iter(examples.values())))["value"])


def example_of(dice: random.Random, own: Operation) -> tuple[list[Any], dict[str, Any]]:
    """Return arguments of a call, from the examples of the contract."""
    arguments: list[Any] = []
    keywords: dict[str, Any] = {}
    parameters = {it["name"]: it for it in own.parameters}
    arguments += [parameters[name]["example"] for name in own.path_names]
    for name, it in parameters.items():
        if it["in"] == "query" and dice.random() < 0.7:
            keywords[snake(name)] = it["example"]
    if own.body is not None:
        body = resolve(dice.choice(list(own.body["examples"].values())))["value"]
        if isinstance(body, list):
            arguments.append(body)
        else:
            assert body.keys() <= properties_of(own.body["schema"]).keys()
            keywords |= {snake(name): value for name, value in body.items()}
    return arguments, keywords


def recorded() -> dict[str, Any]:
    """Return one request of every operation."""
    found = {}
    for own in operations():
        # Its own dice: what is recorded of an operation does not depend on the others.
        dice = random.Random(f"{SEED} {own.id}")
        arguments, keywords = example_of(dice, own)
        wire = Recorder(own)
        with Firefly(
            token="token", base_url="https://firefly.test", transport=wire, rate_limit=None
        ) as firefly:
            getattr(getattr(firefly, own.resource), own.name)(*arguments, **keywords)
        request = wire.request
        assert request is not None
        headers = {name: it for name, it in request.headers.items() if name not in LEFT_OUT}
        found[own.id] = {
            "method": request.method,
            "url": str(request.url),
            "headers": dict(sorted(headers.items())),
            "body": json.loads(request.content) if request.content else None,
        }
    return found


def test_one_request_of_every_operation_is_what_it_was() -> None:
    found = recorded()
    text = json.dumps(found, indent=2, ensure_ascii=False) + "\n"
    if os.environ.get("PROOF_WRITE_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert golden.keys() == {own.id for own in operations()}
    for name, request in golden.items():
        assert found[name] == request, name
    assert GOLDEN.read_text(encoding="utf-8") == text
