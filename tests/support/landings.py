"""How a maintainer lands each seeded change: what the contract says besides, and edits by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import yaml

from support.contract_changes import SEEDS, Node, Seed, operation, schemas
from support.rewriting import (
    answering,
    replaced,
    without_handler,
    without_lines,
    without_paragraph,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.copies import Copy

PAGE = "The vendor's page of today."
REFERENCE = "tests/contract/published/reference.txt"
SAMPLES = "tests/contract/published/samples.txt"
WORKSPACES = "mock/firefly_workflows_mock/resources/workspaces.py"
OF_PROJECTS = "tests/mock/test_domain_projects.py"
OF_SETS = "tests/mock/test_domain_variable_sets.py"
OF_WORKSPACES = "tests/mock/test_domain_workspaces.py"
PROJECTS = "mock/firefly_workflows_mock/resources/projects.py"
SETS = "mock/firefly_workflows_mock/resources/variable_sets.py"
STAMPED = '            "updatedAt": stamp(workspace.updated_at),\n'
LABELS = "/workspaces/{workspaceId}/labels"
RUNNERS = "mock/firefly_workflows_mock/resources/runners_workspaces.py"
ROWS = "mock/firefly_workflows_mock/resources/rows.py"
DAY = "tests/support/day.py"
EACH = "tests/support/every_operation.py"
MEMBERS = "  200 labels string[] required\n"


class Edit(NamedTuple):
    """Text of a file that a maintainer replaces, wherever it stands."""

    file: str
    old: str
    new: str

    def make(self, copy: Copy) -> None:
        """Replace it."""
        copy.edit(self.file, self.old, self.new)


class Rewrite(NamedTuple):
    """What a maintainer does to the whole of a file."""

    file: str
    change: Callable[[str], str]

    def make(self, copy: Copy) -> None:
        """Do it."""
        path = copy.path / self.file
        path.write_text(self.change(path.read_text(encoding="utf-8")), encoding="utf-8")


class Landing(NamedTuple):
    """A seeded change with all that it takes."""

    seed: Seed
    complete: Callable[[Node], object]
    edits: tuple[Edit | Rewrite, ...] = ()


class _Dumper(yaml.SafeDumper):
    """Writes a thing as often as it stands; the contract has no anchors."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def as_yaml(contract: Node) -> str:
    """Return a contract as YAML."""
    return yaml.dump(contract, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000)


def authored(node: Node, tag: str) -> None:
    """Give an operation what every operation of the contract has."""
    errors = {
        "400": "BadRequest",
        "401": "Unauthorized",
        "403": "Forbidden",
        "404": "NotFound",
        "429": "TooManyRequests",
        "500": "InternalServerError",
    }
    node |= {"tags": [tag], "description": f"{node['summary']}.", "x-source": PAGE}
    node["responses"] = node["responses"] | {
        status: {"$ref": f"#/components/responses/{name}"} for status, name in errors.items()
    }


def regions(contract: Node) -> None:
    authored(operation(contract, "get", "/regions"), "health")


def pools(contract: Node) -> None:
    contract["tags"].append({"name": "pools", "description": "Runner pools."})
    for path, item in contract["paths"].items():
        if path.startswith("/pools"):
            for node in item.values():
                authored(node, "pools")
                for parameter in node.get("parameters", ()):
                    parameter |= {"description": "The `id` of a pool.", "example": "a1"}


def sourced(contract: Node, schema: str, field: str) -> None:
    schemas(contract)[schema]["properties"][field] |= {"x-source": PAGE, "examples": ["ann"]}


def changed_at(contract: Node) -> None:
    labels = schemas(contract)["WorkspaceLabels"]
    labels["required"] = [{"updatedAt": "changedAt"}.get(it, it) for it in labels["required"]]
    labels["properties"]["changedAt"]["x-source"] = PAGE
    node = operation(contract, "put", LABELS)
    media = node["responses"]["200"]["content"]["application/json"]
    for example in media["examples"].values():
        name = example.get("$ref", "").rpartition("/")[2]
        shown = contract["components"]["examples"][name] if name else example
        shown["value"]["changedAt"] = shown["value"].pop("updatedAt")


def rule_ids(contract: Node) -> None:
    parameter = contract["components"]["parameters"]["RuleId"]
    parameter["x-source"] = PAGE


def workspace_ids(contract: Node) -> None:
    schemas(contract)["Uuid"]["x-source"] = PAGE


def array_in_query(contract: Node) -> None:
    for parameter in operation(contract, "get", "/runners/projects/list")["parameters"]:
        if parameter.get("name") == "poolId":
            parameter |= {"style": "form", "explode": True, "example": ["a"], "x-source": PAGE}
    schemas(contract)["PoolKind"] |= {"description": "A kind of pool.", "x-source": PAGE}


def no_labels_shown(contract: Node) -> None:
    del schemas(contract)["WorkspaceLabels"]


