"""The settings of a mock: one table.

The arguments of ``MockFirefly`` and their checks, the keys of a scenario and the options of the
command come from this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from firefly_workflows_mock.clock import CLOCK, SKEW
from firefly_workflows_mock.faults.fault import FAULT
from firefly_workflows_mock.open_questions import ASSUME
from firefly_workflows_mock.schema import (
    Choice,
    File,
    Kind,
    ListOf,
    Maybe,
    Number,
    SettingError,
    Table,
    Text,
    describe,
    nearest,
    whole,
)
from firefly_workflows_mock.seeding import ESTATE, EXPECT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DIALECTS: Final = ("documented", "live")
_KEY = Text("text without line breaks, at least one character,", most=1000)
_NAME = Text("the name of an account", most=200)
_HOST = Text(
    "the address to listen on",
    most=253,
    pattern=r"(?=.*[A-Za-z.:])[A-Za-z0-9.:%_-]+",
    hint=" (127.0.0.1 is this machine alone, 0.0.0.0 is open to others)",
)
_NAMED = Text("the name or address of a host, without a port,", most=253, pattern=r"[\w.:%\[\]-]+")


@dataclass(frozen=True, slots=True)
class AccountSpec:
    """An account to add; keys that are left out are made from the seed."""

    name: str
    access_key: str | None = None
    secret_key: str | None = None


ACCOUNT: Final = Table(
    {"name": _NAME, "access_key": Maybe(_KEY), "secret_key": Maybe(_KEY)},
    required=["name"],
    short="name",
    head="name",
    build=AccountSpec,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting.

    Attributes:
        name: The argument of ``MockFirefly``; also the key of a scenario.
        kind: The kind of its value.
        doc: What it does, in one line.
        option: The option of the command.
        metavar: The value of the option, in the help.
        default: The default; ``None`` if ``doc`` says it.
        scenario: Whether a scenario can have it.
        repeated: Whether the option can be given more than once.
    """

    name: str
    kind: Kind
    doc: str
    option: str
    metavar: str
    default: int | float | str | None = None
    scenario: bool = True
    repeated: bool = False


SETTINGS: Final = (
    Setting(
        "seed",
        whole(-(2**63), 2**63 - 1),
        "same seed, same identifiers, times and order",
        "--seed",
        "N",
        default=0,
    ),
    Setting(
        "dialect",
        Choice(DIALECTS),
        "respond as documented or as live",
        "--dialect",
        "NAME",
        default="documented",
    ),
    Setting(
        "contract",
        File(),
        "serve another OpenAPI file, JSON or YAML",
        "--contract",
        "FILE",
        scenario=False,
    ),
    Setting(
        "state",
        File(),
        "keep the state in this file across restarts",
        "--state",
        "FILE",
        scenario=False,
    ),
    Setting(
        "scenario",
        File(),
        "JSON or YAML file with what to start with",
        "--scenario",
        "FILE",
        scenario=False,
    ),
    Setting(
        "access_key",
        _KEY,
        "access key of the default account; by default made from the seed",
        "--access-key",
        "KEY",
        scenario=False,
    ),
    Setting(
        "secret_key",
        _KEY,
        "secret key of the default account; by default made from the seed",
        "--secret-key",
        "KEY",
        scenario=False,
    ),
    Setting(
        "host",
        _HOST,
        "address to listen on",
        "--host",
        "ADDRESS",
        default="127.0.0.1",
        scenario=False,
    ),
    Setting(
        "port",
        whole(0, 65_535),
        "port to listen on, 0 for a free one",
        "--port",
        "N",
        default=0,
        scenario=False,
    ),
    Setting(
        "allow_hosts",
        ListOf(_NAMED),
        "a host name that requests may use, besides those of this machine",
        "--allow-host",
        "NAME",
        scenario=False,
        repeated=True,
    ),
    Setting(
        "clock",
        CLOCK,
        "stepped (default of Python), real (default of the command), or mock seconds per real "
        "second; or mode=, start=, tick= and skew=",
        "--clock",
        "MODE",
    ),
    Setting(
        "skew",
        SKEW,
        "seconds that the clock of the server is ahead of the caller's",
        "--skew",
        "SECONDS",
        scenario=False,
    ),
    Setting(
        "token_lifetime",
        Number(0, 10_000_000_000, above=True, unit="seconds"),
        "seconds a token is valid, in mock time",
        "--token-lifetime",
        "SECONDS",
        default=3600.0,
    ),
    Setting(
        "rate_limit",
        Maybe(whole(1, 1_000_000, unit="requests")),
        "requests per client and rolling minute; no limit unless given, the service allows 500",
        "--rate-limit",
        "N",
    ),
    Setting(
        "accounts",
        ListOf(ACCOUNT),
        "another account",
        "--account",
        "NAME[:access_key=KEY,secret_key=KEY]",
        repeated=True,
    ),
    Setting(
        "estate",
        ListOf(ESTATE),
        "workspaces to start with, and their runs; or workspaces=, runs_per_workspace=, account=",
        "--estate",
        "N",
        repeated=True,
    ),
    Setting(
        "expect",
        ListOf(EXPECT),
        "how the next run ends, e.g. plan_error:workspace=NAME,times=2",
        "--expect",
        "ENDING[:KEY=VALUE,…]",
        repeated=True,
    ),
    Setting(
        "faults",
        ListOf(FAULT),
        "what goes wrong, e.g. workspaces.search:status=503,times=2",
        "--fault",
        "OPERATION:KEY=VALUE,…",
        repeated=True,
    ),
    Setting(
        "assume",
        ASSUME,
        "what to assume about an open question, e.g. secret_values=masked",
        "--assume",
        "NAME=CHOICE",
        repeated=True,
    ),
    Setting(
        "journal_size",
        whole(0, 1_000_000),
        "how many requests the journal keeps",
        "--journal-size",
        "N",
        default=2000,
        scenario=False,
    ),
)
BY_NAME: Final = {each.name: each for each in SETTINGS}
SCENARIO: Final = Table(
    {each.name: each.kind for each in SETTINGS if each.scenario}, name="the scenario"
)
"""The keys of a scenario."""
SERVICE: Final = ("registry", "new_account")
"""Arguments of ``MockFirefly`` that are code, for another service; they are no settings."""


def check_setting(name: str, value: Any) -> Any:
    """Check the value of a setting, and return it in the form that is used.

    Args:
        name: The name of the setting.
        value: The value, from Python.

    Raises:
        SettingError: The value is not valid.
    """
    return BY_NAME[name].kind.check(value, name)


def check_arguments(values: Sequence[Any], named: Mapping[str, Any], where: str) -> None:
    """Check that ``MockFirefly`` takes arguments of these names.

    Args:
        values: The positional arguments.
        named: The arguments by name.
        where: Where they come from, for the message.

    Raises:
        SettingError: It does not take one of them.
    """
    known = (*BY_NAME, *SERVICE)
    if values:
        raise SettingError(f"{where}: {describe(values[0])} has no name: write NAME=VALUE")
    for name in named:
        if name not in known:
            raise SettingError(f"{where}: there is no setting {name!r}{nearest(name, known)}")
