"""``strict=True``: every successful response is held against the contract.

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
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from ..errors import ConfigurationError

if TYPE_CHECKING:
    from firefly_workflows_api.api import Operation

    from ..wire.hops import Response

__all__ = ["ContractValidator", "validator"]


class ContractValidator:
    """Checks responses against a contract.

    Args:
        document: The OpenAPI document.
    """

    def __init__(self, document: dict[str, Any]) -> None:
        import jsonschema_rs

        self._document = document
        self._validators = jsonschema_rs.validator_map_for(
            document, validate_formats=True, offline=True
        )

    def violations(self, operation: Operation[Any], response: Response) -> list[tuple[str, str]]:
        """Where a successful response differs from the contract: each JSON path, and the problem.

        Args:
            operation: The operation.
            response: The response.
        """
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
            return [("$", f"the status {response.status_code} is not documented, only {listed}")]
        while "$ref" in described:
            pointer = described["$ref"]
            described = self._at(pointer)
        content = described.get("content")
        if not content:
            return [("$", "a body is not documented")] if response.content else []
        try:
            body = json.loads(response.content)
        except (ValueError, RecursionError):
            return [("$", "JSON is documented, but this is none")]
        # Indexed, not .get(): a schema that could not be compiled must not pass for "no schema".
        schema = self._validators[f"{pointer}/content/application~1json/schema"]
        try:
            errors = list(schema.iter_errors(body))
        except UnicodeEncodeError:
            return [("$", "a text in it holds half of a surrogate pair, which is no character")]
        except ValueError:
            return [("$", "it is nested too deeply to be compared")]
        return [(_json_path(error.instance_path), error.message) for error in errors]

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


def _json_path(steps: list[str | int]) -> str:
    return "$" + "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in steps)


def _escaped(path: str) -> str:
    return path.replace("~", "~0").replace("/", "~1")
