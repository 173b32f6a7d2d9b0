"""What the gate refuses of a contract: edits of the matrix, each with the sentence it gets.

`docs/changing-the-api.md` lists them for maintainers, by these names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from support.matrix import complete, matrix, operation, schema

if TYPE_CHECKING:
    from collections.abc import Callable

Json = dict[str, Any]


@dataclass(frozen=True)
class Refusal:
    """A construct, the edit that puts it into the matrix, and what the gate says."""

    construct: str
    sentence: str
    edit: Callable[[Json], object]

    def data(self) -> Json:
        """Return the matrix with the construct in it."""
        contract = matrix()
        self.edit(contract)
        return contract

    def __str__(self) -> str:
        return self.construct


REFUSALS: list[Refusal] = []


def refused(construct: str, sentence: str) -> Callable[[Callable[[Json], object]], None]:
    """Add a construct with what the gate says of it."""

    def add(edit: Callable[[Json], object]) -> None:
        REFUSALS.append(Refusal(construct, sentence, edit))

    return add


def add_operation(contract: Json, operation_id: str, verb: str = "get", **more: Any) -> Json:
    """Add an operation, with a path of its own."""
    it: Json = {"operationId": operation_id, **more}
    complete(it)
    contract["paths"][f"/added/{operation_id.replace('.', '/')}"] = {verb: it}
    return it


def add_field(contract: Json, name: str, field: Any, of: str = "Everything") -> None:
    """Add a field to a schema."""
    schema(contract, of)["properties"][name] = field


def add_parameter(contract: Json, **parameter: Any) -> None:
    """Add a parameter to the operation that has all others."""
    it = {"in": "query", "description": "Something to choose by.", **parameter}
    operation(contract, "inputs.query")["parameters"].append(it)


def ref(name: str) -> Json:
    """Return a reference to a schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def array(items: Any) -> Json:
    """Return the schema of an array."""
    return {"type": "array", "items": items}


def thing(**fields: Any) -> Json:
    """Return the schema of a closed object."""
    return {"type": "object", "properties": fields, "additionalProperties": False}


TEXT = {"type": "string"}

# ─────────────────────────────────────────────────────────────── operation ids and tags


@refused("an operation without operationId", "no operationId; name it <tag>.<method>")
def _(contract: Json) -> None:
    del operation(contract, "names.one")["operationId"]


@refused("one operationId twice", "names.one is also GET /names/one; give it another id")
def _(contract: Json) -> None:
    operation(contract, "responses.text")["operationId"] = "names.one"
    operation(contract, "names.one")["tags"] = ["names"]
    contract["paths"] = dict(reversed(contract["paths"].items()))


@refused("a camelCase operationId", "names.oneMore is not <tag>.<method> in snake_case")
def _(contract: Json) -> None:
    operation(contract, "names.one")["operationId"] = "names.oneMore"


@refused("an operationId with a space", "names.one more is not <tag>.<method> in snake_case")
def _(contract: Json) -> None:
    operation(contract, "names.one")["operationId"] = "names.one more"


@refused("an operationId that begins with a digit", "names.2nd is not <tag>.<method> in snake_case")
def _(contract: Json) -> None:
    operation(contract, "names.one")["operationId"] = "names.2nd"


@refused("a method named as a type of Python", "a method named str hides what others need; rename")
def _(contract: Json) -> None:
    add_operation(contract, "names.str", **{"x-returns": TEXT})


@refused("a method named `with_raw_response`", "a method named with_raw_response hides")
def _(contract: Json) -> None:
    add_operation(contract, "names.with_raw_response", **{"x-returns": TEXT})


@refused("a tag that the clients use", "the clients have a close of their own; rename the tag")
def _(contract: Json) -> None:
    add_operation(contract, "close.now", **{"x-returns": TEXT})


@refused("a tag that is a keyword", "the tag 'import' is no free name in Python; rename it")
def _(contract: Json) -> None:
    add_operation(contract, "import.now", **{"x-returns": TEXT})


@refused("a tag in camelCase", "the tag 'twoWords' is no free name in Python; rename it")
def _(contract: Json) -> None:
    add_operation(contract, "twoWords.now", **{"x-returns": TEXT})


@refused("HEAD, OPTIONS and TRACE", "neither client nor mock knows HEAD; use")
def _(contract: Json) -> None:
    contract["paths"]["/added"] = {"head": add_operation(contract, "names.look")}


# ───────────────────────────────────────────────────────────────────────────── names


@refused("a schema named as a resource class", "Names is the resource class of names; rename")
def _(contract: Json) -> None:
    contract["components"]["schemas"]["Names"] = thing(x=TEXT)


@refused("a schema spelled as a tag", "NAMES is spelled as the tag names; rename it")
def _(contract: Json) -> None:
    contract["components"]["schemas"]["NAMES"] = thing(x=TEXT)


