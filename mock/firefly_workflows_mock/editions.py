"""Contracts other than the one the handlers were written for.

Handlers respond as the contract of this project says. An earlier one may document another status, a
result where there is none today, or ids of another form. What follows from the contract is taken
from it: one table, ``ROWS``, of what a handler's reply becomes, ``object_run_ids``, and the fields
that a reply may hold. ``told`` names what differs, for people to read at the start.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from firefly_workflows_mock.contract import ContractError, load_contract
from firefly_workflows_mock.handlers import NOTHING, Reply
from firefly_workflows_mock.openness import declared, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firefly_workflows_mock.contract import Contract, Operation
    from firefly_workflows_mock.divergences import CallOperation

_ALL: Final = {"page": 0, "pageSize": 1_000_000}
_OBJECT_ID: Final = "684aac91c3f9b3880d3ece51"
_UUID: Final = "60a097c0-d44c-4dea-af1b-1abdc5f2eea7"
_BY_OBJECT: Final = {"id": _UUID, "parents": [{"id": _UUID, "name": "defaults"}]}


@dataclass(frozen=True, slots=True)
class Row:
    """What the reply of a handler becomes where a contract documents a result.

    Attributes:
        operation: The operation.
        reads: The operation whose result it is.
        query: What that operation is asked.
    """

    operation: str
    reads: str
    query: dict[str, Any]


ROWS: Final = (
    Row("project_variables.upsert", "project_variables.list", {}),
    Row("workspace_variables.upsert", "workspace_variables.list", {}),
    Row("variable_sets.upsert_variables", "variable_sets.list_variables", _ALL),
    Row("variable_sets.update", "variable_sets.get", {}),
)
_READS: Final = {row.operation: row for row in ROWS}


class Edition:
    """How replies fit one contract.

    Args:
        contract: The contract that is served.
        own: Whether the handlers were written for it.
    """

    def __init__(self, contract: Contract, *, own: bool = False) -> None:
        self._contract = contract
        self._own = own
        sets = contract.operations.get("variable_sets.get")
        pointer = sets.responses.get("200") if sets else None
        self._ids_only = pointer is not None and not contract.validators[pointer].is_valid(
            _BY_OBJECT
        )

    @property
    def object_run_ids(self) -> bool:
        """Whether the paths of this contract take a run's id as 24 hexadecimal digits only."""
        takes = [
            self._contract.validators[parameter.pointer].is_valid
            for operation in self._contract.operations.values()
            for parameter in operation.parameters
            if parameter.name == "runId"
        ]
        return (
            bool(takes)
            and not any(it(_UUID) for it in takes)
            and all(it(_OBJECT_ID) for it in takes)
        )

    def reply(self, operation: Operation, reply: Reply, call: CallOperation) -> Reply:
        """The reply with a status that the contract documents, and what belongs to it."""
        if not operation.responses.keys() & {str(reply.status), "2XX", "default"}:
            statuses = [it for it in operation.responses if it.startswith("2")]
            if len(statuses) == 1:
                reply = _with_status(operation, reply, call, statuses[0])
        if self._ids_only and operation.id in ("variable_sets.get", "variable_sets.update"):
            reply = Reply(reply.status, _with_parents_by_id(reply.body), reply.headers)
        pointer = operation.responses.get(str(reply.status))
        if self._own or pointer is None or reply.body is NOTHING:
            return reply
        body = declared(reply.body, self._contract.at(pointer), self._contract.resolve)
        return Reply(reply.status, body, reply.headers)


def _with_status(operation: Operation, reply: Reply, call: CallOperation, status: str) -> Reply:
    if operation.responses[status] is None:
        return Reply(int(status), NOTHING, reply.headers)
    if reply.body is NOTHING and (row := _READS.get(operation.id)):
        return Reply(int(status), call(row.reads, row.query).body, reply.headers)
    return Reply(int(status), reply.body, reply.headers)


def _with_parents_by_id(body: Any) -> Any:
    if body is NOTHING or "parents" not in body:
        return body
    parents = [it if isinstance(it, str) else it["id"] for it in body["parents"]]
    return {**body, "parents": parents}


def told(contract: Contract) -> list[str]:
    """What differs from the contract that the handlers were written for, one line for each.

    Args:
        contract: The contract that is served.

    Returns:
        Sentences; empty where nothing differs, or where the other contract is not installed.
    """
    try:
        own = load_contract().operations
    except ContractError:
        return []
    lines = [f"{name} is not served" for name in own if name not in contract.operations]
    for name, operation in contract.operations.items():
        known = own.get(name)
        if known is None:
            lines.append(f"{name} is not known to this mock")
            continue
        said = [_request(it) for it in (operation, known)]
        if said[0] != said[1]:
            lines.append(f"{name} is {said[0]}, not {said[1]}")
        statuses = [_successes(it) for it in (operation, known)]
        if statuses[0] != statuses[1]:
            lines.append(f"{name} succeeds with {statuses[0]}, not {statuses[1]}")
        lines += _fields(name, contract, load_contract())
    if Edition(contract).object_run_ids:
        lines.append("runs have ids of 24 hexadecimal digits")
    return lines


def _fields(name: str, contract: Contract, own: Contract) -> Iterator[str]:
    """Which arguments and fields of one operation are in one of two contracts only."""
    arguments = [_arguments(it, it.operations[name]) for it in (contract, own)]
    results = [_results(it, it.operations[name]) for it in (contract, own)]
    for words, one, other in (
        ("does not take", arguments[1], arguments[0]),
        ("takes, and this mock ignores,", arguments[0], arguments[1]),
        ("does not return", results[1], results[0]),
        ("may return, and this mock does not send,", results[0], results[1]),
    ):
        if other and one - other:
            yield f"{name} {words} {', '.join(sorted(one - other))}"


def _arguments(contract: Contract, operation: Operation) -> set[str]:
    found = {it.name for it in operation.parameters}
    if operation.body is not None:
        found |= names(contract.at(operation.body), contract.resolve)
    return found


def _results(contract: Contract, operation: Operation) -> set[str]:
    found: set[str] = set()
    for status, pointer in operation.responses.items():
        if pointer is not None and status.startswith("2"):
            found |= names(contract.at(pointer), contract.resolve)
    return found


def _request(operation: Operation) -> str:
    return f"{operation.method} {operation.path}"


def _successes(operation: Operation) -> str:
    return " or ".join(sorted(it for it in operation.responses if it.startswith("2")))