def nothing(_: Node) -> None:
    """What the seed says is all."""


_ROWS: dict[str, tuple[Callable[[Node], object], tuple[Edit | Rewrite, ...]]] = {
    "operation added": (regions, ()),
    "operation removed": (
        nothing,
        (
            Rewrite(RUNNERS, without_handler("runners_workspaces.list_labels")),
            *(
                Rewrite(file, without_lines("runners_workspaces.list_labels"))
                for file in (
                    "overlays/firefly_workflows/cli/doctor/reading.py",
                    "tests/mock/test_domain_state.py",
                    "tests/mock/test_domain_workspaces.py",
                    DAY,
                    EACH,
                )
            ),
            Rewrite(
                "tests/mock/test_engine_load.py",
                without_lines('"/runners/workspaces/labels"', "assert len(labels) == size"),
            ),
            Rewrite(
                "tests/unit/test_waiting_arguments.py",
                without_lines('{"workspace_id": "labels"}'),
            ),
            Rewrite(REFERENCE, without_lines("GET /runners/workspaces/labels\n")),
            Rewrite(SAMPLES, without_paragraph("GET /runners/workspaces/labels 200")),
        ),
    ),
    "enum value removed": (
        nothing,
        (
            Rewrite(ROWS, without_lines('"codecommit":')),
            Edit("tests/mock/test_domain_vocabulary.py", '"codecommit", ', ""),
        ),
    ),
    "required body field": (
        nothing,
        tuple(
            Edit(file, '{"autoApply": ', '{"runOnPush": True, "autoApply": ')
            for file in (
                "tests/mock/test_domain_partial_updates.py",
                "tests/mock/test_domain_runs.py",
            )
        ),
    ),
    "object to 204": (
        no_labels_shown,
        (
            Rewrite(WORKSPACES, answering("workspaces.update_labels", "Reply(204)")),
            Rewrite(
                "tests/mock/test_domain_workspaces.py",
                replaced(r"assert labels == \{.*?\n +\}", "assert labels is None"),
            ),
            Rewrite(REFERENCE, without_paragraph(f"PUT {LABELS}", below="  200 ")),
            Rewrite(SAMPLES, without_paragraph(f"PUT {LABELS} 200")),
        ),
    ),
    "field of a response renamed": (
        changed_at,
        (
            Edit(WORKSPACES, STAMPED, STAMPED.replace("updatedAt", "changedAt")),
            Edit(
                REFERENCE,
                f"{MEMBERS}  200 updatedAt string date-time required\n",
                f"{MEMBERS}  200 changedAt string date-time required\n",
            ),
            Edit(SAMPLES, "  .labels[] string\n  .updatedAt", "  .labels[] string\n  .changedAt"),
            Edit(OF_WORKSPACES, '"updatedAt": row["updatedAt"]', '"changedAt": row["updatedAt"]'),
        ),
    ),
    "enum value added to a response": (nothing, ()),
    "pattern tightened": (rule_ids, ()),
    "pattern loosened": (
        workspace_ids,
        (
            Edit(
                REFERENCE,
                "pattern=^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
                "pattern=^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-"
                "[0-9a-fA-F]{12}$",
            ),
        ),
    ),
    "PUT to PATCH": (
        nothing,
        (
            Edit(REFERENCE, f"PUT {LABELS}\n", f"PATCH {LABELS}\n"),
            Edit(SAMPLES, f"PUT {LABELS} 200\n", f"PATCH {LABELS} 200\n"),
        ),
    ),
    "resource of four operations": (pools, ()),
    "deprecated": (nothing, ()),
    "string to array of enums in a query": (
        array_in_query,
        (
            Edit(
                PROJECTS,
                "pool_id in (None, each.pool_id)\n        and (depth",
                "(pool_id is None or each.pool_id in pool_id)\n        and (depth",
            ),
            Edit(OF_PROJECTS, '"projects.list", poolId=POOL', '"projects.list", poolId="a"'),
            Edit(OF_PROJECTS, '(["pooled"], 1)', "([], 0)"),
        ),
    ),
    "status changed": (
        nothing,
        (Edit(SAMPLES, "POST /runners/projects 201\n", "POST /runners/projects 200\n"),),
    ),
    "optional field of a response": (
        lambda it: sourced(it, "VariableSetDetails", "owner"),
        (
            Edit(
                SETS,
                "return Reply(200, _detail(account, variable_set))",
                'return Reply(200, {**_detail(account, variable_set), "owner": "ann"})',
            ),
            Edit(
                OF_SETS, '"consumable": True,\n', '"consumable": True,\n        "owner": "ann",\n'
            ),
        ),
    ),
    "optional field of a request": (lambda it: sourced(it, "VariableSetCreate", "ownerId"), ()),
}

LANDINGS = [Landing(seed, *_ROWS[seed.name]) for seed in SEEDS if seed.name in _ROWS]
