"""The value of a secret variable, a key or a token shows in no repr, in nothing that rich prints,
in no comparison that pytest explains, in no local variable of our frames. The value is there.
"""

from __future__ import annotations

import ast
import copy
import inspect
import io
import pickle
import pprint
import re
import traceback
from importlib import import_module
from typing import TYPE_CHECKING, Any

import anyio
import attrs
import httpx
import pytest
from rich.console import Console

from firefly_workflows import FireflyError, InvalidArgumentError
from firefly_workflows_api import models
from firefly_workflows_api.models import (
    AccessToken,
    LoginRequest,
    Project,
    Variable,
    VariableInput,
    WorkspaceVariableData,
)
from firefly_workflows_api.runtime.secrets import _SECRET_NAMES, has_secrets, masked
from support.contract import ROOT, document, operations, snake
from support.scripted import Scripted, always

if TYPE_CHECKING:
    from collections.abc import Callable

SECRET = "HUSH-4567"


def secrets() -> list[Any]:
    """A model of each kind that holds a secret, as it is made and as it is read."""
    variable = {"key": "DB", "value": SECRET, "sensitivity": "secret"}
    return [
        VariableInput(key="DB", value=SECRET, sensitivity="secret"),
        WorkspaceVariableData(key="DB", value=SECRET, sensitivity="secret"),
        Variable.from_dict(variable),
        Variable.from_dict({"key": "DB", "value": SECRET, "sensitivity": "top-secret"}),
        Variable.from_dict({"key": "DB", "value": SECRET, "isSecret": True}),
        LoginRequest(access_key=SECRET, secret_key=SECRET),
        AccessToken(access_token=SECRET, expires_at=1, token_type="Bearer"),
        # Where a service sends more than the contract says.
        Project.from_dict({"id": "p1", "variables": [variable], "apiToken": SECRET}),
    ]


def printed(value: Any) -> str:
    """What rich prints."""
    console = Console(file=io.StringIO(), width=200)
    console.print(value)
    text: str = console.file.getvalue()  # type: ignore[attr-defined]  # a StringIO
    return text


