"""Importing costs nothing until something is used; everything can be loaded at once."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import firefly_workflows_api
from firefly_workflows_api import api, models

PACKAGE = Path(firefly_workflows_api.__file__).parent
MODULES = sorted(
    ".".join(("firefly_workflows_api", *path.relative_to(PACKAGE).with_suffix("").parts))
    for path in PACKAGE.rglob("*.py")
    if path.name != "__init__.py"
)


def in_a_new_process(code: str) -> object:
    """Run code in a fresh interpreter; returns what it prints, read as JSON."""
    command = [sys.executable, "-c", f"import json, sys\n{code}"]
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, cwd=PACKAGE.parent
    )
    assert not done.stderr
    return json.loads(done.stdout)


def test_importing_loads_no_library_model_or_operation() -> None:
    loaded = in_a_new_process(
        "import firefly_workflows_api, firefly_workflows_api.api, firefly_workflows_api.models\n"
        "import firefly_workflows_api.types, firefly_workflows_api.errors\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    assert isinstance(loaded, list)
    assert not {"httpx", "attr", "attrs", "json.decoder.x", "ssl", "inspect"} & set(loaded)
    ours = {name for name in loaded if name.startswith("firefly_workflows_api")}
    assert ours == {
        "firefly_workflows_api",
        "firefly_workflows_api.api",
        "firefly_workflows_api.errors",
        "firefly_workflows_api.models",
        "firefly_workflows_api.types",
    }


def test_a_method_loads_its_resource_and_what_that_decodes() -> None:
    loaded = in_a_new_process(
        "from firefly_workflows_api.api import Resources\n"
        "class Core:\n"
        "    def call(self, operation, arguments): pass\n"
        "resources = Resources(); resources._core = Core()\n"
        "resources.projects.get('p')\n"
        "print(json.dumps([name for name in sys.modules if name.startswith('firefly') "
        "or name == 'httpx']))"
    )
    assert isinstance(loaded, list)
    assert "httpx" not in loaded
    resources = {".".join(name.split(".")[:3]) for name in loaded if ".api." in name}
    assert resources == {"firefly_workflows_api.api.projects"}
    models = {name for name in loaded if ".models." in name}
    assert models == {f"firefly_workflows_api.models.{it}" for it in ("projects", "shared")}


def test_preload_loads_every_module() -> None:
    loaded = in_a_new_process(
        "import firefly_workflows_api\n"
        "firefly_workflows_api.preload()\n"
        "print(json.dumps([name for name in sys.modules if name.startswith('firefly')]))"
    )
    assert isinstance(loaded, list)
    assert not set(MODULES) - set(loaded)


def test_every_model_can_be_the_first_one() -> None:
    code = (
        "import importlib\n"
        "failed = {}\n"
        f"for module in {[name for name in MODULES if '.models.' in name]}:\n"
        "    for name in [name for name in sys.modules if name.startswith('firefly')]:\n"
        "        del sys.modules[name]\n"
        "    try: importlib.import_module(module)\n"
        "    except Exception as error: failed[module] = repr(error)\n"
        "print(json.dumps(failed))"
    )
    assert in_a_new_process(code) == {}


@pytest.mark.parametrize("module", MODULES)
def test_every_module_can_be_imported(module: str) -> None:
    assert import_module(module)


def test_threads_may_be_first_together() -> None:
    found = in_a_new_process(
        "import threading\n"
        "from firefly_workflows_api import models\n"
        "start = threading.Barrier(16)\n"
        "seen, failed = [], []\n"
        "names = ['Run', 'Project', 'ProjectTreeNode', 'RunTask', 'Workspace']\n"
        "def use(number):\n"
        "    start.wait()\n"
        "    try:\n"
        "        for index in range(len(names)):\n"
        "            name = names[(index + number) % len(names)]\n"
        "            seen.append((name, id(getattr(models, name))))\n"
        "    except Exception as error: failed.append(repr(error))\n"
        "threads = [threading.Thread(target=use, args=[number]) for number in range(16)]\n"
        "for thread in threads: thread.start()\n"
        "for thread in threads: thread.join()\n"
        "print(json.dumps([len(set(seen)), len(seen), failed]))"
    )
    assert found == [5, 80, []]


def test_the_bare_clients_load_httpx_when_they_are_first_used() -> None:
    loaded = in_a_new_process(
        "import firefly_workflows_api\n"
        "before = 'httpx' in sys.modules\n"
        "firefly_workflows_api.Client\n"
        "print(json.dumps([before, 'httpx' in sys.modules]))"
    )
    assert loaded == [False, True]


def test_packages_list_what_they_give() -> None:
    assert {"AsyncClient", "Client", "preload"} <= set(dir(firefly_workflows_api))
    assert set(models.__all__) <= set(dir(models))
    assert firefly_workflows_api.Client.__name__ == "Client"
    assert firefly_workflows_api.AsyncClient.__name__ == "AsyncClient"
    for package in (firefly_workflows_api, models):
        with pytest.raises(AttributeError, match="Nothing"):
            _ = package.Nothing
    assert {name.partition(".")[0] for name in api.OPERATIONS} <= set(dir(api.Resources))
