"""Where the mock handles an operation, and what a handler of one that has none begins with.

Nothing is written into the mock: an operation without a handler answers with samples that the
contract allows, the same for the same request, and says so in a header. A handler that only
pretends to act would say less, and would have to be taken for a real one.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any, NamedTuple

from api_diff.contracts import snake

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Handled", "locate", "skeleton"]

RESOURCES = "mock/firefly_workflows_mock/resources"


class Handled(NamedTuple):
    """Where the handler of an operation stands."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def locate(root: Path) -> dict[str, Handled]:
    """Return where each operation is handled that has a handler of its own, by operationId."""
    found = {}
    for path in sorted((root / RESOURCES).glob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.FunctionDef):
                for it in node.decorator_list:
                    match it:
                        case ast.Call(func=ast.Name("handles"), args=[ast.Constant(str(name))]):
                            file = path.relative_to(root).as_posix()
                            found[name] = Handled(file, node.lineno)
    return found


def skeleton(name: str, path: str, operation: dict[str, Any], handled: dict[str, Handled]) -> str:
    """Return the file for the handler of an operation, and what it may begin with.

    Args:
        name: The operationId.
        path: The path of the operation.
        operation: The operation in the contract.
        handled: Where the others are handled.
    """
    resource, _, method = name.partition(".")
    files = [it.file for other, it in handled.items() if other.startswith(f"{resource}.")]
    file = max(set(files), key=files.count) if files else f"{RESOURCES}/{resource}.py"
    status = next((it for it in operation["responses"] if it.startswith("2")), "200")
    arguments = [
        f"    {snake(part[1:-1])} = context.path[{part[1:-1]!r}]".replace("'", '"')
        for part in path.split("/")
        if part.startswith("{")
    ]
    takes = "account_of(context), body_of(context)" if "requestBody" in operation else ""
    first = f"    account, body = {takes}" if takes else "    account = account_of(context)"
    lines = [
        f'@handles("{name}")',
        f"def {method}(context: Context) -> Reply:",
        f'    """{operation["summary"]}."""',
        first,
        *arguments,
        f"    return Reply({status})" if status == "204" else f"    return Reply({status}, …)",
    ]
    where = file if files else f"{file}, which resources/__init__.py has to import"
    return f"{where}:\n\n" + "\n".join(f"    {line}" for line in lines)
