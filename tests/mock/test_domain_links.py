"""Links and headers of the contract: the mock is checked against each of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from firefly_workflows_mock import MockFirefly
from firefly_workflows_mock.handlers import REGISTRY
from firefly_workflows_mock.wire import Request
from support.contract import Operation, operation, operations, resolve
from support.domain import ANYTHING, VCS, Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

WORKSPACE = {
    "runnerType": "firefly",
    "iacType": "terraform",
    "workspaceName": "linked",
    "vcsId": VCS,
    "repo": "acme/infrastructure",
    "defaultBranch": "main",
    "vcsType": "github",
    "workDir": "network",
}
RULE = {"name": "linked", "type": "cost", "isEnabled": True}
SOURCES: dict[str, tuple[dict[str, Any], Callable[[Sandbox], Mapping[str, Any]]]] = {
    "guardrails.create": (
        {**RULE, "createdBy": "Jo", "severity": 2, "scope": {"labels": ANYTHING}},
        lambda sandbox: sandbox.account.guardrails,
    ),
    "projects.create": ({"name": "linked"}, lambda sandbox: sandbox.account.projects),
    "variable_sets.create": ({"name": "linked"}, lambda sandbox: sandbox.account.variable_sets),
    "runners_workspaces.create": (WORKSPACE, lambda sandbox: sandbox.account.workspaces),
}
"""What to create, and where it is then stored."""
BODIES: dict[str, Any] = {
    "guardrails.update": RULE,
    "runners_workspaces.deploy": {"taskType": "plan"},
}
"""What a linked operation is sent; an empty object if it must have a body."""


class Link(NamedTuple):
    """A link of a response."""

    source: str
    status: str
    name: str
    target: str
    parameters: dict[str, str]

    def __str__(self) -> str:
        return f"{self.source}-{self.name}"


def links() -> list[Link]:
    return [
        Link(it.id, status, name, link["operationId"], link.get("parameters", {}))
        for it in operations()
        for status, response in it.success.items()
        for name, link in (
            (name, resolve(each)) for name, each in response.get("links", {}).items()
        )
    ]


def test_every_creation_links_to_what_can_be_done_with_the_created() -> None:
    assert {link.source for link in links()} == SOURCES.keys()
    creations = {it.id for it in operations() if it.name == "create" and it.id in REGISTRY}
    assert creations == SOURCES.keys()


@pytest.mark.parametrize("link", links(), ids=str)
def test_a_link_leads_to_what_was_created(link: Link) -> None:
    sandbox = Sandbox()
    body, stored = SOURCES[link.source]
    if link.source == "projects.create":
        body = {**body, "parentId": sandbox.root}
    created = sandbox.call(link.source, body=body)
    identity = list(stored(sandbox))[-1]
    arguments = {name: evaluated(each, created) for name, each in link.parameters.items()}

    target = operation(link.target)
    assert arguments == {target.path_names[0]: identity}
    assert list(arguments) == target.path_names
    before = sandbox.account.snapshot()
    body = BODIES.get(link.target, {}) if target.body is not None else None
    options = {} if body is None else {"body": body}
    reply = sandbox.call(link.target, *arguments.values(), **options)
    if target.method == "GET" and isinstance(reply, dict):
        assert reply["id"] == identity
        assert reply["name"] == "linked"
    if target.method == "DELETE":
        assert identity not in stored(sandbox)
    elif target.method != "GET":
        assert sandbox.account.snapshot() != before


def evaluated(expression: str, body: Any) -> Any:
    """The value of a runtime expression that points into the body of a response."""
    prefix = "$response.body#/"
    assert expression.startswith(prefix)
    for part in expression.removeprefix(prefix).split("/"):
        body = body[part]
    return body


def headers_of(it: Operation) -> dict[str, set[str]]:
    """The documented headers by status."""
    return {
        status: set(response["headers"])
        for status, response in it.responses.items()
        if response.get("headers")
    }


@pytest.mark.parametrize("it", operations(), ids=str)
def test_a_throttled_response_carries_its_documented_headers(it: Operation) -> None:
    assert headers_of(it) == {"429": {"Retry-After"}}
    mock = MockFirefly(rate_limit=1)
    request = Request(it.method, "/v2" + it.path.replace("{", "").replace("}", ""))
    mock.core.handle(request)
    response = mock.core.handle(request)
    assert response.status == 429
    assert response.headers.keys() >= headers_of(it)["429"]
    assert 1 <= int(response.headers["Retry-After"]) <= 60
    assert json.loads(response.body) == {"message": "Too many requests"}
