"""Pages made from the code: a reference page for each resource and each module of models.

They hold instructions for mkdocstrings, which reads names, types and docstrings from the sources.
"""

from __future__ import annotations

import ast
import enum
import inspect
import pkgutil
from importlib import import_module
from typing import Any, get_args

import firefly_workflows as package
import firefly_workflows_mock as mock_package
from firefly_workflows import AsyncFirefly, Firefly, FireflyError
from firefly_workflows_api import models as api_models

MODELS = tuple(sorted(it.name for it in pkgutil.iter_modules(api_models.__path__)))
ALONE = "    options:\n      members: false\n"
INHERITED = "    options:\n      inherited_members: true\n"


def pages(tags: list[str]) -> dict[str, str]:
    """Return the text of each page by its path.

    Args:
        tags: The resources that have operations of their own, as the contract tags them.
    """
    names = [it for it in dir(Firefly) if it[0] != "_" and inspect.isclass(getattr(Firefly, it))]
    made = {f"reference/{name}.md": resource(name, over_http=name in tags) for name in names}
    made |= {f"reference/models-{name}.md": models(name) for name in MODELS}
    made["reference/errors.md"] = errors()
    made["reference/client.md"] = client()
    made["reference/mock.md"] = mock()
    return made


def of(path: str, options: str = "", level: int = 2) -> str:
    """Return the instruction to document a name."""
    text = options or "    options:\n"
    return f"::: {path}\n{text}      heading_level: {level}\n"


def home(kind: type) -> str:
    """Return the full name of a class."""
    return f"{kind.__module__}.{kind.__qualname__}"


def resource(name: str, *, over_http: bool) -> str:
    """Return the page of one resource."""
    http = f"; over HTTP: [{name}](../http/{name}.md)" if over_http else ""
    return (
        f"# firefly.{name}\n\n"
        f"Reached as `firefly.{name}`{http}. `AsyncFirefly` has the same methods: "
        f"[await](#{home(getattr(AsyncFirefly, name))}).\n\n"
        + of(home(getattr(Firefly, name)), INHERITED)
        + "\n"
        + of(home(getattr(AsyncFirefly, name)), ALONE)
        + "\n"
        + awaited(name)
    )


def awaited(name: str) -> str:
    """Return the table of the methods of an asynchronous resource, each with how it is called.

    Arguments, results and errors are those of the method of the same name, which is above: to
    repeat them would double the pages.
    """
    kind, twin = getattr(AsyncFirefly, name), home(getattr(Firefly, name))
    lines = [
        "The arguments and errors are those of the methods above.",
        "",
        "| call | gives |",
        "|---|---|",
    ]
    for each in sorted(it for it in dir(kind) if it[0] != "_"):
        method = inspect.getattr_static(kind, each)
        if isinstance(method, property):
            lines.append(f"| `firefly.{name}.{each}` | the same methods, with the raw response |")
            continue
        result = (
            str(inspect.signature(method).return_annotation).strip("'").replace("_list", "list")
        )
        call = f"firefly.{name}.{each}(…)"
        call = f"await {call}" if inspect.iscoroutinefunction(method) else f"async for … in {call}"
        lines.append(
            f"| [`{call}`](#{twin}.{each}) | `{result}` |".replace(" | None`", " \\| None`")
        )
    return "\n".join(lines) + "\n"


def public(module: Any) -> tuple[list[str], list[str]]:
    """Return the public classes and the public aliases that a module defines, in its order."""
    body = ast.parse(inspect.getsource(module)).body
    classes = [it.name for it in body if isinstance(it, ast.ClassDef)]
    aliases = [it.target.id for it in body if _is_alias(it)]  # type: ignore[attr-defined]
    return classes, aliases


def _is_alias(node: ast.stmt) -> bool:
    return isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias"


def models(name: str) -> str:
    """Return the page of the models of one module."""
    module = import_module(f"firefly_workflows_api.models.{name}")
    what = "of several resources" if name == "shared" else f"of `{name}`"
    lines = [f"# Models {what}", ""]
    lines += [
        (
            "Import them from `firefly_workflows_api.models`. A name that ends in `Dict` is the "
            "mapping that an argument takes instead of the model, one that ends in `Value` the "
            "plain text that it takes instead of an enum member."
        ),
        "",
    ]
    classes, aliases = public(module)
    for each in classes:
        value = getattr(module, each)
        lines += [of(f"{module.__name__}.{each}", ALONE), ""]
        if issubclass(value, enum.Enum):
            lines += ["| member | value |", "|---|---|"]
            lines += [f"| `{each}.{it.name}` | `{it.value!r}` |" for it in value]
            lines.append("")
    if aliases:
        lines += ["## Plain values", "", "| name | what it stands for |", "|---|---|"]
        lines += [f"| `{each}` | {alias(getattr(module, each))} |" for each in aliases]
    return "\n".join(lines) + "\n"


def alias(value: Any) -> str:
    """Return what an alias of types stands for."""
    if "Literal" in str(value):
        return ", ".join(f"`{it!r}`" for it in get_args(value))
    return f"`{str(value).replace('typing.', '').replace('collections.abc.', '')}`"


def errors() -> str:
    """Return the page of the errors, as the tree they are."""
    lines = [
        "# Errors",
        "",
        (
            "Every failure of a call is a `FireflyError`; import them from `firefly_workflows`. "
            "[Handle errors](../guides/errors.md) says what to do about each."
        ),
        "",
        "```text",
        *_tree(FireflyError, 0),
        "```",
        "",
    ]
    for each in _all(FireflyError):
        lines += [of(f"{each.__module__}.{each.__name__}"), ""]
    return "\n".join(lines) + "\n"


def _below(kind: type) -> list[type]:
    """Return the public errors directly below one."""
    found: list[type] = []
    for each in kind.__subclasses__():
        found += [each] if each.__name__ in package.__all__ else _below(each)
    return found


def _tree(kind: type, depth: int) -> list[str]:
    rest = [line for it in _below(kind) for line in _tree(it, depth + 1)]
    return ["  " * depth + kind.__name__, *rest]


def _all(kind: type) -> list[type]:
    return list(dict.fromkeys([kind, *(it for each in _below(kind) for it in _all(each))]))


def client() -> str:
    """Return the page of everything that `firefly_workflows` exports but the errors."""
    lines = [
        "# Client and helpers",
        "",
        (
            "What `from firefly_workflows import …` gives, without the [errors](errors.md). The "
            "resources have pages of their own."
        ),
        "",
    ]
    first = ["Firefly", "AsyncFirefly", "Timeout", "RateLimit", "Page", "AsyncPage"]
    for name in [*first, *(it for it in sorted(package.__all__) if it not in first)]:
        value = getattr(package, name)
        if name == "__version__" or (inspect.isclass(value) and issubclass(value, FireflyError)):
            continue
        where = getattr(package, "_LAZY").get(name, package.__name__)  # noqa: B009
        options = INHERITED if name in ("Firefly", "AsyncFirefly") else ""
        lines += [of(f"{where}.{name}", options), ""]
    return "\n".join(lines) + "\n"


def mock() -> str:
    """Return the page of everything that the mock exports."""
    lines = ["# Mock server", "", "The guide is [Test against a mock](../mock.md).", ""]
    for name in sorted(mock_package.__all__):
        lines += [of(f"{getattr(mock_package, name).__module__}.{name}"), ""]
    return "\n".join(lines) + "\n"