WAYS: dict[str, Callable[[Any], str]] = {
    "repr": repr,
    "str": str,
    "format": lambda value: f"{value}",
    "in a list": lambda value: repr([value]),
    "in a mapping": lambda value: str({"it": value}),
    "pprint": pprint.pformat,
    "rich": printed,
    "rich, in a list": lambda value: printed([value]),
    "rich, in a mapping": lambda value: printed({"it": value}),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("model", secrets(), ids=lambda it: type(it).__name__)
def test_a_secret_is_not_printed(model: Any, way: str) -> None:
    shown = WAYS[way](model)
    assert SECRET not in shown
    assert "***" in shown
    assert type(model).__name__ in shown


@pytest.mark.parametrize("model", secrets(), ids=lambda it: type(it).__name__)
def test_the_value_itself_is_there(model: Any) -> None:
    same = type(model).from_dict(model.to_dict())
    assert SECRET in str(model.to_dict())
    assert model == same == copy.deepcopy(model) == pickle.loads(pickle.dumps(model))
    for name in ("value", "secret_key", "access_token"):
        if hasattr(model, name):
            assert getattr(model, name) == SECRET


@pytest.mark.parametrize("way", WAYS)
def test_what_is_public_is_printed(way: str) -> None:
    for public in (
        VariableInput(key="REGION", value="eu-1", sensitivity="string"),
        Variable.from_dict({"key": "REGION", "value": "eu-1"}),
    ):
        assert "eu-1" in WAYS[way](public)


def test_what_can_hold_a_secret_follows_from_the_contract() -> None:
    """Each object with a value and a sensitivity, or a password, is one that hides it."""
    schemas = document()["components"]["schemas"]
    expected = {
        name
        for name, schema in schemas.items()
        if {"value", "sensitivity"} <= (fields := schema.get("properties", {})).keys()
        or any(field.get("format") == "password" for field in fields.values())
    }
    assert {"Variable", "VariableInput", "WorkspaceVariableData", "LoginRequest"} <= expected
    for name in expected:
        assert has_secrets(getattr(models, name).wire_names), name
    assert not has_secrets(Project.wire_names)


@pytest.mark.parametrize("verbose", [0, 1, 2, 3])
def test_pytest_explains_a_comparison_without_it(
    pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch, verbose: int
) -> None:
    monkeypatch.setattr(pytestconfig.option, "verbose", verbose)
    for model in secrets():
        other = type(model).from_dict({**model.to_dict(), "value": "OTHER-1", "id": "p2"})
        if not has_secrets(model.wire_names):
            continue  # pytest prints the fields that the contract does not know as they are
        for left, right in ((model, other), ([model], [other]), ({"it": model}, {"it": other})):
            assert left != right
            lines = pytestconfig.hook.pytest_assertrepr_compare(
                config=pytestconfig, op="==", left=left, right=right
            )
            assert lines
            assert SECRET not in "\n".join(map(str, lines))


def test_pytest_still_says_what_differs_elsewhere(pytestconfig: pytest.Config) -> None:
    left, right = Project(id="p1", name="a"), Project(id="p1", name="b")
    assert left != right
    lines = pytestconfig.hook.pytest_assertrepr_compare(
        config=pytestconfig, op="==", left=left, right=right
    )
    assert "Drill down into differing attribute name" in "\n".join(lines[0])


def test_attrs_still_knows_them() -> None:
    changed = attrs.evolve(VariableInput(key="DB", value=SECRET, sensitivity="secret"), key="DB2")
    assert (changed.key, changed.value) == ("DB2", SECRET)
    assert [field.name for field in attrs.fields(VariableInput)][:2] == ["key", "value"]
    assert VariableInput(key="DB", value="a") != WorkspaceVariableData(key="DB", value="a")


def frames_of(error: BaseException) -> str:
    """The local variables of our own frames, as an error reporter prints them."""
    report = traceback.TracebackException.from_exception(error, capture_locals=True)
    ours = [frame for frame in report.stack if "/tests/" not in frame.filename]
    assert len(ours) > 1
    return "\n".join(f"{frame.name} {frame.locals}" for frame in ours)


MAPPING = {"key": "DB", "value": SECRET, "sensitivity": "secret"}
WORKSPACE = {
    "workspace_name": "w", "runner_type": "firefly", "iac_type": "terraform", "work_dir": ".",
    "vcs_id": "v", "vcs_type": "github", "repo": "a/b", "default_branch": "main",
}  # fmt: skip
CALLS: dict[str, Callable[[Any], Any]] = {
    "project": lambda it: it.project_variables.upsert("p1", variables=[MAPPING]),
    "workspace": lambda it: it.workspace_variables.upsert(
        "w1", variables=[{"variable_data": MAPPING}]
    ),
    "set": lambda it: it.variable_sets.create(name="s", variables=[MAPPING]),
    "model": lambda it: it.variable_sets.upsert_variables(
        "s1", variables=[VariableInput(key="DB", value=SECRET, sensitivity="secret")]
    ),
    "extra": lambda it: it.project_variables.upsert(
        "p1", variables=[], extra_body={"more": [MAPPING]}
    ),
    "raw": lambda it: it.project_variables.with_raw_response.upsert("p1", variables=[MAPPING]),
    "credentials": lambda it: it.runners_workspaces.create(
        **WORKSPACE, providers_credentials={"aws": {"key": SECRET}}
    ),
    "sensitive": lambda it: it.runners_workspaces.create(
        **WORKSPACE, terraform_sensitive_variables={"DB": SECRET}
    ),
    "request": lambda it: it.request("POST", "/x", json={"variables": [MAPPING]}),
    "login": lambda it: it.auth.login(access_key=SECRET, secret_key=SECRET),
}


@pytest.mark.parametrize("status", [400, 503, 200])
@pytest.mark.parametrize("call", CALLS)
def test_the_frames_of_a_failed_call_do_not_hold_it(call: str, status: int) -> None:
    body = "<html>" if status == 200 else {"message": "no"}
    service = Scripted(always(status, body))

    async def run() -> None:
        async with service.async_firefly(strict=True) as client:
            await CALLS[call](client)

    def blocking() -> None:
        with service.firefly(strict=True) as client:
            CALLS[call](client)

    for attempt in (blocking, lambda: anyio.run(run)):
        with pytest.raises(FireflyError) as caught:
            attempt()
        assert SECRET not in frames_of(caught.value)
        assert SECRET not in str(caught.value) + repr(caught.value) + str(vars(caught.value))


def test_every_argument_with_a_secret_name_is_left_out_of_the_frames() -> None:
    template = (ROOT / "templates" / "endpoint_init.py.jinja").read_text(encoding="utf-8")
    (names,) = re.findall(r"set secret_names = (\[.*\])", template)
    assert ast.literal_eval(names) == [*_SECRET_NAMES]
    for operation in operations():
        if (operation.body or {}).get("type") != "object":
            continue
        resource = import_module(f"firefly_workflows_api.api.{operation.resource}")
        source = inspect.getsource(resource)
        for field in operation.body["properties"]:
            if masked({field: "text"}) != {field: "text"}:
                method = re.search(
                    rf"    def {operation.name}\(.*?\n        return ", source, re.DOTALL
                )
                assert re.search(rf"\n        del .*\b{snake(field)}\b", method[0]), operation.id


def test_the_frames_of_a_refused_argument_do_not_hold_it() -> None:
    with Scripted(always(200)).firefly() as client:
        for variables in ([MAPPING, {"keey": 1}], [{**MAPPING, "value": "\ud800" + SECRET}]):
            with pytest.raises(InvalidArgumentError) as caught:
                client.project_variables.upsert("p1", variables=variables)  # type: ignore[list-item]  # what is tested
            assert SECRET not in frames_of(caught.value)


def test_a_lost_connection_does_not_show_it() -> None:
    def lost(_: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("lost")

    with Scripted(lost).firefly() as client, pytest.raises(FireflyError) as caught:
        CALLS["project"](client)
    assert SECRET not in frames_of(caught.value)


def test_data_is_masked_at_any_depth() -> None:
    data = {"a": [{"b": MAPPING}], "secret_key": SECRET, "value": 1, "key": "k"}
    assert SECRET not in repr(masked(data))
    assert masked(data)["value"] == 1
    assert masked(data, "-", unless_public=True)["value"] == "-"
    assert masked({"key": "k", "value": "v", "sensitivity": "string"}, unless_public=True) == {
        "key": "k",
        "value": "v",
        "sensitivity": "string",
    }
