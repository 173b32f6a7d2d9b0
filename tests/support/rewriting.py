"""What a maintainer does to a file when something of the API is gone."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def without_lines(*words: str) -> Callable[[str], str]:
    """Leave out each line that has one of the words; each word has to be somewhere."""

    def rewrite(text: str) -> str:
        assert [it for it in words if it not in text] == []
        lines = text.splitlines(keepends=True)
        return "".join(line for line in lines if not any(it in line for it in words))

    return rewrite


def replaced(pattern: str, text: str) -> Callable[[str], str]:
    """Replace what a pattern matches, once; a dot is any character."""

    def rewrite(whole: str) -> str:
        made, number = re.subn(pattern, lambda _: text, whole, flags=re.DOTALL)
        assert number == 1, pattern
        return made

    return rewrite


def without_handler(operation: str) -> Callable[[str], str]:
    """Leave out the function of the mock that handles an operation."""

    def rewrite(text: str) -> str:
        (handler,) = _handlers(text, operation)
        lines = text.splitlines(keepends=True)
        return "".join(lines[: handler.decorator_list[0].lineno - 1] + lines[handler.end_lineno :])

    return rewrite


def answering(operation: str, reply: str) -> Callable[[str], str]:
    """Let the function of the mock that handles an operation return something else."""

    def rewrite(text: str) -> str:
        (handler,) = _handlers(text, operation)
        last = handler.body[-1]
        assert isinstance(last, ast.Return)
        lines = text.splitlines(keepends=True)
        lines[last.lineno - 1 : last.end_lineno] = [f"    return {reply}\n"]
        return "".join(lines)

    return rewrite


def without_paragraph(first: str, *, below: str = "  ") -> Callable[[str], str]:
    """Leave out the lines below a line that begin in some way, and where that is all, the line."""

    def rewrite(text: str) -> str:
        before, head, after = text.partition(f"{first}\n")
        assert head, first
        lines = after.splitlines(keepends=True)
        end = next((n for n, it in enumerate(lines) if not it.startswith("  ")), len(lines))
        kept = [it for it in lines[:end] if not it.startswith(below)]
        return before + (head if kept else "") + "".join(kept + lines[end:])

    return rewrite


def _handlers(text: str, operation: str) -> list[ast.FunctionDef]:
    wanted = f"handles({operation!r})"
    return [
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and wanted in map(ast.unparse, node.decorator_list)
    ]
