"""Validating requests before a handler and replies after it.

A request that the contract does not allow is refused with a message that names the field. A reply
that the contract does not allow is a defect of the mock and raises ``ContractBrokenError``. With
``closed``, so is a reply with a field that the contract does not declare, although its schemas are
open: a field that was renamed there would otherwise be sent under its earlier name.

A message names a field by its path: ``body.variables[0].key``, ``query.pageSize``,
``path.workspaceId``. In the live dialect the message for a missing field is ``Vcs Type is
required``.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from firefly_workflows_mock.handlers import MISSING, NOTHING, Refusal, Reply
from firefly_workflows_mock.reading import read_body, read_query, typed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jsonschema_rs import ValidationError, Validator

    from firefly_workflows_mock.contract import Contract, Operation, Parameter
    from firefly_workflows_mock.wire import Request

MOST = 10
_LONGEST = 240


class ContractBrokenError(AssertionError):
    """The mock itself responded with what its contract does not allow."""


class Validation:
    """Validates the requests and replies of one contract.

    Args:
        contract: The contract.
        lenient: Allow request fields that the contract does not know, and word a missing field as
            the live service does.
        free: Names of path parameters whose value is not checked.
        limit: Most bytes a request body may have.
        closed: Whether a reply may have declared fields only.
    """

    def __init__(
        self,
        contract: Contract,
        *,
        lenient: bool,
        free: frozenset[str],
        limit: int,
        closed: bool = False,
    ) -> None:
        self._lenient = lenient
        self._limit = limit
        # Fields that are accepted without being in the contract may be returned, too.
        validators = contract.open_validators if lenient else contract.validators
        sent = contract.closed_validators if closed else validators
        self._path: dict[str, list[tuple[Parameter, Validator]]] = {}
        self._query: dict[str, list[Parameter]] = {}
        self._requests: dict[str, Validator] = {}
        self._replies: dict[tuple[str, str], Validator | None] = {}
        for operation in contract.operations.values():
            self._path[operation.id] = [
                (parameter, validators[parameter.pointer])
                for parameter in operation.parameters
                if parameter.location == "path" and parameter.name not in free
            ]
            self._query[operation.id] = [p for p in operation.parameters if p.location == "query"]
            pointers = [p.pointer for p in self._query[operation.id]]
            pointers += [operation.body] if operation.body else []
            self._requests |= {pointer: validators[pointer] for pointer in pointers}
            for status, pointer in operation.responses.items():
                self._replies[operation.id, status] = sent[pointer] if pointer else None

    def query(self, operation: Operation, query: str) -> Any:
        """The typed query arguments.

        Args:
            operation: The operation.
            query: The query string as sent.

        Raises:
            Refusal: 400, naming the parameter.
        """
        arguments, sent = read_query(self._query[operation.id], query)
        for parameter, value in sent:
            validator = self._requests[parameter.pointer]
            if not validator.is_valid(value):
                errors = validator.iter_errors(value)
                raise Refusal(400, complain(errors, f"query.{parameter.name}"))
        return arguments

    def path(self, operation: Operation, arguments: Mapping[str, str]) -> None:
        """Check the path arguments.

        Raises:
            Refusal: 400, naming the argument.
        """
        for parameter, validator in self._path[operation.id]:
            value = typed(parameter, arguments[parameter.name])
            if not validator.is_valid(value):
                errors = validator.iter_errors(value)
                raise Refusal(400, complain(errors, f"path.{parameter.name}"))

    def read(self, operation: Operation, request: Request) -> Any:
        """The parsed body of a request, not yet validated.

        Raises:
            Refusal: 400, 413 or 415.
        """
        return read_body(
            operation, request.headers, request.body, limit=self._limit, strict=not self._lenient
        )

    def body(self, operation: Operation, body: Any) -> None:
        """Check a parsed body.

        Raises:
            Refusal: 400, naming the field.
        """
        if body is MISSING:
            if operation.body_required:
                raise Refusal(400, "body is required")
            return
        if operation.body is None:
            return
        validator = self._requests[operation.body]
        try:
            if validator.is_valid(body):
                return
            message = complain(validator.iter_errors(body), "body", titled=self._lenient)
        except ValueError:
            # The validator allows 255 levels, Python's parser more.
            raise Refusal(400, "body: nested too deeply") from None
        raise Refusal(400, message)

    def reply(self, operation: Operation, reply: Reply) -> None:
        """Check the reply of a handler.

        Raises:
            ContractBrokenError: The contract does not have the status, or does not allow the body.
        """
        key = (operation.id, str(reply.status))
        if key not in self._replies:
            key = (operation.id, "default")
        who = f"{operation.id} returned {reply.status}"
        if key not in self._replies:
            raise ContractBrokenError(
                f"{who}, which the contract does not document: {reply.body!r}"
            )
        validator = self._replies[key]
        if validator is None:
            if reply.body is not NOTHING:
                raise ContractBrokenError(f"{who} with a body, the contract says it has none")
        elif reply.body is NOTHING:
            raise ContractBrokenError(f"{who} without a body, the contract says it has one")
        elif not validator.is_valid(reply.body):
            errors = complain(validator.iter_errors(reply.body), "response")
            raise ContractBrokenError(f"{who} with a body that breaks the contract: {errors}")


def complain(errors: Iterable[ValidationError], where: str, *, titled: bool = False) -> str:
    """One message for the first few errors, in the order of the schema.

    Args:
        errors: The errors of the validator.
        where: What was validated, e.g. ``body``.
        titled: Whether to write ``Vcs Type is required`` as the live service does.
    """
    words: dict[str, None] = {}
    for error in errors:
        # One error may list any number of unknown fields.
        for complaint in islice(_describe(error, where, titled=titled), MOST):
            words[complaint] = None
        if len(words) >= MOST:
            break
    return "; ".join(islice(words, MOST))


def title(field: str) -> str:
    """A field name as in messages of the live service: ``vcsType`` becomes ``Vcs Type``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", field[:1].upper() + field[1:])


