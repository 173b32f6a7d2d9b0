"""What the templates and the mock do not handle: refused here, never found at a user's call.

Each message says what it is about and what to write instead. What is not refused works, and
`tests/contract/matrix.yaml` holds it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from openapi_python_client.strings import ClassName, PythonIdentifier

from contract_checks.registry import rule
from generation.inputs import argument_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contract_checks.document import Document, Where
    from contract_checks.registry import Found

METHODS = {"get", "post", "put", "patch", "delete"}

# Names that the templates write into modules of models and resources.
OF_MODULES = {
    *(
        "Any",
        "ClassVar",
        "Literal",
        "Mapping",
        "Required",
        "Self",
        "TypeAlias",
        "TypedDict",
        "UUID",
    ),
    *("Arguments", "AsyncCore", "AsyncPage", "Core", "Operation", "Page", "TimeoutTypes"),
    *("EnumTable", "HasEverything", "HasOutcome", "Items", "Model", "OpenIntEnum", "OpenStrEnum"),
    *("RawResponse", "Resource", "Resources", "AsyncResources", "Response", "Unset"),
}
# Methods of these names would hide what the annotations and bodies of other methods name.
OF_METHODS = {
    *("bool", "cast", "datetime", "float", "int", "property", "str", "unset", "uuid"),
    "with_raw_response",
}
# Attributes of the clients, and modules beside those of resources.
OF_CLIENTS = {
    *("api", "client", "errors", "models", "runtime", "shapes", "shared", "types"),
    *("apply_and_wait", "deploy_and_wait", "destroy_and_wait", "wait_for_run"),
    *("close", "contradictions", "preload", "request", "variables", "with_options"),
    "runs_awaiting_approval",
}


@rule
def operations_named(document: Document) -> Found:
    """Every operation has an id of its own, whose parts are free names in Python."""
    seen: dict[str, str] = {}
    for operation in document.operations:
        written = operation.definition.get("operationId")
        tag = (operation.definition.get("tags") or [""])[0]
        if written is None:
            continue  # `names` says so
        if written in seen:
            yield (
                operation.where,
                f"{written} is also {seen[written]}; give it another id",
            )
        seen[written] = f"{operation.method.upper()} {operation.path}"
        if operation.method not in METHODS:
            verb = operation.method.upper()
            yield operation.where, f"neither client nor mock knows {verb}; use {_listed(METHODS)}"
        method = str(written).partition(".")[2]
        if method in OF_METHODS:
            yield operation.where, f"a method named {method} hides what others need; rename it"
        if str(PythonIdentifier(tag, "")) != tag:
            yield operation.where, f"the tag {tag!r} is no free name in Python; rename it"
        elif tag in OF_CLIENTS:
            yield operation.where, f"the clients have a {tag} of their own; rename the tag"


@rule
def schema_names_free(document: Document) -> Found:
    """The class and the module of a schema are no one else's."""
    tags = {(it.definition.get("tags") or [""])[0] for it in document.operations}
    taken = dict.fromkeys(OF_MODULES, "a name of the generated package")
    for tag in tags:
        own = ClassName(tag, "")
        for name in (own, f"Async{own}"):
            taken |= dict.fromkeys((name, f"{name}WithRawResponse"), f"the resource class of {tag}")
    schemas = document.data.get("components", {}).get("schemas", {})
    for name in schemas:
        taken |= dict.fromkeys((f"{name}Dict", f"{name}Value"), f"made for the schema {name}")
    modules: defaultdict[str, list[str]] = defaultdict(list)
    for name in schemas:
        modules[PythonIdentifier(name, "")].append(name)
        if str(ClassName(name, "")) in taken:
            why = taken[str(ClassName(name, ""))]
            yield ("components", "schemas", name), f"{name} is {why}; rename the schema"
        elif str(PythonIdentifier(name, "")) in tags:
            tag = PythonIdentifier(name, "")
            yield ("components", "schemas", name), f"{name} is spelled as the tag {tag}; rename it"
    for module, same in modules.items():
        if len(same) > 1:
            where = ("components", "schemas", same[0])
            yield where, f"{' and '.join(same)} are both {module} in Python; rename one"


@rule
def parameters_placed(document: Document) -> Found:
    """A parameter is text, a number, a boolean or, in the query, an array of them."""
    for operation in document.operations:
        for it in document.parameters(operation):
            name, place = it.get("name"), it.get("in")
            if place not in ("path", "query"):
                use = "callers pass extra_headers=" if place == "header" else "the token needs none"
                yield operation.where, f"the {place} parameter {name} is not generated; {use}"
                continue
            kinds = {_kind(leaf) for leaf in _leaves(document, it.get("schema"))}
            if place == "query" and "array" in kinds:
                items = [
                    leaf.get("items")
                    for leaf in _leaves(document, it.get("schema"))
                    if _kind(leaf) == "array"
                ]
                kinds = (kinds - {"array"}) | {
                    _kind(leaf) for item in items for leaf in _leaves(document, item)
                }
            for kind in sorted({"array", "object"} & kinds):
                article = "an array" if kind == "array" else "an object"
                hint = "give each field a parameter" if kind == "object" else "use the query, flat"
                yield operation.where, f"the {place} parameter {name} holds {article}; {hint}"


