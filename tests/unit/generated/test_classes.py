"""A model becomes an attrs class when it is first used as one, and is one like any other then."""

from __future__ import annotations

import copy
import inspect
import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

import firefly_workflows_api
from firefly_workflows_api import models
from firefly_workflows_api.models import Run, RunTask
from firefly_workflows_api.runtime.model import Model

# Each makes something of a class that nobody has used before, in a process of its own.
FIRST_USES = {
    "reading": "Project.from_dict({'name': 'p'}).name",
    "making": "Project(id='1', name='p').name",
    "comparing": "Project.from_dict({'name': 'p'}) == Project.from_dict({'name': 'p'})",
    "differing": "Project.from_dict({'name': 'p'}) != Project.from_dict({'name': 'q'})",
    "another type": "Project.from_dict({}) == 5",
    "fields": "[it.name for it in attrs.fields(Project)][:1]",
    "nothing on an object": "hasattr(Project.from_dict({}), 'nothing')",
    "has": "attrs.has(Project)",
    "has of the base": "attrs.has(Model)",
    "evolving": "attrs.evolve(Project.from_dict({'name': 'p', 'odd': 1}), name='q').to_dict()",
    "as a dict": "attrs.asdict(Project.from_dict({'name': 'p'}))['name']",
    "matching": "'name' in Project.__match_args__",
    "signature": "'name' in inspect.signature(Project).parameters",
    "showing": "repr(Project.from_dict({'name': 'p'}))",
    "hashing": "Project.__hash__",
    "copying": "copy.deepcopy(Project.from_dict({'name': 'p'})).name",
    "pickling": "pickle.loads(pickle.dumps(Project.from_dict({'name': 'p'}))).name",
    "a subclass": "type('Mine', (Project,), {})(id='1', name='p').to_dict()",
    "a subclass of attrs": (
        "attrs.make_class('Mine', {'own': attrs.field(default=1)}, bases=(Project,))"
        "(id='1', name='p').name"
    ),
    "nothing of that name": "hasattr(Project, '__attrs_nothing__')",
}
RESULTS: dict[str, Any] = {
    "reading": "p",
    "making": "p",
    "comparing": True,
    "differing": True,
    "another type": False,
    "fields": ["id"],
    "nothing on an object": False,
    "has": True,
    "has of the base": False,
    "evolving": {"name": "q", "odd": 1},
    "as a dict": "p",
    "matching": True,
    "signature": True,
    "showing": "Project(name='p')",
    "hashing": None,
    "copying": "p",
    "pickling": "p",
    "a subclass": {"id": "1", "name": "p"},
    "a subclass of attrs": "p",
    "nothing of that name": False,
}


def in_a_new_process(code: str) -> Any:
    """Run code in a fresh interpreter; returns what it prints, read as JSON."""
    command = [sys.executable, "-c", code]
    folder = Path(firefly_workflows_api.__file__).parents[1]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=folder)
    assert not done.stderr
    return json.loads(done.stdout)


def test_each_first_use_gives_what_attrs_would() -> None:
    code = (
        "import copy, inspect, json, pickle, sys\n"
        "import attrs\n"
        "found = {}\n"
        f"for name, code in {FIRST_USES!r}.items():\n"
        "    for module in [it for it in sys.modules if it.startswith('firefly')]:\n"
        "        del sys.modules[module]\n"
        "    from firefly_workflows_api.models import Project\n"
        "    from firefly_workflows_api.runtime.model import Model\n"
        "    found[name] = eval(code)\n"
        "print(json.dumps(found))\n"
    )
    assert in_a_new_process(code) == RESULTS


def test_reading_and_writing_do_without_attrs() -> None:
    code = (
        "import json, sys\n"
        "from firefly_workflows_api.models import Run\n"
        "run = Run.from_dict({'plan': [{'createdAt': '2025-01-01T00:00:00Z'}], 'odd': 1})\n"
        "run.title = 'x'; run.to_dict(); run.additional_properties\n"
        "print(json.dumps(sorted({'attr', 'attrs', 'inspect', 'dataclasses'} & set(sys.modules))))"
    )
    assert in_a_new_process(code) == []


def test_threads_may_be_first_together() -> None:
    code = (
        "import json, threading\n"
        "from firefly_workflows_api import models\n"
        "start = threading.Barrier(16)\n"
        "failed, made = [], []\n"
        "def use(number):\n"
        "    start.wait()\n"
        "    try:\n"
        "        for name in models.__all__:\n"
        "            model = getattr(models, name)\n"
        "            if not hasattr(model, 'from_dict'): continue\n"
        "            one = model.from_dict({'odd': 1})\n"
        "            made.append(one == model.from_dict({'odd': 1}))\n"
        "            if one == model.from_dict({'odd': 2}) or not model.__attrs_attrs__:\n"
        "                failed.append(name)\n"
        "    except Exception as error: failed.append(repr(error))\n"
        "threads = [threading.Thread(target=use, args=(it,)) for it in range(16)]\n"
        "[it.start() for it in threads]; [it.join() for it in threads]\n"
        "print(json.dumps([failed, all(made), len(made) > 16 * 50]))"
    )
    assert in_a_new_process(code) == [[], True, True]


MODELS = [
    model
    for name in models.__all__
    if isinstance(model := getattr(models, name), type) and issubclass(model, Model)
]


@pytest.mark.parametrize("model", MODELS)
def test_models_have_slots_and_a_signature_of_keywords(model: type[Model]) -> None:
    one = model.from_dict({})
    assert not hasattr(one, "__dict__")
    with pytest.raises(AttributeError):
        one.nothing_of_that_name = 1  # type: ignore[attr-defined]  # what is tested
    wanted = {it.alias for it in attrs.fields(model) if it.init}
    assert set(inspect.signature(model).parameters) == wanted
    assert "additional_properties" in wanted
    required = {it.alias: "x" for it in attrs.fields(model) if it.default is attrs.NOTHING}
    made = model(**required, additional_properties={"odd": [1]})
    assert made.to_dict()["odd"] == [1]
    assert copy.deepcopy(made) == made
    assert pickle.loads(pickle.dumps(made)) == made


@pytest.mark.parametrize("model", MODELS)
def test_types_of_fields_can_be_resolved(model: type[Model]) -> None:
    assert all(not isinstance(it.type, str) for it in attrs.fields(attrs.resolve_types(model)))


def test_an_interrupted_completion_is_tried_again() -> None:
    code = (
        "import attrs, json\n"
        "from firefly_workflows_api.models import Project\n"
        "define, calls = attrs.define, []\n"
        "def fail(*args, **options):\n"
        "    calls.append(1)\n"
        "    if len(calls) == 1: raise KeyboardInterrupt\n"
        "    return define(*args, **options)\n"
        "attrs.define = fail\n"
        "try: Project(id='1')\n"
        "except KeyboardInterrupt: pass\n"
        "print(json.dumps([Project(id='p').id, len(calls)]))"
    )
    assert in_a_new_process(code) == ["p", 2]


def test_a_nested_model_is_the_one_of_the_package() -> None:
    run = Run.from_dict({"plan": [{}]})
    assert run.plan
    assert type(run.plan[0]) is RunTask
