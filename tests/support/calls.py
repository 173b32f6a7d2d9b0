"""What a call of the client means: arguments drawn from the contract, and the request for them.

Nothing here reads the generated code: names and values are worked out from openapi.yaml alone, so
that a client that is wrong in the same way as its generator is still found out.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, unquote

from hypothesis import assume
from hypothesis import strategies as st

from firefly_workflows_mock.contract import load_contract
from firefly_workflows_mock.core import CoreSettings
from firefly_workflows_mock.routing import Router
from firefly_workflows_mock.validation import Validation
from firefly_workflows_mock.wire import Request
from support.contract import operations, resolve, snake, spells
from support.drawing import drawn_from

if TYPE_CHECKING:
    import httpx

    from support.contract import Operation

# Any text but what no client sends: separators of the terminal kind and lone surrogates.
SEGMENTS = st.text(
    st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=12
) | st.sampled_from(["a/b", "a?b", "a#b", "50%", "a b", "é", "..a", "%2e%2e", "a+b", "a;b=c", "@:"])
NAMES = SEGMENTS.filter(lambda text: text not in (".", ".."))


@dataclass
class Call:
    """One call: what the caller writes and what must be sent for it.

    Attributes:
        operation: The operation.
        arguments: Positional arguments of the facade.
        keywords: Keyword arguments of the facade.
        path: The path that means it, unquoted, part by part.
        query: The query that means it.
        body: The JSON body that means it; absent if there is none.
    """

    operation: Operation = field(repr=False)
    arguments: list[Any] = field(default_factory=list)
    keywords: dict[str, Any] = field(default_factory=dict)
    path: list[str] = field(default_factory=list)
    query: dict[str, Any] = field(default_factory=dict)
    body: list[Any] = field(default_factory=list)


def _is_anothers(call: Call) -> bool:
    """Whether the path is that of another operation: such arguments are refused."""
    return any(
        it.path.count("{") < call.operation.path.count("{") and spells(it.path, call.path)
        for it in operations()
    )


@st.composite
def calls(draw: st.DrawFn, operation: Operation, *, bare: bool = False) -> Call:
    """Draw a call of an operation; `bare` is for the client that adds no more than defaults."""
    call = Call(operation)
    values = {}
    for it in operation.parameters:
        if it["in"] == "path":
            values[it["name"]] = draw(_segment(it["schema"]))
    for segment in operation.path.split("/")[1:]:
        if segment.startswith("{"):
            call.arguments.append(values[segment[1:-1]])
        call.path.append(values[segment[1:-1]] if segment.startswith("{") else segment)
    assume(not _is_anothers(call))
    for it in operation.parameters:
        if it["in"] == "query":
            schema = resolve(it["schema"])
            if it.get("required") or draw(st.booleans()):
                value = draw(drawn_from(schema))
                call.keywords[snake(it["name"])] = value
                call.query[it["name"]] = value
            elif "default" in schema:
                call.query[it["name"]] = schema["default"]
    if operation.body is not None:
        _draw_body(draw, call, operation.body["schema"], bare=bare)
    return call


def _segment(schema: dict[str, Any]) -> st.SearchStrategy[str]:
    schema = resolve(schema)
    if "pattern" in schema:
        return drawn_from(schema)
    return NAMES


def _draw_body(draw: st.DrawFn, call: Call, schema: dict[str, Any], *, bare: bool) -> None:
    value = draw(drawn_from(schema))
    if isinstance(value, list):
        call.arguments.append([_as_caller(draw, it, resolve(schema)["items"]) for it in value])
        call.body.append(value)
        return
    members = properties_of(schema)
    if call.operation.id == "guardrails.create" and not bare and not value.get("scope"):
        value["scope"] = {"labels": {"include": ["*"], "exclude": []}}  # it has to be said
    for name, it in value.items():
        call.keywords[snake(name)] = _as_caller(draw, it, members.get(name, {}))
    request = resolve(call.operation.definition["requestBody"])
    sent = {name: it["default"] for name, it in members.items() if "default" in it} | value
    if not bare:
        sent = completed(call.operation, sent)
    if sent or request.get("required"):
        call.body.append(sent)


def _as_caller(draw: st.DrawFn, value: Any, schema: dict[str, Any]) -> Any:
    """Return a value as a caller may write it: an object as a model or as a mapping."""
    name = str(schema.get("$ref", "")).rpartition("/")[2]
    if isinstance(value, dict) and name and "properties" in resolve(schema) and draw(st.booleans()):
        return model(name).from_dict(value)
    return value


def completed(operation: Operation, value: dict[str, Any]) -> dict[str, Any]:
    """Return the body with what the service insists on beyond the contract."""
    if operation.id == "guardrails.create":
        everything = {"include": ["*"], "exclude": []}
        parts = ("workspaces", "repositories", "branches", "labels")
        value["scope"] = {**dict.fromkeys(parts, everything), **value.get("scope", {})}
        if "resource" in value.get("criteria", {}):
            everywhere = {"regions": everything, "assetTypes": everything}
            resource = {**everywhere, **value["criteria"]["resource"]}
            value["criteria"] = {**value["criteria"], "resource": resource}
    return value


def properties_of(schema: Any) -> dict[str, Any]:
    """Return the properties of an object schema with those of its parts."""
    schema = resolve(schema)
    found = dict(schema.get("properties", {}))
    for inner in schema.get("allOf", ()):
        found |= properties_of(inner)
    return found


def model(name: str) -> Any:
    """Return the generated model of a component."""
    return getattr(import_module("firefly_workflows_api.models"), name)


def expected_query(call: Call) -> list[tuple[str, str]]:
    """Return the query a call stands for, as pairs of text."""
    found = []
    for name, value in call.query.items():
        text = str(value).lower() if isinstance(value, bool) else str(value)
        found.append((name, text))
    return sorted(found)


_contract = load_contract()
_router = Router(_contract.operations.values())
_validation = Validation(_contract, lenient=False, free=frozenset(), limit=CoreSettings().max_body)


def check_request(call: Call, request: httpx.Request) -> None:
    """Assert that a request is what a call means, and that the mock takes it.

    Raises:
        AssertionError: It is another request.
        Refusal: The mock's validation refuses it.
    """
    path, _, query = request.url.raw_path.decode("ascii").partition("?")
    _check_address(call, request.method, path)
    assert sorted(parse_qsl(query, keep_blank_values=True)) == expected_query(call)
    if call.body:
        assert same(json.loads(request.content), call.body[0])
        assert request.headers["content-type"] == "application/json"
    else:
        assert request.content == b""
        assert "content-type" not in request.headers
    token = None if call.operation.definition.get("security") == [] else "Bearer token"
    assert request.headers.get("authorization") == token
    assert "json" in request.headers["accept"] or request.headers["accept"] == "*/*"
    _mock_takes(request, path, query, call.operation)


def _check_address(call: Call, method: str, path: str) -> None:
    assert method == call.operation.method
    assert path.startswith("/v2/"), path
    segments = path.removeprefix("/v2/").split("/")
    assert [unquote(it) for it in segments] == call.path
    for it, value in zip(segments, call.path, strict=True):
        assert quote(it, safe="%!$&'()*+,;=:@~") == it, "a character that must be quoted"
        assert ("%2F" in it.upper()) == ("/" in value)


def _mock_takes(request: httpx.Request, path: str, query: str, operation: Operation) -> None:
    match = _router.match(path)
    assert match is not None, path
    found = match.item.operation(request.method)
    assert found is not None
    assert found.id == operation.id
    _validation.path(found, match.arguments)
    _validation.query(found, query)
    headers = {name.lower(): value for name, value in request.headers.items()}
    sent = Request(request.method, path, query, headers, request.content)
    _validation.body(found, _validation.read(found, sent))


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal, times by the instant and numbers by value and kind."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    return bool(one == other)
