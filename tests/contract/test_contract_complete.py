"""Nothing in the contract stands alone: each operation has a method, a route, examples, errors.

`gaps` walks one operation and names everything it lacks. It is run over the whole contract, and
over operations damaged on purpose, so that each of its findings is known to be possible.
"""

from __future__ import annotations

import copy
import dataclasses
import importlib
import inspect
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from firefly_workflows import AsyncFirefly, Firefly
from firefly_workflows_api.api import AsyncResources, Resources
from firefly_workflows_mock import MockFirefly
from firefly_workflows_mock.core import HEALTH, LOGIN
from firefly_workflows_mock.handlers import REGISTRY
from support.contract import Operation, operation, operations, resolve

if TYPE_CHECKING:
    from collections.abc import Callable

ENGINE = {LOGIN, HEALTH}
"""Tokens and accounts live in the mock's engine, which serves these two itself."""


def facade_method(client: type, it: Operation) -> Callable[..., Any] | None:
    """Return the method of the client class that stands for an operation."""
    resource = getattr(client, it.resource, None)
    if resource is None:
        return None
    is_async = issubclass(client, AsyncResources)
    name = "".join(part.capitalize() for part in it.resource.split("_"))
    assert resource.__name__ == (f"Async{name}" if is_async else name)
    method: Callable[..., Any] | None = getattr(resource, it.name, None)
    if method is not None:
        generated = AsyncResources if is_async else Resources
        assert f"`{it.name}`" in (inspect.getattr_static(generated, it.resource).__doc__ or "")
    return method


def facade_gaps(it: Operation) -> list[str]:
    """Return what the two clients lack of an operation."""
    found = []
    for client in (Firefly, AsyncFirefly):
        method = facade_method(client, it)
        if method is None:
            found.append(f"{client.__name__} has no method {it.id}")
            continue
        doc = inspect.getdoc(method) or ""
        if it.definition.get("summary", "\0") not in doc:
            found.append(f"{client.__name__}.{it.id} does not say its summary")
        if f"{it.method} {it.path}" not in doc:
            found.append(f"{client.__name__}.{it.id} does not say its request")
        signature = inspect.signature(method)
        if any(p.annotation is p.empty for p in list(signature.parameters.values())[1:]):
            found.append(f"{client.__name__}.{it.id} has an argument without a type")
        if signature.return_annotation is signature.empty:
            found.append(f"{client.__name__}.{it.id} has no return type")
    return found


def mock_gaps(it: Operation) -> list[str]:
    """Return what the mock lacks of an operation."""
    path = it.path.replace("{", "").replace("}", "")
    with httpx.Client(transport=MockFirefly().transport(), base_url="http://mock/v2") as http:
        status = http.request(it.method, path).status_code
    return [] if status not in (404, 405) else [f"the mock returns {status} to {it.id}"]


def has_example(media: dict[str, Any]) -> bool:
    """Tell whether a media type shows at least one value."""
    examples = [resolve(it) for it in media.get("examples", {}).values()]
    return "example" in media or any("value" in it for it in examples)


def text_gaps(it: Operation) -> list[str]:
    """Return what the contract does not say about an operation."""
    fields = ("summary", "description", "tags")
    found = [f"{it.id} has no {field}" for field in fields if not it.definition.get(field)]
    found += [
        f"{it.id} shows no value of {each['name']}"
        for each in it.parameters
        if "example" not in each
    ]
    if it.body is not None and not has_example(it.body):
        found.append(f"{it.id} shows no request")
    contents = [
        (status, media)
        for status, response in it.success.items()
        for media in response.get("content", {}).values()
    ]
    found += [
        f"{it.id} shows no response {status}" for status, it_ in contents if not has_example(it_)
    ]
    return found


def error_gaps(it: Operation) -> list[str]:
    """Return the error responses that an operation should document and does not."""
    wanted = {"429", "500"}
    if it.definition.get("security") != []:
        wanted |= {"400", "401", "403"}
    if it.path_names:
        wanted.add("404")
    if it.id == LOGIN:
        wanted |= {"400", "401"}
    return [f"{it.id} documents no {status}" for status in sorted(wanted - set(it.responses))]


def gaps(it: Operation) -> list[str]:
    """Return what clients and mock lack of an operation."""
    return [*facade_gaps(it), *mock_gaps(it)]


# Tried before anything is generated: it is the contract alone that has to be mended.
@pytest.mark.parametrize("it", operations(), ids=str)
def test_the_contract_says_of_an_operation_what_users_need(it: Operation) -> None:
    assert [*text_gaps(it), *error_gaps(it)] == []


@pytest.mark.parametrize("it", operations(), ids=str)
def test_an_operation_lacks_nothing(it: Operation) -> None:
    assert gaps(it) == []


@pytest.mark.parametrize("it", operations(), ids=str)
def test_path_arguments_are_positional_in_the_order_of_the_path(it: Operation) -> None:
    method = facade_method(Firefly, it)
    assert method is not None
    parameters = list(inspect.signature(method).parameters.values())[1:]
    positional = [p.name for p in parameters if p.kind is not p.KEYWORD_ONLY]
    in_path = [snake(name) for name in it.path_names]
    assert positional[: len(in_path)] == in_path
    # A body that is a bare array is the one positional argument beside them.
    bare = it.body is not None and resolve(it.body["schema"]).get("type") == "array"
    assert len(positional) == len(in_path) + bare


def snake(name: str) -> str:
    """Return the Python name of a path parameter."""
    return "".join("_" + letter.lower() if letter.isupper() else letter for letter in name)


def test_the_clients_have_no_resource_that_the_contract_has_not() -> None:
    tags = {it.resource for it in operations()}
    for base in (Resources, AsyncResources):
        assert {name for name in vars(base) if not name.startswith("_")} == tags


def test_the_mock_handles_nothing_that_the_contract_has_not() -> None:
    importlib.import_module("firefly_workflows_mock.resources")  # fills the registry
    assert {*REGISTRY, *ENGINE} <= {it.id for it in operations()}


def damaged(**changes: Any) -> Operation:
    """Return `projects.create` with parts of its definition replaced; None removes one."""
    it = operation("projects.create")
    definition = copy.deepcopy(it.definition) | changes
    return dataclasses.replace(
        it, definition={key: value for key, value in definition.items() if value is not None}
    )


def test_an_operation_without_text_is_found() -> None:
    assert text_gaps(damaged(summary=None, description="", tags=[])) == [
        "projects.create has no summary",
        "projects.create has no description",
        "projects.create has no tags",
    ]


def test_an_operation_without_examples_is_found() -> None:
    bare = {"application/json": {"schema": {}}}
    without = damaged(
        requestBody={"content": bare}, responses={"201": {"description": "", "content": bare}}
    )
    assert text_gaps(without) == [
        "projects.create shows no request",
        "projects.create shows no response 201",
    ]


def test_an_operation_without_errors_is_found() -> None:
    assert error_gaps(damaged(responses={})) == [
        f"projects.create documents no {status}" for status in (400, 401, 403, 429, 500)
    ]


def test_an_operation_without_method_and_route_is_found() -> None:
    it = dataclasses.replace(operation("projects.create"), id="projects.rename", path="/renames")
    assert facade_gaps(it) == [
        "Firefly has no method projects.rename",
        "AsyncFirefly has no method projects.rename",
    ]
    assert mock_gaps(it) == ["the mock returns 404 to projects.rename"]
