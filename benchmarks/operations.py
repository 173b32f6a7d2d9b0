"""One valid call of every operation, derived from the contract, with the response it gets."""

from __future__ import annotations

import json
import keyword
import re
from typing import Any
from urllib.parse import quote

from benchmarks import contract
from benchmarks.shapes import attribute


def plan() -> list[dict[str, Any]]:
    """Return one entry for each operation.

    Each holds `resource` and `method` (its Python name), `args` and `kwargs` (for the facade),
    `http` (verb, URL and body, for a client without models), `body` and `path_args` (for the
    stock functions) and the response's `status` and `content`.
    """
    entries = []
    for path, item in contract.document()["paths"].items():
        for verb in contract.METHODS:
            if verb in item:
                shared = item.get("parameters", [])
                entries.append(_entry(path, verb, item[verb], shared))
    return entries


def _entry(path: str, verb: str, operation: dict[str, Any], shared: list[Any]) -> dict[str, Any]:
    resource, _, method = operation["operationId"].partition(".")
    given = [contract.resolve(entry) for entry in [*shared, *operation.get("parameters", [])]]
    values = {entry["name"]: _parameter(entry) for entry in given if entry["in"] == "path"}
    queries = {
        entry["name"]: _parameter(entry)
        for entry in given
        if entry["in"] == "query" and entry.get("required")
    }
    order = re.findall(r"{(\w+)}", path)
    path_args = [values[name] for name in order]
    url = re.sub(r"{(\w+)}", lambda match: quote(str(values[match[1]]), safe=""), path)
    args, kwargs = list(path_args), {_keyword(name): value for name, value in queries.items()}
    body = None
    if "requestBody" in operation:
        body = contract.example_of_media(contract.resolve(operation["requestBody"])["content"])
        if isinstance(body, dict):
            kwargs |= {_keyword(name): value for name, value in body.items()}
        else:
            args.append(body)
    status, content = _answer(operation["responses"])
    return {
        "resource": resource,
        "method": method,
        "args": args,
        "kwargs": kwargs,
        "path_args": path_args,
        "queries": {_keyword(name): value for name, value in queries.items()},
        "body": body,
        "http": {"method": verb.upper(), "url": url, "params": queries, "json": body},
        "status": status,
        "content": content,
    }


def _parameter(parameter: dict[str, Any]) -> Any:
    if "example" in parameter:
        return parameter["example"]
    return contract.example_of(parameter["schema"])


def _keyword(wire_name: str) -> str:
    name = attribute(wire_name.lstrip("$"))
    return name + "_" if keyword.iskeyword(name) else name


def _answer(responses: dict[str, Any]) -> tuple[int, str]:
    status = min(code for code in responses if code.startswith("2"))
    response = contract.resolve(responses[status])
    if "content" not in response:
        return int(status), ""
    return int(status), json.dumps(contract.example_of_media(response["content"]))
