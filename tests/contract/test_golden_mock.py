"""What the mock makes up from a seed, recorded: the tests of users compare with it.

`golden/mock.json` is reviewed like code: a change of it is one that every user of the mock sees,
and belongs in the changelog. `make golden` writes it anew.
"""

from __future__ import annotations

import json
import os
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firefly_workflows_api.api import OPERATIONS, load_operation
from support.contract import CONTRACT, operations, resolve
from support.domain import OMITTED, Refused, Sandbox

if TYPE_CHECKING:
    from support.contract import Operation

GOLDEN = Path(__file__).parent / "golden" / "mock.json"
WORKSPACES, RUNS = 5, 1


def an_account() -> Sandbox:
    """Return an account with an estate, a workspace of few fields, and a long history of one."""
    # Named, so that the mock knows an earlier contract for one where the client is made from it.
    sandbox = Sandbox(seed=7, clock="stepped", contract=CONTRACT)
    estate = sandbox.mock.seed.estate(workspaces=WORKSPACES, runs_per_workspace=RUNS)
    if "runners_workspaces.apply_task" in OPERATIONS:  # not so in the earlier contract
        for _ in range(6):  # the code of the workspace changes with each
            sandbox.applied(estate.workspaces[1])
        sandbox.planned(estate.workspaces[2])
        sandbox.deploy(sandbox.workspace())
    return sandbox


def places_of(sandbox: Sandbox) -> dict[str, list[str]]:
    """Return the ids that path parameters can have, by parameter; runs are looked up later."""
    rows = sandbox.call("workspaces.search", body={}, pageSize=100)
    projects = sandbox.call("projects.list", pageSize=100)["data"]
    sets = sandbox.call("variable_sets.list", pageSize=100)
    return {
        "workspaceId": [row["workspaceId"] for row in rows],
        "projectId": [row["id"] for row in projects],
        "variableSetId": [row["id"] for row in sets],
    }


def recorded() -> dict[str, Any]:
    """Return the reply to every read, of everything there is to read."""
    sandbox = an_account()
    places = places_of(sandbox)
    runs = {it: sandbox.runs(it)[:2] for it in places["workspaceId"]}
    found = {}
    for own in operations():
        if load_operation(own.id).is_read and own.id != "auth.login":
            for path, body in product(paths_of(own, places, runs), bodies_of(own)):
                name = " ".join((own.id, *path, *map(str, body.values())))
                found[name] = read(sandbox, own, path, body)
    return found


def paths_of(
    own: Operation, places: dict[str, list[str]], runs: dict[str, list[dict[str, Any]]]
) -> list[tuple[str, ...]]:
    """Return the path arguments to call an operation with; none where no such thing is there."""
    match own.path_names:
        case ["workspaceId", "runId"]:
            return [(workspace, run["runId"]) for workspace in runs for run in runs[workspace]]
        case ["workspaceId", "taskId"]:
            return [(workspace, run["planTaskId"]) for workspace in runs for run in runs[workspace]]
        case names:
            return [*product(*(places.get(name, []) for name in names))]


def bodies_of(own: Operation) -> list[dict[str, Any]]:
    """Return the bodies to call an operation with: the least it takes, in each mode it has."""
    schema = resolve(own.body["schema"]) if own.body else {}
    required = {name: resolve(schema["properties"][name]) for name in schema.get("required", [])}
    if any("enum" not in it for it in required.values()):
        return [resolve(it)["value"] for it in own.body["examples"].values()]
    values = [it["enum"] for it in required.values()]
    return [dict(zip(required, chosen, strict=True)) for chosen in product(*values)]


def read(sandbox: Sandbox, own: Operation, path: tuple[str, ...], body: dict[str, Any]) -> Any:
    """Return the reply to one read, of a list as many as there are; or the refusal."""
    is_list = any(it["name"] == "pageSize" for it in own.parameters)
    query = {"pageSize": 100} if is_list else {}
    try:
        return sandbox.call(own.id, *path, body=OMITTED if own.body is None else body, **query)
    except Refused as refused:  # the service does not run every workspace
        return {"refused": [refused.status, refused.message]}


def test_it_is_what_was_made_up_before() -> None:
    found = recorded()
    if os.environ.get("PROOF_WRITE_GOLDEN"):
        lines = [f"{json.dumps(name)}: {json.dumps(reply)}" for name, reply in found.items()]
        GOLDEN.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    assert found == json.loads(GOLDEN.read_text(encoding="utf-8"))
