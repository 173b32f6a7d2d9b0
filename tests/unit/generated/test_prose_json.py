"""prose.json: every sentence of the contract that a command shows, at its place, and no other."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from support.contract import ROOT, at, document, operations

SHIPPED = ROOT / "generated" / "firefly_workflows_api" / "prose.json"


@cache
def shipped() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(SHIPPED.read_bytes())
    return loaded


def one_line(text: str) -> str:
    return " ".join(text.split())


def node_at(pointer: str) -> Any:
    node: Any = document()
    for part in pointer.removeprefix("#/").split("/"):
        word = part.replace("~1", "/").replace("~0", "~")
        node = node[int(word)] if isinstance(node, list) else node[word]
    return node


def test_each_text_is_what_stands_at_its_place() -> None:
    assert len(shipped()["texts"]) > 400
    for pointer, text in shipped()["texts"].items():
        assert text == one_line(node_at(pointer))


def test_every_operation_parameter_and_schema_has_its_texts() -> None:
    texts = shipped()["texts"]
    for it in operations():
        place = f"#/paths/{it.path.replace('/', '~1')}/{it.method.lower()}"
        assert texts[f"{place}/summary"] == one_line(it.definition["summary"])
        assert texts[f"{place}/description"] == one_line(it.definition["description"])
    for kind in ("parameters", "schemas"):
        for name, node in at(f"#/components/{kind}").items():
            said = texts.get(f"#/components/{kind}/{name}/description")
            assert said == (one_line(node["description"]) if "description" in node else None)
            for field, schema in node.get("properties", {}).items():
                said = texts.get(f"#/components/{kind}/{name}/properties/{field}/description")
                wanted = schema.get("description")
                assert said == (one_line(wanted) if wanted is not None else None)


def test_the_tags_are_those_of_the_contract_in_its_order() -> None:
    tags = [(tag["name"], one_line(tag["description"])) for tag in document()["tags"]]
    assert list(shipped()["tags"].items()) == tags
