"""``firefly-mock``: the mock as a command.

It prints three ``export`` lines for a shell on standard output, and nothing else. Then it serves
until it is interrupted. Its clock is real by default, unlike that of ``MockFirefly()``.
"""

from __future__ import annotations

import argparse
import shlex
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any, NoReturn

from firefly_workflows_mock.mock_firefly import MockFirefly
from firefly_workflows_mock.scenario import Scenario
from firefly_workflows_mock.schema import SettingError, nearest
from firefly_workflows_mock.settings import SETTINGS, Setting
from firefly_workflows_mock.state_file import StateError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Returns:
        The exit code: 0 when interrupted, 1 when the state could not be saved at the end, 2 when
        the mock cannot start. One line on standard error says why.
    """
    try:
        given = _settings(argv)
        mock = _mock(given)
        environ = mock.environ
        _tell(given)
    except (OSError, RuntimeError, ValueError) as error:
        sys.stderr.write(f"firefly-mock: {' '.join(str(error).split())}\n")
        return 2
    stop = threading.Event()

    def interrupt(_number: int, _frame: object) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, interrupt)
    try:
        for name, value in environ.items():
            sys.stdout.write(f"export {name}={shlex.quote(value)}\n")
        sys.stdout.flush()
        stop.wait()
    finally:
        saved = _close(mock)
    return 0 if saved else 1


def _tell(given: Mapping[str, Any]) -> None:
    """Say on standard error how a contract differs from the one the mock was written for."""
    if "contract" not in given:
        return
    from firefly_workflows_mock.contract import load_contract
    from firefly_workflows_mock.editions import told

    for line in told(load_contract(given["contract"])):
        sys.stderr.write(f"firefly-mock: {given['contract']}: {line}\n")


def _close(mock: MockFirefly) -> bool:
    """Close the mock; report a state that could not be saved, and return whether it was."""
    try:
        mock.close()
    except StateError as error:
        sys.stderr.write(f"firefly-mock: {error}\n")
        return False
    return True


def _settings(argv: Sequence[str] | None) -> dict[str, Any]:
    """The settings on the command line, by name."""
    arguments, rest = _parser().parse_known_args(argv)
    if rest:
        known = [each.option for each in SETTINGS]
        option = rest[0].partition("=")[0]
        raise SettingError(f"there is no option {option!r}{nearest(option, known)}")
    given: dict[str, Any] = {}
    for setting in SETTINGS:
        words: list[str] = getattr(arguments, setting.name)
        values = [setting.kind.parse(word, setting.option) for word in words]
        if values:
            given[setting.name] = _joined(setting, values)
    return given


def _joined(setting: Setting, values: list[Any]) -> Any:
    """The value of an option, joined if the option was given several times."""
    if not setting.repeated:
        if len(values) > 1:
            raise SettingError(f"{setting.option}: given {len(values)} times")
        return values[0]
    if isinstance(values[0], dict):
        return {key: value for each in values for key, value in each.items()}
    return [value for each in values for value in each]


def _mock(given: Mapping[str, Any]) -> MockFirefly:
    """The mock, with a real clock by default."""
    scenario = Scenario.load(given["scenario"]) if "scenario" in given else Scenario()
    clock = {"mode": "real", **(scenario.clock or {}), **given.get("clock", {})}
    settings: dict[str, Any] = {**given, "scenario": scenario, "clock": clock}
    return MockFirefly(**settings)


class _Parser(argparse.ArgumentParser):
    """A parser whose errors take one line."""

    def error(self, message: str) -> NoReturn:
        """Refuse the command line.

        Raises:
            SettingError: Always.
        """
        raise SettingError(message)


def _parser() -> _Parser:
    parser = _Parser(
        prog="firefly-mock",
        description="A stateful Firefly for tests and demos. Prints the environment that points a "
        "client at it, then serves until interrupted.",
        allow_abbrev=False,
    )
    for setting in SETTINGS:
        notes = [f"default: {setting.default}"] if setting.default is not None else []
        if setting.repeated:
            notes.append("can be given more than once")
        parser.add_argument(
            setting.option,
            dest=setting.name,
            metavar=setting.metavar,
            action="append",
            default=[],
            help=setting.doc + (f" ({'; '.join(notes)})" if notes else ""),
        )
    return parser
