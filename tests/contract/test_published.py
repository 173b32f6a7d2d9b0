"""The contract against what was published: a second source for its facts.

`golden/facts.txt` is written from the contract, so it notices a slip only where somebody reads the
difference. The two files in `published/` are not: they list, by name and kind, what the vendor's
reference prints (the current edition: parameters, and bodies and responses at the top level) and
what its samples hold (the edition of 2025-08: responses, however deep). No task writes them; the
bodies of requests are held in the same way by `golden/bodies.json`.

Where the contract says otherwise on purpose, a row below says so and why. What has an `x-source` of
its own in `openapi.yaml`, an operation, a parameter or a property, has its source there.
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from support.contract import Operation, operation, operations, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PUBLISHED = Path(__file__).parent / "published"
NOT_REFERENCED = {
    "auth.login": "on a page of its own",
    "health.check": "on a page of its own",
    "runners_workspaces.replace": "replaced by PATCH since 2025-08",
}
OBJECT_ID = "pattern=^[0-9a-fA-F]{24}$"


EDIT = (
    "give it an x-source in openapi.yaml; or, where the vendor's page says so, edit "
    "tests/contract/published/reference.txt"
)

EDIT_SAMPLES = "edit tests/contract/published/samples.txt, where the vendor's samples changed"


class Place(NamedTuple):
    """A parameter, or a property at the top of a body or a response."""

    operation: str
    part: str
    name: str

    def matches(self, patterns: tuple[str, str, str]) -> bool:
        return all(map(fnmatchcase, self, patterns))


# Beyond the reference: what the contract adds to a place, and why.
STRICTER: dict[tuple[str, str, str], tuple[str, str]] = {
    ("*", "path", "*"): ("min=1", "an empty argument would address another path"),
    ("*", "query", "page"): ("min=0", "there is no page before the first"),
    ("*", "query", "offset"): ("min=0", "items cannot be skipped backwards"),
    ("*", "query", "pageSize"): ("min=1", "as published for the other lists"),
    ("projects.list", "query", "maxDepth"): ("min=1", "the root is the first level"),
    ("guardrails.*", "*", "name"): ("max=100", "published for the response to an update"),
    ("workspaces.search", "200", "accountId"): (OBJECT_ID, "as published for runs"),
    **{
        (name, "200", field): ("required", "paths are built with it, and vendor tools rely on it")
        for name, field in [
            *((f"{each}.*", "id") for each in ("guardrails", "projects", "variable_sets")),
            ("runners_workspaces.*", "id"),
            ("workspaces.search*", "workspaceId"),
            ("workspaces.search_runs", "runId"),
        ]
    },
}
# Less than the reference: what the service was seen to leave out.
LOOSER = {Place("guardrails.create", "200", "notificationId"): "required"}
LEFT_OUT = {
    ("guardrails.create", "body", "id"): "read-only: no request carries it",
    ("guardrails.update", "body", "id"): "read-only: no request carries it",
}
# What the reference does not list at all, and why the contract has it.
OURS: dict[tuple[str, str, str], str] = {
    ("projects.create", "200", "*"): "201: the reference prints no body; as in the samples",
    ("projects.add_members", "200", "*"): "likewise",
    ("variable_sets.create", "200", "*"): "likewise",
    ("runners_workspaces.create", "200", "*"): "likewise",
    ("variable_sets.update", "200", "*"): "200 in the samples, no content in the reference",
    ("*_variables.list", "200", "id"): "two operations delete by it",
    ("variable_sets.list_variables", "200", "id"): "two operations delete by it",
    ("*_variables.list", "200", "origin"): "in the sample of a project's variables",
    ("variable_sets.list_variables", "200", "origin"): "likewise",
}
# Paths of the samples that the contract does not have, and why.
RENDERED = {
    "*Summary.description": "the description of a schema, printed as a property",
    "GET /runners/variables/projects/{projectId} *": "dropped by the current reference",
    "POST /runners/variables/projects/{projectId}/variables *": "dropped likewise",
    "POST /runners/variables/* *": "204 in the current reference",
    "GET /runners/variables/variable-sets [].*": "the sample shows variables in place of sets",
}


def blocks(name: str) -> dict[str, list[str]]:
    """The lines below each request line of a file."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in (PUBLISHED / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            lines.append(line.strip())
        else:
            lines = found.setdefault(line, [])
    return found


def parts(schema: Any) -> list[dict[str, Any]]:
    """The objects a schema is made of, items of an array and branches among them."""
    schema = resolve(schema)
    found = [schema] if {"properties", "additionalProperties"} & schema.keys() else []
    for part in [*schema.get("allOf", ()), *schema.get("anyOf", ())]:
        found += parts(part)
    return found or (parts(schema["items"]) if "items" in schema else [])


