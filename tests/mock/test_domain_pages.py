"""Every operation with paging returns its whole list in pages, whatever their size.

The operations are found in the contract. Joined pages are the whole list, in its order; a page is
as long as was asked for; a total is the number of all items. Both the handlers and the walk of the
client are held to it.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

import firefly_workflows_mock.resources  # noqa: F401 - fills the registry
from firefly_workflows import Firefly
from firefly_workflows_mock.handlers import REGISTRY
from support.contract import Operation, operations, resolve, snake
from support.day import SCOPE
from support.domain import OMITTED, Sandbox

LEAST = 3
"""The fewest items a list must have here: fewer would show little."""
ENOUGH = 1000
"""A page size that holds any list here."""
MOVES = ("page", "offset")


def is_paged(it: Operation) -> bool:
    return any(each["name"] == "pageSize" for each in it.parameters)


PAGED = [it for it in operations() if is_paged(it) and it.id in REGISTRY]
"""What has a handler; samples are paged in `test_engine_samples.py`."""


class Stocked(Sandbox):
    """An account in which every list has some items."""

    def __init__(self) -> None:
        super().__init__(seed=7)
        self.mock.seed.estate(workspaces=12, runs_per_workspace=3)
        variables = {"variables": [{"key": key, "value": "1"} for key in "ABCD"]}
        project = self.project("stocked")
        for name in "abcd":
            workspace = self.workspace(f"stocked-{name}", project=project)
        wrapped = [{"variableData": each} for each in variables["variables"]]
        self.call("workspace_variables.upsert", workspace, body={"variables": wrapped})
        for name in "abcd":
            owner = self.variable_set(f"stocked-{name}", {})
        self.call("variable_sets.upsert_variables", owner, body=variables)
        for level in (1, 2, 3):
            fields = {"name": f"stocked {level}", "severity": 1, "scope": SCOPE}
            self.guardrail("cost", {"thresholdAmount": level}, **fields)
        for _ in range(LEAST - 1):
            self.applied(workspace)
        files = 0
        while files < LEAST:
            run = self.applied(workspace)
            found = self.call("workspaces.search_run_changed_files", workspace, run["runId"])
            files = sum(map(len, found.values()))
        self.ids = {
            "projectId": project,
            "workspaceId": workspace,
            "runId": run["runId"],
            "taskId": run["planTaskId"],
            "variableSetId": owner,
        }

    def arguments(self, it: Operation) -> list[str]:
        """The path arguments of an operation."""
        unknown = set(it.path_names) - self.ids.keys()
        assert not unknown, f"give {type(self).__name__}.ids what {it.id} takes as {unknown}"
        return [self.ids[name] for name in it.path_names]


@pytest.fixture(scope="module")
def stocked() -> Stocked:
    return Stocked()


def least(schema: Any) -> Any:
    """The least value that a schema of a request takes."""
    schema = resolve(schema)
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("type") == "array":
        return []
    properties = schema.get("properties", {})
    return {name: least(properties[name]) for name in schema.get("required", ())}


def body_of(it: Operation) -> Any:
    return OMITTED if it.body is None else least(it.body["schema"])


def schema_of(it: Operation) -> Any:
    """The schema of the documented page."""
    (response,) = it.success.values()
    return resolve(response["content"]["application/json"]["schema"])


def is_ordered(it: Operation) -> bool:
    """Whether the items of a page are in one list, not by folder in several."""
    return not isinstance(schema_of(it).get("additionalProperties"), dict)


def rows_of(it: Operation, reply: Any) -> list[Any]:
    """The items of a page."""
    if isinstance(reply, list):
        return reply
    if not is_ordered(it):
        return [row for rows in reply.values() for row in rows]
    (rows,) = (each for each in reply.values() if isinstance(each, list))
    return list(rows)


def in_order(it: Operation, rows: list[Any]) -> list[Any]:
    """The items; sorted where pages have no order of their own."""
    return rows if is_ordered(it) else sorted(rows, key=json.dumps)


def totals(it: Operation) -> list[str]:
    """The properties of the response that count all items."""
    properties = schema_of(it).get("properties", {})
    return [
        name
        for name, schema in properties.items()
        if "total" in name.lower() and resolve(schema).get("type") == "integer"
    ]


def move_of(it: Operation) -> str:
    (move,) = (each["name"] for each in it.parameters if each["name"] in MOVES)
    return str(move)


def default_size(it: Operation) -> int:
    (schema,) = (resolve(each["schema"]) for each in it.parameters if each["name"] == "pageSize")
    size: int = schema.get("default", ENOUGH)
    return size


@pytest.mark.parametrize("it", PAGED, ids=str)
def test_joined_pages_are_the_whole_list(it: Operation, stocked: Stocked) -> None:
    path, body, move = stocked.arguments(it), body_of(it), move_of(it)

    def page(**query: Any) -> list[Any]:
        reply = stocked.call(it.id, *path, body=body, **query)
        for name in totals(it):
            assert reply[name] == len(whole), f"{name} of {query}"
        return rows_of(it, reply)

    whole = rows_of(it, stocked.call(it.id, *path, body=body, pageSize=ENOUGH))
    assert LEAST <= len(whole) < ENOUGH, f"let {type(stocked).__name__} make more for {it.id}"
    assert len({json.dumps(row, sort_keys=True) for row in whole}) == len(whole)
    for size in range(1, len(whole) + 2):
        joined: list[Any] = []
        while True:
            at = len(joined) // size if move == "page" else len(joined)
            rows = page(pageSize=size, **{move: at})
            assert len(rows) == min(size, len(whole) - len(joined)), f"page {at} of size {size}"
            joined += rows
            if len(rows) < size:
                break
        assert in_order(it, joined) == in_order(it, whole)
    assert page(pageSize=ENOUGH, **{move: len(whole)}) == []
    first = page()
    assert len(first) == min(default_size(it), len(whole))
    if is_ordered(it):
        assert first == whole[: len(first)]
    if move == "offset":
        for start in range(len(whole)):
            assert page(offset=start, pageSize=2) == whole[start : start + 2]


@pytest.mark.parametrize("it", PAGED, ids=str)
@pytest.mark.parametrize("size", [1, 2, ENOUGH])
def test_the_client_walks_the_whole_list(it: Operation, size: int, stocked: Stocked) -> None:
    path, body = stocked.arguments(it), body_of(it)
    whole = rows_of(it, stocked.call(it.id, *path, body=body, pageSize=ENOUGH))
    keywords = {} if body is OMITTED else {snake(name): value for name, value in body.items()}
    mock = stocked.mock
    with Firefly(
        access_key=mock.access_key, secret_key=mock.secret_key, transport=mock.transport(),
        base_url="https://firefly.test", rate_limit=None,
    ) as firefly:  # fmt: skip
        method = getattr(getattr(firefly, it.resource), it.name)
        items = method(*path, page_size=size, **keywords).collect()
    found = [item.to_dict() if hasattr(item, "to_dict") else item for item in items]
    assert in_order(it, found) == in_order(it, whole)