@refused("a schema named as the package names something", "Operation is a name of the generated")
def _(contract: Json) -> None:
    contract["components"]["schemas"]["Operation"] = thing(x=TEXT)


@refused(
    "a schema beside `<schema>Dict` or `<schema>Value`", "PointDict is made for the schema Point"
)
def _(contract: Json) -> None:
    contract["components"]["schemas"]["PointDict"] = thing(x=TEXT)


@refused("two schemas with one name in Python", "AccountId and AccountID are both account_id in")
def _(contract: Json) -> None:
    contract["components"]["schemas"] |= {"AccountId": thing(x=TEXT), "AccountID": thing(y=TEXT)}


@refused("two fields with one name in Python", "userId and userID are both user_id in Python")
def _(contract: Json) -> None:
    contract["components"]["schemas"]["Odd"] = thing(userId=TEXT, userID=TEXT)


@refused("a field that a model needs for itself", "a property named cls breaks the generated model")
def _(contract: Json) -> None:
    add_field(contract, "cls", TEXT)


@refused(
    "a parameter `body` or `items` beside such a body", "the query parameter items and the body"
)
def _(contract: Json) -> None:
    parameter = {"name": "items", "in": "query", "description": "Which of them.", "schema": TEXT}
    operation(contract, "inputs.objects")["parameters"] = [parameter]


@refused("two parameters with one name in Python", "the query parameter thingId and the query")
def _(contract: Json) -> None:
    add_parameter(contract, name="thingId", schema=TEXT)
    add_parameter(contract, name="thingID", schema=TEXT)


# ──────────────────────────────────────────────────────────────────────── parameters


@refused("a header parameter", "the header parameter X-Trace is not generated; callers pass extra")
def _(contract: Json) -> None:
    add_parameter(contract, name="X-Trace", schema=TEXT, **{"in": "header"})


@refused("a cookie parameter", "the cookie parameter session is not generated; the token needs")
def _(contract: Json) -> None:
    add_parameter(contract, name="session", schema=TEXT, **{"in": "cookie"})


@refused("an object in the query", "the query parameter where holds an object; give each field")
def _(contract: Json) -> None:
    add_parameter(contract, name="where", schema=ref("PointInput"))


@refused(
    "an array of arrays in the query", "the query parameter grid holds an array; use the query"
)
def _(contract: Json) -> None:
    add_parameter(contract, name="grid", schema=array(array(TEXT)))


@refused("an array in the path", "the path parameter text holds an array; use the query, flat")
def _(contract: Json) -> None:
    operation(contract, "inputs.path")["parameters"][0]["schema"] = array(TEXT)


@refused("values separated by commas", "list: only the default style is generated")
def _(contract: Json) -> None:
    add_parameter(contract, name="list", schema=array(TEXT), explode=False)


@refused("`deepObject` and other styles", "deep: only the default style is generated")
def _(contract: Json) -> None:
    add_parameter(contract, name="deep", schema=ref("PointInput"), style="deepObject")


@refused("a parameter with `content`", "as: only the default style is generated")
def _(contract: Json) -> None:
    content = {"application/json": {"schema": TEXT}}
    add_parameter(contract, name="as", content=content)


# ──────────────────────────────────────────────────────────────── bodies and responses


@refused("a body of several parts or a form", "request: multipart/form-data is not described JSON")
def _(contract: Json) -> None:
    body = operation(contract, "inputs.fields")["requestBody"]["content"]
    body["multipart/form-data"] = body.pop("application/json")


@refused("a response of plain text", "200: text/plain is not described JSON; only application/json")
def _(contract: Json) -> None:
    content = operation(contract, "responses.text")["responses"]["200"]["content"]
    content["text/plain"] = content.pop("application/json")


@refused("a range of statuses", "2XX is not one status; name each, as 200")
def _(contract: Json) -> None:
    responses = operation(contract, "responses.text")["responses"]
    responses["2XX"] = responses.pop("200")


@refused("a success only as `default`", "no success is documented")
def _(contract: Json) -> None:
    responses = operation(contract, "responses.text")["responses"]
    responses["default"] = responses.pop("200")


@refused("a page with two arrays", "a page with several arrays; let it hold one, or drop pageSize")
def _(contract: Json) -> None:
    add_field(contract, "more", array(TEXT), "StatusPage")


@refused("a page without an array", "a page with no array; let it hold one, or drop pageSize")
def _(contract: Json) -> None:
    del schema(contract, "StatusPage")["properties"]["data"]


@refused("a page with two kinds of success", "a paged operation has one success with a body")
def _(contract: Json) -> None:
    responses = operation(contract, "pages.objects")["responses"]
    responses["202"] = {**responses["200"], "x-decision": "Another."}


