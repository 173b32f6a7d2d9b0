"""What no value can satisfy, and what our tools are known to mishandle in silence."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any

import jsonschema_rs
from jsonschema_rs import canonical

from contract_checks.document import pointer
from contract_checks.registry import rule
from generation.enum_names import member_name, run_together, words

if TYPE_CHECKING:
    from contract_checks.document import Document
    from contract_checks.registry import Found

# What the mock checks, the generator types and the fuzzer can make; another one checks nothing.
FORMATS = {"date-time", "date", "uuid", "uri", "email", "password"}

KEYWORDS = {
    "string": {"minLength", "maxLength", "pattern", "format"},
    "number": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"},
    "array": {"items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"},
    "object": {
        "properties", "required", "additionalProperties", "patternProperties", "minProperties",
        "maxProperties", "propertyNames", "dependentRequired",
    },
    "any": {
        "$ref", "type", "enum", "const", "allOf", "anyOf", "oneOf", "not", "discriminator",
        "title", "description", "default", "example", "examples", "deprecated", "readOnly",
        "writeOnly",
    },
}  # fmt: skip

# Properties of these names overwrite something in the generated model or shadow a local in it.
RESERVED = {
    "d",
    "cls",
    "self",
    "field_dict",
    "to_dict",
    "from_dict",
    "additional_properties",
    "cast",
}


def _canonical(document: Document, schema: dict[str, Any]) -> jsonschema_rs.CanonicalSchema | None:
    try:
        rooted = {**schema, "components": document.data.get("components", {})}
        return jsonschema_rs.canonicalize(rooted, draft=jsonschema_rs.Draft202012)
    except (ValueError, jsonschema_rs.ReferencingError):
        return None  # `compiles` reports it


# ───────────────────────────────────────────────────────────── what nothing can satisfy


@rule
def compiles(document: Document) -> Found:
    """A schema that does not compile is left out of validator maps in silence."""
    try:
        compiled = jsonschema_rs.validator_map_for(
            document.data, validate_formats=True, offline=True
        )
    except (ValueError, jsonschema_rs.ReferencingError) as error:
        yield (), f"does not compile: {str(error).splitlines()[0]}"
        return
    for where, schema in document.schemas:
        if pointer(where) not in compiled:
            yield where, "does not compile, so nothing would be checked against it"
        elif "$ref" in schema and document.at(schema["$ref"]) is None:
            yield where, f"{schema['$ref']} leads nowhere"


@rule
def satisfiable(document: Document) -> Found:
    """Bounds, constants and closed objects leave at least one value."""
    components = document.data.get("components", {})
    whole = [
        where
        for where, _ in document.schemas
        if where[-1] == "schema" and where[:2] != ("components", "schemas")
    ]
    inline = [dict(document.schemas)[where] for where in whole]
    named = [{"$ref": f"#/components/schemas/{name}"} for name in components.get("schemas", {})]
    rooted = {"anyOf": [*inline, *named], "components": components}
    try:
        empty = canonical.find_unsatisfiable(rooted, draft=jsonschema_rs.Draft202012)
    except (ValueError, jsonschema_rs.ReferencingError):
        return  # `compiles` reports it
    for found in empty:
        parts = tuple(found.split("/")[1:])
        # A closed object has no value for what is not described: that is how it is closed.
        if parts[-1:] == ("additionalProperties",):
            continue
        if parts[:1] == ("anyOf",) and int(parts[1]) < len(whole):
            yield (*whole[int(parts[1])], *parts[2:]), "no value satisfies this"
        elif parts[:1] == ("components",):
            yield parts, "no value satisfies this"


@rule
def parts_compatible(document: Document) -> Found:
    """What an allOf demands together is possible: a closed part refuses what another requires."""
    for where, schema in document.schemas:
        whole = _canonical(document, schema) if "allOf" in schema else None
        if whole and whole.satisfiability() == canonical.Satisfiability.NO:
            yield where, "the parts of this allOf exclude each other"


@rule
def recursion_ends(document: Document) -> Found:
    """A schema that refers to itself leaves a way out: a finite value exists."""
    schemas = document.data.get("components", {}).get("schemas", {})
    finite: set[str] = set()
    while True:
        more = {name for name in schemas.keys() - finite if _finite(schemas[name], finite)}
        if not more:
            break
        finite |= more
    for name in schemas.keys() - finite:
        yield ("components", "schemas", name), "every value of this contains another one"


def _finite(schema: Any, finite: set[str]) -> bool:
    """Whether a finite value exists, given the components known to have one."""
    if not isinstance(schema, dict):
        return schema is not False
    if "$ref" in schema:
        return schema["$ref"].rpartition("/")[2] in finite
    if not all(_finite(part, finite) for part in schema.get("allOf", ())):
        return False
    for key in ("anyOf", "oneOf"):
        if key in schema and not any(_finite(part, finite) for part in schema[key]):
            return False
    if schema.get("type") == "array" and schema.get("minItems", 0) > 0:
        return _finite(schema.get("items", True), finite)
    if schema.get("type") == "object":
        members = schema.get("properties", {})
        return all(_finite(members.get(name, True), finite) for name in schema.get("required", ()))
    return True


@rule
def enum_values_count(document: Document) -> Found:
    """Each enum value is of the type beside it, stands once, and a default is one of them."""
    for where, schema in document.schemas:
        values = schema.get("enum")
        if values is None:
            continue
        kinds = {"null" if value is None else type(value).__name__ for value in values}
        if len({str(value) for value in values}) < len(values):
            yield where, "a value stands twice"
        if len(kinds) > 1:
            yield where, f"values of several types: {', '.join(sorted(kinds))}"
        names = schema.get("x-enum-varnames")
        if names is not None and len(set(names)) != len(values):
            yield where, "x-enum-varnames does not name each value once"
        bare = {key: it for key, it in schema.items() if key != "enum"}
        found = _canonical(document, bare)
        for value in values:
            if found and not jsonschema_rs.is_valid(bare, value):
                yield where, f"{value!r} is not what stands beside the enum"


@rule
def defaults_valid(document: Document) -> Found:
    """A default satisfies its own schema."""
    for where, schema in document.schemas:
        if "default" in schema and "$ref" not in schema:
            rooted = {**schema, "components": document.data.get("components", {})}
            try:
                valid = jsonschema_rs.is_valid(rooted, schema["default"])
            except (ValueError, jsonschema_rs.ReferencingError):
                continue  # `compiles` reports it
            if not valid:
                yield where, f"the default {schema['default']!r} does not satisfy this schema"


@rule
def alternatives_disjoint(document: Document) -> Found:
    """No value satisfies two branches of a oneOf: it would satisfy none."""
    for where, schema in document.schemas:
        branches = [_canonical(document, it) for it in schema.get("oneOf", ())]
        for (first, one), (second, other) in combinations(enumerate(branches), 2):
            if one and other and _may_overlap(one, other):
                yield where, f"branches {first} and {second} of oneOf are not disjoint"


def _may_overlap(one: jsonschema_rs.CanonicalSchema, other: jsonschema_rs.CanonicalSchema) -> bool:
    try:
        return one.intersect(other).satisfiability() != canonical.Satisfiability.NO
    except (canonical.UnsupportedOperand, canonical.UnsupportedResult):
        return True


@rule
def keywords_apply(document: Document) -> Found:
    """Every keyword is one of JSON Schema and constrains the type beside it."""
    known = set().union(*KEYWORDS.values())
    for where, schema in document.schemas:
        for key in schema:
            if key not in known and not key.startswith("x-"):
                yield where, f"{key} is not a keyword"
        kinds = schema.get("type")
        if kinds is None:
            if "properties" in schema and not {"allOf", "anyOf", "oneOf"} & schema.keys():
                yield where, "properties without a type"
            continue
        kinds = {kinds} if isinstance(kinds, str) else set(kinds)
        kinds = {"number" if kind == "integer" else kind for kind in kinds}
        for kind in KEYWORDS.keys() - kinds - {"any"}:
            for key in schema.keys() & KEYWORDS[kind]:
                yield where, f"{key} says nothing about {'/'.join(sorted(kinds))}"


@rule
def formats_known(document: Document) -> Found:
    """A format is one that our tools check."""
    for where, schema in document.schemas:
        if schema.get("format", "uuid") not in FORMATS:
            yield where, f"{schema['format']} is not a format that is checked"


@rule
def patterns_anchored(document: Document) -> Found:
    """A pattern says what the whole text is: unanchored ones match in the middle."""
    for where, schema in document.schemas:
        pattern = schema.get("pattern", "^$")
        if not (pattern.startswith("^") and pattern.endswith("$")):
            yield where, f"the pattern {pattern!r} is not anchored at both ends"


# ────────────────────────────────────────────────────── what our tools mishandle in silence


@rule
def python_names(document: Document) -> Found:
    """Property and enum names stay apart, and free, once they are Python names."""
    for where, schema in document.schemas:
        names: defaultdict[str, list[str]] = defaultdict(list)
        for name in schema.get("properties", {}):
            names[_snake(name)].append(name)
        for python, same in names.items():
            if len(same) > 1:
                yield where, f"{' and '.join(same)} are both {python} in Python; rename one"
            if python in RESERVED:
                yield where, f"a property named {same[0]} breaks the generated model; rename it"
        if "x-enum-varnames" in schema:
            continue
        values: defaultdict[str, list[Any]] = defaultdict(list)
        for value in schema.get("enum", ()):
            values[member_name(value) if isinstance(value, str) else value].append(value)
        for name, same in values.items():
            them, hint = " and ".join(map(str, same)), "name the members in x-enum-varnames"
            if name == "":
                yield where, f"{same[0]!r} has no name in Python; {hint}"
            elif len(same) > 1:
                yield where, f"{them} have the same name in Python; {hint}"


def _snake(name: str) -> str:
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return re.sub(r"\W+", "_", name).strip("_").lower()


@rule
def enum_members_read(document: Document) -> Found:
    """The name of each enum member shows its words: AZURE_DEVOPS, never AZUREDEVOPS."""
    used = {
        str(name): set(words(str(name)))
        for _, schema in document.schemas
        for name in (*schema.get("properties", ()), *schema.get("enum", ()))
    }
    for where, schema in document.schemas:
        given = schema.get("x-enum-varnames")
        for value in schema.get("enum", ()):
            vocabulary = {it for name, them in used.items() if name != value for it in them}
            if given is None and isinstance(value, str) and run_together(value, vocabulary):
                yield where, f"{value} runs words together: name the members in x-enum-varnames"
        for name in given or ():
            if not re.fullmatch(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*", str(name)):
                yield where, f"{name} in x-enum-varnames is not written LIKE_THIS"


@rule
def nullable_with_format(document: Document) -> Found:
    """A nullable string with a format is an anyOf: the fuzzer takes "" as valid otherwise."""
    for where, schema in document.schemas:
        if isinstance(schema.get("type"), list) and "format" in schema:
            yield where, "write a nullable string with a format as anyOf"


@rule
def dates_before_times(document: Document) -> Found:
    """Where a date and a time are alternatives the date comes first, or it is read as a time."""
    for where, schema in document.schemas:
        for key in ("anyOf", "oneOf"):
            formats = [document.resolve(it).get("format") for it in schema.get(key, ())]
            if {"date", "date-time"} <= set(formats) and formats.index("date") > formats.index(
                "date-time"
            ):
                yield where, "put the date before the date-time"


@rule
def parameters_plain(document: Document) -> Found:
    """Parameters use the default style: the generator ignores any other."""
    for operation in document.operations:
        for it in document.parameters(operation):
            where = (*operation.where, "parameters")
            style = ("form", True) if it.get("in") in ("query", "cookie") else ("simple", False)
            written = (it.get("style", style[0]), it.get("explode", style[1]))
            if written != style or "allowReserved" in it or "content" in it:
                yield (
                    where,
                    f"{it.get('name')}: only the default style is generated; leave others out",
                )
            if it.get("in") == "header" and str(it.get("name")).lower() in (
                "authorization",
                "accept",
                "content-type",
            ):
                yield where, f"{it['name']}: OpenAPI ignores header parameters of this name"
