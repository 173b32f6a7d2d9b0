"""Tools that look at the package see what is there: hints, signatures, help, specifications."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import pydoc
import typing
from typing import TYPE_CHECKING, Any
from unittest.mock import create_autospec

import pytest

import firefly_workflows_api
import firefly_workflows_api.models as models
from firefly_workflows import AsyncFirefly, Firefly
from firefly_workflows_api.runtime.model import Model
from firefly_workflows_api.types import Unset
from support.contract import Operation, operations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

CLASSES = [it for name in models.__all__ if isinstance(it := getattr(models, name), type)]
MODELS = [it for it in CLASSES if issubclass(it, Model)]
PACKAGE = firefly_workflows_api.__name__
MODULES = pkgutil.walk_packages(firefly_workflows_api.__path__, f"{PACKAGE}.")
GENERATED = [PACKAGE, *(it.name for it in MODULES)]
CLIENTS = (Firefly, AsyncFirefly)
OPERATIONS = [pytest.param(it, id=it.id) for it in operations()]


def method_of(client: type, operation: Operation) -> Any:
    """Return the method of an operation, bound to a resource of a client."""
    made = client(token="token", base_url="http://localhost")
    return getattr(getattr(made, operation.resource), operation.name)


@pytest.mark.parametrize("it", MODELS, ids=lambda it: it.__name__)
def test_the_signature_of_a_model_is_its_fields(it: type[Model]) -> None:
    hints = typing.get_type_hints(it)
    *fields, extra = inspect.signature(it).parameters.values()
    assert len(fields) == len(it.wire_names)
    assert {field.name for field in fields} <= hints.keys()
    assert extra.name == "additional_properties"
    made_from = typing.get_type_hints(it.__init__)
    assert made_from.pop("return") is type(None)
    assert made_from.pop("additional_properties") == dict[str, Any] | None
    assert made_from == {field.name: hints[field.name] for field in fields}
    for field in fields:
        left_out = Unset in typing.get_args(hints[field.name])
        assert not left_out or field.default is not field.empty, field


@pytest.mark.parametrize("it", MODELS, ids=lambda it: it.__name__)
def test_help_on_a_model_shows_what_it_is_and_how_it_is_made(it: type[Model]) -> None:
    shown = pydoc.plain(pydoc.render_doc(it))
    assert (it.__doc__ or "-").splitlines()[0].strip() in shown
    for name in inspect.signature(it).parameters:
        assert name in shown


def test_a_model_may_be_the_specification_of_a_mock() -> None:
    run = create_autospec(models.Run, instance=True, run_id="r")
    assert run.run_id == "r"
    assert isinstance(run, models.Run)
    with pytest.raises(AttributeError):
        run.no_such_attribute  # noqa: B018 - reading it is what fails
    with pytest.raises(TypeError):
        run.to_dict("no argument")


def defined_in(module: ModuleType) -> Iterator[Any]:
    """Yield the classes and functions that a module defines, methods and properties included."""
    for value in list(vars(module).values()):
        if getattr(value, "__module__", "") != module.__name__:
            continue
        if inspect.isclass(value) or inspect.isfunction(value):
            yield value
        for member in vars(value).values() if inspect.isclass(value) else ():
            function = getattr(member, "fget", None) or getattr(member, "__func__", member)
            if inspect.isfunction(function):
                yield function


@pytest.mark.parametrize("name", GENERATED)
def test_the_hints_of_everything_generated_can_be_resolved(name: str) -> None:
    for it in defined_in(importlib.import_module(name)):
        typing.get_type_hints(it)


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_the_hints_of_a_method_are_those_of_its_signature(
    client: type, operation: Operation
) -> None:
    method = method_of(client, operation)
    hints = typing.get_type_hints(method)
    signature = inspect.signature(method, eval_str=True)
    assert hints.pop("return") == (signature.return_annotation or type(None))
    assert hints == {name: it.annotation for name, it in signature.parameters.items()}
    assert not any(isinstance(it, str) for it in hints.values())


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_the_signature_and_the_help_of_every_method_are_its_own(
    client: type, operation: Operation
) -> None:
    method = method_of(client, operation)
    parameters = inspect.signature(method).parameters
    assert "timeout" in parameters
    assert all(it.kind is not it.VAR_KEYWORD for it in parameters.values())
    shown = pydoc.plain(pydoc.render_doc(method))
    assert operation.definition["summary"].rstrip(".") in shown
    assert all(name in shown for name in parameters)


@pytest.mark.parametrize("client", CLIENTS)
def test_a_client_may_be_the_specification_of_a_mock(client: type) -> None:
    mock = create_autospec(client, instance=True)
    for operation in operations():
        getattr(getattr(mock, operation.resource), operation.name)
    called = mock.projects.get("some id")
    if inspect.iscoroutine(called):
        called.close()
    with pytest.raises(TypeError):
        mock.projects.get()
    with pytest.raises(AttributeError):
        mock.projects.no_such_method  # noqa: B018 - reading it is what fails
