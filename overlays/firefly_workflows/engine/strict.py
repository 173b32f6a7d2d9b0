"""``strict=``: every successful response is held against the contract.

Policy
------
* The contract is what the generated package carries of ``openapi.yaml``: every schema as it was
  authored, without prose. It is loaded once for each process, by the first strict client.
* All differences are reported at once, each with its path: an undocumented status, a body where
  none is documented or none where one is, and whatever the schema does not allow, formats and
  enum values included.
* The response is validated as it came, before any quirk is absorbed: a strict client is for finding
  out where the service and its contract differ.
* What the validator cannot follow does not pass: half a character, more than 255 levels.
* Refused calls (4xx, 5xx) are errors anyway and are not validated.
* What differs ends the call, or goes into a :mod:`report <.contradictions>`.
"""

from __future__ import annotations

import json
from functools import cache, cached_property
from importlib.resources import files
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import ConfigurationError, shown
from .contradictions import ContradictionReport

if TYPE_CHECKING:
    from firefly_workflows_api.api import Operation

    from ..wire.hops import Response

__all__ = ["Checks", "ContractValidator", "Difference", "checks_of", "validator"]

_NAMED = ("properties",)
_IN_ARRAYS = ("items", "prefixItems", "contains", "additionalItems", "unevaluatedItems")
_OF_DATA = ("additionalProperties", "patternProperties", "unevaluatedProperties")


class Difference(NamedTuple):
    """One difference between a response and the contract.

    Attributes:
        json_path: Where it is.
        general_path: The same, with ``*`` for positions and for names that are data.
        kind: The keyword of JSON Schema, ``status`` or ``body``.
        message: What it is.
        value: What stands there.
    """

    json_path: str
    general_path: str
    kind: str
    message: str
    value: Any


class Checks(NamedTuple):
    """What a strict client does with a response.

    Attributes:
        validator: Finds what differs.
        report: Where it is collected; ``None`` if it ends the call.
    """

    validator: ContractValidator
    report: ContradictionReport | None


def checks_of(strict: Any) -> Checks | None:
    """What ``strict=`` asks for.

    Raises:
        ConfigurationError: If it makes no sense, or the extra ``strict`` is not installed.
    """
    if strict is False:
        return None
    if strict is True:
        return Checks(validator(), None)
    if isinstance(strict, str) and strict == "report":
        return Checks(validator(), ContradictionReport())
    if isinstance(strict, ContradictionReport):
        return Checks(validator(), strict)
    raise ConfigurationError(
        f"strict must be True, False, 'report' or a ContradictionReport, not {shown(strict)}."
    )


class ContractValidator:
    """Checks responses against a contract.

    Args:
        document: The OpenAPI document.
    """

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document
        self._validators = self._compiled(None)

    @cached_property
    def _silent(self) -> Any:
        """The same validators, whose messages do not quote what came."""
        return self._compiled("the value")

    def _compiled(self, mask: str | None) -> Any:
        import jsonschema_rs

        return jsonschema_rs.validator_map_for(
            self._document, validate_formats=True, offline=True, mask=mask
        )

    def violations(self, operation: Operation[Any], response: Response) -> list[tuple[str, str]]:
        """Where a successful response differs from the contract: each JSON path, and the problem.

        Args:
            operation: The operation.
            response: The response.
        """
        found = self._examined(operation, response, self._validators)
        return [(it.json_path, it.message) for it in found]

    def differences(self, operation: Operation[Any], response: Response) -> list[Difference]:
        """The same, with all that is known of each; no message quotes what came."""
        return self._examined(operation, response, self._silent)

    def _examined(
        self, operation: Operation[Any], response: Response, validators: Any
    ) -> list[Difference]:
        if operation.path not in self._document["paths"]:
            return []  # a call by method and path, which the contract does not know
        documented = self._document["paths"][operation.path][operation.method.lower()]["responses"]
        pointer = (
            f"#/paths/{_escaped(operation.path)}/{operation.method.lower()}"
            f"/responses/{response.status_code}"
        )
        described = documented.get(str(response.status_code))
        if described is None:
            listed = ", ".join(status for status in documented if status.startswith("2"))
            message = f"the status {response.status_code} is not documented, only {listed}"
            return [Difference("$", "$", "status", message, response.status_code)]
        while "$ref" in described:
            pointer = described["$ref"]
            described = self._at(pointer)
        content = described.get("content")
        if not content:
            return [_whole("a body is not documented")] if response.content else []
        try:
            body = json.loads(response.content)
        except (ValueError, RecursionError):
            return [_whole("JSON is documented, but this is none")]
        # Indexed, not .get(): a schema that could not be compiled must not pass for "no schema".
        schema = validators[f"{pointer}/content/application~1json/schema"]
        try:
            errors = list(schema.iter_errors(body))
        except UnicodeEncodeError:
            return [_whole("a text in it holds half of a surrogate pair, which is no character")]
        except ValueError:
            return [_whole("it is nested too deeply to be compared")]
        return [_difference(error) for error in errors]

    def _at(self, pointer: str) -> dict[str, Any]:
        place: Any = self._document
        for step in pointer.removeprefix("#/").split("/"):
            place = place[step.replace("~1", "/").replace("~0", "~")]
        found: dict[str, Any] = place
        return found


@cache
def validator() -> ContractValidator:
    """The validator of the contract this package was built from.

    Raises:
        ConfigurationError: If the extra ``strict`` is not installed.
    """
    if find_spec("jsonschema_rs") is None:
        raise ConfigurationError(
            "strict=True needs the package jsonschema_rs.",
            hint="pip install 'firefly-workflows[strict]'",
        )
    # Not a path: the package may be imported from a zip file.
    file = files("firefly_workflows_api") / "contract.json"
    try:
        return ContractValidator(json.loads(file.read_bytes()))
    except OSError:
        raise ConfigurationError(
            f"{file} is missing from this installation.", hint="Reinstall firefly-workflows."
        ) from None


def _whole(message: str) -> Difference:
    return Difference("$", "$", "body", message, None)


def _difference(error: Any) -> Difference:
    kind = error.kind.name
    general = _general_path(error.instance_path, error.evaluation_path)
    if kind == "required":
        general += f".{error.kind.property}"
    return Difference(_json_path(error.instance_path), general, kind, error.message, error.instance)


def _general_path(steps: list[str | int], schema: list[str | int]) -> str:
    """The path with ``*`` where the schema names no field: keywords say what each step was."""
    path, at, place = "$", 0, 0
    while at < len(schema) and place < len(steps):
        word = schema[at]
        at += 1
        if word in _NAMED:
            path += f".{steps[place]}"
            at += 1
            place += 1
        elif word in _IN_ARRAYS or word in _OF_DATA:
            path += "[*]" if isinstance(steps[place], int) else ".*"
            at += word in ("prefixItems", "patternProperties")
            place += 1
    return path + "".join("[*]" if isinstance(it, int) else ".*" for it in steps[place:])


def _json_path(steps: list[str | int]) -> str:
    return "$" + "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in steps)


def _escaped(path: str) -> str:
    return path.replace("~", "~0").replace("/", "~1")
