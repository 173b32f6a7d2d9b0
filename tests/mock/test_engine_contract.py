"""How the contract is found, read and made ready; what is refused at start-up, not later."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from firefly_workflows_mock import MockFirefly, contract
from firefly_workflows_mock.contract import Contract, ContractError, load_contract
from support.contract import document as authored
from support.toy import document

if TYPE_CHECKING:
    from pathlib import Path


def test_the_projects_own_contract_is_the_default() -> None:
    loaded = load_contract()
    assert loaded.document == authored()
    assert len(loaded.operations) == 53


def test_the_copy_in_the_wheel_wins_over_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = SimpleNamespace(submodule_search_locations=[str(tmp_path)])
    found = contract.find_spec
    monkeypatch.setattr(
        contract, "find_spec", lambda name: spec if name == "firefly_workflows_api" else found(name)
    )
    assert len(load_contract().operations) == 53
    (tmp_path / "openapi.yaml").write_text(yaml.safe_dump(document()), encoding="utf-8")
    assert "items.list" in load_contract().operations


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
    ("text", "says"),
    [
        ("a: [", "is not YAML"),
        ("- 1", "is not an OpenAPI document"),
        ("openapi: 3.1.0", "is not an OpenAPI document"),
    ],
)
def test_a_file_that_is_no_contract_is_refused(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "contract.yaml"
    path.write_text(text, encoding="utf-8")
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
    with pytest.raises(ContractError, match="nothing stands at #/components/responses/Missing"):
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
