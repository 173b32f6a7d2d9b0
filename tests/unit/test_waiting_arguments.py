"""The arguments of ``*_and_wait`` methods are those of the calls they make, checked before any."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any
from uuid import UUID

import anyio
import pytest

from firefly_workflows import Firefly
from firefly_workflows.errors import InvalidArgumentError
from firefly_workflows_api.models import DeployTaskType, Project, VcsReference
from firefly_workflows_api.types import UNSET
from support.scripted import Scripted

if TYPE_CHECKING:
    from collections.abc import Callable

ID = UUID("0e01b22c-7f4b-5e0f-b1c1-faff031977f8")
METHODS = ("wait_for_run", "deploy_and_wait", "apply_and_wait", "destroy_and_wait")


def ids_of(method: str) -> list[str]:
    """The arguments of a method that stand in a path."""
    parameters = inspect.signature(getattr(Firefly, method)).parameters.values()
    return [it.name for it in parameters if it.kind is it.POSITIONAL_OR_KEYWORD][1:]


def mistakes() -> list[Any]:
    """Calls that cannot be meant, with what the error says."""
    wrong_ids: dict[str, tuple[Any, str]] = {
        "unset": (UNSET, "is not set"),
        "none": (None, "expected an identifier, got None"),
        "model": (Project(id="p"), r"did you mean \w+\.id\?"),
        "bytes": (b"w", "did you mean its text"),
        "list": (["w"], "one of its items"),
        "boolean": (True, "expected an identifier"),
        "empty": ("", "would address another resource"),
        "dots": ("..", "would address another resource"),
    }
    found = [
        pytest.param(method, {name: value}, f"{name}[: ].*{text}", id=f"{method}-{name}-{kind}")
        for method in METHODS
        for name in ids_of(method)
        for kind, (value, text) in wrong_ids.items()
    ]
    keywords: list[tuple[str, dict[str, Any], str]] = [
        ("wait_for_run", {"task_type": "aply"}, "task_type .*'apply'"),
        ("deploy_and_wait", {"task_type": "aply"}, "task_type .*did you mean 'apply'"),
        ("deploy_and_wait", {"task_type": "destroy"}, "task_type "),
        ("deploy_and_wait", {"task_type": 7}, "task_type is 7, but must be one of 'plan', 'apply'"),
        ("deploy_and_wait", {"task_type": DeployTaskType("odd")}, "task_type "),
        ("deploy_and_wait", {"vcs": {"referense": "main"}}, "did you mean 'reference'"),
        ("deploy_and_wait", {"workspace_id": "labels"}, "would address another resource"),
        ("deploy_and_wait", {"approve": 1}, "approve is 1, but must be True or False"),
        (
            "deploy_and_wait",
            {"approve": True},
            "approve=True applies the plan, and this only plans",
        ),
        ("apply_and_wait", {"task_type": "plan"}, "task_type is 'plan', but must be one of"),
        *((it, {"timeout": -1}, "timeout is -1, but must be seconds from 0") for it in METHODS),
        *((it, {"interval": 0}, "interval is 0, but must be seconds above 0") for it in METHODS),
        *((it, {"on_update": 7}, "on_update is 7, but must be a function") for it in METHODS),
        ("apply_and_wait", {"cmd_arguments": ["-x"]}, "cmd_arguments .*expected text"),
        ("destroy_and_wait", {"description": 7}, "description: expected text"),
        ("destroy_and_wait", {"task_id": b"t"}, "task_id .*expected text"),
        ("destroy_and_wait", {"vcs": VcsReference(reference=1)}, r"vcs\.reference: "),  # type: ignore[arg-type]  # on purpose
    ]
    found += [
        pytest.param(method, given, text, id=f"{method}-{'-'.join(given)}-{number}")
        for number, (method, given, text) in enumerate(keywords)
    ]
    return found


@pytest.mark.parametrize(("method", "given", "text"), mistakes())
def test_a_mistake_is_named_and_nothing_is_sent(
    method: str, given: dict[str, Any], text: str
) -> None:
    service = Scripted(lambda _: (200, {}))
    arguments = dict.fromkeys(ids_of(method), "id-1") | given

    def blocking() -> None:
        with service.firefly() as client:
            getattr(client, method)(**arguments)

    def asynchronous() -> None:
        async def run() -> None:
            async with service.async_firefly() as client:
                await getattr(client, method)(**arguments)

        anyio.run(run)

    ways: list[Callable[[], None]] = [blocking, asynchronous]
    for way in ways:
        with pytest.raises(InvalidArgumentError, match=text):
            way()
    assert not service.requests


@pytest.mark.parametrize("given", [ID, str(ID), 7])
def test_ids_are_text_numbers_or_uuids(given: Any) -> None:
    def respond(request: Any) -> tuple[int, Any]:
        if request.url.path.endswith("/runs/search"):
            return 200, [{"id": "1", "runId": f"{given}", "status": "plan_success"}]
        return 404, {}

    for run in Scripted(respond).each(lambda firefly: firefly.wait_for_run(given, given)):
        assert run.run_id == f"{given}"
