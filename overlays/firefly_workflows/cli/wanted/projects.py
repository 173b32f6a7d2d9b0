"""A tree of projects as a file wants it, and what is missing for that.

Policy
------
* Projects are known by their place in the tree. What the file does not name is left alone:
  projects, labels of projects without ``labels``, variables, members and sets.
* A variable whose value is secret is written whenever the file names it: its value cannot be
  compared where the service masks it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...wire.json_values import is_array, is_object
from ..exits import CommandError
from .files import checked, entries
from .plan import Step

if TYPE_CHECKING:
    from firefly_workflows_api.models import ProjectTreeNode

    from ..session import Session

_KINDS = {
    "name": str,
    "description": str,
    "labels": list,
    "variables": dict,
    "members": dict,
    "sets": list,
    "children": list,
}
"""What a node of the file may have."""


class ProjectPlan:
    """Compares a file with the account.

    Args:
        session: The session.
    """

    def __init__(self, session: Session) -> None:
        self._firefly = session.firefly
        self._session = session
        self._present: dict[str, ProjectTreeNode] = {}
        self._ids: dict[str, str] = {}
        self._steps: list[Step] = []

    def steps(self, file: str) -> list[Step]:
        """The steps that make the account what a file says.

        Raises:
            CommandError: If the file is wrong.
            FireflyError: If the account cannot be read.
        """
        nodes = entries(file, "projects")
        for node, path, where in _walked(nodes):
            checked(node, where, _KINDS, "name")
            if "/" in node["name"]:
                raise CommandError(f"{where}.name holds a slash: {path}.", about=where)
        for place in self._firefly.projects.walk():
            self._present[place.path] = place.project
            self._ids[place.path] = place.project.id
        for node, path, _ in _walked(nodes):
            self._project(node, path)
            self._variables(node, path)
            self._members(node, path)
            self._sets(node, path)
        return self._steps

    def _add(self, sign: Any, text: str, do: Any) -> None:
        self._steps.append(Step(sign, text, do))

    def _project(self, node: dict[str, Any], path: str) -> None:
        wanted = {key: node[key] for key in ("description", "labels") if key in node}
        present = self._present.get(path)
        if present is None:

            def create() -> None:
                above = self._ids[path.rpartition("/")[0]]
                made = self._firefly.projects.ensure(name=node["name"], parent_id=above, **wanted)
                self._ids[path] = made.item.id

            self._add("+", f"project {path}", create)
            return
        changed = {key: it for key, it in wanted.items() if (getattr(present, key) or it[:0]) != it}
        if changed:
            self._add(
                "~",
                f"project {path}: {', '.join(changed)}",
                lambda: self._firefly.projects.update(self._ids[path], **changed),
            )

    def _variables(self, node: dict[str, Any], path: str) -> None:
        given: dict[str, Any] = node.get("variables") or {}
        wanted = [_variable(key, it) for key, it in given.items()]
        present: dict[str, Any] = {}
        if wanted and path in self._present:
            rows = self._firefly.project_variables.list(self._ids[path])
            present = {str(row.key): row for row in rows}
        for variable in wanted:
            self._session.keep_secret(variable["value"] if _is_secret(variable) else None)
        changed = [it for it in wanted if _differs(it, present.get(it["key"]))]
        if changed:
            keys = ", ".join(it["key"] for it in changed)
            self._add(
                "~" if any(it["key"] in present for it in changed) else "+",
                f"variables of {path}: {keys}",
                lambda: self._firefly.project_variables.upsert(self._ids[path], variables=changed),
            )

    def _members(self, node: dict[str, Any], path: str) -> None:
        wanted: dict[str, Any] = node.get("members") or {}
        present: dict[str, str] = {}
        if wanted and path in self._present:
            rows = self._firefly.projects.list_members(self._ids[path])
            present = {str(row.user_id): str(row.role) for row in rows}
        changed: list[Any] = [
            {"user_id": user, "role": role}
            for user, role in wanted.items()
            if present.get(user) != role
        ]
        if changed:
            said = ", ".join(f"{it['user_id']} as {it['role']}" for it in changed)
            self._add(
                "+",
                f"members of {path}: {said}",
                lambda: self._firefly.projects.ensure_members(self._ids[path], changed),
            )

    def _sets(self, node: dict[str, Any], path: str) -> None:
        names: list[str] = node.get("sets") or []
        for name in names:
            set_id = self._session.id_of("variable_sets", name)
            consumers: Any = self._firefly.variable_sets.get(set_id).consumers
            projects: list[Any] = getattr(consumers, "projects", None) or []
            if self._ids.get(path) in {str(row.id) for row in projects}:
                continue
            self._add(
                "+",
                f"variable set {name} for {path}",
                lambda set_id=set_id: self._firefly.variable_sets.ensure_attached_to_project(
                    self._ids[path], set_id
                ),
            )


def _walked(
    nodes: list[Any], above: str = "", where: str = "projects"
) -> list[tuple[Any, str, str]]:
    """Each node, with its path and its place in the file, before those below it."""
    found: list[tuple[Any, str, str]] = []
    for index, node in enumerate(nodes):
        place = f"{where}[{index}]"
        name = str(node.get("name", "")) if is_object(node) else ""
        path = f"{above}/{name}" if above else name
        found.append((node, path, place))
        children: Any = (node.get("children") or []) if is_object(node) else []
        if not is_array(children):
            raise CommandError(f"{place}.children must be a list.", about=place)
        found += _walked(children, path, f"{place}.children")
    return found


def _variable(key: str, value: Any) -> Any:
    """A variable of the file: its value, or an object with value, sensitivity and destination."""
    given: dict[str, Any] = dict(value) if is_object(value) else {"value": value}
    if set(given) - {"value", "sensitivity", "destination"} or not isinstance(
        given.get("value"), str
    ):
        raise CommandError(
            f"The variable {key} has no value that is text.",
            about=key,
            hint="write KEY: text, or KEY: {value: text, sensitivity: secret, destination: env}; "
            "quote numbers and words such as yes",
        )
    return {"key": key, "sensitivity": "string", "destination": "env", **given}


def _is_secret(variable: dict[str, str]) -> bool:
    return variable["sensitivity"] != "string"


def _differs(wanted: dict[str, str], present: Any) -> bool:
    if present is None or _is_secret(wanted):
        return True
    fields = ("value", "sensitivity", "destination")
    return any(str(getattr(present, it)) != wanted[it] for it in fields)
