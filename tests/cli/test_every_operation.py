"""Every operation has its command, and the command does what the method does."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from firefly_workflows.cli.contract.fields import fields_of
from firefly_workflows.cli.contract.operations import all_ids, operation
from firefly_workflows.cli.operations.command import OperationCommand
from firefly_workflows_mock import MockFirefly
from support.command_lines import command_line
from support.contract import operations
from support.every_operation import CALLS, World
from support.terminal import ORIGIN, maker, run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firefly_workflows import Firefly


@pytest.fixture(scope="module")
def mock() -> Iterator[MockFirefly]:
    with MockFirefly(seed=7) as made:
        yield made


@pytest.fixture(scope="module")
def furnisher(mock: MockFirefly) -> Iterator[Firefly]:
    keys = {"access_key": mock.access_key, "secret_key": mock.secret_key}
    with maker(mock)(base_url=ORIGIN, **keys) as firefly:
        yield firefly


class HeardError(Exception):
    """Ends a call whose arguments were heard."""


class Listening:
    """Stands for a client, and hears what a call is made with."""

    def __init__(self, name: str = "") -> None:
        self._name = name

    def __getattr__(self, name: str) -> Listening:
        return Listening(f"{self._name}.{name}".strip("."))

    def __call__(self, *positional: Any, **keywords: Any) -> None:
        raise HeardError(self._name, positional, keywords)


def heard(call: Any, world: World) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
    """Return the operation of a call and its arguments."""
    with pytest.raises(HeardError) as caught:
        call(Listening(), world)
    name, positional, keywords = caught.value.args
    return name, positional, keywords


def test_every_operation_has_a_command() -> None:
    assert set(all_ids()) == {it.id for it in operations()} == set(CALLS)


@pytest.mark.parametrize("it", operations(), ids=str)
def test_the_command_calls_the_operation_and_prints_its_result(
    it: Any,
    mock: MockFirefly,
    furnisher: Firefly,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mock.reset()
    monkeypatch.setenv("FIREFLY_ACCESS_KEY", mock.access_key)
    monkeypatch.setenv("FIREFLY_SECRET_KEY", mock.secret_key)
    monkeypatch.setenv("FIREFLY_API_URL", ORIGIN)
    name, positional, keywords = heard(CALLS[it.id], World(furnisher, mock))
    assert name == it.id
    before = len(mock.journal)
    words = command_line(it.id, positional, keywords)
    # Options come before the "--" that ends them.
    done = run(mock, capsys, *words[:2], "--yes", "-o", "json", *words[2:])
    said = operation(it.id).deprecation
    assert (done.code, done.err) == (0, f"Warning: {words[1]} is {said}.\n" if said else "")
    entries = [entry for entry in list(mock.journal)[before:] if entry.operation == it.id]
    assert entries
    assert entries[-1].status < 300
    if any("content" in response for response in it.success.values()):
        assert json.loads(done.out) is not None
    else:
        assert done.out == ""


@pytest.mark.parametrize("identifier", all_ids())
def test_no_two_options_have_one_name(identifier: str) -> None:
    import click

    command = OperationCommand(operation(identifier))
    with click.Context(command) as context:
        params = command.get_params(context)
    names = [name for it in params for name in (*it.opts, *it.secondary_opts)]
    assert len(names) == len(set(names))
    assert len({it.name for it in params}) == len(params)


@pytest.mark.parametrize("identifier", all_ids())
def test_its_help_says_what_the_contract_says(
    identifier: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from firefly_workflows.cli.main import main

    it = operation(identifier)
    words = command_line(identifier, [], {})[:2] if not it.places else None
    tag, name = words or [it.tag.replace("_", "-"), it.name.replace("_", "-")]
    assert main([tag, name, "--help"]) == 0
    # Lines are broken at spaces and hyphens.
    said = "".join(capsys.readouterr().out.split())
    assert it.summary.replace(" ", "") in said
    assert f"{it.method}{it.path}" in said
    for field in fields_of(it):
        assert f"--{field.option}" in said
        for value in field.schema.values:
            assert str(value) in said
