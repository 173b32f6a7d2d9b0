"""`make read-docs`: a saved documentation page is read, in both of its forms, and compared."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest

from support.contract import ROOT
from support.tools import tool

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.tools

vendor_page = tool("vendor_page")
api_diff = tool("api_diff")
command = tool("read_docs")

WITH_FIELDS = """\
Baskets

List the baskets

get

Returns all of them

Authorizations
AuthorizationstringRequired

A token

Path parameters
shopIdstringRequired

The shop

Example: 507f1f77bcf86cd799439011Pattern: ^[0-9a-f]{24}$
Query parameters
pageinteger · min: 0OptionalDefault: 0
colourstring · enumOptional

Which colour

Possible values:
Responses
chevron-right
200

The baskets

application/json
idstringRead-onlyRequiredPattern: ^[0-9a-f]{24}$
labelsstring[]Optional
ownerstring · nullableOptional
sizeinteger · max: 9OptionalDefault: 3
madeAtstring · date-timeOptional
get
/shops/{shopId}/baskets

Fill a basket

post
Path parameters
shopIdstringRequired
Example: 507f1f77bcf86cd799439011Pattern: ^[0-9a-f]{24}$
Body
fruitstring[] · min: 1Required

What to put in. Optional is what may be missing.

Responses
post
/shops/{shopId}/baskets

No content

Empty a basket

delete
Path parameters
shopIdstringRequired
Example: 507f1f77bcf86cd799439011Pattern: ^[0-9a-f]{24}$
Bodystring[]
string[]Optional
Responses
delete
/shops/{shopId}/baskets
204

Emptied

No content

Last updated

Was this helpful?
"""

WITH_SAMPLES = """\
Baskets

List the baskets

get

Returns all of them

Authorizations
Path parameters
shopIdstringRequired
Example: 507f1f77bcf86cd799439011Pattern: ^[0-9a-f]{24}$
Query parameters
pageinteger · min: 0OptionalDefault: 0
colourstring | enumOptional
Responses
200

The baskets

