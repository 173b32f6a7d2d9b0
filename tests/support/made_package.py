"""A client generated from some contract: importing it, calling all of it, judging what comes.

Nothing here knows the templates. A result is right if it is what the method's own annotation says,
and if writing it back gives the body that the mock sent.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints
from urllib.parse import parse_qs

import httpx

from firefly_workflows_mock import MockFirefly
from firefly_workflows_mock.samples import Samples
from support.tools import tool

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from types import ModuleType

Json = dict[str, Any]
_FIRST_PAGE = {"page": 0, "offset": 0, "pageSize": 50}


def generate(contract: Json, folder: Path, name: str) -> Path:
    """Generate the package `name` in a folder, and return its directory."""
    source = folder / f"{name}.contract.json"
    source.write_text(json.dumps(contract), encoding="utf-8")
    assert tool("generate").generate(source, folder / name) == 0
    return folder / name


@contextmanager
def imported(package: Path) -> Iterator[ModuleType]:
    """Import a package with every warning an error, and forget it afterwards."""
    sys.path.insert(0, str(package.parent))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            made = importlib.import_module(package.name)
            made.preload()
        yield made
    finally:
        sys.path.remove(str(package.parent))
        for module in [it for it in sys.modules if it.partition(".")[0] == package.name]:
            del sys.modules[module]


def mypy(package: Path) -> str:
    """Return what mypy, strict, says about a package; nothing if it is clean."""
    settings = package.parent / "mypy.ini"
    settings.write_text("[mypy]\nstrict = True\nstrict_equality = False\n", encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--no-error-summary", "--config-file", settings]
    done = subprocess.run(
        [*command, "--cache-dir", package.parent / ".mypy_cache", package],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return done.stdout + done.stderr


def pyright(package: Path) -> list[str]:
    """Return what pyright says about the files of a package that follow from its contract."""
    done = subprocess.run(
        [sys.executable, "-m", "pyright", "--pythonpath", sys.executable, "--outputjson", package],
        capture_output=True, encoding="utf-8", check=False, cwd=package.parent,
    )  # fmt: skip
    own = (f"{package.name}/api/", f"{package.name}/models/", f"{package.name}/shapes.py")
    return [
        f"{it['file']}: {it['message']}"
        for it in json.loads(done.stdout)["generalDiagnostics"]
        if it["severity"] == "error" and any(part in it["file"] for part in own)
    ]


@dataclass
class Sent:
    """The arguments of one call, and what they are as JSON."""

    positional: list[Any]
    keywords: Json
    query: Json
    body: Any


def _method(client: Any, name: str, *, raw: bool = False) -> Any:
    resource, _, method = name.partition(".")
    owner = getattr(client, resource)
    return getattr(owner.with_raw_response if raw else owner, method)


def _in_url(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


class Calls:
    """Calls every operation of a generated package, against a mock that serves the same contract.

    Args:
        made: The package.
        contract: The file with its contract.
        seed: The seed of the mock and of the arguments.
    """

    def __init__(self, made: ModuleType, contract: Path, seed: int) -> None:
        self.made = made
        self.mock = MockFirefly(contract=contract, seed=seed)
        self.token = self.mock.token()
        self.random = Random(seed)
        self._samples = Samples(self.mock.core.contract, seed)

    def all(self) -> None:
        """Call each operation, blocking, and judge what it returns."""
        with httpx.Client(transport=self.mock.transport()) as http:
            client = self.made.Client("http://mock/v2", self.token, http)
            for name in self.made.api.OPERATIONS:
                sent = self._arguments(name)
                raw = _method(client, name, raw=True)(*sent.positional, **sent.keywords)
                self._judge(name, _method(client, name), raw, sent)

    async def all_async(self) -> None:
        """Call each operation from asynchronous code, and judge what it returns."""
        async with httpx.AsyncClient(transport=self.mock.async_transport()) as http:
            client = self.made.AsyncClient("http://mock/v2", self.token, http)
            for name in self.made.api.OPERATIONS:
                sent = self._arguments(name)
                raw = await _method(client, name, raw=True)(*sent.positional, **sent.keywords)
                if self.made.api.load_operation(name).paging:
                    await raw.parsed
                self._judge(name, _method(client, name), raw, sent)

    def _arguments(self, name: str) -> Sent:
        """Return arguments of an operation, each a value that the contract allows."""
        wanted = self.made.api.OPERATIONS[name]
        known = self.mock.core.contract.operations.values()
        operation = next(it for it in known if (it.method, it.path) == wanted)
        shapes = importlib.import_module(f"{self.made.__name__}.shapes")
        _, _, argument, spelled = shapes.OPERATIONS[name]
        sent = Sent([], {}, {}, None)
        in_order = sorted(
            operation.parameters, key=lambda it: operation.path.find(f"{{{it.name}}}")
        )
        for it in in_order:
            value = self._samples.draw(it.pointer, self.random)
            if it.location == "path":
                sent.positional.append(value if isinstance(value, int) else str(value))
            else:
                value = sent.query[it.name] = _FIRST_PAGE.get(it.name, value)
                sent.keywords[spelled.get(it.name, it.name)] = value
        if operation.body is not None:
            sent.body = self._samples.draw(operation.body, self.random)
            if argument is None:
                own = {spelled.get(field, field): it for field, it in sent.body.items()}
                sent.keywords.update(own)
            else:
                sent.positional.append(sent.body)
        return sent

    def _judge(self, name: str, method: Any, raw: Any, sent: Sent) -> None:
        entry = self.mock.journal[-1]
        assert (entry.operation, entry.status) == (name.rstrip("_"), raw.status_code), entry
        assert raw.headers["X-Mock-Sample"] == entry.operation
        if sent.body is not None:
            received = json.loads(entry.body)
            # A default that was not given is sent; everything else is what was given.
            assert received == sent.body or received.items() >= sent.body.items(), name
        arrived = parse_qs(entry.query, keep_blank_values=True)
        for key, value in sent.query.items():
            values = value if isinstance(value, list) else [value]
            assert arrived.get(key, []) == [_in_url(it) for it in values], (name, key)
        hint = get_type_hints(method)["return"]
        plain = importlib.import_module(f"{self.made.__name__}.runtime.arguments").encode
        parsed = raw.parsed
        if self.made.api.load_operation(name).paging:
            (item,) = get_args(hint)
            body = json.loads(raw.body)
            if isinstance(body, dict):
                arrays = [body["data"]] if "data" in body else [*body.values()]
                body = [it for array in arrays if isinstance(array, list) for it in array]
            assert plain(list(parsed.items)) == body, name
            assert (wrong := mismatch(list(parsed.items), list[item])) is None, (name, wrong)
            return
        hint = NoneType if hint is None else hint
        assert (wrong := mismatch(parsed, hint)) is None, (name, wrong)
        if raw.body:
            assert plain(parsed) == json.loads(raw.body), name
        else:
            assert parsed is None, name


def mismatch(value: Any, hint: Any, where: str = "$") -> str | None:
    """Return where a value is not what an annotation promises, the fields of models included."""
    origin, arguments = get_origin(hint), get_args(hint)
    wrong = f"{where}: {value!r} is not {hint}"
    if origin in (Union, UnionType):
        return None if None in [mismatch(value, it, where) for it in arguments] else wrong
    if origin is list:
        if type(value) is not list:
            return wrong
        return _first(mismatch(it, arguments[0], f"{where}[]") for it in value)
    if hint is Any or (hint is NoneType and value is None):
        return None
    if origin is Literal:
        return None if value in arguments else wrong
    if hint is float:
        return None if type(value) in (int, float) else wrong
    if type(value) is not hint:
        return wrong
    if not hasattr(value, "wire_names"):
        return None if getattr(value, "is_known", True) is True else wrong
    if value.wire_names & value.additional_properties.keys():
        return f"{where}: a declared field is among the others"
    attributes = get_type_hints(hint)
    others = get_type_hints(hint.__getitem__).get("return", Any)
    return _first(
        (
            *(
                mismatch(getattr(value, it.name), attributes[it.name], f"{where}.{it.name}")
                for it in hint.__attrs_attrs__
                if not it.name.startswith("_")
            ),
            *(
                mismatch(it, others, f"{where}[{key!r}]")
                for key, it in value.additional_properties.items()
            ),
        )
    )


def _first(found: Iterable[str | None]) -> str | None:
    return next((it for it in found if it is not None), None)
