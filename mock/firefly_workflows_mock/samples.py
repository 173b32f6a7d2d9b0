"""Replies of operations that have no handler: data that the contract allows.

``firefly-mock --contract FILE`` serves contracts that nobody wrote handlers for. Their operations
answer from the contract alone.

Policy
    * A reply says that it is one of these: header ``X-Mock-Sample`` names the operation.
    * It follows from the seed, the operation and its arguments: the same request has the same
      reply, in every process. It changes nothing, and remembers nothing that was sent.
    * The pages of a list are parts of one list, and a ``totalCount`` beside them is its length.
    * Every sample is checked against the contract. A schema of which none can be made, such as an
      unusual ``pattern``, stops the mock at start; an ``example`` beside it helps.
"""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from firefly_workflows_mock.contract import ContractError
from firefly_workflows_mock.handlers import NOTHING, Context, Reply
from firefly_workflows_mock.json_values import is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from firefly_workflows_mock.contract import Contract, Operation

HEADER: Final = "X-Mock-Sample"
_ATTEMPTS: Final = 60
_DEEP: Final = 4
"""Below this depth a sample holds only what it must."""
_LONG: Final = 3
"""The most items of an array that may be short."""
_MOVES: Final = ("page", "offset", "pageSize")
_WORDS: Final = ("alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel")
_TEXTS: Final = ("a", "A", "1", "a1", "alpha", "ALPHA", "a-b", "a_b", "aB", "1.0", "1.0.0", "/a")
_ALIKE: Final = ("allOf", "anyOf", "oneOf", "$ref")

Node = dict[str, Any]


class Samples:
    """Makes replies from a contract.

    Args:
        contract: The contract.
        seed: What the samples follow from.
    """

    def __init__(self, contract: Contract, seed: int) -> None:
        self._contract = contract
        self._seed = seed

    def check(self, operations: Iterable[Operation]) -> None:
        """Make a sample of each success of these operations.

        Raises:
            ContractError: There is none.
        """
        for operation in operations:
            successes = _successes(operation)
            if not successes:
                raise ContractError(
                    f"{operation.id} documents no success, so nothing can answer it"
                )
            for status in successes:
                pointer = operation.responses[status]
                if pointer is not None:
                    self.draw(pointer, Random(self._seed))  # noqa: S311 - no secret

    def reply(self, context: Context) -> Reply:
        """The reply of an operation that has no handler."""
        operation = self._contract.operations[context.operation_id]
        arguments = {name: it for name, it in context.query.items() if name not in _MOVES}
        key = json.dumps([self._seed, operation.id, dict(context.path), arguments], sort_keys=True)
        random = Random(key)  # noqa: S311 - no secret
        status = random.choice(_successes(operation))
        headers = {HEADER: operation.id}
        pointer = operation.responses[status]
        if pointer is None:
            return Reply(int(status), NOTHING, headers)
        body = self.draw(pointer, random)
        if "pageSize" in context.query:
            body = _page(body, context.query)
        return Reply(int(status), body, headers)

    def draw(self, pointer: str, random: Random) -> Any:
        """A value that the schema at ``pointer`` allows.

        Raises:
            ContractError: None was found.
        """
        validator = self._contract.validator(pointer)
        schema = self._contract.at(pointer)
        value: Any = None
        for _ in range(_ATTEMPTS):
            value = self._value(schema, random, 0)
            if validator.is_valid(value):
                return value
        error = next(iter(validator.iter_errors(value)))
        raise ContractError(
            f"no sample was found for {pointer} ({error.message[:200]}); give it an example"
        )

    def _value(self, schema: Any, random: Random, depth: int) -> Any:
        schema = self._flat(schema, random, depth)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return random.choice(schema["enum"])
        kind = schema.get("type", "object" if "properties" in schema else "string")
        if is_array(kind):
            least = depth > _DEEP and "null" in kind
            kind = "null" if least else random.choice(kind)
        if kind == "object":
            return self._object(schema, random, depth)
        if kind == "array":
            return self._array(schema, random, depth)
        if kind == "null":
            return None
        if kind == "boolean":
            return random.choice([True, False])
        return (
            _number(schema, random, kind)
            if kind in ("integer", "number")
            else _text(schema, random)
        )

    def _flat(self, schema: Any, random: Random, depth: int) -> Node:
        """A schema without references: its parts merged, one of its alternatives chosen."""
        if not is_object(schema):
            return {}
        made: Node = {key: value for key, value in schema.items() if key not in _ALIKE}
        parts = [*schema.get("allOf", ())]
        if "$ref" in schema:
            parts.append(self._contract.at(schema["$ref"]))
        for key in ("anyOf", "oneOf"):
            if key in schema:
                branches: list[Any] = schema[key]
                plain = [it for it in branches if not self._holds_more(it)]
                parts.append(random.choice(plain if depth > _DEEP and plain else branches))
        for part in parts:
            flat = self._flat(part, random, depth)
            properties: Node = {**flat.get("properties", {}), **made.get("properties", {})}
            required: list[str] = [*flat.get("required", ()), *made.get("required", ())]
            made = {**flat, **made, "required": required}
            if properties:
                made["properties"] = properties
        return made

    def _holds_more(self, schema: Any) -> bool:
        return is_object(schema) and ("$ref" in schema or schema.get("type") in ("object", "array"))

    def _object(self, schema: Node, random: Random, depth: int) -> Node:
        properties: Mapping[str, Any] = schema.get("properties", {})
        needed = {*schema.get("required", ())}
        made = {
            name: self._value(it, random, depth + 1)
            for name, it in properties.items()
            if name in needed or (depth < _DEEP and random.random() < 0.8)
        }
        others = schema.get("additionalProperties", True)
        least = schema.get("minProperties", 0)
        if not properties and others is not True and depth < _DEEP:
            least = max(least, 2)
        for name in (*sorted(needed - made.keys()), *_WORDS):
            if name in needed or len(made) < least:
                made.setdefault(name, self._value(others, random, depth + 1))
        return made

    def _array(self, schema: Node, random: Random, depth: int) -> list[Any]:
        least = schema.get("minItems", 0)
        most = min(schema.get("maxItems", least + _LONG), least + _LONG)
        length = least if depth > _DEEP else random.randint(max(least, min(1, most)), most)
        made: list[Any] = []
        for _ in range(length * 10):
            if len(made) == length:
                break
            item = self._value(schema.get("items", {}), random, depth + 1)
            if not (schema.get("uniqueItems") and item in made):
                made.append(item)
        return made


