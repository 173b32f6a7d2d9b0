"""The contract as the mock uses it: operations, parameters, and compiled validators.

Policy
    * The default contract is ``contract.json`` of the generated package, which is located but not
      imported.
    * A contract is read and compiled once per process and file. All mocks share the result.
    * References are resolved here. A validator is indexed by the pointer of the schema that a
      reference leads to. A pointer without a validator is an error at start-up, so that no check is
      left out silently.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from firefly_workflows_mock.handlers import MISSING
from firefly_workflows_mock.json_values import FileFormatError, is_array, is_object, read_data
from firefly_workflows_mock.openness import closed, opened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jsonschema_rs import Validator, ValidatorMap

METHODS = ("get", "put", "post", "delete", "patch")
JSON_MEDIA_TYPE = "application/json"
_CARRIER = "firefly_workflows_api"
"""The package that holds the contract."""

Node = dict[str, Any]


class ContractError(ValueError):
    """The contract cannot be found, read, or served."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One path or query parameter.

    Attributes:
        name: As it is spelled on the wire.
        location: ``path`` or ``query``.
        required: Whether a request without it is refused.
        types: JSON types one value may have.
        many: Whether the value is an array.
        exploded: Whether an array is sent as a repeated parameter, not as a comma-separated list.
        default: The declared default, or ``MISSING``.
        pointer: The JSON pointer of its schema.
    """

    name: str
    location: str
    required: bool
    types: frozenset[str]
    many: bool
    exploded: bool
    default: Any
    pointer: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation.

    Attributes:
        id: ``operationId``.
        method: Upper-case method.
        path: Path template.
        public: Whether it needs no token.
        parameters: Path and query parameters by location and name.
        body: Pointer of the request body's schema; ``None`` if it takes no body.
        body_required: Whether a request without a body is refused.
        responses: By status (or ``default``): pointer of the body's schema, ``None`` for no body.
    """

    id: str
    method: str
    path: str
    public: bool
    parameters: tuple[Parameter, ...]
    body: str | None
    body_required: bool
    responses: Mapping[str, str | None]

    @property
    def safe(self) -> bool:
        """Whether it changes nothing: GET, and POST to a ``…/search`` path."""
        return self.method == "GET" or self.path.endswith("/search") or self.id == "auth.login"

    @property
    def returns_json(self) -> bool:
        """Whether a successful response has a body."""
        return any(self.responses[status] for status in self.responses if status.startswith("2"))


