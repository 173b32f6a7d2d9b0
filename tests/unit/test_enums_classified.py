"""Every value of an enum that hand-written code interprets has a meaning there.

A value that the contract gains is otherwise treated like any unknown one, in silence: a wait for a
run runs to its deadline, a secret is shown. Here each value of an interpreted enum is in one class.
The other enums of the contract are passed on: no code compares with their values.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import pytest

from firefly_workflows.cli.following.changes import UNCHANGED
from firefly_workflows.cli.output.masking import masked
from firefly_workflows.finding.rotation import VariableOwner
from firefly_workflows.runs.statuses import Goal
from firefly_workflows_api.runtime import outcomes, secrets
from support.contract import ROOT, document

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

ENUMS: dict[str, list[Any]] = {
    name: schema["enum"]
    for name, schema in document()["components"]["schemas"].items()
    if "enum" in schema
}
GOALS = get_args(Goal)
KINDS = get_args(get_type_hints(VariableOwner)["kind"])
CLASSES: dict[str, dict[str, Collection[str]]] = {
    "RunStatus": {
        "planned": outcomes.PLANNED,
        "nothing to do": outcomes.NOTHING_TO_DO,
        "applied": outcomes.APPLIED,
        "failed": outcomes.FAILED,
        "open": outcomes.OPEN,
    },
    "ResourceAction": {
        "changes nothing": UNCHANGED,
        "changes the resource": {"create", "update", "delete"},
    },
    "VariableSensitivity": {"shown": {"string"}, "hidden": {"secret"}},
    "VariableOrigin": {"an owner": KINDS},
    "TaskType": {"a goal": GOALS},
    "DeployTaskType": {"a goal": set(GOALS) - {"destroy"}},
    "ApplyTaskType": {"a goal": set(GOALS) - {"plan"}},
    "VcsReferenceType": {"names a branch": {"branch"}},
}
"""The classes of the values of each enum that is interpreted, from the code where it names them."""
PASSED_ON = ENUMS.keys() - CLASSES.keys()
"""The enums whose values are sent, shown and compared with each other, but not interpreted."""
OTHER_WORDS = {
    "data": "a key of wrapped responses, not a mode of resources",
    "table": "a format of the command, not a view of resources",
}
"""Words that code compares with, which an enum has by chance."""


@pytest.mark.parametrize("name", CLASSES)
def test_every_value_is_in_one_class(name: str) -> None:
    spelt = outcomes.word_of if name == "RunStatus" else str
    values = sorted(spelt(it) for it in ENUMS[name])
    assert sorted(word for words in CLASSES[name].values() for word in words) == values


def test_every_sensitivity_but_one_hides_the_value() -> None:
    for sensitivity in ENUMS["VariableSensitivity"]:
        variable = {"key": "A", "value": "x", "sensitivity": sensitivity}
        hidden = sensitivity in CLASSES["VariableSensitivity"]["hidden"]
        assert (masked(variable)["value"] != "x") is hidden
        assert (secrets.masked(variable, "***")["value"] != "x") is hidden
    unknown = {"key": "A", "value": "x", "sensitivity": "sealed"}
    assert masked(unknown)["value"] != "x" != secrets.masked(unknown, "***")["value"]


def compared(source: str) -> Iterator[str]:
    """The texts that a module compares something with."""
    for node in ast.walk(ast.parse(source)):
        values: list[ast.expr] = []
        if isinstance(node, ast.Compare):
            values = [node.left, *node.comparators]
        elif isinstance(node, ast.MatchValue):
            values = [node.value]
        for value in values:
            for each in (
                value.elts if isinstance(value, ast.Tuple | ast.Set | ast.List) else [value]
            ):
                if isinstance(each, ast.Constant) and isinstance(each.value, str):
                    yield each.value


def strays(source: str) -> set[str]:
    """The values of an enum that a module interprets although it is passed on."""
    known = {value for name in CLASSES for value in ENUMS[name]} | OTHER_WORDS.keys()
    enums = {value for name in PASSED_ON for value in ENUMS[name]}
    return (set(compared(source)) & enums) - known


def test_code_compares_with_the_values_of_interpreted_enums_only() -> None:
    folders = ("overlays/firefly_workflows", "templates/runtime")
    modules = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    found = {str(path.relative_to(ROOT)): strays(path.read_text("utf-8")) for path in modules}
    assert {name: words for name, words in found.items() if words} == {}
    assert strays("if task.status == 'ready_for_apply': pass") == {"ready_for_apply"}
    assert strays("if role in ('admin', 'x') or kind != 'resource': pass") == {"admin", "resource"}
    assert strays("match it:\n case 'viewer': pass") == {"viewer"}
