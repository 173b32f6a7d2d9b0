"""The client sends every request and reads every response that the contract allows.

Arguments and responses are drawn from openapi.yaml. Each call goes through `Firefly` or through the
bare client of the generated package, synchronous and not, down to a transport that checks the
request, lets the mock's validation check it too, and sends something the contract documents.

`PROOF_EXAMPLES` sets how many calls an operation and way of calling gets (8 by default,
200 in `make test-deep`). Drawing a call costs more than making it: what is drawn once is called
synchronously, asynchronously and, where it can be, strictly.
"""

from __future__ import annotations

import asyncio
import json
import os
from typing import TYPE_CHECKING, Any

import attrs
import httpx
import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

import firefly_workflows
from firefly_workflows import AsyncFirefly, Firefly
from firefly_workflows_api import AsyncClient, Client, models
from firefly_workflows_api.errors import UnexpectedStatus
from firefly_workflows_api.types import UNSET
from support.calls import Call, calls, check_request, properties_of, same
from support.contract import document, operation, operations, resolve, snake
from support.drawing import drawn_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.contract import Operation

    Way = Callable[[Call, "Wire"], Any]

DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"
EXAMPLES = int(os.environ.get("PROOF_EXAMPLES", "200" if DEEP else "8"))
ERRORS = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    422: "UnprocessableEntityError",
    429: "RateLimitError",
    500: "ServerError",
}
# Shrinking a failure costs a hundred times what finding it does: PROOF_SHRINK=1 when reading one.
PHASES = [Phase.generate, Phase.shrink] if os.environ.get("PROOF_SHRINK") else [Phase.generate]
OPERATIONS = [pytest.param(it, id=it.id) for it in operations()]
profile = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=not DEEP,
    phases=PHASES,
    suppress_health_check=list(HealthCheck),
)


READ_AGAIN = {("variable_sets.update", 204), ("projects.update", 200)}
ANEW = {"id": "read again"}