class Contract:
    """A parsed contract.

    Args:
        document: The OpenAPI document as plain data.

    Raises:
        ContractError: An operation has no id, or a reference leads nowhere.
    """

    def __init__(self, document: Node) -> None:
        self.document = document
        self.operations = {operation.id: operation for operation in self._operations()}

    @cached_property
    def validators(self) -> ValidatorMap:
        """A validator for every schema, by JSON pointer (``#/…``)."""
        return _compile(self.document)

    @cached_property
    def open_validators(self) -> ValidatorMap:
        """The same validators, but every object allows unknown fields."""
        return _compile(opened(self.document))

    @cached_property
    def closed_validators(self) -> ValidatorMap:
        """The same validators, but an object that declares fields allows no others."""
        return _compile(closed(self.document, self.resolve))

    def check(self) -> None:
        """Check that every schema the mock needs has a validator.

        Raises:
            ContractError: A schema has no validator, or does not compile.
        """
        for operation in self.operations.values():
            pointers = [parameter.pointer for parameter in operation.parameters]
            pointers += [p for p in (operation.body, *operation.responses.values()) if p]
            for pointer in pointers:
                if pointer not in self.validators:
                    raise ContractError(f"{operation.id}: the schema at {pointer} does not compile")

    def validator(self, pointer: str) -> Validator:
        """The validator of the schema at ``pointer``."""
        return self.validators[pointer]

    def _operations(self) -> Iterator[Operation]:
        secured = bool(self.document.get("security"))
        for path, item in self.document["paths"].items():
            shared = f"#/paths/{_escape(path)}"
            for method in METHODS:
                if method not in item:
                    continue
                node, pointer = item[method], f"{shared}/{method}"
                if "operationId" not in node:
                    raise ContractError(f"{method.upper()} {path} has no operationId")
                security = node.get("security")
                body, body_required = self._body(node, pointer)
                yield Operation(
                    id=node["operationId"],
                    method=method.upper(),
                    path=path,
                    public=not secured if security is None else not any(security),
                    parameters=self._parameters(item, shared, node, pointer),
                    body=body,
                    body_required=body_required,
                    responses=dict(self._responses(node, pointer)),
                )

    def _parameters(
        self, item: Node, shared: str, node: Node, pointer: str
    ) -> tuple[Parameter, ...]:
        found: dict[tuple[str, str], Parameter] = {}
        for owner, where in ((item, shared), (node, pointer)):
            for index, entry in enumerate(owner.get("parameters", ())):
                parameter, place = self._resolve(entry, f"{where}/parameters/{index}")
                location = parameter["in"]
                if location in ("path", "query"):
                    found[location, parameter["name"]] = self._parameter(parameter, place)
        return tuple(found.values())

    def _parameter(self, node: Node, place: str) -> Parameter:
        schema, pointer = self._resolve(node["schema"], f"{place}/schema")
        types = self._types(schema)
        many = "array" in types
        return Parameter(
            name=node["name"],
            location=node["in"],
            required=bool(node.get("required", False)),
            types=self._types(schema.get("items", {})) if many else types,
            many=many,
            exploded=bool(node.get("explode", True)),
            default=schema.get("default", MISSING),
            pointer=pointer,
        )

    def _types(self, schema: Node) -> frozenset[str]:
        schema, _ = self._resolve(schema, "")
        declared = schema.get("type")
        types = {declared} if isinstance(declared, str) else set(cast("list[str]", declared or ()))
        for keyword in ("anyOf", "oneOf", "allOf"):
            for branch in schema.get(keyword, ()):
                types |= self._types(branch)
        return frozenset(types)

    def _body(self, node: Node, pointer: str) -> tuple[str | None, bool]:
        if "requestBody" not in node:
            return None, False
        body, place = self._resolve(node["requestBody"], f"{pointer}/requestBody")
        return self._content(body, place), bool(body.get("required", False))

    def _responses(self, node: Node, pointer: str) -> Iterator[tuple[str, str | None]]:
        for status, entry in node["responses"].items():
            response, place = self._resolve(entry, f"{pointer}/responses/{status}")
            yield str(status), self._content(response, place)

    def _content(self, node: Node, place: str) -> str | None:
        content = node.get("content")
        if not content:
            return None
        if JSON_MEDIA_TYPE not in content:
            raise ContractError(f"{place}: the mock speaks {JSON_MEDIA_TYPE} only")
        return f"{place}/content/{_escape(JSON_MEDIA_TYPE)}/schema"

    def _resolve(self, node: Node, pointer: str) -> tuple[Node, str]:
        """Follow references: the node that they lead to, and its pointer."""
        passed: set[str] = set()
        while "$ref" in node:
            pointer = node["$ref"]
            if pointer in passed:
                raise ContractError(f"the reference {pointer} refers to itself")
            passed.add(pointer)
            node = self.at(pointer)
        return node, pointer

    def resolve(self, node: Node) -> Node:
        """What a node refers to, or the node itself."""
        return self._resolve(node, "")[0]

    def at(self, pointer: str) -> Any:
        """What a JSON pointer leads to.

        Raises:
            ContractError: There is nothing.
        """
        target: Any = self.document
        try:
            for part in pointer.removeprefix("#/").split("/"):
                key = part.replace("~1", "/").replace("~0", "~")
                target = target[int(key) if is_array(target) else key]
        except (LookupError, TypeError, ValueError):
            raise ContractError(f"there is nothing at {pointer}") from None
        return target


def load_contract(path: str | Path | None = None) -> Contract:
    """The contract in a file, cached until the file changes.

    Args:
        path: A JSON file (named ``.json``) or a YAML file; default: the contract of this project.

    Raises:
        ContractError: No such file, not an OpenAPI document, or a schema does not compile.
    """
    file = Path(path) if path is not None else _default_file()
    try:
        stat = file.stat()
    except OSError as error:
        raise ContractError(f"cannot read the contract {file}: {error.strerror}") from None
    return _load(file.resolve(), stat.st_mtime_ns, stat.st_size)


def _default_file() -> Path:
    spec = find_spec(_CARRIER)
    for location in (spec.submodule_search_locations if spec else None) or ():
        return Path(location) / "contract.json"
    raise ContractError(f"{_CARRIER}, which carries the contract, is not installed")


@lru_cache(maxsize=8)
def _load(file: Path, _modified: int, _size: int) -> Contract:
    _require_extra()
    try:
        document = read_data(file)
    except OSError as error:
        raise ContractError(f"cannot read the contract {file}: {error.strerror}") from None
    except FileFormatError as error:
        raise ContractError(str(error)) from None
    if not is_object(document) or not is_object(document.get("paths")):
        raise ContractError(f"{file} is not an OpenAPI document: it has no paths")
    try:
        contract = Contract(document)
        contract.check()
    except ContractError as error:
        raise ContractError(f"{file}: {error}") from None
    except Exception as error:  # noqa: BLE001 - a document that is not OpenAPI may raise anything
        told = f"{type(error).__name__}: {error}"[:400]
        raise ContractError(f"{file} is not an OpenAPI document ({told})") from None
    return contract


def _require_extra() -> None:
    missing = [name for name in ("jsonschema_rs", "h11") if find_spec(name) is None]
    if missing:
        raise ContractError(
            f"the mock needs {', '.join(missing)}: pip install 'firefly-workflows[mock]'"
        )


def _compile(document: Node) -> ValidatorMap:
    from jsonschema_rs import validator_map_for

    return validator_map_for(document, validate_formats=True, offline=True)


def _escape(part: str) -> str:
    return part.replace("~", "~0").replace("/", "~1")
