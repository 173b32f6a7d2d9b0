"""A resource is a module; its models share one, those of several resources another one."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from support.contract import ROOT
from support.tools import tool

if TYPE_CHECKING:
    from pathlib import Path

MODEL = """\
from __future__ import annotations

from ..runtime.model import Model
{imports}

@define
class {name}(Model):
    nested: {nested}


_{alias} = {name}._decode
"""
ENUM = """\
from ..runtime.enums import EnumTable


class {name}(Enum):
    A = 1


_{alias}_table = EnumTable({name})
"""
INIT = """\
from .run import Run as Run

_MODULES = {
    "Run": ".run",
    "Step": ".step",
}
"""


def package(folder: Path, models: dict[str, str], uses: dict[str, tuple[str, ...]]) -> Path:
    """Write a package as the generator would: models by module, the models each resource uses."""
    for path, text in {
        "models/__init__.py": INIT,
        **{f"models/{name}.py": text for name, text in models.items()},
        **{
            f"api/{resource}.py": "".join(
                f"from ..models.{name} import {name.title()}\n" for name in names
            )
            for resource, names in uses.items()
        },
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def model(name: str, nested: str = "") -> str:
    """Return the module of a model that holds another one."""
    imports = f"from ..models.{nested} import {nested.title()}\n" if nested else ""
    return MODEL.format(
        name=name.title(), alias=name, nested=nested.title() or "str", imports=imports
    )


def test_models_go_where_they_are_used(tmp_path: Path) -> None:
    models = {
        "run": model("run", "step"),
        "step": model("step", "level"),
        "level": ENUM.format(name="Level", alias="level"),
        "thing": model("thing", "level"),
        "unused": model("unused"),
    }
    uses = {"runs": ("run", "step"), "things": ("thing",)}
    tool("generation.join_modules").join_models(package(tmp_path, models, uses))
    texts = {
        path.stem: path.read_text(encoding="utf-8") for path in (tmp_path / "models").glob("*.py")
    }
    assert texts.keys() == {"__init__", "runs", "things", "shared"}
    order = [node.name for node in ast.parse(texts["runs"]).body if isinstance(node, ast.ClassDef)]
    assert order == ["Run", "Step"]
    assert "@define\nclass Run(Model):" in texts["runs"]
    assert "from .shared import Level\n" in texts["runs"]
    assert "from .shared import _level_table\n" in texts["runs"]
    assert "import Step" not in texts["runs"]
    assert "class Level" in texts["shared"]
    assert "class Unused" in texts["shared"]
    assert "from .runs import Run as Run" in texts["__init__"]
    assert '"Step": ".runs",' in texts["__init__"]
    assert "from ..models.runs import Step\n" in (tmp_path / "api/runs.py").read_text(
        encoding="utf-8"
    )


def test_what_an_unused_model_needs_is_shared(tmp_path: Path) -> None:
    """Else the shared module and that of a resource would import each other."""
    models = {
        "run": model("run", "step"),
        "step": model("step", "level"),
        "level": ENUM.format(name="Level", alias="level"),
        "unused": model("unused", "step"),
    }
    tool("generation.join_modules").join_models(package(tmp_path, models, {"runs": ("run",)}))
    shared = (tmp_path / "models/shared.py").read_text(encoding="utf-8")
    assert all(f"class {name}" in shared for name in ("Unused", "Step", "Level"))
    assert "from .runs" not in shared
    assert "from .shared import Step" in (tmp_path / "models/runs.py").read_text(encoding="utf-8")


def test_a_resource_becomes_a_module(tmp_path: Path) -> None:
    for path in ("__init__.py", "runs/__init__.py", "runs/runs_get.py"):
        (tmp_path / "api" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "api" / path).write_text(f"# {path}\n", encoding="utf-8")
    tool("generation.join_modules").join_operations(tmp_path)
    texts = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "api").iterdir()}
    assert texts == {"__init__.py": "# __init__.py\n", "runs.py": "# runs/__init__.py\n"}


def test_an_enum_stands_before_the_models_whose_defaults_it_gives(tmp_path: Path) -> None:
    models = {"run": model("run", "step"), "step": ENUM.format(name="Step", alias="step")}
    tool("generation.join_modules").join_models(package(tmp_path, models, {"runs": ("run",)}))
    text = (tmp_path / "models/runs.py").read_text(encoding="utf-8")
    assert text.index("class Step") < text.index("class Run")


def test_a_name_with_two_meanings_is_refused(tmp_path: Path) -> None:
    join_modules = tool("generation.join_modules")
    models = {"run": model("run", "step"), "step": model("step") + "\n\nclass Run: ...\n"}
    with pytest.raises(join_modules.JoinError, match="run and step both define 'Run'"):
        join_modules.join_models(package(tmp_path, models, {"runs": ("run",)}))


def test_modules_of_models_refer_to_the_shared_one_only() -> None:
    folder = ROOT / "generated" / "firefly_workflows_api" / "models"
    for path in folder.glob("*.py"):
        if path.stem == "__init__":
            continue
        siblings = {
            node.module
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ImportFrom) and node.level == 1
        }
        assert siblings <= ({"shared"} if path.stem != "shared" else set()), path.stem