# ─────────────────────────────────────────────────────────────────────────── schemas


@refused(
    "two arrays as alternatives", "two arrays are alternatives; write one array of alternatives"
)
def _(contract: Json) -> None:
    add_field(contract, "two", {"anyOf": [array(TEXT), array(ref("Status"))]})


@refused("objects as alternatives that look the same", "two objects have the same fields, so none")
def _(contract: Json) -> None:
    contract["components"]["schemas"] |= {"Left": thing(a=TEXT), "Right": thing(a=TEXT)}
    add_field(contract, "side", {"anyOf": [ref("Left"), ref("Right")]})


@refused("a map beside another object", "an object without fields is told from no other; give it")
def _(contract: Json) -> None:
    one_of = [ref("Point"), {"type": "object", "additionalProperties": TEXT}]
    add_field(contract, "side", {"anyOf": one_of}, "Ticket")


@refused("a map of its own kind", "a map of its own kind; give it a field instead")
def _(contract: Json) -> None:
    bag = {"type": "object", "additionalProperties": array(ref("Bag"))}
    contract["components"]["schemas"]["Bag"] = bag


@refused("an array without `items`", "an array without items; say what it holds, {} for anything")
def _(contract: Json) -> None:
    add_field(contract, "some", {"type": "array"}, "Ticket")


@refused("a discriminator that is no constant", "the discriminator kind has to be a const field of")
def _(contract: Json) -> None:
    schema(contract, "EmailAlert")["properties"]["kind"] = TEXT


@refused(
    "a discriminator that may be missing", "the discriminator kind has to be required in Email"
)
def _(contract: Json) -> None:
    schema(contract, "EmailAlert")["required"].remove("kind")


@refused(
    "a discriminator mapped elsewhere", "the mapping email leads to SlackAlert, which says slack"
)
def _(contract: Json) -> None:
    mapping = schema(contract, "Alert")["discriminator"]["mapping"]
    mapping["email"] = mapping["slack"]


@refused(
    "a default that is a date or a UUID", "a default of dates or UUIDs is not generated; say it"
)
def _(contract: Json) -> None:
    add_field(contract, "start", {"type": "string", "format": "date", "default": "2025-01-01"})


@refused(
    "a default that is an array or an object", "a default of arrays or objects is not generated"
)
def _(contract: Json) -> None:
    add_field(contract, "some", {**array(TEXT), "default": []})


@refused(
    "a default beside `$ref`", "a default beside $ref is not generated; say it in the description"
)
def _(contract: Json) -> None:
    add_field(contract, "usual", {**ref("Status"), "default": "done"})


@refused("a description beside `$ref`", "a description beside $ref is lost; give it to what is")
def _(contract: Json) -> None:
    add_field(contract, "usual", {**ref("Status"), "description": "How far it usually is."})


@refused(
    "an enum of booleans or fractions", "an enum of booleans or fractions is not generated; use"
)
def _(contract: Json) -> None:
    add_field(contract, "half", {"type": "number", "enum": [0.5, 1.5], "x-source": "matrix"})


@refused("an enum of several types, null among them", "values of several types: null, str")
def _(contract: Json) -> None:
    field = {"type": ["string", "null"], "enum": ["a", None], "x-source": "matrix"}
    add_field(contract, "perhaps", field)


@refused("an enum without values", "an enum without values; leave it out")
def _(contract: Json) -> None:
    add_field(contract, "none", {"type": "string", "enum": [], "x-source": "matrix"})


@refused(
    "enum values with one name in Python", "txt and TXT have the same name in Python; name the"
)
def _(contract: Json) -> None:
    add_field(contract, "suffix", {"type": "string", "enum": ["txt", "TXT"], "x-source": "matrix"})


@refused("enum values that are no words", "'=' has no name in Python; name the members")
def _(contract: Json) -> None:
    add_field(contract, "sign", {"type": "string", "enum": ["=", "<"], "x-source": "matrix"})


_DEFAULT = "is deprecated, and its default is sent with each call; say it in the description"


@refused("a deprecated path parameter", "text is always given; deprecate the operation")
def _(contract: Json) -> None:
    operation(contract, "inputs.path")["parameters"][0]["deprecated"] = True


@refused("a deprecated parameter with a default", f"text {_DEFAULT}")
def _(contract: Json) -> None:
    operation(contract, "inputs.query")["parameters"][0]["deprecated"] = True


@refused("a deprecated field with a default", f"old {_DEFAULT}")
def _(contract: Json) -> None:
    add_field(contract, "old", {"type": "integer", "default": 1, "deprecated": True})


@refused("`deprecated` elsewhere", "is not told there; deprecate operations, parameters and")
def _(contract: Json) -> None:
    schema(contract, "Point")["deprecated"] = True
