"""What a contract calls deprecated is said where it is read, and warned of where it is given."""

from __future__ import annotations

import inspect
import warnings
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import pytest

from support.made_package import generate, imported
from support.matrix import matrix, schema
from support.tools import tool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

pytestmark = pytest.mark.tools

api_diff = tool("api_diff")
NAME = "`old_name` of Retired is deprecated. Use name, which is shorter."
STATUS = "`old_status` of Retired is deprecated. Use name."
KIND = "`old_kind` of deprecations.arguments is deprecated. Use kept."
SIZE = "`old_size` of RetiredPart is deprecated."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    folder = tmp_path_factory.mktemp("deprecations")
    with imported(generate(matrix(), folder, "retired_api")) as module:
        yield module


def empty(_request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={"oldName": "n"})


def warned(made: ModuleType, **arguments: Any) -> list[str]:
    """Call the operation, and return what is warned of, all of it at the line of the call."""
    with httpx.Client(transport=httpx.MockTransport(empty)) as http:
        client = made.Client("http://mock", "token", http)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            assert client.deprecations.arguments(**arguments).old_name == "n"
    assert {it.filename for it in caught} <= {__file__}
    assert {it.category for it in caught} <= {DeprecationWarning}
    return [str(it.message) for it in caught]


def test_each_argument_that_is_given_warns_once_and_no_other(made: ModuleType) -> None:
    models = made.models
    assert warned(made) == []
    assert warned(made, name="n", kept="k", part={"size": 1}, parts=[{"size": 1}]) == []
    assert warned(made, old_kind="on") == [KIND]
    assert warned(made, old_name="n", old_status="on") == [NAME, STATUS]
    assert warned(made, part={"old_size": 1}) == [SIZE]
    assert warned(made, parts=[{"size": 1}, models.RetiredPart(old_size=1)]) == [SIZE]
    assert warned(made, old_name=made.types.UNSET, old_kind=made.types.UNSET) == []


def test_an_awaited_call_warns_where_it_stands(made: ModuleType) -> None:
    async def run() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(empty)) as http:
            await made.AsyncClient("http://mock", "t", http).deprecations.arguments(old_name="n")

    with pytest.warns(DeprecationWarning, match=NAME) as caught:
        anyio.run(run)
    assert [it.filename for it in caught] == [__file__]


def test_the_operation_warns_too(made: ModuleType) -> None:
    with httpx.Client(transport=httpx.MockTransport(empty)) as http:
        client = made.Client("http://mock", "token", http)
        message = r"deprecations\.operation is deprecated\. Use deprecations\.arguments\."
        with pytest.warns(DeprecationWarning, match=message):
            client.deprecations.operation()


def line(thing: Any, name: str) -> str:
    """Return what a docstring says of an argument or attribute."""
    lines = (inspect.getdoc(thing) or "").splitlines()
    return next(it.strip() for it in lines if it.strip().startswith(f"{name}: "))


def test_docstrings_say_it_with_what_to_use(made: ModuleType) -> None:
    for resource in (made.api.deprecations.Deprecations, made.api.deprecations.AsyncDeprecations):
        method = resource.arguments
        assert line(method, "old_kind") == "old_kind: Deprecated. Use kept. How far it is."
        name = "old_name: Deprecated. What it is called. Use `name`, which is shorter."
        assert line(method, "old_name") == name
        assert line(method, "kept") == "kept: Which of them."
    models = made.models
    assert line(models.Retired, "old_name") == name
    assert line(models.Retired, "old_status").startswith("old_status: Deprecated. Use name. ")
    assert line(models.RetiredPart, "size") == "size: How large it is."
    news = models.RetiredNews
    assert line(news, "old_news") == "old_news: Deprecated. What there was. Use `news`."
    assert line(news, "old_base") == "old_base: Deprecated. Where it stood."


def test_the_reference_shows_it() -> None:
    contract = tool("site_pages.contract")
    rows = contract.properties(matrix(), {"$ref": "#/components/schemas/RetiredPart"})
    assert "| `oldSize` | integer |  | *Deprecated.* How large it is. |" in rows
    assert "| `size` | integer |  | How large it is. |" in rows
    page = contract.resource(matrix(), {"name": "deprecations", "description": ""})
    assert "| *Deprecated.* Which of them. Use `kept`. |" in page


def test_prose_says_what_to_use() -> None:
    found = tool("generation.prose_json").prose(matrix())["deprecated"]
    operation = "#/paths/~1deprecations~1operation/get"
    parameter = "#/paths/~1deprecations~1arguments/post/parameters/1"
    field = "#/components/schemas/Retired/properties/oldName"
    part = "#/components/schemas/RetiredPart/properties/oldSize"
    assert found[operation] == "Use deprecations.arguments."
    assert found[parameter] == "Use kept."
    assert found[field] == "Use name, which is shorter."
    assert found[part] == ""
    assert len(found) == 7


@pytest.mark.parametrize(
    ("description", "sentence"),
    [
        ("Use `a.b`.", "Use a.b."),
        ("What it is. Use `b`, or\n`c`. It is better.", "Use b, or c."),
        ("Use it well", "Use it well."),
        ("The Use of it.", ""),
        (None, ""),
    ],
)
def test_what_to_use_is_a_sentence_of_the_description(description: str, sentence: str) -> None:
    assert tool("generation.deprecations").use(description) == sentence


def test_becoming_deprecated_is_a_minor_change_of_each_kind() -> None:
    old = matrix()
    for item in (it for path, it in old["paths"].items() if "/deprecations/" in path):
        for operation in item.values():
            for node in (operation, *operation.get("parameters", ())):
                node.pop("deprecated", None)
    for node in (
        schema(old, "Retired"), schema(old, "RetiredPart"), schema(old, "RetiredBase"),
        schema(old, "RetiredNews")["allOf"][1],
    ):  # fmt: skip
        for field in node["properties"].values():
            field.pop("deprecated", None)
    check = tool("check_api")
    states = [api_diff.Contract(name, it) for it, name in ((old, "old"), (matrix(), "new"))]
    changes = api_diff.compare(*states).changes
    assert {it.kind for it in changes} == {"deprecated"}
    named = " ".join(it.subject for it in changes)
    for name in ("oldKind", "oldName", "oldStatus", "oldSize", "oldNews", "oldBase"):
        assert name in named
    assert {it.bump for it in check.in_contract(*states)} == {"minor"}
