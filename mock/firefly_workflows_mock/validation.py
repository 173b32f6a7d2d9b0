"""Both sides of the contract, always: requests before a handler, replies after it.

A request that the contract does not allow is refused with a message that names the field. A reply
that the contract does not allow is a defect of the mock, never of its user, and is raised as
``ContractBrokenError``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firefly_workflows_mock.complaints import complain
from firefly_workflows_mock.handlers import MISSING, NOTHING, Refusal, Reply
from firefly_workflows_mock.reading import read_body, read_query

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jsonschema_rs import Validator

    from firefly_workflows_mock.contract import Contract, Operation, Parameter
    from firefly_workflows_mock.wire import Request


class ContractBrokenError(AssertionError):
    """The mock itself answered what its contract does not allow."""


class Validation:
    """Validates the requests and replies of one contract.

    Args:
        contract: The contract.
        lenient: Take request fields that the contract does not know, and speak of a missing field
            as the live service does.
        free: Names of path parameters whose value is not checked.
        limit: Most bytes a request body may have.
    """

    def __init__(
        self, contract: Contract, *, lenient: bool, free: frozenset[str], limit: int
    ) -> None:
        self._lenient = lenient
        self._limit = limit
        # Who takes fields the contract does not know may also give them back.
        validators = contract.open_validators if lenient else contract.validators
        self._path: dict[str, list[tuple[str, Validator]]] = {}
        self._query: dict[str, list[Parameter]] = {}
        self._requests: dict[str, Validator] = {}
        self._replies: dict[tuple[str, str], Validator | None] = {}
        for operation in contract.operations.values():
            self._path[operation.id] = [
                (parameter.name, validators[parameter.pointer])
                for parameter in operation.parameters
                if parameter.location == "path" and parameter.name not in free
            ]
            self._query[operation.id] = [p for p in operation.parameters if p.location == "query"]
            pointers = [p.pointer for p in self._query[operation.id]]
            pointers += [operation.body] if operation.body else []
            self._requests |= {pointer: validators[pointer] for pointer in pointers}
            for status, pointer in operation.responses.items():
                self._replies[operation.id, status] = validators[pointer] if pointer else None

    def query(self, operation: Operation, query: str, known: tuple[Parameter, ...] = ()) -> Any:
        """The typed query arguments.

        Args:
            operation: What is called.
            query: The query string as sent.
            known: Parameters that are taken although the contract does not know them.

        Raises:
            Refusal: 400, naming the parameter.
        """
        declared = self._query[operation.id]
        arguments, sent = read_query([*declared, *known] if known else declared, query)
        for parameter, value in sent:
            validator = self._requests.get(parameter.pointer)
            if validator is not None and not validator.is_valid(value):
                errors = validator.iter_errors(value)
                raise Refusal(400, complain(errors, f"query.{parameter.name}"))
        return arguments

    def path(self, operation: Operation, arguments: Mapping[str, str]) -> None:
        """Check the path arguments.

        Raises:
            Refusal: 400, naming the argument.
        """
        for name, validator in self._path[operation.id]:
            if not validator.is_valid(arguments[name]):
                errors = validator.iter_errors(arguments[name])
                raise Refusal(400, complain(errors, f"path.{name}"))

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
        if not validator.is_valid(body):
            message = complain(validator.iter_errors(body), "body", titled=self._lenient)
            raise Refusal(400, message)

    def reply(self, operation: Operation, reply: Reply) -> None:
        """Check what a handler answered.

        Raises:
            ContractBrokenError: The status is not documented, or the body is not what it should be.
        """
        key = (operation.id, str(reply.status))
        if key not in self._replies:
            key = (operation.id, "default")
        who = f"{operation.id} answered {reply.status}"
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
