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
    expect:
      - {ending: plan_error, workspace: payments-network, times: 2}
    assume: {secret_values: masked}
    faults:
      - {operation: workspaces.search, status: 503, body: html, times: 2}
      - {kind: rate_limit, operation: "projects.*", retry_after: 20, times: 1}

Every key is optional; ``settings`` says what each can be. An unknown key is refused with a hint at
the nearest known one, and a value of another kind is refused.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from firefly_workflows_mock.clock import Clock
from firefly_workflows_mock.json_values import FileFormatError, is_object, read_data
from firefly_workflows_mock.schema import SettingError, describe
from firefly_workflows_mock.settings import SCENARIO, AccountSpec, check_setting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firefly_workflows_mock.faults.fault import Fault
    from firefly_workflows_mock.handlers import Dialect


class ScenarioError(SettingError):
    """A scenario cannot be read, or is not valid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """What a mock starts with; the defaults are those of ``MockFirefly()``.

    Attributes:
        seed: The seed of identifiers, keys, random numbers and the estate.
        dialect: ``documented`` or ``live``.
        clock: Arguments of ``Clock``: ``mode``, ``start``, ``tick``; and ``skew``, in seconds.
        token_lifetime: Seconds a token is valid, in mock time.
        rate_limit: Requests per client and rolling minute.
        accounts: Accounts to add; ``default`` always exists.
        estate: Arguments of ``mock.seed.estate``, once for each account, with ``account`` if it is
            not the default one; by default accounts start empty.
        expect: Arguments of ``mock.seed.expect``, with ``account`` likewise.
        faults: Faults that are active from the start.
        assume: What to assume about open questions, by name: see ``open_questions``.

    Raises:
        SettingError: A value is not valid.
    """

    seed: int = 0
    dialect: Dialect = "documented"
    clock: Mapping[str, Any] | None = None
    token_lifetime: float = 3600.0
    rate_limit: int | None = None
    accounts: Sequence[AccountSpec] = ()
    estate: int | Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = ()
    expect: Mapping[str, Any] | Sequence[Mapping[str, Any]] = ()
    faults: Sequence[Fault] = ()
    assume: Mapping[str, str] = field(default_factory=dict[str, str])

    def __post_init__(self) -> None:
        for each in fields(self):
            value = getattr(self, each.name)
            if value is not None or each.name in ("seed", "dialect", "token_lifetime", "estate"):
                object.__setattr__(self, each.name, check_setting(each.name, value))

    @property
    def seeds(self) -> list[tuple[str, Mapping[str, Any]]]:
        """The calls of ``mock.seed`` at the start, in order: the method and its arguments."""
        estates = cast("Sequence[Mapping[str, Any]]", self.estate)
        orders = cast("Sequence[Mapping[str, Any]]", self.expect)
        return [*(("estate", each) for each in estates), *(("expect", each) for each in orders)]

    def make_clock(self) -> Clock:
        """The clock of the scenario."""
        given = dict(self.clock or {})
        skew = given.pop("skew", 0.0)
        clock = Clock(**given)
        clock.skew = float(skew)
        return clock

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Scenario:
        """A scenario from plain data.

        Raises:
            ScenarioError: A key is unknown, or a value is not valid.
        """
        try:
            return cls(**SCENARIO.check(data, ""))
        except SettingError as error:
            raise ScenarioError(str(error)) from None

    @classmethod
    def load(cls, path: str | Path) -> Scenario:
        """A scenario from a file: JSON if its name ends in ``.json``, else YAML.

        Raises:
            ScenarioError: The file cannot be read, has another format, or see ``from_dict``.
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
            raise ScenarioError(f"{path}: a scenario is a mapping, not {describe(data)}")
        try:
            return cls.from_dict(data)
        except ScenarioError as error:
            raise ScenarioError(f"{path}: {error}") from None