class Wire(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport that checks the first request and responds as it is told."""

    def __init__(self, call: Call, status: int, response: bytes) -> None:
        self.call = call
        self.status = status
        self.response = response
        self.requests: list[httpx.Request] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if len(self.requests) == 1:
            check_request(self.call, request)
            return self._response(request, self.status, self.response)
        # A documented response without the documented value makes the client read again.
        assert (self.call.operation.id, self.status) in READ_AGAIN
        assert request.method == "GET"
        assert request.url.raw_path == self.requests[0].url.raw_path
        return self._response(request, 200, json.dumps(ANEW).encode())

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        return self.handle_request(request)

    def _response(self, request: httpx.Request, status: int, content: bytes) -> httpx.Response:
        headers = {"Content-Type": "application/json"} if content else {}
        return httpx.Response(status, headers=headers, content=content, request=request)


OPTIONS: dict[str, Any] = {
    "token": "token",
    "base_url": "https://firefly.test",
    "rate_limit": None,
    "max_retries": 0,
}


def called(client: Any, call: Call) -> Any:
    method = getattr(getattr(client, call.operation.resource), call.operation.name)
    return method(*call.arguments, **call.keywords)


def by_firefly(call: Call, wire: Wire) -> Any:
    with Firefly(transport=wire, **OPTIONS) as client:
        return called(client, call)


def by_strict_firefly(call: Call, wire: Wire) -> Any:
    with Firefly(transport=wire, strict=True, **OPTIONS) as client:
        return called(client, call)


def by_async_firefly(call: Call, wire: Wire) -> Any:
    async def run() -> Any:
        async with AsyncFirefly(transport=wire, **OPTIONS) as client:
            return await called(client, call)

    return asyncio.run(run())


BASE_URL = "https://firefly.test/v2"


def by_bare_client(call: Call, wire: Wire) -> Any:
    with Client(BASE_URL, "token", httpx.Client(transport=wire)) as client:
        return called(client, call)


def by_async_bare_client(call: Call, wire: Wire) -> Any:
    async def run() -> Any:
        http = httpx.AsyncClient(transport=wire)
        async with AsyncClient(BASE_URL, "token", http) as client:
            return await called(client, call)

    return asyncio.run(run())


FULL: list[Way] = [by_firefly, by_async_firefly, by_strict_firefly]
BARE: list[Way] = [by_bare_client, by_async_bare_client]


def plain(value: Any) -> Any:
    """Return a result as the JSON it was made from."""
    if isinstance(value, firefly_workflows.Page | firefly_workflows.AsyncPage):
        return [plain(it) for it in value.items]
    if isinstance(value, list):
        return [plain(it) for it in value]
    return value.to_dict() if hasattr(value, "to_dict") else value


def items_of(own: Operation, body: Any) -> Any:
    """Return what the items of a page are, by the shape of the documented response."""
    if isinstance(body, list):
        return body
    members = properties_of(success_schema(own))
    for name, schema in members.items():
        if resolve(schema).get("type") == "array":
            return body.get(name, [])
    return [it for inner in body.values() for it in inner]


def success_schema(own: Operation) -> Any:
    return own.success["200"]["content"]["application/json"]["schema"]


def is_paged(own: Operation) -> bool:
    names = {it["name"] for it in own.parameters}
    return "pageSize" in names and bool(names & {"page", "offset"})


def models_in(value: Any) -> Iterator[Any]:
    """Yield every model in a result."""
    if isinstance(value, firefly_workflows.Page | firefly_workflows.AsyncPage):
        value = list(value.items)
    if isinstance(value, list | tuple):
        for it in value:
            yield from models_in(it)
    elif isinstance(value, dict):
        yield from models_in(list(value.values()))
    elif attrs.has(type(value)) and hasattr(value, "to_dict"):
        yield value
        for attribute in attrs.fields(type(value)):
            if attribute.name != "_extra":
                yield from models_in(getattr(value, attribute.name, UNSET))
        yield from models_in(list(value.additional_properties.values()))


def meant(call: Call, body: Any) -> Any:
    """Return what a documented body means where the service may leave out what it stored."""
    if call.operation.id not in ("projects.create", "projects.update") or body.get("labels") != []:
        return body
    sent = call.body[0] if call.body else {}
    if sent.get("labels"):
        return {**body, "labels": sent["labels"]}
    is_left_open = call.operation.id == "projects.update" and "labels" not in sent
    return ANEW if is_left_open else body


def check_result(call: Call, status: str, body: Any, result: Any) -> None:
    """Assert that a result is what the response says, whole and typed."""
    if status == "204":
        if call.operation.id == "variable_sets.update":
            assert result.to_dict() == ANEW
        else:
            assert result is None
        return
    assert same(plain(result), body)
    assert_typed(call.operation, status, result)
    for it in models_in(result):
        declared = set(properties_of(document()["components"]["schemas"][type(it).__name__]))
        lost = declared & it.additional_properties.keys()
        assert not lost, f"{type(it).__name__} does not know its own {lost}"
        for name in declared & it.to_dict().keys():
            attribute = "type_" if name == "type" else snake(name)
            assert getattr(it, attribute, UNSET) is not UNSET, f"{name} is not at .{attribute}"


def assert_typed(own: Operation, status: str, result: Any) -> None:
    """Assert that a result, or each item of a list, is the model of the schema that is named."""
    schema = own.success[status]["content"]["application/json"]["schema"]
    if isinstance(result, firefly_workflows.Page | firefly_workflows.AsyncPage):
        if "items" not in resolve(schema):
            return  # what holds the items has no model of its own on this way
        result = list(result.items)
    results = result if isinstance(result, list) else [result]
    named = resolve(schema).get("items", {}) if isinstance(result, list) else schema
    name = str(named.get("$ref", "")).rpartition("/")[2]
    if name in models.__all__ and "enum" not in resolve(named):
        assert {type(it).__name__ for it in results} <= {name}


@st.composite
def exchanges(draw: st.DrawFn, own: Operation, *, bare: bool) -> tuple[Call, str, Any]:
    """Draw a call, a documented success and its body."""
    status = draw(st.sampled_from(sorted(own.success)))
    content = own.success[status].get("content")
    body = draw(drawn_from(content["application/json"]["schema"])) if content else None
    return draw(calls(own, bare=bare)), status, body


def ways_of(own: Operation) -> list[list[Way]]:
    """Return the ways of calling an operation; those that take the same arguments are one list."""
    return [FULL, BARE] if own.id == "guardrails.create" else [[*FULL, *BARE]]


@pytest.mark.parametrize(
    ("own", "ways"),
    [pytest.param(own, ways, id=own.id) for own in operations() for ways in ways_of(own)],
)
def test_requests_and_successes(own: Operation, ways: list[Way]) -> None:
    @profile
    @given(exchanges(own, bare=ways is BARE), st.sampled_from([True, 7, "text", None]))
    def run(drawn: tuple[Call, str, Any], wrong: Any) -> None:
        call, status, body = drawn
        for way in ways:
            note(way.__name__)
            content = b"" if status == "204" else json.dumps(body).encode()
            wire = Wire(call, int(status), content)
            result = way(call, wire)
            assert wire.requests
            if way in BARE and status == "204":
                assert (result, len(wire.requests)) == (None, 1)  # it does not read again
                continue
            meaning = body if way in BARE else meant(call, body)
            check_result(call, status, items_of(own, meaning) if is_paged(own) else meaning, result)
        if by_strict_firefly in ways and status != "204":
            with pytest.raises(
                firefly_workflows.ResponseDecodeError, match="differs from the contract"
            ):
                by_strict_firefly(call, Wire(call, int(status), json.dumps(wrong).encode()))

    run()


def printable(text: str) -> str:
    """Return what of a message reaches a terminal: no control characters, spaces aside."""
    return "".join(it for it in text if it.isprintable() and not it.isspace())


@pytest.mark.parametrize("own", OPERATIONS)
def test_refusals(own: Operation) -> None:
    refusals = sorted(status for status in own.responses if status[0] in "45")

    # Operations differ in their name only here.
    @settings(profile, max_examples=EXAMPLES // 2)
    @given(
        calls(own), st.sampled_from(refusals), drawn_from({"$ref": "#/components/schemas/Error"})
    )
    def run(call: Call, status: str, body: Any) -> None:
        for way in (by_firefly, by_async_firefly):
            note(way.__name__)
            wire = Wire(call, int(status), json.dumps(body).encode())
            with pytest.raises(firefly_workflows.FireflyError) as caught:
                way(call, wire)
            error = caught.value
            assert type(error) is getattr(firefly_workflows, ERRORS[int(status)])
            assert error.status_code == int(status)
            assert error.operation == own.id
            assert error.method == own.method
            assert own.id in str(error)
            if isinstance(body, dict) and isinstance(body.get("message"), str):
                assert printable(body["message"]) in printable(error.message)

    run()


@pytest.mark.parametrize("own", OPERATIONS)
def test_refusals_of_a_bare_client(own: Operation) -> None:
    @settings(profile, max_examples=3)
    @given(
        calls(own, bare=True),
        st.sampled_from(sorted(it for it in own.responses if it[0] in "45")),
    )
    def run(call: Call, status: str) -> None:
        for way in BARE:
            note(way.__name__)
            wire = Wire(call, int(status), b'{"message":"no"}')
            with pytest.raises(UnexpectedStatus) as caught:
                way(call, wire)
            assert caught.value.status_code == int(status)
            assert caught.value.content == b'{"message":"no"}'
            assert len(wire.requests) == 1

    run()


def test_every_component_the_responses_use_has_a_model() -> None:
    for name, schema in document()["components"]["schemas"].items():
        if properties_of(schema) and "anyOf" not in schema:
            assert name in models.__all__, name


def test_the_check_of_requests_can_fail() -> None:
    call = Call(operation("projects.get"), arguments=["a/b"], path=["runners", "projects", "a/b"])
    request = httpx.Request(
        "GET",
        "https://firefly.test/v2/runners/projects/a/b",
        headers={"Authorization": "Bearer token"},
    )
    with pytest.raises(AssertionError):
        check_request(call, request)
