"""The contract takes the request bodies that were published, and little else.

`golden/bodies.json` holds one body in the published shape, with every property that was shown, for
each of the 25 operations whose request was published in full. The properties and the kinds of their
values are facts; the values are ours.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest

from support.contract import ROOT, document, operation

if TYPE_CHECKING:
    from collections.abc import Iterator

BODIES: dict[str, Any] = json.loads(
    (ROOT / "tests" / "contract" / "golden" / "bodies.json").read_text(encoding="utf-8")
)
# Their properties are not published: anything goes inside.
OPEN = {
    "terraformVariables",
    "terraformSensitiveVariables",
    "providersCredentials",
    "runnerEnvironment",
}

# What a body must have, as published; for the three upserts, as this contract decided.
REQUIRED: dict[str, set[str]] = {
    "workspaces.update_labels": {"labels"},
    "workspaces.search_run_resources": {"mode"},
    "guardrails.create": {"createdBy", "name", "type", "isEnabled", "severity"},
    "guardrails.update": {"name", "type", "isEnabled"},
    "projects.create": {"name"},
    "project_variables.upsert": {"variables"},
    "project_variables.delete": {"variableKeys"},
    "workspace_variables.upsert": {"variables"},
    "workspace_variables.delete": {"variableIds"},
    "variable_sets.create": {"name"},
    "variable_sets.upsert_variables": {"variables"},
    "variable_sets.delete_variables": {"variableIds"},
    "variable_sets.attach_to_project": {"consume"},
    "runners_workspaces.create": {
        *("runnerType", "iacType", "workspaceName", "vcsId"),
        *("repo", "defaultBranch", "vcsType", "workDir"),
    },
    "runners_workspaces.deploy": {"taskType"},
}


def takes(operation_id: str, body: Any) -> bool:
    """Whether the contract takes a body."""
    media = operation(operation_id).body
    assert media is not None
    schema = {**media["schema"], "components": document()["components"]}
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True).is_valid(body)


def objects(node: Any) -> Iterator[dict[str, Any]]:
    """Every object in a body, the body itself included."""
    if isinstance(node, dict):
        yield node
        for name, value in node.items():
            if name not in OPEN:
                yield from objects(value)
    elif isinstance(node, list):
        for item in node:
            yield from objects(item)


def test_there_are_25() -> None:
    assert len(BODIES) == 25


@pytest.mark.parametrize("it", BODIES)
def test_the_published_body_is_taken_and_none_with_an_unknown_property(it: str) -> None:
    assert takes(it, BODIES[it])
    for item in objects(BODIES[it]):
        item["colour"] = "red"
        assert not takes(it, BODIES[it]), item
        del item["colour"]


@pytest.mark.parametrize("it", [it for it in BODIES if isinstance(BODIES[it], dict)])
def test_a_missing_property_is_refused_where_it_is_required(it: str) -> None:
    for name in BODIES[it]:
        without = {key: value for key, value in BODIES[it].items() if key != name}
        assert takes(it, without) is (name not in REQUIRED.get(it, set())), name


@pytest.mark.parametrize("it", [it for it in BODIES if isinstance(BODIES[it], dict)])
def test_a_mistyped_property_is_refused(it: str) -> None:
    for name, value in BODIES[it].items():
        wrong = 17 if not isinstance(value, int) or isinstance(value, bool) else "seventeen"
        assert not takes(it, {**BODIES[it], name: wrong}), name