@rule
def arguments_distinct(document: Document) -> Found:
    """The arguments of a method have names of their own."""
    for operation in document.operations:
        names: defaultdict[str, list[str]] = defaultdict(list)
        for it in document.parameters(operation):
            name = argument_name(PythonIdentifier(str(it.get("name")), ""))
            names[name].append(f"the {it.get('in')} parameter {it.get('name')}")
        taken = set(names)
        body = document.body(operation)
        if body is not None:
            fields = _fields(document, body[1])
            if fields:
                for field in fields:
                    own = argument_name(PythonIdentifier(field, ""))
                    names[f"body_{own}" if own in taken else own].append(f"the field {field}")
            else:
                array = [_kind(it) for it in _leaves(document, body[1])] == ["array"]
                names["items" if array else "body"].append("the body")
        for name, same in names.items():
            if len(same) > 1:
                both = " and ".join(same)
                yield operation.where, f"{both} are both the argument {name}; rename one"


@rule
def defaults_simple(document: Document) -> Found:
    """A default is text, a number, a boolean, null or a value of an enum."""
    for where, schema in document.schemas:
        if "default" not in schema or "$ref" in schema:
            continue
        if isinstance(schema["default"], list | dict):
            yield where, f"a default of arrays or objects {_UNSAID}"
        elif any(it.get("format") in _READ for it in _leaves(document, schema)):
            yield where, f"a default of dates or UUIDs {_UNSAID}"


@rule
def references_alone(document: Document) -> Found:
    """What stands beside a reference in a schema is lost."""
    for where, schema in document.schemas:
        if "$ref" in schema and "default" in schema:
            yield where, f"a default beside $ref {_UNSAID}"
        if "$ref" in schema and "description" in schema and not schema.get("deprecated"):
            yield where, "a description beside $ref is lost; give it to what is referred to"


@rule
def deprecations_told(document: Document) -> Found:
    """What is deprecated can be left out, and says so where a call can warn of it."""
    for operation in document.operations:
        for it in document.parameters(operation):
            if not it.get("deprecated"):
                continue
            if it.get("in") == "path":
                yield operation.where, f"{it['name']} is always given; deprecate the operation"
            elif "default" in (document.resolve(it.get("schema")) or {}):
                yield operation.where, f"{it['name']} {_SENT}"
    for where, schema in document.schemas:
        if schema.get("deprecated"):
            if where[-2] != "properties":
                yield where, "is not told there; deprecate operations, parameters and fields"
            elif "default" in document.resolve(schema):
                yield where, f"{where[-1]} {_SENT}"


_SENT = "is deprecated, and its default is sent with each call; say it in the description"
_READ = ("date", "date-time", "uuid")
_UNSAID = "is not generated; say it in the description"


@rule
def alternatives_told_apart(document: Document) -> Found:
    """Which alternative a value is shows in the value: its kind, a constant or its field names."""
    for where, schema in document.schemas:
        branches = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
        if not branches:
            continue
        leaves = [leaf for branch in branches for leaf in _leaves(document, branch)]
        if sum(_kind(it) == "array" for it in leaves) > 1:
            yield where, "two arrays are alternatives; write one array of alternatives"
        objects = [it for it in leaves if _kind(it) == "object"]
        for index, one in enumerate(objects):
            for other in objects[index + 1 :]:
                if _alike(document, one, other):
                    same = "two objects have the same fields, so none is told from the other"
                    yield where, f"{same}; give each a const field"
        if len(objects) > 1 and not all(_fields(document, it) for it in objects):
            yield where, "an object without fields is told from no other; give it a const field"
        if "discriminator" in schema:
            yield from _discriminated(document, where, schema, branches)


@rule
def arrays_described(document: Document) -> Found:
    """An array says what it holds."""
    for where, schema in document.schemas:
        kinds = schema.get("type", ())
        if "array" in ([kinds] if isinstance(kinds, str) else kinds) and "items" not in schema:
            yield where, "an array without items; say what it holds, {} for anything"


@rule
def maps_end(document: Document) -> Found:
    """A map is not made of maps of its own kind: its type could not be written down."""
    schemas = document.data.get("components", {}).get("schemas", {})
    for name, schema in schemas.items():
        seen: list[Any] = []
        waiting = _map_values(document, schema)
        while waiting:
            it = waiting.pop()
            if it in seen:
                continue
            seen.append(it)
            waiting += _map_values(document, it)
        if schema in seen:
            yield ("components", "schemas", name), "a map of its own kind; give it a field instead"


def _map_values(document: Document, schema: Any) -> list[dict[str, Any]]:
    """What a map holds directly, inside arrays and as alternatives."""
    found: list[dict[str, Any]] = []
    for leaf in _leaves(document, schema):
        if _kind(leaf) == "array":
            found += _map_values(document, {"additionalProperties": leaf.get("items")})
        elif not _fields(document, leaf) and isinstance(leaf.get("additionalProperties"), dict):
            found += _leaves(document, leaf["additionalProperties"])
    return found


