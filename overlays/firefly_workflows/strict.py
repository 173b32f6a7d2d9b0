"""``strict=True``: every successful response is held against the contract.

Policy
------
* The contract is what the generated package carries of ``openapi.yaml``: every schema as it was
  authored, without prose. It is loaded once for each process, by the first strict client.
* All differences are reported at once, each with its path: an undocumented status, a body where
  none is documented or none where one is, and whatever the schema does not allow, formats and
  enum values included.
* The response is judged as it came, before any quirk is absorbed: a strict client is for finding
  out where the service and its contract differ.
* What the validator cannot follow does not pass: half a character, more than 255 levels.
* Refused calls (4xx, 5xx) are errors anyway and are not judged.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .error_bodies import KEPT_BODY
from .errors import ConfigurationError, ResponseDecodeError

if TYPE_CHECKING:
    import httpx

    from firefly_workflows_api.api import Operation

__all__ = ["ContractValidator", "validator"]

_MOST_SHOWN = 20


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

    def check(self, operation: Operation[Any], response: httpx.Response) -> None:
        """Compare a successful response with what the contract says about it.

        Raises:
            ResponseDecodeError: If they differ; it lists every difference.
        """
        violations = self._violations(operation, response)
        if not violations:
            return
        shown = "; ".join(f"{path}: {problem}" for path, problem in violations[:_MOST_SHOWN])
        more = len(violations) - _MOST_SHOWN
        raise ResponseDecodeError(
            f"the response ({response.status_code}) differs from the contract in "
            f"{len(violations)} place{'s' if len(violations) > 1 else ''}: {shown}"
            + (f"; and {more} more" if more > 0 else ""),
            operation=operation.id,
            json_path=violations[0][0],
            body=_body_of(response),
            violations=[f"{path}: {problem}" for path, problem in violations],
        )

    def _violations(
        self, operation: Operation[Any], response: httpx.Response
    ) -> list[tuple[str, str]]:
        documented = self._document["paths"][operation.path][operation.method.lower()]["responses"]
        pointer = (
            f"#/paths/{_escaped(operation.path)}/{operation.method.lower()}"
            f"/responses/{response.status_code}"
        )
        answer = documented.get(str(response.status_code))
        if answer is None:
            listed = ", ".join(status for status in documented if status.startswith("2"))
            return [("$", f"the status {response.status_code} is not documented, only {listed}")]
        while "$ref" in answer:
            pointer = answer["$ref"]
            answer = self._at(pointer)
        content = answer.get("content")
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
    import firefly_workflows_api

    file = Path(firefly_workflows_api.__file__).with_name("contract.json")
    try:
        return ContractValidator(json.loads(file.read_bytes()))
    except FileNotFoundError:
        raise ConfigurationError(
            f"{file} is missing from this installation.", hint="Reinstall firefly-workflows."
        ) from None


def _body_of(response: httpx.Response) -> Any:
    text = response.content[:KEPT_BODY].decode("utf-8", errors="replace")
    if len(response.content) > KEPT_BODY:
        return text
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text or None


def _json_path(steps: list[str | int]) -> str:
    return "$" + "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in steps)


def _escaped(path: str) -> str:
    return path.replace("~", "~0").replace("/", "~1")
