"""What the contract calls deprecated: the help says it, and whoever uses it is warned."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from firefly_workflows.cli.contract import document, operations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from support.terminal import Done

REPLACE = "deprecated: use runners_workspaces.update, which replaced it"
PAGE_SIZE = "#/components/parameters/PageSize"
FIELDS = "#/components/schemas/ProjectCreate/properties"
LABELS = f"{FIELDS}/labels"
DESCRIPTION = f"{FIELDS}/description"


@pytest.fixture
def deprecated() -> Iterator[dict[str, str]]:
    """What is deprecated, by its place in the contract; to be added to."""
    found = document._loaded("prose.json")["deprecated"]
    before = dict(found)
    operations.operation.cache_clear()
    yield found
    found.clear()
    found.update(before)
    operations.operation.cache_clear()


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_the_help_names_what_is_deprecated(ffw: Callable[..., Done]) -> None:
    assert f"({REPLACE})" in one_line(ffw("runners-workspaces", "--help").out)
    said = one_line(ffw("runners-workspaces", "replace", "--help").out)
    assert f"Update a workspace in the form of August 2025 ({REPLACE})." in said
    assert "deprecated" not in ffw("runners-workspaces", "update", "--help").out


def test_a_deprecated_command_warns_and_its_output_is_the_same(ffw: Callable[..., Done]) -> None:
    words = ("id:w1", "--name", "n", "--dry-run")
    done = ffw("runners-workspaces", "replace", *words)
    assert done.err == f"Warning: replace is {REPLACE}.\n"
    assert done.code == 0
    other = ffw("runners-workspaces", "update", *words)
    assert other.err == ""
    assert done.out == other.out.replace("PATCH", "PUT")


def test_deprecated_options_say_it_and_warn_when_they_are_given(
    ffw: Callable[..., Done], deprecated: dict[str, str], tmp_path: Path
) -> None:
    create = ("projects", "create", "--name", "n", "--dry-run")
    before = ffw(*create, "--labels", "a", "--description", "d")
    assert before.err == ""
    deprecated |= {LABELS: "Use name.", DESCRIPTION: ""}
    said = one_line(ffw("projects", "create", "--help").out)
    assert "(deprecated: use name)" in said
    assert "(deprecated)" in said
    done = ffw(*create, "--labels", "a", "--description", "d")
    assert sorted(done.err.splitlines()) == [
        "Warning: --description is deprecated.",
        "Warning: --labels is deprecated: use name.",
    ]
    assert (done.code, done.out) == (before.code, before.out)
    assert ffw(*create).err == ""
    file = tmp_path / "body.json"
    file.write_text(json.dumps({"labels": ["a"]}), encoding="utf-8")
    done = ffw(*create, "--from-file", str(file))
    assert done.err == "Warning: labels is deprecated: use name.\n"


def test_a_deprecated_parameter(ffw: Callable[..., Done], deprecated: dict[str, str]) -> None:
    deprecated[PAGE_SIZE] = "Use less."
    assert "(deprecated: use less)" in one_line(ffw("projects", "list", "--help").out)
    done = ffw("projects", "list", "--page-size", "5", "--dry-run")
    assert done.err == "Warning: --page-size is deprecated: use less.\n"
    assert ffw("projects", "list", "--dry-run").err == ""


def test_fields_inside_of_items(
    ffw: Callable[..., Done], deprecated: dict[str, str], tmp_path: Path
) -> None:
    deprecated["#/components/schemas/ProjectMemberInput/properties/role"] = ""
    deprecated["#/components/schemas/VariableInput/properties/value"] = "Use key."
    done = ffw("projects", "add-members", "id:p1", *(2 * ["userId=u,role=viewer"]), "--dry-run")
    assert done.err == "Warning: role is deprecated.\n"
    file = tmp_path / "body.json"
    variable = {"key": "K", "value": "v", "sensitivity": "string", "destination": "env"}
    file.write_text(json.dumps({"variables": [variable]}), encoding="utf-8")
    done = ffw("project-variables", "upsert", "id:p1", "--from-file", str(file), "--dry-run")
    assert done.err == "Warning: value is deprecated: use key.\n"
    done = ffw("project-variables", "upsert", "id:p1", "--variables", json.dumps([variable]),
               "--dry-run")  # fmt: skip
    assert done.err == "Warning: value is deprecated: use key.\n"