@rule
def enum_values_simple(document: Document) -> Found:
    """An enum lists text or whole numbers, and each value gives a name."""
    for where, schema in document.schemas:
        values = schema.get("enum", ())
        if any(isinstance(it, bool | float) for it in values):
            yield where, "an enum of booleans or fractions is not generated; use the plain type"
        if schema.get("enum") == []:
            yield where, "an enum without values; leave it out"


@rule
def successes_exact(document: Document) -> Found:
    """Each success is documented by its own status."""
    for operation in document.operations:
        for status in document.responses(operation):
            if status.startswith("2") and not status.isdigit():
                yield operation.where, f"{status} is not one status; name each, as 200"


@rule
def pages_hold_one_array(document: Document) -> Found:
    """A page is an array, has one array among its fields, or is a map of arrays."""
    for operation in document.operations:
        query = {it.get("name") for it in document.parameters(operation) if it.get("in") == "query"}
        if "pageSize" not in query:
            continue
        bodies = [
            schema
            for status, it in document.responses(operation).items()
            if status.startswith("2")
            and (schema := it.get("content", {}).get("application/json", {}).get("schema"))
        ]
        if len(bodies) != 1:
            yield operation.where, "a paged operation has one success with a body; drop the others"
        elif (arrays := _arrays(document, bodies[0])) != 1:
            count = "several arrays" if arrays else "no array"
            yield operation.where, f"a page with {count}; let it hold one, or drop pageSize"


def _arrays(document: Document, schema: Any) -> int:
    """How many arrays a page keeps its items in."""
    leaves = [it for it in _leaves(document, schema) if _kind(it) != "null"]
    if len(leaves) != 1:
        return 0
    if _kind(leaves[0]) == "array":
        return 1

    def is_array(node: Any) -> bool:
        kinds = {_kind(it) for it in _leaves(document, node)} - {"null"}
        return kinds == {"array"}

    fields = _fields(document, leaves[0])
    found = sum(map(is_array, fields.values()))
    if not fields and is_array(leaves[0].get("additionalProperties")):
        return 1
    return found


def _discriminated(
    document: Document, where: Where, schema: dict[str, Any], branches: list[Any]
) -> Iterator[tuple[Where, str]]:
    name = schema["discriminator"].get("propertyName")
    constants: dict[str, Any] = {}
    for branch in branches:
        leaf = document.resolve(branch)
        if not isinstance(leaf, dict) or _kind(leaf) == "null":
            continue
        shown = str(branch.get("$ref", "a branch")).rpartition("/")[2]
        field = document.resolve(_fields(document, leaf).get(name, {}))
        if "const" not in field:
            yield where, f"the discriminator {name} has to be a const field of {shown}"
        elif name not in _required(document, leaf):
            yield where, f"the discriminator {name} has to be required in {shown}"
        else:
            constants[shown] = field["const"]
    for value, target in schema["discriminator"].get("mapping", {}).items():
        shown = str(target).rpartition("/")[2]
        if constants.get(shown, value) != value:
            yield where, f"the mapping {value} leads to {shown}, which says {constants[shown]}"


def _alike(document: Document, one: dict[str, Any], other: dict[str, Any]) -> bool:
    mine, theirs = _fields(document, one), _fields(document, other)
    if mine.keys() != theirs.keys():
        return False
    return not any(
        "const" in (left := document.resolve(mine[name]))
        and "const" in (right := document.resolve(theirs[name]))
        and left["const"] != right["const"]
        for name in mine
    )


def _fields(document: Document, schema: Any, depth: int = 0) -> dict[str, Any]:
    """The fields of an object, those of its parts included."""
    schema = document.resolve(schema)
    if not isinstance(schema, dict) or depth > _DEEPEST:
        return {}
    found: dict[str, Any] = {}
    for part in schema.get("allOf", ()):
        found |= _fields(document, part, depth + 1)
    return found | schema.get("properties", {})


def _required(document: Document, schema: Any, depth: int = 0) -> set[str]:
    schema = document.resolve(schema)
    if not isinstance(schema, dict) or depth > _DEEPEST:
        return set()
    parts = (_required(document, part, depth + 1) for part in schema.get("allOf", ()))
    return set(schema.get("required", ())).union(*parts)


_DEEPEST = 20


def _leaves(document: Document, schema: Any, depth: int = 0) -> list[dict[str, Any]]:
    """A schema, or the alternatives it consists of, each of one type."""
    schema = document.resolve(schema)
    if not isinstance(schema, dict) or depth > _DEEPEST:
        return []
    branches = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
    if branches:
        return [leaf for it in branches for leaf in _leaves(document, it, depth + 1)]
    if isinstance(schema.get("type"), list):
        return [{**schema, "type": kind} for kind in schema["type"]]
    return [schema]


def _kind(schema: dict[str, Any]) -> str:
    if "type" in schema:
        return str(schema["type"])
    return "object" if {"properties", "allOf"} & schema.keys() else "any"


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(it.upper() for it in names))