def _successes(operation: Operation) -> list[str]:
    return [it for it in operation.responses if it.startswith("2") and it.isdigit()]


def _page(body: Any, query: Mapping[str, Any]) -> Any:
    """The part of a list that a request asks for."""
    size = query["pageSize"]
    start = query["page"] * size if "page" in query else query.get("offset", 0)

    def cut(value: Any) -> Any:
        return value[start : start + size] if is_array(value) else value

    if not is_object(body):
        return cut(body)
    lengths = [len(it) for it in body.values() if is_array(it)]
    made = {name: cut(value) for name, value in body.items()}
    if "totalCount" in made and lengths:
        made["totalCount"] = lengths[0]
    return made


def _number(schema: Node, random: Random, kind: str) -> Any:
    step: Any = schema.get("multipleOf", 1)
    least: Any = schema.get("minimum", schema.get("exclusiveMinimum", 0))
    most: Any = schema.get("maximum", schema.get("exclusiveMaximum", least + 100))
    if kind == "integer" or (least // step + 1) * step < most:
        return random.randint(int(-(-least // step)), int(most // step)) * step
    return random.uniform(least, most)


def _text(schema: Node, random: Random) -> str:
    examples = (schema.get("example"), *schema.get("examples", ()))
    given = [it for it in examples if isinstance(it, str)]
    if given and ("pattern" in schema or random.random() < 0.5):
        return random.choice(given)
    digits = f"{random.getrandbits(128):032x}"
    day = f"2025-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    formats = {
        "date": day,
        "date-time": f"{day}T{random.randint(0, 23):02}:30:00.000Z",
        "uuid": str(UUID(hex=digits, version=4)),
        "uri": f"https://example.com/{digits[:6]}",
        "email": f"{random.choice(_WORDS)}@example.com",
    }
    if (known := formats.get(schema.get("format", ""))) is not None:
        return known
    if "pattern" in schema:
        lengths = (24, 32, 40, 8, 12, 16, 20, 64)
        numbers = f"{random.getrandbits(60):020}"
        cut = [(digits * 2)[:length] for length in lengths]
        return random.choice((*_TEXTS, *cut, numbers[-2:], numbers[-6:], *formats.values()))
    text = random.choice(_WORDS)
    least: int = schema.get("minLength", 0)
    most: int = schema.get("maxLength", 1000)
    return (text * (least // len(text) + 1))[: max(least, min(len(text), most))]