application/json
get
GET /v2/shops/{shopId}/baskets HTTP/1.1
Host: api.example.com
Authorization: Bearer JWT
Accept: */*
[
  {
    "id": "507f1f77bcf86cd799439011",
    "labels": ["text"],
    "owner": null
  },
  {
    "size": 1,
    "madeAt": {"description": "text"}
  }
]

Fill a basket

post
Body
all ofOptional
Responses
204

Filled

post
POST /v2/shops/{shopId}/baskets HTTP/1.1
Host: api.example.com
Content-Type: application/json
Content-Length: 22

{
  "fruit": {"0": "text"}
}
204

Filled

No content
"""

SHOP = {"name": "shopId", "in": "path", "required": True,
        "schema": {"type": "string", "pattern": "^[0-9a-f]{24}$"}}  # fmt: skip
BASKET = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string", "pattern": "^[0-9a-f]{24}$", "readOnly": True},
        "labels": {"type": "array", "items": {"type": "string"}},
        "owner": {"type": ["string", "null"]},
        "size": {"type": "integer", "maximum": 9, "default": 3},
        "madeAt": {"type": "string", "format": "date-time"},
        "contents": {"type": "object"},
    },
}
CONTRACT: dict[str, Any] = {
    "openapi": "3.1.0",
    "paths": {
        "/shops/{shopId}/baskets": {
            "parameters": [SHOP],
            "get": {
                "operationId": "baskets.list",
                "parameters": [
                    {"name": "page", "in": "query",
                     "schema": {"type": "integer", "minimum": 0, "default": 0}},
                    {"name": "colour", "in": "query",
                     "schema": {"type": "string", "enum": ["red"]}},
                ],
                "responses": {"200": {"content": {"application/json": {"schema": {
                    "type": "array", "items": {"$ref": "#/components/schemas/Basket"}}}}}},
            },
            "post": {
                "operationId": "baskets.fill",
                "requestBody": {"content": {"application/json": {"schema": {
                    "type": "object", "required": ["fruit"], "properties": {"fruit": {
                        "type": "array", "items": {"type": "string"}, "minItems": 1}}}}}},
                "responses": {"204": {"description": "Filled."}},
            },
            "delete": {
                "operationId": "baskets.empty",
                "requestBody": {"content": {"application/json": {"schema": {
                    "type": "array", "items": {"type": "string"}}}}},
                "responses": {"204": {"description": "Emptied."}},
            },
        }
    },
    "components": {"schemas": {"Basket": BASKET}},
}  # fmt: skip


def found(page: str, change: Callable[[dict[str, Any]], Any] | None = None) -> list[str]:
    """What is said about a page and the contract above, changed in a way."""
    data = copy.deepcopy(CONTRACT)
    if change:
        change(data)
    contract = api_diff.Contract("toy", data)
    return [str(it) for it in vendor_page.compare(vendor_page.read(page), contract)]


def operation(data: dict[str, Any], method: str) -> Any:
    return data["paths"]["/shops/{shopId}/baskets"][method]


def fields(data: dict[str, Any]) -> Any:
    return data["components"]["schemas"]["Basket"]["properties"]


def test_a_contract_that_says_the_same() -> None:
    assert found(WITH_FIELDS) == []
    assert found(WITH_SAMPLES, lambda it: fields(it).pop("contents")) == [
        "POST /shops/{shopId}/baskets: path shopId: the page lacks it",
        "DELETE /shops/{shopId}/baskets: the page lacks it",
    ]


def test_what_is_read_of_a_page() -> None:
    listed, filled, emptied = vendor_page.read(WITH_FIELDS)
    assert (listed.method, listed.path) == ("get", "/shops/{shopId}/baskets")
    assert listed.title == "List the baskets"
    assert listed.parameters["query", "page"].facts == {"min": 0, "default": 0}
    assert listed.statuses["200"]["id"].facts == {"read-only": True, "pattern": "^[0-9a-f]{24}$"}
    assert filled.no_content
    assert list(filled.body) == ["fruit"]
    assert emptied.statuses == {"204": {}}
    listed, filled = vendor_page.read(WITH_SAMPLES)
    assert listed.request is None
    assert listed.response == [
        {"id": "507f1f77bcf86cd799439011", "labels": ["text"], "owner": None, "size": 1,
         "madeAt": "text"}
    ]  # fmt: skip
    assert (filled.request, filled.response) == ({"fruit": ["text"]}, None)


IN_FIELDS: tuple[tuple[str, Callable[[dict[str, Any]], Any], str], ...] = (
    ("operation missing", lambda it: it["paths"]["/shops/{shopId}/baskets"].pop("get"),
     "GET /shops/{shopId}/baskets: the contract lacks it (List the baskets)"),
    ("operation extra", lambda it: it["paths"].update({"/new": {"get": operation(it, "get")}}),
     "GET /new: the page lacks it"),
    ("parameter missing", lambda it: operation(it, "get")["parameters"].pop(),
     "GET /shops/{shopId}/baskets: query colour: the contract lacks it"),
    ("parameter extra", lambda it: operation(it, "post").update(parameters=[
        {"name": "dry", "in": "query", "schema": {"type": "boolean"}}]),
     "POST /shops/{shopId}/baskets: query dry: the page lacks it"),
    ("field missing", lambda it: fields(it).pop("size"), "result size: the contract lacks it"),
    ("field extra", lambda it: fields(it).update(new={"type": "string"}),
     "result new: the page lacks it"),
    ("required", lambda it: it["components"]["schemas"]["Basket"].update(required=[]),
     "result id: the page says required, the contract optional"),
    ("pattern", lambda it: fields(it)["id"].update(pattern="^x$"),
     "result id: pattern is ^[0-9a-f]{24}$ on the page, ^x$ in the contract"),
    ("type", lambda it: fields(it)["size"].update(type="number"),
     "result size: type is integer on the page, number in the contract"),
    ("format", lambda it: fields(it)["madeAt"].pop("format"),
     "result madeAt: format is date-time on the page, not said in the contract"),
    ("array", lambda it: fields(it).update(labels={"type": "string"}),
     "result labels: array is true on the page, false in the contract"),
    ("nullable", lambda it: fields(it).update(owner={"type": "string"}),
     "result owner: nullable is true on the page, false in the contract"),
    ("default", lambda it: fields(it)["size"].update(default=4),
     "result size: default is 3 on the page, 4 in the contract"),
    ("maximum", lambda it: fields(it)["size"].pop("maximum"),
     "result size: max is 9 on the page, not said in the contract"),
    ("read-only", lambda it: fields(it)["id"].pop("readOnly"),
     "result id: read-only is true on the page, false in the contract"),
    ("enum", lambda it: operation(it, "get")["parameters"][1].update(schema={"type": "string"}),
     "query colour: enum is true on the page, false in the contract"),
    ("status", lambda it: operation(it, "delete").update(responses={"202": {}}),
     "DELETE /shops/{shopId}/baskets: the page says 204, the contract 202"),
    ("result", lambda it: operation(it, "post").update(
        responses={"200": operation(it, "get")["responses"]["200"]}),
     "POST /shops/{shopId}/baskets: result: the page says that there is none"),
    ("body", lambda it: operation(it, "post").pop("requestBody"),
     "POST /shops/{shopId}/baskets: body: the contract takes none"),
    ("bare array", lambda it: operation(it, "delete").update(
        requestBody=operation(it, "post")["requestBody"]),
     "DELETE /shops/{shopId}/baskets: body: the page says an array, the contract Mapping"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "change", "said"), IN_FIELDS, ids=[it[0] for it in IN_FIELDS])
def test_a_difference_is_found(
    name: str, change: Callable[[dict[str, Any]], Any], said: str
) -> None:
    assert any(said in line for line in found(WITH_FIELDS, change))


IN_SAMPLES: tuple[tuple[str, Callable[[dict[str, Any]], Any], str], ...] = (
    ("field missing", lambda it: fields(it).pop("size"), "result[].size: the contract lacks it"),
    ("field extra", lambda it: None, "result[].contents: the page lacks it"),
    ("no array", lambda it: fields(it).update(labels={"type": "string"}),
     "result[].labels: the page says an array, the contract str"),
    ("body", lambda it: operation(it, "post")["requestBody"]["content"]["application/json"][
        "schema"]["properties"].pop("fruit"), "body fruit: the contract lacks it"),
    ("status", lambda it: operation(it, "post").update(responses={"200": {}}),
     "the page says 204, the contract 200"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "change", "said"), IN_SAMPLES, ids=[it[0] for it in IN_SAMPLES])
def test_a_difference_is_found_in_samples(
    name: str, change: Callable[[dict[str, Any]], Any], said: str
) -> None:
    assert any(said in line for line in found(WITH_SAMPLES, change))


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """The arguments of the command for a page that lacks one operation of the contract."""
    (tmp_path / "page.txt").write_text(WITH_SAMPLES, encoding="utf-8")
    data = copy.deepcopy(CONTRACT)
    fields(data).pop("contents")
    (tmp_path / "contract.json").write_text(json.dumps(data), encoding="utf-8")
    return [str(tmp_path / "page.txt"), f"--contract={tmp_path / 'contract.json'}"]


def test_the_command_tells_what_is_not_accepted(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = tmp_path / "accepted.yaml"
    rows.write_text("- {place: path *, kind: extra, reason: Known.}\n", encoding="utf-8")
    assert command.main([*files, f"--accepted={rows}"]) == 1
    out = capsys.readouterr().out
    assert "DELETE /shops/{shopId}/baskets: the page lacks it\n" in out
    assert "2 operations on the page: 1 differences, 1 accepted ones, 0 rows" in out
    rows.write_text('- {kind: extra, reason: Known.}\n- {place: "x[]", reason: Gone.}\n',
                    encoding="utf-8")  # fmt: skip
    assert command.main([*files, f"--accepted={rows}", "--format=json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["findings"], data["accepted"]) == ([], 2)
    assert [it["place"] for it in data["unused"]] == ["x[]"]


@pytest.mark.parametrize(
    ("page", "rows", "said"),
    [
        ("nothing", "[]", "no operation is found in it"),
        (WITH_FIELDS, "- {kind: extra}", "row 1 needs a reason"),
        (WITH_FIELDS, "- {kinds: extra, reason: x}", "row 1 needs a reason, and may have"),
        (WITH_FIELDS, "a: [", "accepted.yaml: "),
    ],
)
def test_what_cannot_be_read_ends_with_one_sentence(
    page: str, rows: str, said: str, files: list[str], tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    (tmp_path / "accepted.yaml").write_text(rows, encoding="utf-8")
    assert command.main([*files, f"--accepted={tmp_path / 'accepted.yaml'}"]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert len(error.splitlines()) == 1


def test_the_accepted_differences_are_of_operations_that_exist() -> None:
    """Each row has its reason; one that names an operation names one of the contracts."""
    contracts = [api_diff.read(str(ROOT / it)) for it in ("openapi.yaml", "contracts/2025-08.yaml")]
    known = {it.request for contract in contracts for it in contract.operations().values()}
    for row in command.accepted(command.ACCEPTED):
        name = row.get("operation", "*")
        finding = [vendor_page.Finding(it, "", "", "") for it in known]
        assert any(it.accepted_by({"operation": name}) for it in finding), name
