"""A scenario: everything a mock starts with, as one YAML or JSON file.

.. code-block:: yaml

    seed: 7
    dialect: live
    clock: {mode: stepped, start: 2026-01-05T09:00:00Z, tick: 1, skew: 0}
    token_lifetime: 3600
    rate_limit: 500
    accounts:
      - {name: default, access_key: AK, secret_key: SK}
      - {name: other}
    estate: {workspaces: 20, runs_per_workspace: 3}
    assume: {secret_values: masked}
    faults:
      - {operation: workspaces.search, status: 503, body: html, times: 2}

Every key is optional; a key that is not known is refused, with the nearest one that is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firefly_workflows_mock.clock import Clock
from firefly_workflows_mock.faults import Fault
from firefly_workflows_mock.json_values import FileFormatError, is_object, read_data

if TYPE_CHECKING:
    from firefly_workflows_mock.handlers import Dialect

DIALECTS = ("documented", "live")


class ScenarioError(ValueError):
    """A scenario cannot be read, or says something that cannot be."""


@dataclass(frozen=True, slots=True)
class AccountSpec:
    """An account to open; keys that are left out follow from the seed."""

    name: str
    access_key: str | None = None
    secret_key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """What a mock starts with; the defaults are those of ``MockFirefly()``.

    Attributes:
        seed: Identifiers, keys, dice and estate follow from it.
        dialect: ``documented`` or ``live``.
        clock: Arguments of ``Clock``: ``mode``, ``start``, ``tick``; and ``skew``, in seconds.
        token_lifetime: Seconds in mock time.
        rate_limit: Requests per client and rolling minute.
        accounts: Accounts to open; ``default`` is opened in any case.
        estate: Arguments of ``mock.seed.estate``; ``None`` starts empty.
        faults: Faults in force from the start.
        assume: What to assume about open questions, by name: see ``open_questions``.
    """

    seed: int = 0
    dialect: Dialect = "documented"
    clock: Mapping[str, Any] | None = None
    token_lifetime: float = 3600.0
    rate_limit: int | None = None
    accounts: Sequence[AccountSpec] = ()
    estate: Mapping[str, Any] | None = None
    faults: Sequence[Fault] = ()
    assume: Mapping[str, str] = field(default_factory=dict[str, str])

    def make_clock(self) -> Clock:
        """The clock of the scenario.

        Raises:
            ScenarioError: Its arguments are wrong.
        """
        given = dict(self.clock or {})
        skew = given.pop("skew", 0.0)
        start = given.get("start")
        if isinstance(start, str):
            given["start"] = start = datetime.fromisoformat(start)
        if isinstance(start, datetime) and start.tzinfo is None:
            given["start"] = start.replace(tzinfo=UTC)
        try:
            clock = Clock(**given)
        except (TypeError, ValueError) as error:
            raise ScenarioError(f"clock: {error}") from None
        clock.skew = float(skew)
        return clock

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Scenario:
        """A scenario from plain data.

        Raises:
            ScenarioError: A key is unknown, or a value cannot be.
        """
        values = dict(data)
        _check_keys(values, [each.name for each in fields(cls)], "the scenario")
        if values.get("dialect", "documented") not in DIALECTS:
            raise ScenarioError(f"dialect: {values['dialect']!r} is neither documented nor live")
        try:
            values["faults"] = [Fault.from_dict(item) for item in values.get("faults") or ()]
            values["accounts"] = [_account(item) for item in values.get("accounts") or ()]
        except (TypeError, ValueError) as error:
            raise ScenarioError(str(error)) from None
        if isinstance(values.get("estate"), int):
            values["estate"] = {"workspaces": values["estate"]}
        values["assume"] = {} if values.get("assume") is None else values["assume"]
        for name in ("clock", "estate", "assume"):
            if not isinstance(values.get(name, {}), Mapping | None):
                raise ScenarioError(f"{name}: a mapping is needed")
        return cls(**values)

    @classmethod
    def load(cls, path: str | Path) -> Scenario:
        """A scenario from a file: JSON if its name ends in ``.json``, else YAML.

        Raises:
            ScenarioError: The file cannot be read, is not what its name says, or see ``from_dict``.
        """
        try:
            data: Any = read_data(Path(path))
        except OSError as error:
            raise ScenarioError(f"cannot read the scenario {path}: {error.strerror}") from None
        except FileFormatError as error:
            raise ScenarioError(str(error)) from None
        if data is None:
            return cls()
        if not is_object(data):
            raise ScenarioError(f"{path}: a scenario is a mapping")
        try:
            return cls.from_dict(data)
        except ScenarioError as error:
            raise ScenarioError(f"{path}: {error}") from None


def _account(data: Any) -> AccountSpec:
    if isinstance(data, AccountSpec):
        return data
    if not is_object(data):
        raise ScenarioError("accounts: each is a mapping with a name")
    _check_keys(data, [each.name for each in fields(AccountSpec)], "an account")
    if not data.get("name"):
        raise ScenarioError("accounts: each needs a name")
    return AccountSpec(**data)


def _check_keys(data: Mapping[str, Any], known: list[str], what: str) -> None:
    for key in data:
        if key not in known:
            near = get_close_matches(str(key), known, 1)
            hint = f"; did you mean {near[0]}?" if near else f" (known: {', '.join(known)})"
            raise ScenarioError(f"{what} has no key {key!r}{hint}")