def said(schema: Any, *, required: bool) -> list[str]:
    """What the contract says about a value, in the words of the reference."""
    schema = resolve(schema)
    kinds = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type", [])
    kind = "|".join(it for it in kinds if it != "null")
    if kind == "array":
        kind = f"{resolve(schema['items']).get('type', 'object')}[]"
    least = [f"min={schema[it]}" for it in ("minimum", "minLength", "minItems") if it in schema]
    most = [f"max={schema[it]}" for it in ("maximum", "maxLength") if it in schema]
    default = [f"default={schema['default']}".lower()] if "default" in schema else []
    return [
        kind,
        *([schema["format"]] if schema.get("format") in ("date-time", "uuid") else []),
        *(["enum"] if "enum" in schema else []),
        *(["nullable"] if "null" in kinds else []),
        *least,
        *most,
        *(["required"] if required else []),
        *default,
        *([f"pattern={schema['pattern']}"] if "pattern" in schema else []),
    ]


def of_contract(it: Operation) -> Iterator[tuple[Place, list[str]]]:
    """What the contract says about each place of an operation."""
    for parameter in it.parameters:
        required = bool(parameter.get("required"))
        yield (
            Place(it.id, parameter["in"], parameter["name"]),
            said(parameter["schema"], required=required),
        )
    bodies = [("body", it.body["schema"])] if it.body else []
    for part, schema in [*bodies, *(("200", each) for each in responses(it))]:
        found = parts(schema)
        required_names = {name for each in needed(schema) for name in each}
        for each in found:
            for name, member in each.get("properties", {}).items():
                yield Place(it.id, part, name), said(member, required=name in required_names)


def responses(it: Operation) -> list[Any]:
    """The schemas of what an operation responds with when it succeeds."""
    return [
        media["schema"]
        for response in it.success.values()
        for media in response.get("content", {}).values()
    ]


def needed(schema: Any) -> Iterator[list[str]]:
    """The names that are required in an object or in the items of an array."""
    schema = resolve(schema)
    yield schema.get("required", [])
    for part in [*schema.get("allOf", ()), *([schema["items"]] if "items" in schema else [])]:
        yield from needed(part)


def reference() -> dict[Place, list[str]]:
    """What the reference says about each place."""
    ids = {f"{it.method} {it.path}": it.id for it in operations()}
    found = {}
    for request, lines in blocks("reference.txt").items():
        for line in lines:
            part, name, *words = line.split(" ")
            if name != "-":
                found[Place(ids[request], part, name)] = words
    return found


def referenced() -> list[Operation]:
    """The operations that the reference should have: no other source is named for them."""
    return [
        it for it in operations() if it.id not in NOT_REFERENCED and "x-source" not in it.definition
    ]


def contract() -> dict[Place, list[str]]:
    """What the contract says about each place of the operations the reference has."""
    return {place: words for it in referenced() for place, words in of_contract(it)}


def sourced() -> set[Place]:
    """The places that name their own source."""
    found = set()
    for it in referenced():
        found |= {
            Place(it.id, each["in"], each["name"]) for each in it.parameters if "x-source" in each
        }
        bodies = [("body", it.body["schema"])] if it.body else []
        for part, schema in [*bodies, *(("200", each) for each in responses(it))]:
            found |= {
                Place(it.id, part, name)
                for each in parts(schema)
                for name, member in each.get("properties", {}).items()
                if "x-source" in member
            }
    return found


def unused(rows: Iterable[tuple[str, str, str]], places: Iterable[Place]) -> list[Any]:
    """Rows that stand for no place: whatever they excuse is no longer there."""
    there = list(places)
    return [row for row in rows if not any(place.matches(row) for place in there)]


def test_every_operation_of_the_reference_is_in_the_contract_and_no_other() -> None:
    requests = {f"{it.method} {it.path}" for it in referenced()}
    assert requests == blocks("reference.txt").keys(), EDIT
    assert len(reference()) > 350


def test_every_place_of_the_reference_is_in_the_contract_as_it_says() -> None:
    ours, theirs, own = contract(), reference(), sourced()
    wrong = {}
    stricter: set[Place] = set()
    for place, words in theirs.items():
        allowed = {more for row, (more, _) in STRICTER.items() if place.matches(row)}
        found = ours.get(place)
        if found is None and place not in LEFT_OUT:
            wrong[place] = ("is missing", words)
        elif found is not None and found != words and place not in own:
            wanted = [word for word in words if word != LOOSER.get(place)]
            if [word for word in found if word not in allowed or word in words] != wanted:
                wrong[place] = (found, words)
            stricter.add(place)
    assert wrong == {}, EDIT
    assert unused(STRICTER, stricter) == []
    assert all(word in theirs[place] for place, word in LOOSER.items())
    assert not any(word in ours[place] for place, word in LOOSER.items())
    assert LEFT_OUT.keys() <= theirs.keys() - ours.keys()


def test_the_contract_has_nothing_more_than_a_source_says() -> None:
    """The reference prints no objects, so those are compared with the samples instead."""
    extra = {
        place
        for place, words in contract().items()
        if place not in reference() and words[0] not in ("object", "object[]")
    }
    extra -= sourced()
    assert {place for place in extra if not any(map(place.matches, OURS))} == set(), EDIT
    assert unused(OURS, extra) == []


