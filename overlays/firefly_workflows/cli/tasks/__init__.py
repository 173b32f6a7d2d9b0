"""The commands that are no operation: one module each, which holds ``command``.

A task registers itself with a line of ``TASKS`` and a module of its name (``-`` becomes ``_``) in
this folder. A name of two words, ``projects apply``, puts the task into the group of a resource, in
the place of an operation of that name if there is one; its module is ``projects_apply``. Help and
completion of a group read the table, so that no task is loaded for them; a test holds the table to
the modules.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import click

TASKS: Final[dict[str, str]] = {
    "api": "Call the API by method and path.",
    "apply": "Approve a plan that waits, and follow the apply.",
    "approvals": "List the runs that wait for approval.",
    "completion": "Print the completion script of a shell.",
    "deploy": "Deploy workspaces and follow their runs.",
    "discard": "Turn a plan down that waits for approval.",
    "guardrails apply": "Make the guardrails what a file says.",
    "guardrails diff": "Show what ffw guardrails apply would do.",
    "login": "Save a key pair as a profile, after trying it.",
    "mock": "Start a stateful mock server, or steer a running one.",
    "profile": "List, choose and remove profiles.",
    "projects apply": "Make the tree of projects what a file says.",
    "projects tree": "Draw the tree of projects.",
    "report": "Report drift and failed runs: -o csv for a file.",
    "runs": "List, show and follow runs.",
    "vars": "List, set, unset, rotate and compare variables.",
}


def tasks_in(group: str) -> dict[str, str]:
    """The tasks of a group, by their own names; those of ``ffw`` itself for an empty text."""
    found = {name.rpartition(" ")[::2]: text for name, text in TASKS.items()}
    return {own: text for (of, own), text in found.items() if of == group}


def task(group: str, name: str) -> click.Command:
    """The command of a task, loaded now."""
    module = f"{group} {name}".strip().replace(" ", "_").replace("-", "_")
    command: click.Command = import_module(f"{__name__}.{module}").command
    return command
