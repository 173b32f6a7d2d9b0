"""``firefly-mock``: the mock as a command.

It prints the three ``export`` lines a shell needs, on standard output and nothing else there, then
serves until it is interrupted. Unlike ``MockFirefly()`` it keeps real time unless told otherwise.
"""

from __future__ import annotations

import argparse
import shlex
import signal
import sys
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from firefly_workflows_mock.faults import Fault
from firefly_workflows_mock.sandbox import MockFirefly
from firefly_workflows_mock.scenario import DIALECTS, Scenario

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firefly_workflows_mock.clock import ClockMode


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code: 0 when interrupted, 2 when it cannot start."""
    arguments = _parser().parse_args(argv)
    try:
        mock = _mock(arguments)
        environ = mock.environ
    except (ValueError, RuntimeError) as error:
        sys.stderr.write(f"firefly-mock: {error}\n")
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
        mock.close()
    return 0


def _mock(arguments: argparse.Namespace) -> MockFirefly:
    scenario = Scenario.load(arguments.scenario) if arguments.scenario else Scenario()
    if scenario.clock is None:
        scenario = replace(scenario, clock={"mode": "real"})
    if arguments.skew is not None:
        scenario = replace(scenario, clock={**(scenario.clock or {}), "skew": arguments.skew})
    return MockFirefly(
        seed=arguments.seed,
        dialect=arguments.dialect,
        contract=arguments.contract,
        state=arguments.state,
        scenario=scenario,
        access_key=arguments.access_key,
        secret_key=arguments.secret_key,
        host=arguments.host,
        port=arguments.port,
        allow_hosts=arguments.allow_host,
        clock=arguments.clock,
        token_lifetime=arguments.token_lifetime,
        rate_limit=arguments.rate_limit,
        estate=arguments.estate,
        faults=arguments.fault,
    )


def _clock(text: str) -> ClockMode:
    return "real" if text == "real" else "stepped" if text == "stepped" else float(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="firefly-mock",
        description="A stateful Firefly for tests and demos. Prints the environment that points a "
        "client at it, then serves until interrupted.",
    )
    add: Any = parser.add_argument
    add("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    add("--port", type=int, default=0, help="port to listen on (default: a free one)")
    add(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        help="a name it may be reached by, besides those of this machine (may be repeated)",
    )
    add("--seed", type=int, help="same seed, same identifiers (default: 0)")
    add("--dialect", choices=DIALECTS, help="answer as documented (default) or as live")
    add("--contract", metavar="FILE", help="serve another OpenAPI file, JSON or YAML")
    add("--state", metavar="FILE", help="keep what it holds in this file, across restarts")
    add("--scenario", metavar="FILE", help="JSON or YAML file that says what to start with")
    add("--access-key", metavar="KEY", help="access key to accept (default: follows from the seed)")
    add("--secret-key", metavar="KEY", help="secret key to accept (default: likewise)")
    add("--estate", type=int, metavar="N", help="start with N workspaces and their runs")
    add(
        "--clock",
        type=_clock,
        metavar="MODE",
        help="real (default), stepped, or mock seconds per real second",
    )
    add("--skew", type=float, metavar="SECONDS", help="how far the clock of the server is ahead")
    add("--token-lifetime", type=float, metavar="SECONDS", help="default: 3600")
    add("--rate-limit", type=int, metavar="N", help="requests per minute and client; live: 500")
    add(
        "--fault",
        type=Fault.parse,
        action="append",
        default=[],
        metavar="OPERATION:FIELD=VALUE,…",
        help="what goes wrong, e.g. workspaces.search:status=503,times=2 (may be repeated)",
    )
    return parser
