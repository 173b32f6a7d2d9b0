"""A call of an operation that follows from the contract: from its examples and its links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from support.contract import operations, resolve, snake

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.contract import Operation


def derived(it: Operation) -> Callable[[Any, Any], Any]:
    """Return a call with the body of the first example and what it has to be given besides.

    Args:
        it: The operation.

    Returns:
        A function of a client and of the world, which knows the ids of what exists.
    """

    def call(client: Any, world: Any) -> Any:
        arguments, keywords = arguments_of(it, lambda name: world.argument(it, name))
        return getattr(getattr(client, it.resource), it.name)(*arguments, **keywords)

    return call


def arguments_of(it: Operation, path: Callable[[str], Any]) -> tuple[list[Any], dict[str, Any]]:
    """Return the arguments of a call; `path` gives what stands for a path parameter."""
    arguments = [path(name) for name in it.path_names]
    keywords = {
        snake(each["name"]): each["example"]
        for each in it.parameters
        if each["in"] == "query" and each.get("required")
    }
    if it.body is not None:
        body = resolve(next(iter(it.body["examples"].values())))["value"]
        if isinstance(body, list):
            arguments.append(body)
        else:
            keywords |= {snake(name): value for name, value in body.items()}
    return arguments, keywords


def example(it: Operation, name: str) -> Any:
    """Return the example of a parameter."""
    return next(each["example"] for each in it.parameters if each["name"] == name)


def linked(it: Operation, name: str) -> tuple[Operation, str] | None:
    """Return whose result has the value of a path parameter, and where, by a link."""
    for other in operations():
        for response in other.success.values():
            for link in map(resolve, response.get("links", {}).values()):
                where = link.get("parameters", {}).get(name, "")
                if link["operationId"] == it.id and where.startswith("$response.body#/"):
                    return other, where.removeprefix("$response.body#/")
    return None
