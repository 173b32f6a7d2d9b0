"""Whatever a service does to its responses, decoding gives the data or `DecodeError`, nothing else.

For every operation whose response has a body: valid responses come back out as they went in, and
damaged ones too, unless what is damaged is the container itself.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firefly_workflows_api.api import load_operation
from firefly_workflows_api.errors import DecodeError
from firefly_workflows_api.runtime.model import Model
from firefly_workflows_api.runtime.requests import encode
from firefly_workflows_api.runtime.responses import decode_json
from support.contract import Operation, operations, resolve
from support.damage import Path, damaged, nested
from support.drawing import drawn_from

Json = Any


def body_of(operation: Operation) -> dict[str, Any] | None:
    """Return the schema of the success body, if there is one."""
    for response in operation.success.values():
        if "content" in response:
            schema: dict[str, Any] = response["content"]["application/json"]["schema"]
            return schema
    return None


WITH_A_BODY = [it for it in operations() if body_of(it)]
each_with_a_body = pytest.mark.parametrize("operation", WITH_A_BODY, ids=str)


def text(value: Json) -> str:
    """Return JSON text: unlike `==` it tells True from 1 and 1 from 1.0."""
    return json.dumps(value, sort_keys=True)


def models_in(value: Any) -> list[Model]:
    """Return every model in a decoded value."""
    if isinstance(value, list):
        return [model for item in value for model in models_in(item)]
    if isinstance(value, dict):
        return models_in(list(value.values()))
    if not isinstance(value, Model):
        return []
    inside = [getattr(value, attribute.name) for attribute in type(value).__attrs_attrs__]
    return [value, *models_in([*inside, *value.additional_properties.values()])]


def is_array(operation: Operation) -> bool:
    """Say whether the success body is an array."""
    return bool(resolve(body_of(operation))["type"] == "array")


def is_container(operation: Operation, body: Json) -> bool:
    """Say whether a body is what the contract calls for, as far as decoding insists on it."""
    if body is None:
        return "204" in operation.success
    if not is_array(operation):
        return isinstance(body, dict)
    scalars = operation.id.endswith(".list_labels")
    return isinstance(body, list) and (scalars or all(isinstance(item, dict) for item in body))


# Operations share most of their models, and each is damaged three times.
@each_with_a_body
@settings(max_examples=settings().max_examples // 3)
@given(data=st.data())
def test_responses_are_read_and_come_back_out(operation: Operation, data: st.DataObject) -> None:
    body = data.draw(drawn_from(body_of(operation)))
    check_valid(operation, body)
    # Drawing a body costs more than spoiling it.
    for _ in range(3):
        spoiled, place = data.draw(damaged(body))
        check_damaged(operation, body, spoiled, place)


def check_valid(operation: Operation, body: Json) -> None:
    """A valid response goes out as it came in, and what the contract declares is declared."""
    described = load_operation(operation.id)
    before = text(body)
    decoded = described.decode(body)
    assert text(encode(decoded)) == before
    for separators in ((",", ":"), (", ", ": "), (" ,", ":\n")):
        written = json.dumps(body, separators=separators).encode()
        assert decode_json(described.decode, written) == decoded
    for model in models_in(decoded):
        assert not model.additional_properties.keys() & model.wire_names
    if described.decode_items:
        assert described.decode_items(body) == items_of(operation, decoded)
    assert text(body) == before, "decoding changed its input"


def items_of(operation: Operation, decoded: Any) -> list[Any]:
    """Return the items of a page from its decoded body."""
    if isinstance(decoded, list):
        return decoded
    if operation.id == "workspaces.search_run_changed_files":
        return [item for key in decoded.additional_keys for item in decoded[key]]
    items: list[Any] = getattr(decoded, "data" if operation.id == "projects.list" else "resources")
    return items or []


def check_damaged(operation: Operation, body: Json, spoiled: Json, place: Path) -> None:
    """A damaged response goes out as it came in, the rest is read, or it is refused with a path."""
    described = load_operation(operation.id)
    before = text(spoiled)
    if is_container(operation, spoiled):
        decoded = described.decode(spoiled)
        assert text(encode(decoded)) == before
        assert_rest_intact(described.decode(body), decoded, place)
    else:
        with pytest.raises(DecodeError) as refused:
            described.decode(spoiled)
        assert refused.value.json_path.startswith("$")
    if described.decode_items:
        try:
            items = described.decode_items(spoiled)
        except DecodeError as refusal:
            assert refusal.json_path.startswith("$")  # noqa: PT017 - both ends are good ones
        else:
            assert all(isinstance(item, Model) for item in items)


def assert_rest_intact(whole: Any, spoiled: Any, place: Path) -> None:
    """Compare everything beside the field, or the item, that was damaged."""
    if not place:
        return
    if isinstance(whole, list) and isinstance(place[0], int):
        if len(whole) == len(spoiled):
            rest = [index for index in range(len(whole)) if index != place[0]]
            assert [whole[index] for index in rest] == [spoiled[index] for index in rest]
            assert_rest_intact(whole[place[0]], spoiled[place[0]], place[1:])
        return
    if isinstance(whole, Model):
        differ = [
            attribute.name
            for attribute in type(whole).__attrs_attrs__
            if attribute.eq and getattr(whole, attribute.name) != getattr(spoiled, attribute.name)
        ]
        assert len(differ) <= 1


@cache
def bottomless_of(kind: str) -> Json:
    """Return a value deeper than any stack, made once."""
    return nested("end", 100_000, kind == "objects")


@pytest.mark.parametrize("kind", ["objects", "arrays"])
@each_with_a_body
def test_a_response_nested_deeper_than_the_stack_is_refused_or_kept(
    operation: Operation, kind: str
) -> None:
    bottomless = bottomless_of(kind)
    fields = ("id", "children", "data", "plan", "resources", "labels", "consumers", "folder")
    response: Json = dict.fromkeys(fields, bottomless)
    try:
        decoded = load_operation(operation.id).decode(
            [response] if is_array(operation) else response
        )
    except DecodeError as refused:
        assert "nested" in refused.message  # noqa: PT017 - both ends are good ones
    else:
        assert isinstance(decoded, (list, Model))


@each_with_a_body
@pytest.mark.parametrize("body", ["<html>busy</html>", None, 5, True, 0.5], ids=repr)
def test_what_is_no_container_is_refused_at_the_root(operation: Operation, body: Json) -> None:
    if is_container(operation, body):
        assert load_operation(operation.id).decode(body) is None  # 204 is documented, too
        return
    with pytest.raises(DecodeError) as refused:
        load_operation(operation.id).decode(body)
    assert refused.value.json_path == "$"
    assert "expected" in str(refused.value)
