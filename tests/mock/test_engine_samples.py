"""A contract that nobody wrote handlers for is served from what it says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from firefly_workflows_mock import MockFirefly
from firefly_workflows_mock.contract import ContractError
from firefly_workflows_mock.wire import Request, Response
from support.matrix import matrix, operation, schema

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def contract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The matrix, in a file."""
    return write(matrix(), tmp_path_factory.mktemp("contract"))


def write(contract: dict[str, Any], folder: Path) -> Path:
    """Write a contract into a file."""
    path = folder / "matrix.json"
    path.write_text(json.dumps(contract), encoding="utf-8")
    return path


def get(mock: MockFirefly, path: str, query: str = "") -> Response:
    """Send a GET to the engine."""
    headers = {"authorization": f"Bearer {mock.token()}"}
    return mock.core.handle(Request("GET", f"/v2{path}", query, headers, b""))


def test_the_same_request_has_the_same_reply_which_says_what_it_is(contract: Path) -> None:
    bodies = {
        seed: [
            get(MockFirefly(contract=contract, seed=seed), "/responses/fields") for _ in range(2)
        ]
        for seed in range(3)
    }
    for first, second in bodies.values():
        assert first.body == second.body
        assert first.headers["X-Mock-Sample"] == "responses.fields"
    assert len({first.body for first, _ in bodies.values()}) == 3


def test_requests_are_validated_all_the_same(contract: Path) -> None:
    mock = MockFirefly(contract=contract)
    assert get(mock, "/inputs/query").status == 400
    assert get(mock, "/inputs/query", "needed=a&whole=1").status == 204
    assert get(mock, "/inputs/path/a/x/done/2025-01-01/b").status == 400
    path = "/inputs/path/a/4/done/2025-01-01/9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d"
    assert get(mock, path).status == 204


def test_pages_are_parts_of_one_list_of_the_length_that_is_said(contract: Path) -> None:
    mock = MockFirefly(contract=contract, seed=2)
    whole = json.loads(get(mock, "/pages/enums", "page=0&pageSize=100").body)
    parts = [
        json.loads(get(mock, "/pages/enums", f"page={page}&pageSize=1").body) for page in range(5)
    ]
    assert [it for part in parts for it in part["data"]] == whole["data"] != []
    counts = {part.get("totalCount") for part in (whole, *parts)}
    assert counts in ({None}, {len(whole["data"])})
    later = json.loads(get(mock, "/pages/map", "offset=1&pageSize=1").body)
    first = json.loads(get(mock, "/pages/map", "offset=0&pageSize=2").body)
    assert {name: it[1:2] for name, it in first.items()} == later


def test_each_success_that_is_documented_comes_by_some_seed(contract: Path) -> None:
    statuses = set()
    for seed in range(12):
        mock = MockFirefly(contract=contract, seed=seed)
        headers = {"authorization": f"Bearer {mock.token()}"}
        request = Request("POST", "/v2/responses/accepted", "", headers, b"")
        statuses.add(mock.core.handle(request).status)
    assert statuses == {200, 202}


def test_what_no_sample_fits_stops_the_mock_at_start(tmp_path: Path) -> None:
    changed = matrix()
    field = {"type": "string", "pattern": "^q{3}-[0-9]{7}$"}
    schema(changed, "Point")["properties"]["code"] = field
    schema(changed, "Point")["required"].append("code")
    with pytest.raises(ContractError, match=r"no sample was found for .*; give it an example"):
        MockFirefly(contract=write(changed, tmp_path))
    field["example"] = "qqq-1234567"
    reply = get(MockFirefly(contract=write(changed, tmp_path)), "/responses/object")
    assert json.loads(reply.body)["code"] == "qqq-1234567"


def test_an_operation_without_a_success_stops_the_mock_at_start(tmp_path: Path) -> None:
    changed = matrix()
    del operation(changed, "responses.text")["responses"]["200"]
    with pytest.raises(ContractError, match=r"responses\.text documents no success"):
        MockFirefly(contract=write(changed, tmp_path))
