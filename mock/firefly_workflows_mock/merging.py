"""What a mock starts with: its scenario, with the arguments of ``MockFirefly`` merged into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from firefly_workflows_mock.auth import DEFAULT_ACCOUNT
from firefly_workflows_mock.scenario import Scenario
from firefly_workflows_mock.schema import File
from firefly_workflows_mock.settings import AccountSpec

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def load_scenario(scenario: Scenario | Mapping[str, Any] | str | Path | None) -> Scenario:
    """A scenario as an object.

    Args:
        scenario: The object itself, plain data or the path of a file; ``None`` for the defaults.

    Raises:
        ScenarioError: It cannot be read, or is not valid.
        SettingError: It is none of these.
    """
    if scenario is None:
        return Scenario()
    if isinstance(scenario, Scenario):
        return scenario
    if isinstance(scenario, Mapping):
        return Scenario.from_dict(scenario)
    return Scenario.load(File().check(scenario, "scenario"))


def merge(scenario: Scenario, given: Mapping[str, Any]) -> Scenario:
    """The scenario, with the given arguments in place of its settings or added to them.

    Args:
        scenario: The scenario.
        given: The checked arguments by name; ``accounts``, ``expect`` and ``faults`` are there.
    """
    own = ("seed", "dialect", "token_lifetime", "rate_limit", "estate")
    values = {name: given[name] for name in own if name in given}
    clock = {**(scenario.clock or {}), **given.get("clock", {})}
    if "skew" in given:
        clock["skew"] = given["skew"]
    for name in ("faults", "expect"):
        values[name] = [*cast("Sequence[Any]", getattr(scenario, name)), *given[name]]
    keys = given.get("access_key"), given.get("secret_key")
    return replace(
        scenario,
        clock=clock or None,
        assume={**scenario.assume, **given.get("assume", {})},
        accounts=_accounts([*scenario.accounts, *given["accounts"]], *keys),
        **values,
    )


def _accounts(
    accounts: Sequence[AccountSpec], access_key: str | None, secret_key: str | None
) -> list[AccountSpec]:
    """The accounts to add: first the default one, with the keys that were given for it."""
    default = next(
        (each for each in accounts if each.name == DEFAULT_ACCOUNT), AccountSpec(DEFAULT_ACCOUNT)
    )
    others = [each for each in accounts if each is not default]
    default = replace(
        default,
        access_key=access_key or default.access_key,
        secret_key=secret_key or default.secret_key,
    )
    return [default, *others]