def field_path(where: str, path: Iterable[Any]) -> str:
    """``body`` and ``["variables", 0, "key"]`` make ``body.variables[0].key``."""
    return where + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)


def _describe(error: ValidationError, where: str, *, titled: bool) -> Iterator[str]:
    field = field_path(where, error.instance_path)
    kind: Any = error.kind
    match kind.name:
        case "required":
            name = kind.property
            yield f"{title(name)} is required" if titled else f"{field}.{name} is required"
        case "additionalProperties" | "unevaluatedProperties":
            for name in kind.unexpected:
                yield f"{field}.{name} is not a known field"
        case "anyOf" | "oneOf" if getattr(kind, "context", None):
            yield from _describe_branches(error, kind.context, where, titled=titled)
        case _:
            yield f"{field}: {_shortened(error.message)}"


def _describe_branches(
    error: ValidationError, branches: list[list[ValidationError]], where: str, *, titled: bool
) -> Iterator[str]:
    """Describe the errors of one branch if it is the only one whose type fits the value."""
    meant = [branch for branch in branches if branch and not _is_other_type(error, branch)]
    if len(meant) == 1:
        for inner in meant[0]:
            yield from _describe(inner, where, titled=titled)
        return
    field = field_path(where, error.instance_path)
    types = [t for branch in branches for inner in branch for t in _types(inner)]
    if not meant and types:
        yield f"{field}: {_shortened(_value(error))} is not of type {' or '.join(types)}"
    else:
        yield f"{field}: {_shortened(error.message)}"


def _is_other_type(error: ValidationError, branch: list[ValidationError]) -> bool:
    return any(
        inner.kind.name == "type" and inner.instance_path == error.instance_path for inner in branch
    )


def _types(error: ValidationError) -> list[str]:
    kind: Any = error.kind
    return list(kind.types) if kind.name == "type" else []


def _value(error: ValidationError) -> str:
    import json

    return json.dumps(error.instance, ensure_ascii=False, default=str)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
