"""Changes that a service may make to its contract, each with what is to be said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

Node = dict[str, Any]
B, N, D, _ = "breaking", "non-breaking", "documentation", "none"


class Seed(NamedTuple):
    """A change that a service may make, and what is to be said of it."""

    name: str
    make: Callable[[Node], Any]
    kind: str
    call: str
    read: str
    mock: str
    methods: tuple[str, ...]
    python: str
    says: str
    edit: str = ""


def schemas(contract: Node) -> Node:
    found: Node = contract["components"]["schemas"]
    return found


def operation(contract: Node, method: str, path: str) -> Node:
    found: Node = contract["paths"][path][method]
    return found


def moved(node: Node, old: str, new: str) -> None:
    node[new] = node.pop(old)


def made_required(contract: Node, schema: str, field: str) -> None:
    schemas(contract)[schema].setdefault("required", []).append(field)


def loose_workspace_ids(contract: Node) -> None:
    schemas(contract)["Uuid"]["pattern"] = (
        "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"
    )


def tight_rule_ids(contract: Node) -> None:
    contract["components"]["parameters"]["RuleId"]["schema"] = {
        "type": "string",
        "pattern": "^[0-9a-f]{24}$",
    }


def returns_nothing(contract: Node) -> None:
    responses = operation(contract, "put", "/workspaces/{workspaceId}/labels")["responses"]
    del responses["200"]
    responses["204"] = {"description": "The labels are replaced."}


def no_code_commit(contract: Node) -> None:
    schemas(contract)["VcsType"]["enum"].remove("codecommit")
    schemas(contract)["VcsType"]["x-enum-varnames"].remove("CODE_COMMIT")


def created_with_200(contract: Node) -> None:
    moved(operation(contract, "post", "/runners/projects")["responses"], "201", "200")


def deprecated(contract: Node) -> None:
    node = operation(contract, "get", "/runners/projects/tree")
    node |= {"deprecated": True, "description": "Use `projects.list`. It pages."}


def new_resource(contract: Node) -> None:
    responses = {"204": {"description": "It is done."}}
    for method, path, name in (
        ("get", "/pools", "list"),
        ("post", "/pools", "create"),
        ("get", "/pools/{poolId}", "get"),
        ("delete", "/pools/{poolId}", "delete"),
    ):
        node: Node = {
            "operationId": f"pools.{name}",
            "tags": ["pools"],
            "summary": f"Pools, {name}",
        }
        node["responses"] = responses
        if path.endswith("}"):
            schema = {"$ref": "#/components/schemas/Id"}
            node["parameters"] = [
                {"name": "poolId", "in": "path", "required": True, "schema": schema}
            ]
        contract["paths"].setdefault(path, {})[method] = node


def to_array_of_enums(contract: Node) -> None:
    for parameter in operation(contract, "get", "/runners/projects/list")["parameters"]:
        if parameter.get("name") == "poolId":
            items = {"$ref": "#/components/schemas/PoolKind"}
            parameter["schema"] = {"type": "array", "items": items}
    schemas(contract)["PoolKind"] = {"type": "string", "enum": ["a", "b"]}


def patch_instead_of_put(contract: Node) -> None:
    moved(contract["paths"]["/workspaces/{workspaceId}/labels"], "put", "patch")


SEEDS = (
    Seed(
        "operation added",
        lambda it: it["paths"].update(
            {
                "/regions": {
                    "get": {
                        "operationId": "health.regions",
                        "summary": "List the regions",
                        "responses": {"204": {"description": "Nothing."}},
                    }
                }
            }
        ),
        "operation-added", N, _, N, ("health.regions",), "health.regions",
        "`health.regions` sends `GET /regions`: List the regions.",
    ),
    Seed(
        "operation removed",
        lambda it: it["paths"].pop("/runners/workspaces/labels"),
        "operation-removed", B, B, B, ("runners_workspaces.list_labels",),
        "runners_workspaces.list_labels",
        "`runners_workspaces.list_labels` is gone: nothing answers to "
        "`GET /runners/workspaces/labels`.",
        "do not call it",
    ),
    Seed(
        "operation removed from a path",
        lambda it: it["paths"]["/runners/workspaces/{workspaceId}"].pop("delete"),
        "operation-removed", B, B, B, ("runners_workspaces.delete",), "runners_workspaces.delete",
        "`runners_workspaces.delete` is gone: nothing answers to "
        "`DELETE /runners/workspaces/{workspaceId}`.",
        "call something else; the same path has `runners_workspaces.get`",
    ),
    Seed(
        "field of a response renamed",
        lambda it: moved(schemas(it)["WorkspaceLabels"]["properties"], "updatedAt", "changedAt"),
        "field-renamed", _, B, B, ("workspaces.update_labels",), "WorkspaceLabels.updated_at",
        "`WorkspaceLabels.updated_at` is called `WorkspaceLabels.changed_at`.",
        "read `WorkspaceLabels.changed_at` instead of `WorkspaceLabels.updated_at`",
    ),
    Seed(
        "enum value added to a response",
        lambda it: schemas(it)["TaskStatus"]["enum"].append("queued"),
        "enum-value-added", _, N, N, ("runners_workspaces.destroy_resources",), "TaskStatus",
        "`TaskStatus` has the value `queued`.",
        "say what code that tells all values apart does with `queued`",
    ),
    Seed(
        "enum value removed",
        no_code_commit,
        "enum-value-removed", B, B, B, ("workspaces.search", "workspaces.search_runs"),
        "VcsType", "`VcsType` has no value `codecommit`.", "do not name `VcsType.CODE_COMMIT`",
    ),
    Seed(
        "required body field",
        lambda it: made_required(it, "TriggerConfig", "runOnPush"),
        "became-required", B, _, B, ("runners_workspaces.update", "runners_workspaces.replace"),
        "TriggerConfig.run_on_push", "`TriggerConfig.run_on_push` is required.",
        "pass `TriggerConfig.run_on_push`",
    ),
    Seed(
        "pattern tightened",
        tight_rule_ids,
        "constraint-tightened", B, _, B, ("guardrails.update", "guardrails.delete"),
        "guardrails.update(rule_id=)", "takes less", "check what is passed",
    ),
    Seed(
        "pattern loosened",
        loose_workspace_ids,
        "constraint-loosened", N, _, N, ("workspaces.delete", "workspaces.update_labels"),
        "workspaces.delete(workspace_id=)", "takes more",
    ),
    Seed(
        "PUT to PATCH",
        patch_instead_of_put,
        "method-changed", B, _, B, ("workspaces.update_labels",), "workspaces.update_labels",
        "`workspaces.update_labels` sends PATCH, not PUT. A PATCH is not idempotent: it is not "
        "retried after a failure that leaves open whether the service acted; a PUT is.",
        "look at what follows a failed `workspaces.update_labels`",
    ),
    Seed(
        "object to 204",
        returns_nothing,
        "result-removed", _, B, B, ("workspaces.update_labels",), "workspaces.update_labels",
        "`workspaces.update_labels` returns nothing (204), not `WorkspaceLabels` (200).",
        "do not use what `workspaces.update_labels` returns",
    ),
    Seed(
        "resource of four operations",
        new_resource,
        "operation-added", N, _, N,
        ("pools.list", "pools.create", "pools.get", "pools.delete"), "pools.create",
        "The resource `pools` was not there before.",
    ),
    Seed(
        "deprecated",
        deprecated,
        "deprecated", N, _, N, ("projects.tree",), "projects.tree",
        "`projects.tree` is deprecated: Use `projects.list`.",
        "replace `projects.tree` before it goes away",
    ),
    Seed(
        "string to array of enums in a query",
        to_array_of_enums,
        "type-changed", B, _, B, ("projects.list",), "projects.list(pool_id=)",
        '`projects.list(pool_id=)` is `list[PoolKind]`, not `str`.',
        "pass `list[PoolKind",
    ),
    Seed(
        "status changed",
        created_with_200,
        "success-status-changed", _, N, B, ("projects.create",), "projects.create",
        "`projects.create` succeeds with 200, not 201; it returns the same.",
        "expect 200",
    ),
    Seed(
        "optional field of a response",
        lambda it: schemas(it)["VariableSetDetails"]["properties"].update(
            owner={"type": "string", "description": "Who made it."}
        ),
        "field-added", _, N, N, ("variable_sets.get",), "VariableSetDetails.owner",
        "`VariableSetDetails.owner` is there: `str`.",
    ),
    Seed(
        "optional field of a request",
        lambda it: schemas(it)["VariableSetCreate"]["properties"].update(
            ownerId={"type": "string", "description": "Who made it."}
        ),
        "field-added", N, _, N, ("variable_sets.create",), "variable_sets.create(owner_id=)",
        "`variable_sets.create(owner_id=)` is there: `str`.",
    ),
)  # fmt: skip
