"""Guardrails as a file wants them, and what is missing for that.

Policy: a rule is known by its name. The file spells it as the API does, so that what
``ffw guardrails search -o yaml`` prints can be kept as the file. What only the service knows (ids,
times) is not compared. Rules that the file does not name are left alone, unless ``--prune`` is
given.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ...wire.json_values import is_object
from ..contract.document import properties_at, required_at
from ..contract.operations import operation
from ..exits import CommandError
from .files import checked, entries
from .plan import Step

if TYPE_CHECKING:
    from ..session import Session

_OF_THE_SERVICE = frozenset({"id", "accountId", "createdAt", "updatedAt", "notificationId"})
"""What the service says of a rule, and a file need not."""


def steps(session: Session, file: str, *, prune: bool) -> list[Step]:
    """The steps that make the guardrails what a file says.

    Args:
        session: The session.
        file: The file; ``-`` for standard input.
        prune: Whether rules that the file does not name are deleted.

    Raises:
        CommandError: If the file is wrong, or two rules of the account have the name of one.
        FireflyError: If the rules cannot be read.
    """
    from firefly_workflows_api.shapes import OPERATIONS

    wanted = _wanted(file)
    python_names = OPERATIONS["guardrails.create"][3]
    resource = session.firefly.guardrails
    present: dict[str, list[Any]] = {}
    for it in resource.search(page_size=100):
        present.setdefault(str(it.name), []).append(it)
    made: list[Step] = []
    for name, rule in wanted.items():
        found = present.get(name, [])
        if len(found) > 1:
            raise CommandError(
                f"{len(found)} rules are named {name!r}.", about=", ".join(it.id for it in found)
            )
        arguments = {python_names.get(key, key): value for key, value in rule.items()}
        if not found:
            made.append(Step("+", f"guardrail {name}", partial(resource.create, **arguments)))
            continue
        held = found[0].to_dict()
        changed = [key for key, value in rule.items() if not _holds(held.get(key), value)]
        if changed:
            made.append(
                Step(
                    "~",
                    f"guardrail {name}: {', '.join(changed)}",
                    partial(resource.update, found[0].id, **arguments),
                )
            )
    for name in [it for it in present if prune and it not in wanted]:
        made += [
            Step("-", f"guardrail {name}", partial(resource.delete, it.id)) for it in present[name]
        ]
    return made


def _wanted(file: str) -> dict[str, dict[str, Any]]:
    body = operation("guardrails.create").body or ""
    kinds: dict[str, Any] = dict.fromkeys((*properties_at(body), *_OF_THE_SERVICE), object)
    kinds |= {"name": str, "isEnabled": bool, "scope": dict, "criteria": dict}
    # A rule on everything has to be meant: the method refuses one without a scope.
    required = [key for key in kinds if key in required_at(body) or key == "scope"]
    wanted: dict[str, dict[str, Any]] = {}
    for index, entry in enumerate(entries(file, "guardrails")):
        where = f"guardrails[{index}]"
        rule: dict[str, Any] = {"isEnabled": True, **checked(entry, where, kinds, "name")}
        if missing := [key for key in required if key not in rule]:
            raise CommandError(
                f"{where} ({rule['name']}) has no {', '.join(missing)}.",
                about=where,
                hint='for everything write scope: {workspaces: {include: ["*"]}, …}'
                if "scope" in missing
                else "ffw guardrails create --help says what a rule has",
            )
        if rule["name"] in wanted:
            raise CommandError(f"{file} names {rule['name']!r} twice.", about=where)
        wanted[rule["name"]] = {key: it for key, it in rule.items() if key not in _OF_THE_SERVICE}
    return wanted


def _holds(present: Any, wanted: Any) -> bool:
    """Whether what is there has all that is wanted; the service may add to objects."""
    if is_object(wanted) and is_object(present):
        return all(_holds(present.get(key), value) for key, value in wanted.items())
    return bool(present == wanted)
