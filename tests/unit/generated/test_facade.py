"""The resource classes: every operation is a documented method that sends what it says."""

from __future__ import annotations

import inspect
import re
from typing import Any

import pytest

from firefly_workflows_api.api import (
    OPERATIONS,
    AsyncResources,
    RawResponse,
    Resources,
    load_operation,
)
from firefly_workflows_api.models import (
    GuardrailType,
    MemberRole,
    ProjectMemberInput,
    VariableInput,
    WorkspaceFilters,
)
from support.contract import Operation, operations, resolve
from support.recording import AsyncRecordingCore, RecordingCore

pytestmark = pytest.mark.anyio
each_operation = pytest.mark.parametrize("operation", operations(), ids=str)


def resources() -> tuple[Resources, RecordingCore]:
    """Return resources whose requests are recorded."""
    core = RecordingCore()
    found = Resources()
    found._core = core
    return found, core


def async_resources() -> tuple[AsyncResources, AsyncRecordingCore]:
    """Return the same for asynchronous code."""
    core = AsyncRecordingCore()
    found = AsyncResources()
    found._core = core
    return found, core


def test_the_table_of_operations_is_that_of_the_contract() -> None:
    assert dict(OPERATIONS) == {it.id: (it.method, it.path) for it in operations()}
    for it in operations():
        described = load_operation(it.id)
        assert (described.id, described.method, described.path) == (it.id, it.method, it.path)


@each_operation
def test_a_method_takes_what_the_contract_names(operation: Operation) -> None:
    for found in (resources()[0], async_resources()[0]):
        method = getattr(getattr(found, operation.resource), operation.name)
        parameters = inspect.signature(method).parameters
        positional = [
            name for name, it in parameters.items() if it.kind is it.POSITIONAL_OR_KEYWORD
        ]
        snake = [re.sub("([A-Z])", r"_\1", name).lower() for name in operation.path_names]
        assert positional[: len(snake)] == snake
        assert positional[len(snake) :] in ([], ["items"])
        assert {"timeout", "max_retries"} <= parameters.keys()


@each_operation
def test_docstrings_come_from_the_contract(operation: Operation) -> None:
    for found in (resources()[0], async_resources()[0]):
        method = getattr(getattr(found, operation.resource), operation.name)
        words = " ".join((method.__doc__ or "").split())
        assert words.startswith(operation.definition["summary"].rstrip("."))
        assert " ".join(operation.definition["description"].split()) in words
        assert f"Operation: {operation.method} {operation.path}" in words
        documented = words.partition("Args: ")[2].partition("Returns: ")[0]
        for name in inspect.signature(method).parameters:
            assert f"{name}: " in documented
        for parameter in operation.parameters:
            assert " ".join(parameter["description"].split()).rstrip(".") in documented
        for status, response in operation.responses.items():
            place = words.partition("Returns: ")[2]
            told = response["description"] if status.startswith("2") else status
            assert " ".join(told.split()) in place


def test_limits_and_defaults_are_documented() -> None:
    found, _ = resources()
    words = " ".join((found.projects.list.__doc__ or "").split())
    assert "At least 1. Default: `25`." in words
    assert "From 1 to 5." in words


def examples_of(operation: Operation) -> list[Any]:
    """Return the request bodies that the contract gives as examples; one is no body at all."""
    if operation.body is None:
        return [None]
    given = operation.body.get("examples", {}).values()
    return [resolve(it)["value"] for it in given] or [operation.body["example"]]


@each_operation
def test_arguments_become_the_request(operation: Operation) -> None:
    path = operation.path
    for name in operation.path_names:
        path = path.replace(f"{{{name}}}", f"the%20{name}")
    described = load_operation(operation.id)
    for body in examples_of(operation):
        found, core = resources()
        method = getattr(getattr(found, operation.resource), operation.name)
        arguments: list[Any] = [f"the {name}" for name in operation.path_names]
        fields = {}
        if isinstance(body, list):
            arguments.append(body)
        elif body is not None:
            spelled = {name.replace("_", ""): name for name in inspect.signature(method).parameters}
            fields = {spelled[name.lower()]: value for name, value in body.items()}
        method(*arguments, **fields, timeout=3, max_retries=1)
        assert core.sent["operation"] is described
        assert core.sent["paged"] == (described.paging is not None)
        assert core.sent["options"] == {"timeout": 3, "max_retries": 1}
        assert core.sent["method"] == operation.method
        assert core.sent["url"] == path
        assert core.sent.get("json") == body


VALUES: dict[str, Any] = {
    "Items": [],
    "bool": True,
    "ResourceView | ResourceViewValue": "table",
    "DeployTaskType | DeployTaskTypeValue": "plan",
    "ApplyTaskType | ApplyTaskTypeValue": "apply",
    "GuardrailType | GuardrailTypeValue": "cost",
    "GuardrailSeverity | GuardrailSeverityValue": 1,
}
"""A value for each kind of argument that is required and no text."""


async def test_asynchronous_methods_send_the_same() -> None:
    for operation in operations():
        found, core = resources()
        other, async_core = async_resources()
        method = getattr(getattr(found, operation.resource), operation.name)
        signature = inspect.signature(method)
        needed = {
            name: VALUES.get(str(it.annotation).split("[")[0], "x")
            for name, it in signature.parameters.items()
            if it.default is it.empty
        }
        method(**needed)
        await getattr(getattr(other, operation.resource), operation.name)(**needed)
        assert async_core.sent == core.sent


def test_models_and_mappings_are_the_same_to_a_method() -> None:
    found, core = resources()
    found.workspaces.search(filters=WorkspaceFilters(labels=["a"]))
    first = core.sent
    found.workspaces.search(filters={"labels": ["a"]})
    assert core.sent == first
    found.projects.add_members(
        "p", [ProjectMemberInput("u", MemberRole.ADMIN), {"user_id": "v", "role": "admin"}]
    )
    assert core.sent["json"] == [{"userId": "u", "role": "admin"}, {"userId": "v", "role": "admin"}]
    found.projects.create(
        name="p", variables=[VariableInput(key="k", value="v"), {"key": "l", "value": "w"}]
    )
    assert core.sent["json"]["variables"] == [
        {"key": "k", "value": "v"},
        {"key": "l", "value": "w"},
    ]
    found.guardrails.update("r", name="n", type=GuardrailType.COST, is_enabled=True)
    first = core.sent
    found.guardrails.update("r", name="n", type="cost", is_enabled=True)
    assert core.sent == first


def test_nothing_set_is_nothing_sent() -> None:
    found, core = resources()
    found.workspaces.search()
    assert "json" not in core.sent
    found.projects.update("p")
    assert core.sent["json"] == {}, "a required body is sent even when it is empty"
    found.variable_sets.attach_to_project("p", "v")
    assert core.sent["json"] == {"consume": True}


def test_raw_responses_come_from_the_raw_core() -> None:
    found, core = resources()
    response = found.workspaces.with_raw_response.delete("w")
    assert isinstance(response, RawResponse)
    assert core.sent["url"] == "/workspaces/w"
    assert repr(response) == "RawResponse(status_code=200, body=<2 bytes>)"
    for resource in {it.resource for it in operations()}:
        names = {it.name for it in operations() if it.resource == resource}
        assert vars(getattr(found, resource).with_raw_response).keys() == names


async def test_asynchronous_raw_responses() -> None:
    found, core = async_resources()
    response = await found.workspaces.with_raw_response.delete("w")
    assert isinstance(response, RawResponse)
    assert core.sent["url"] == "/workspaces/w"


def test_resources_are_made_once() -> None:
    found, _ = resources()
    assert found.workspaces is found.workspaces
