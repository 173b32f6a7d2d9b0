"""How the contract is found, read and compiled, and what is refused at start-up."""

from __future__ import annotations

import json
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from firefly_workflows_mock import MockFirefly, contract
from firefly_workflows_mock.contract import Contract, ContractError, load_contract
from support.contract import CONTRACT, operations
from support.toy import document

if TYPE_CHECKING:
    from pathlib import Path


def test_the_projects_own_contract_is_the_default() -> None:
    loaded = load_contract()
    assert loaded.operations == load_contract(CONTRACT).operations
    assert loaded.operations.keys() == {it.id for it in operations()}


def locate(monkeypatch: pytest.MonkeyPatch, package: SimpleNamespace | None) -> None:
    found = contract.find_spec
    monkeypatch.setattr(
        contract,
        "find_spec",
        lambda name: package if name == "firefly_workflows_api" else found(name),
    )


def test_the_default_is_what_the_generated_package_carries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locate(monkeypatch, SimpleNamespace(submodule_search_locations=[str(tmp_path)]))
    with pytest.raises(ContractError, match=r"cannot read the contract .*contract\.json"):
        load_contract()
    (tmp_path / "contract.json").write_text(json.dumps(document()), encoding="utf-8")
    assert "items.list" in load_contract().operations
    locate(monkeypatch, None)
    with pytest.raises(ContractError, match="firefly_workflows_api, which carries the contract"):
        load_contract()


def test_only_yaml_needs_a_package_that_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "yaml", None)
    monkeypatch.delitem(sys.modules, "firefly_workflows_mock.yaml_files", raising=False)
    contract._load.cache_clear()
    assert load_contract().operations.keys() == {it.id for it in operations()}
    for name in ("toy.json", "toy.JSON", "toy.yaml"):
        (tmp_path / name).write_text(json.dumps(document()), encoding="utf-8")
    assert "items.list" in load_contract(tmp_path / "toy.json").operations
    assert "items.list" in load_contract(tmp_path / "toy.JSON").operations
    with pytest.raises(ContractError, match=r"pip install 'firefly-workflows\[mock\]'"):
        load_contract(tmp_path / "toy.yaml")


def test_a_contract_is_read_once_while_its_file_does_not_change(tmp_path: Path) -> None:
    path = tmp_path / "contract.yaml"
    path.write_text(yaml.safe_dump(document()), encoding="utf-8")
    first = load_contract(path)
    assert load_contract(path) is first
    changed = document()
    del changed["paths"]["/unhandled"]
    path.write_text(yaml.safe_dump(changed), encoding="utf-8")
    assert len(load_contract(path).operations) == len(first.operations) - 1


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("contract.yaml", b"a: [", "is not YAML"),
        ("contract.yaml", b"a: \xff", "is not YAML"),
        ("contract.yaml", b"- 1", "is not an OpenAPI document"),
        ("contract.yaml", b"openapi: 3.1.0", "is not an OpenAPI document"),
        ("contract.json", b"openapi: 3.1.0", "is not JSON"),
        ("contract.json", b"\xff", "is not JSON"),
        ("contract.json", b'{"openapi": "3.1.0"}', "is not an OpenAPI document"),
    ],
)
def test_a_file_that_is_no_contract_is_refused(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ContractError, match=says):
        MockFirefly(contract=path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContractError, match=r"missing\.yaml"):
        MockFirefly(contract=tmp_path / "missing.yaml")


def get_items(broken: dict[str, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = broken["paths"]["/items"]["get"]
    return operation


def test_a_reference_to_nothing_is_refused() -> None:
    broken = document()
    get_items(broken)["responses"]["400"] = {"$ref": "#/components/responses/Missing"}
    with pytest.raises(ContractError, match="there is nothing at #/components/responses/Missing"):
        Contract(broken)


def test_an_operation_without_id_is_refused() -> None:
    broken = document()
    del get_items(broken)["operationId"]
    with pytest.raises(ContractError, match="GET /items has no operationId"):
        Contract(broken)


def test_another_media_type_is_refused() -> None:
    broken = document()
    get_items(broken)["responses"]["200"]["content"] = {"text/csv": {"schema": {}}}
    with pytest.raises(ContractError, match="the mock speaks application/json only"):
        Contract(broken)


def test_a_schema_that_does_not_compile_is_refused_not_left_out() -> None:
    broken = document()
    broken["components"]["schemas"]["Item"]["properties"]["name"] = {"pattern": "("}
    with pytest.raises((ContractError, ValueError)):
        Contract(broken).check()


def test_a_missing_extra_is_named_with_its_cure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = contract.find_spec
    monkeypatch.setattr(contract, "find_spec", lambda name: found(name) if name != "h11" else None)
    path = tmp_path / "contract.yaml"
    path.write_text(yaml.safe_dump(document()), encoding="utf-8")
    with pytest.raises(ContractError, match=r"needs h11: pip install 'firefly-workflows\[mock\]'"):
        load_contract(path)


def test_open_validators_take_fields_the_contract_does_not_know() -> None:
    loaded = Contract(document())
    pointer = loaded.operations["items.create"].body
    assert pointer is not None
    item = {"name": "a", "colour": "red", "parts": [{"name": "b", "x": 1}]}
    assert not loaded.validators[pointer].is_valid(item)
    assert loaded.open_validators[pointer].is_valid(item)
    assert not loaded.open_validators[pointer].is_valid({"colour": "red"})


PART = {"type": "object", "properties": {"id": {"type": "string"}}}
WHOLE = {
    "allOf": [
        {"$ref": "#/components/schemas/Part"},
        {
            "type": "object",
            "properties": {
                "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Part"}},
                "labels": {"type": "object", "additionalProperties": {"type": "string"}},
                "anything": {"type": "object"},
                "either": {"anyOf": [{"$ref": "#/components/schemas/Part"}, {"type": "null"}]},
                "above": {"$ref": "#/components/schemas/Whole"},
            },
        },
    ]
}


@pytest.mark.parametrize(
    ("value", "takes"),
    [
        ({"id": "1", "parts": [{"id": "2"}]}, True),
        ({"labels": {"free": "text"}, "anything": {"free": 1}, "either": None}, True),
        ({"above": {"id": "1", "above": {"either": {"id": "1"}}}}, True),
        ({"id": "1", "name": "x"}, False),
        ({"parts": [{"id": "2", "name": "x"}]}, False),
        ({"either": {"name": "x"}}, False),
        ({"above": {"above": {"above": {"name": "x"}}}}, False),
        ({"id": 1}, False),
    ],
)
def test_closed_validators_take_declared_fields_only(value: Any, takes: bool) -> None:
    contract = document()
    contract["components"]["schemas"] |= {"Part": PART, "Whole": WHOLE}
    get = contract["paths"]["/items/{itemId}"]["get"]
    get["responses"]["200"]["content"]["application/json"]["schema"] = {
        "$ref": "#/components/schemas/Whole"
    }
    loaded = Contract(contract)
    pointer = loaded.operations[get["operationId"]].responses["200"]
    assert pointer is not None
    assert loaded.closed_validators[pointer].is_valid(value) is takes
    assert loaded.validators[pointer].is_valid(value) is (value.get("id") != 1)


def test_operations_know_what_only_reads() -> None:
    operations = load_contract().operations
    assert operations["workspaces.search"].safe
    assert operations["projects.list"].safe
    assert not operations["projects.create"].safe
    assert not operations["runners_workspaces.deploy"].safe
    assert {each.id for each in operations.values() if each.public} == {
        "auth.login",
        "health.check",
    }