def reach(schemas: list[Any], path: list[str]) -> set[str]:
    """The kinds of value that a path of a sample leads to; none where it leads nowhere."""
    if not path:
        return {kind for schema in schemas for kind in kinds(schema)}
    step, *rest = path
    onward: list[Any] = []
    for schema in schemas:
        if step == "[]":
            onward += [each["items"] for each in branches(schema) if "items" in each]
            continue
        for each in branches(schema):
            more = each.get("additionalProperties")
            if step in each.get("properties", {}):
                onward.append(each["properties"][step])
            elif more is True:
                onward.append({})
            elif isinstance(more, dict):
                onward.append(more)
    return reach(onward, rest) if onward else set()


def branches(schema: Any) -> list[dict[str, Any]]:
    """A schema and all that it is made of."""
    schema = resolve(schema)
    found = [schema]
    for part in [*schema.get("allOf", ()), *schema.get("anyOf", ())]:
        found += branches(part)
    return found


def kinds(schema: Any) -> Iterator[str]:
    for each in branches(schema):
        types = each.get("type", [])
        yield from [types] if isinstance(types, str) else types
        if not {"type", "allOf", "anyOf"} & each.keys():
            yield "anything"


def steps(path: str) -> list[str]:
    """`[].plan[].type` leads through `[]`, `plan`, `[]` and `type`."""
    return re.findall(r"\[\]|[^.\[\]]+", path)


SAMPLES = {
    request: [tuple(line.split(" ")) for line in lines]
    for request, lines in blocks("samples.txt").items()
}


STATUSES = {
    "POST /runners/variables/projects/{projectId}/variables": "204 in the current reference",
    "POST /runners/variables/workspaces/{workspaceId}/variables": "204 likewise",
    "POST /runners/variables/variable-sets/{variableSetId}/variables": "204 likewise",
}
"""Where the contract has another status than the edition of the samples, and why."""


@pytest.mark.parametrize("request_line", SAMPLES)
def test_what_a_sample_holds_is_in_the_contract(request_line: str) -> None:
    request, _, status = request_line.rpartition(" ")
    method, path = request.split(" ")
    it = next((each for each in operations() if (each.method, each.path) == (method, path)), None)
    assert it is not None, EDIT_SAMPLES
    wrong = {}
    for line in SAMPLES[request_line]:
        where, kind = line
        if any(fnmatchcase(f"{request} {where}", row) for row in RENDERED):
            continue
        found = reach(responses(it), steps(where))
        taken = {"integer": {"integer", "number"}}.get(kind, {kind})
        if not found & {*taken, "anything"}:
            wrong[where] = (kind, found)
    assert wrong == {}, EDIT_SAMPLES
    assert (status in it.success) != (request in STATUSES), EDIT_SAMPLES


def sampled(it: Operation) -> set[str]:
    """The names that the samples of an operation hold, at any depth."""
    request = f"{it.method} {it.path} "
    found = [lines for line, lines in SAMPLES.items() if line.startswith(request)]
    return {step for lines in found for where, _ in lines for step in steps(where)}


def below(schema: Any, above: tuple[int, ...] = ()) -> Iterator[str]:
    """Every name in a response, at any depth."""
    for each in branches(schema):
        if id(each) in above:
            continue
        deeper = (*above, id(each))
        for name, part in each.get("properties", {}).items():
            if "x-source" not in part:
                yield name
            yield from below(part, deeper)
        for inner in (each.get("items"), each.get("additionalProperties")):
            if isinstance(inner, dict):
                yield from below(inner, deeper)


# Names in responses that neither the samples nor the reference have.
KNOWN_OTHERWISE = {
    "id": "of variables: two operations delete by it",
    "origin": "of variables: in the sample of those of a project, and in what is written",
    "requiredValues": "vendor's Go client",
}
# Operations that respond with the same thing as others, of which more was published.
ALIKE = {
    "projects.create": ("projects.get",),
    "projects.list": ("projects.get",),
    "projects.tree": ("projects.get",),
    "variable_sets.update": ("variable_sets.get",),
    "runners_workspaces.create": ("runners_workspaces.get",),
    # PATCH took the place of a PUT whose sample is gone with it.
    "runners_workspaces.update": ("runners_workspaces.get", "projects.list_workspaces"),
    "runners_workspaces.apply_task": ("runners_workspaces.deploy",),
    "runners_workspaces.search_task_resources": ("workspaces.search_run_resources",),
}
# A task shows the trigger it was given, which the sample of the request holds.
ECHOED = {"runners_workspaces.destroy_resources": {"source"}}


@pytest.mark.parametrize("it", referenced(), ids=str)
def test_no_name_in_a_response_is_without_a_source(it: Operation) -> None:
    source = ECHOED.get(it.id, set()) | KNOWN_OTHERWISE.keys()
    for each in (it.id, *ALIKE.get(it.id, ())):
        source |= sampled(operation(each))
        source |= {place.name for place in reference() if place[:2] == (each, "200")}
    names = {name for schema in responses(it) for name in below(schema)}
    assert names - source == set(), EDIT
