"""The generator is run the way `make generate` runs it: exact, strict and safe from its input."""

from __future__ import annotations

import ast
import copy
import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from support.contract import ROOT
from support.tools import tool

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.tools

TEXT = {"type": "string"}
THING = {"$ref": "#/components/schemas/Thing"}
INJECTION = "__import__('os').abort()"
HOSTILE_TEXTS = [
    f'"""\n{INJECTION}\n"""',
    f'"; {INJECTION} #',
    f"'; {INJECTION} #",
    f'\\"""\n{INJECTION}\n#',
    f"{{{INJECTION}}}",
    f"{{{{ {INJECTION} }}}}{{% raise %}}",
    f"x\r\n{INJECTION}\u2028{INJECTION}\x00\\",
]


def generate(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run tools/generate.py."""
    command = [sys.executable, str(ROOT / "tools" / "generate.py"), *map(str, arguments)]
    return subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **environment},
    )


def test_the_committed_package_is_what_the_contract_gives() -> None:
    done = generate("--check", PYTHONHASHSEED="4711", PATH="/nowhere")
    assert (done.returncode, done.stderr) == (0, "")


def small() -> dict[str, Any]:
    """Return a contract of one operation."""
    contract = {
        "openapi": "3.1.0",
        "info": {"title": "Small", "version": "1"},
        "paths": {
            "/things/{thingId}": {
                "post": {
                    "operationId": "things.change",
                    "tags": ["things"],
                    "summary": "Change",
                    "parameters": [
                        {
                            "name": "thingId",
                            "in": "path",
                            "required": True,
                            "schema": {"type": "string"},
                        }
                    ],
                    "responses": {
                        "200": {
                            "description": "Done",
                            "content": {
                                "application/json": {
                                    "schema": {"$ref": "#/components/schemas/Thing"}
                                }
                            },
                        }
                    },
                }
            }
        },
        "components": {
            "schemas": {"Thing": {"type": "object", "properties": {"id": {"type": "string"}}}}
        },
    }
    return copy.deepcopy(contract)


def write(contract: dict[str, Any], folder: Path) -> Path:
    """Write a contract; JSON is YAML."""
    path = folder / "contract.yaml"
    path.write_text(json.dumps(contract), encoding="utf-8")
    return path


def test_stale_files_go_and_other_differences_are_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    generate_tool = tool("generate")
    made, committed = tmp_path / "made", tmp_path / "committed"
    for path, text in {
        made / "api" / "kept.py": "kept",
        made / "models" / "thing.py": "made",
        made / "errors.py": "made",
        committed / "api" / "kept.py": "kept",
        committed / "api" / "gone" / "__init__.py": "stale",
        committed / "api" / "gone" / "__pycache__" / "ignored.pyc": "",
        committed / "models" / "thing.py": "edited",
    }.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    differences = generate_tool.compare(made, committed)
    assert generate_tool.report(differences) == 1
    assert capsys.readouterr().err.splitlines()[:3] == [
        "stale: api/gone/__init__.py",
        "missing: errors.py",
        "different: models/thing.py",
    ]
    generate_tool.install(made, committed, differences)
    assert generate_tool.compare(made, committed) == {}
    assert generate_tool.report({}) == 0
    assert sorted(path.name for path in (committed / "api").iterdir()) == ["kept.py"]


def test_a_warning_is_a_failure_and_changes_nothing(tmp_path: Path) -> None:
    contract = small()
    contract["components"]["schemas"]["Odd"] = {"enum": ["a", 1]}
    output = tmp_path / "package"
    done = generate("--contract", write(contract, tmp_path), "--output", output)
    assert done.returncode != 0
    assert "same type" in done.stderr
    assert not output.exists()


def hostile() -> dict[str, Any]:
    """Return a contract that tries to place code wherever text reaches the templates."""
    contract = small()
    names = [f"{text} {number}" for number, text in enumerate(HOSTILE_TEXTS)]
    everything = "\n\n".join(HOSTILE_TEXTS)
    contract["info"] = {"title": everything, "version": everything, "description": everything}
    thing = contract["components"]["schemas"]["Thing"]
    thing |= {"title": HOSTILE_TEXTS[1], "description": everything, "example": everything}
    kinds: list[dict[str, Any]] = [
        {"type": "string"},
        {"type": "string", "format": "date-time"},
        {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}},
        {"type": "string", "enum": [*(f"v {name}" for name in names)]},
        {"const": everything},
        {"type": "string", "default": everything},
        {"type": "object", "additionalProperties": {"type": "string"}, "title": HOSTILE_TEXTS[2]},
    ]
    thing["properties"] |= {
        name: {"description": everything, "example": everything, **kind}
        for name, kind in zip(names, kinds, strict=True)
    }
    post = contract["paths"]["/things/{thingId}"]["post"]
    post |= {"summary": everything, "description": everything}
    post["requestBody"] = {
        "description": everything,
        "content": {"application/json": {"schema": copy.deepcopy(thing)}},
    }
    post["parameters"] += [
        {"name": name, "in": "query", "description": everything, "schema": {"type": "string"}}
        for name in names
    ]
    post["responses"]["200"]["description"] = everything
    post["responses"]["404"] = {"description": everything}
    quoted = contract["paths"]["/things/{thingId}"]
    contract["paths"][f'/things/"+{INJECTION}+"/{{thingId}}'] = json.loads(
        json.dumps(quoted).replace("things.change", f'things.\\"+{INJECTION}+\\"')
    )
    return contract


def test_a_contract_cannot_place_code_in_the_package(tmp_path: Path) -> None:
    output = tmp_path / "package"
    done = generate("--contract", write(hostile(), tmp_path), "--output", output)
    assert done.returncode == 0, done.stderr
    files = sorted(output.rglob("*.py"))
    assert any(INJECTION in path.read_text(encoding="utf-8") for path in files), (
        "the contract was not used"
    )
    for path in files:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert not [node for node in ast.walk(tree) if is_injected(node)], path
    for folder in ("api/things", "models"):
        for path in sorted((output / folder).glob("*.py")):
            subprocess.run(
                [sys.executable, "-c", f"import package.{folder.replace('/', '.')}.{path.stem}"],
                check=True,
                cwd=tmp_path,
            )


def is_injected(node: ast.AST) -> bool:
    """Say whether a node is the injected code, not text that spells it."""
    names = {"abort", "__import__"}
    return (isinstance(node, ast.Name) and node.id in names) or (
        isinstance(node, ast.Attribute) and node.attr in names
    )


def test_the_overridden_templates_are_those_of_the_pinned_generator(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    check_templates = tool("check_templates")
    assert check_templates.check() == []
    recorded = check_templates.RECORD.read_text(encoding="utf-8")
    changed = tmp_path / "upstream.sha256"
    changed.write_text(
        re.sub("[0-9a-f]{64}(?=  model.py.jinja)", "0" * 64, recorded), encoding="utf-8"
    )
    monkeypatch.setattr(check_templates, "RECORD", changed)
    (complaint,) = check_templates.check()
    assert complaint.startswith("model.py.jinja: upstream")
    changed.write_text("".join(recorded.splitlines(keepends=True)[:-1]), encoding="utf-8")
    (complaint,) = check_templates.check()
    assert complaint.startswith("types.py.jinja: upstream")


def test_every_template_says_why_it_is_there() -> None:
    explained = (ROOT / "templates" / "README.md").read_text(encoding="utf-8")
    for path in sorted((ROOT / "templates").rglob("*")):
        if path.suffix in (".jinja", ".py") and "__pycache__" not in path.parts:
            assert f"`{path.relative_to(ROOT / 'templates')}`" in explained


def test_yaml_is_read_as_yaml_12() -> None:
    text = (
        b"a: no\nb: 1:30\nc: 2025-01-01\nd: true\ne: -5\nf: 0.5\ng: ~\nh: 'true'\ni: 012\n"
        b"j: 1e6\nk: on\nl: {<<: {m: 1}}\n"
    )
    assert tool("yaml12").load(text) == {
        "a": "no", "b": "1:30", "c": "2025-01-01", "d": True, "e": -5, "f": 0.5, "g": None,
        "h": "true", "i": 12, "j": 1000000.0, "k": "on", "l": {"<<": {"m": 1}},
    }  # fmt: skip


def test_a_part_that_stands_in_two_places_is_described_once() -> None:
    contract = small()
    shared = {"name": {"type": "string", "minLength": 3, "description": "Its name."}}
    for name in ("One", "Other"):
        contract["components"]["schemas"][name] = {"type": "object", "properties": shared}
    made = tool("generation.docstrings").explained(contract)["components"]["schemas"]
    for name in ("One", "Other"):
        assert made[name]["properties"]["name"]["description"] == "Its name. At least 3 characters."


def test_descriptions_and_limits_reach_the_schemas() -> None:
    contract = small()
    post = contract["paths"]["/things/{thingId}"]["post"]
    post["parameters"] += [
        {
            "name": name.lower(),
            "in": "query",
            "description": f"Which {name}",
            "schema": {"$ref": f"#/components/schemas/{name}"},
        }
        for name in ("Size", "Kind")
    ]
    schemas = contract["components"]["schemas"]
    schemas["Size"] = {"type": "integer", "minimum": 1, "maximum": 9}
    schemas["Kind"] = {"enum": ["a"]}
    schemas["Thing"]["properties"]["name"] = {
        "type": "string",
        "minLength": 3,
        "description": "Its name.",
    }
    schemas["Thing"]["properties"]["tags"] = {"type": "array", "minItems": 1}
    before = copy.deepcopy(contract)
    made = tool("generation.docstrings").explained(contract)
    assert contract == before
    size, kind = made["paths"]["/things/{thingId}"]["post"]["parameters"][1:]
    assert size["schema"] == {**schemas["Size"], "description": "Which Size. From 1 to 9."}
    assert kind["schema"] == {"$ref": "#/components/schemas/Kind"}, "the reference names the class"
    fields = made["components"]["schemas"]["Thing"]["properties"]
    assert fields["name"]["description"] == "Its name. At least 3 characters."
    assert fields["tags"]["description"] == "tags. Not empty."


@pytest.mark.parametrize(
    ("name", "said"), [("Operation", "cannot be imported"), ("Things", "does not type-check")]
)
def test_what_cannot_be_used_is_not_installed(name: str, said: str, tmp_path: Path) -> None:
    contract = small()
    schemas = contract["components"]["schemas"]
    schemas[name] = schemas.pop("Thing")
    text = json.dumps(contract).replace("schemas/Thing", f"schemas/{name}")
    contract, output = json.loads(text), tmp_path / "package"
    done = generate("--contract", write(contract, tmp_path), "--output", output)
    assert done.returncode == 1
    assert said in done.stderr
    assert not output.exists()


def test_a_file_that_is_not_utf_8_is_refused_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "contract.yaml"
    path.write_bytes("openapi: 3.1.0\ninfo: {title: Größe}\n".encode("latin-1"))
    done = generate("--contract", path, "--output", tmp_path / "package")
    said = "line 2 is not UTF-8; save the file as UTF-8"
    assert (done.returncode, done.stderr) == (1, f"contract.yaml cannot be read: {said}\n")
    assert tool("contract_gate").main([str(path)]) == 1
    assert said in capsys.readouterr().out
