"""``ffw doctor``: why it does not work here, and where the service contradicts its contract."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from .. import exits
from ..command import Command
from ..output.rows import Shape

if TYPE_CHECKING:
    from ..session import Session

_CHECK = ("check", "status", "detail")
_CONTRADICTION = ("operation", "json_path", "kind", "message", "example", "count")
_EACH = 25


@click.command(
    "doctor",
    cls=Command,
    short_help="Look for what is wrong: credentials, network, clock, contract.",
    help="Look at what a call needs: versions, credentials, the way to the service, clocks, login. "
    "The exit code is that of what is wrong.\n\nWith --contract every list of the account is read, "
    "and each response is held against the contract. Nothing is written. What differs is printed: "
    "operation, place, what is documented, the shape of what came, and how often. Values of the "
    "account are not shown.",
)
@click.option("--contract", is_flag=True, help="Report where responses contradict the contract.")
@click.option(
    "--each", type=click.IntRange(1), default=_EACH, metavar="N",
    help="With --contract: how many workspaces, projects and sets to read one by one; default 25.",
)  # fmt: skip
@click.pass_obj
def command(session: Session, contract: bool, each: int) -> None:
    """Look for what is wrong."""
    if contract:
        _report(session, each)
        return
    from ..doctor.checks import findings

    session.token_cache = False  # an earlier token would say nothing of the keys
    found = list(findings(session))
    rows = [dict(zip(_CHECK, finding[:3], strict=True)) for finding in found]
    session.show(rows, Shape(_CHECK, _CHECK, "Check"))
    for finding in found:
        if finding.error is not None:
            raise finding.error


def _report(session: Session, each: int) -> None:
    from ...engine.contradictions import ContradictionReport
    from ..doctor.reading import AccountReader

    report = ContradictionReport()
    reads: list[str] = []
    firefly = session.firefly.with_options(strict=report, read_only=True)
    reader = AccountReader(firefly, each=each, progress=reads.append)
    reader.read()
    rows = [asdict(it) for it in report.contradictions]
    session.show(rows, Shape(_CONTRADICTION, _CONTRADICTION, "Contradiction"))
    for operation, error in reader.failures:
        session.warn(f"{operation} could not be read: {error.message}")
    session.note(
        f"{len(reads)} reads of {len(set(reads))} operations: "
        f"{len(rows)} contradiction{'s' if len(rows) != 1 else ''}."
    )
    if reader.failures:
        if len(reader.failures) == len(reads):
            raise reader.failures[0][1]
        raise click.exceptions.Exit(exits.PARTLY)
