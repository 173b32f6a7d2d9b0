"""Kinds of mistake an author of openapi.yaml can make, each as an edit of the parsed document.

`seen_by_gate` marks the kinds that our own gate must see alone; the others are the linters' and the
generator's business. The set is the proof that the four together leave nothing out.
"""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from support.contract import document

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Fault:
    """One kind of mistake."""

    name: str
    edit: Callable[[dict[str, Any]], object]
    seen_by_gate: bool

    def data(self) -> dict[str, Any]:
        """Return the document with the mistake in it."""
        data = copy.deepcopy(document())
        self.edit(data)
        return data

    def text(self) -> str:
        """Return the document with the mistake in it, as JSON."""
        return json.dumps(self.data()).replace("__TWICE__", "summary")

    def __str__(self) -> str:
        return self.name


FAULTS: list[Fault] = []


def fault(
    *, gate: bool
) -> Callable[[Callable[[dict[str, Any]], object]], Callable[[dict[str, Any]], object]]:
    """Add a mistake; its name is that of the function."""

    def add(edit: Callable[[dict[str, Any]], object]) -> Callable[[dict[str, Any]], object]:
        FAULTS.append(Fault(edit.__name__, edit, gate))
        return edit

    return add


def _operation(data: dict[str, Any], operation_id: str) -> dict[str, Any]:
    for item in data["paths"].values():
        for method, definition in item.items():
            if method != "parameters" and definition.get("operationId") == operation_id:
                return definition
    raise AssertionError(operation_id)


def _schema(data: dict[str, Any], name: str) -> dict[str, Any]:
    found = data["components"]["schemas"][name]
    assert isinstance(found, dict)
    return found


def _add(data: dict[str, Any], operation_id: str, **parameter: Any) -> None:
    it = {"in": "query", "description": "Something to choose by.", "example": "a", **parameter}
    _operation(data, operation_id).setdefault("parameters", []).append(it)


def _property(data: dict[str, Any], schema: str, name: str, it: dict[str, Any]) -> None:
    _schema(data, schema)["properties"][name] = {"description": "Something that it has.", **it}


# ─────────────────────────────────────────────────────────────────────── operations and paths


@fault(gate=True)
def reference_to_nowhere(data: dict[str, Any]) -> None:
    _schema(data, "WorkspaceSearch")["properties"]["filters"] = {
        "$ref": "#/components/schemas/Gone"
    }


@fault(gate=False)
def operation_id_used_twice(data: dict[str, Any]) -> None:
    _operation(data, "projects.get")["operationId"] = "projects.update"


@fault(gate=True)
def operation_id_missing(data: dict[str, Any]) -> None:
    del _operation(data, "projects.tree")["operationId"]


@fault(gate=True)
def operation_id_not_its_python_name(data: dict[str, Any]) -> None:
    _operation(data, "projects.tree")["operationId"] = "projects.getTree"


@fault(gate=False)
def tag_nobody_described(data: dict[str, Any]) -> None:
    data["tags"] = [tag for tag in data["tags"] if tag["name"] != "guardrails"]


@fault(gate=True)
def tag_of_another_resource(data: dict[str, Any]) -> None:
    _operation(data, "projects.tree")["tags"] = ["guardrails"]


@fault(gate=False)
def path_parameter_not_described(data: dict[str, Any]) -> None:
    data["paths"]["/guardrails/{ruleId}"].pop("parameters")


@fault(gate=False)
def described_parameter_not_in_the_path(data: dict[str, Any]) -> None:
    data["paths"]["/guardrails"]["parameters"] = [{"$ref": "#/components/parameters/RuleId"}]


@fault(gate=False)
def path_parameter_optional(data: dict[str, Any]) -> None:
    data["components"]["parameters"]["RuleId"]["required"] = False


@fault(gate=False)
def parameter_described_twice(data: dict[str, Any]) -> None:
    parameters = _operation(data, "projects.list")["parameters"]
    parameters.append(copy.deepcopy(parameters[-1]))


@fault(gate=True)
def two_paths_that_are_one(data: dict[str, Any]) -> None:
    item = data["paths"].pop("/runners/workspaces/{workspaceId}/run/{runId}/status")
    data["paths"]["/guardrails/{workspaceId}"] = item | {"parameters": item["parameters"][:1]}


@fault(gate=True)
def path_ends_with_a_slash(data: dict[str, Any]) -> None:
    data["paths"]["/guardrails/"] = data["paths"].pop("/guardrails")


@fault(gate=True)
def body_on_a_get(data: dict[str, Any]) -> None:
    body = copy.deepcopy(_operation(data, "guardrails.search")["requestBody"])
    _operation(data, "projects.tree")["requestBody"] = body


@fault(gate=True)
def no_success(data: dict[str, Any]) -> None:
    del _operation(data, "projects.tree")["responses"]["200"]


@fault(gate=True)
def refusal_not_documented(data: dict[str, Any]) -> None:
    del _operation(data, "projects.tree")["responses"]["401"]


@fault(gate=True)
def error_of_another_shape(data: dict[str, Any]) -> None:
    _operation(data, "projects.tree")["responses"]["404"] = {
        "description": "Gone.",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Message"}}},
    }


@fault(gate=False)
def response_without_description(data: dict[str, Any]) -> None:
    del data["components"]["responses"]["NotFound"]["description"]


@fault(gate=True)
def no_content_with_content(data: dict[str, Any]) -> None:
    responses = _operation(data, "projects.delete")["responses"]
    responses["204"]["content"] = _operation(data, "projects.get")["responses"]["200"]["content"]


@fault(gate=True)
def media_type_not_json(data: dict[str, Any]) -> None:
    content = _operation(data, "guardrails.create")["requestBody"]["content"]
    content["application/jsn"] = content.pop("application/json")


@fault(gate=False)
def component_nobody_uses(data: dict[str, Any]) -> None:
    data["components"]["schemas"]["Unused"] = {"type": "string", "description": "Nothing."}


@fault(gate=False)
def server_with_a_slash_at_the_end(data: dict[str, Any]) -> None:
    data["servers"][0]["url"] += "/"


@fault(gate=True)
def scheme_of_security_that_is_not_there(data: dict[str, Any]) -> None:
    data["security"] = [{"basicAuth": []}]


@fault(gate=True)
def operation_that_forgot_the_token(data: dict[str, Any]) -> None:
    _operation(data, "guardrails.delete")["security"] = []


@fault(gate=True)
def header_parameter_that_is_ignored(data: dict[str, Any]) -> None:
    _add(data, "projects.tree", name="Authorization", schema={"type": "string"}, **{"in": "header"})


@fault(gate=True)
def parameter_style_that_is_ignored(data: dict[str, Any]) -> None:
    schema = {"type": "array", "items": {"type": "string"}}
    _add(data, "projects.tree", name="only", schema=schema, explode=False, example=["a"])


@fault(gate=True)
def page_size_without_a_page(data: dict[str, Any]) -> None:
    del _operation(data, "guardrails.search")["parameters"][0]


@fault(gate=True)
def page_that_may_be_negative(data: dict[str, Any]) -> None:
    data["components"]["parameters"]["Page"]["schema"]["minimum"] = -1


# ────────────────────────────────────────────────────────────────────────────────── schemas


@fault(gate=True)
def key_written_twice(data: dict[str, Any]) -> None:
    _operation(data, "projects.tree")["__TWICE__"] = "Again"


@fault(gate=True)
def keyword_misspelled(data: dict[str, Any]) -> None:
    schema = data["components"]["parameters"]["PageSize"]["schema"]
    schema["minimun"] = schema.pop("minimum")


@fault(gate=True)
def nullable_as_in_openapi_3_0(data: dict[str, Any]) -> None:
    _property(data, "ProjectCreate", "owner", {"type": "string", "nullable": True})


@fault(gate=True)
def bounds_that_exclude_each_other(data: dict[str, Any]) -> None:
    schema = _schema(data, "GuardrailUpdated")["properties"]["name"]
    schema["minLength"], schema["maxLength"] = 100, 1


@fault(gate=True)
def number_bounds_that_exclude_each_other(data: dict[str, Any]) -> None:
    parameter = _operation(data, "projects.list")["parameters"][2]
    parameter["schema"] = {"type": "integer", "minimum": 5, "maximum": 1}


@fault(gate=True)
def closed_parts_that_exclude_each_other(data: dict[str, Any]) -> None:
    _schema(data, "GuardrailCreate")["allOf"][1] |= {
        "properties": {"owner": {"type": "string", "description": "Who it belongs to."}},
        "required": ["owner"],
    }


@fault(gate=False)
def parts_that_are_not_merged(data: dict[str, Any]) -> None:
    parts = [{"$ref": f"#/components/schemas/{name}"} for name in ("Labels", "Projection")]
    _property(data, "NamedReference", "more", {"allOf": parts})


@fault(gate=False)
def pair_that_may_go_on(data: dict[str, Any]) -> None:
    parts = [{"type": "string"}, {"type": "integer"}]
    it = {"type": "array", "prefixItems": parts, "examples": [["a", 1]]}
    _property(data, "NamedReference", "pair", it)


@fault(gate=True)
def parts_of_different_types(data: dict[str, Any]) -> None:
    parts = [{"$ref": f"#/components/schemas/{name}"} for name in ("LoginRequest", "MemberRole")]
    _property(data, "GuardrailUpdate", "owner", {"allOf": parts})


@fault(gate=True)
def required_property_that_cannot_be_there(data: dict[str, Any]) -> None:
    _schema(data, "ProjectMemberInput")["required"] = ["userId", "role", "level"]


@fault(gate=False)
def required_property_not_described(data: dict[str, Any]) -> None:
    _schema(data, "Task")["required"] = ["id", "state"]


@fault(gate=True)
def recursion_without_an_end(data: dict[str, Any]) -> None:
    _schema(data, "ProjectTreeNode")["required"] = ["children"]
    _schema(data, "ProjectTreeNode")["properties"]["children"]["minItems"] = 1


@fault(gate=True)
def enum_value_of_another_type(data: dict[str, Any]) -> None:
    _schema(data, "MemberRole")["enum"].append(3)


@fault(gate=True)
def enum_value_twice(data: dict[str, Any]) -> None:
    _schema(data, "MemberRole")["enum"].append("admin")


@fault(gate=True)
def enum_values_with_one_python_name(data: dict[str, Any]) -> None:
    _schema(data, "TaskStatus")["enum"].append("Pending")


@fault(gate=True)
def enum_from_nowhere(data: dict[str, Any]) -> None:
    del _schema(data, "MemberRole")["x-source"]


@fault(gate=True)
def decision_without_a_reason(data: dict[str, Any]) -> None:
    responses = _operation(data, "variable_sets.update")["responses"]
    responses["200"]["x-decision"] = ""


@fault(gate=True)
def two_successes_nobody_explains(data: dict[str, Any]) -> None:
    del _operation(data, "variable_sets.update")["responses"]["200"]["x-decision"]


@fault(gate=True)
def names_of_enum_values_too_few(data: dict[str, Any]) -> None:
    _schema(data, "GuardrailSeverity")["x-enum-varnames"].pop()


@fault(gate=True)
def description_that_says_nothing(data: dict[str, Any]) -> None:
    _schema(data, "Project")["properties"]["name"]["description"] = "Its name."


@fault(gate=True)
def description_that_says_what_is_not_known(data: dict[str, Any]) -> None:
    _schema(data, "TaskStep")["description"] = "What a task does. Other values are not known."


@fault(gate=True)
def words_of_an_enum_value_run_together(data: dict[str, Any]) -> None:
    del _schema(data, "VcsType")["x-enum-varnames"]


@fault(gate=True)
def name_of_an_enum_value_in_small_letters(data: dict[str, Any]) -> None:
    _schema(data, "VcsType")["x-enum-varnames"][0] = "github"


@fault(gate=True)
def default_that_is_refused(data: dict[str, Any]) -> None:
    data["components"]["parameters"]["PageSize"]["schema"]["default"] = 0


@fault(gate=True)
def branches_that_overlap(data: dict[str, Any]) -> None:
    _schema(data, "VariableSetReference")["oneOf"] = [
        *_schema(data, "VariableSetReference").pop("anyOf"),
        {"$ref": "#/components/schemas/Message"},
    ]


@fault(gate=True)
def pattern_that_does_not_compile(data: dict[str, Any]) -> None:
    _schema(data, "ObjectId")["pattern"] = "^[0-9a-f{24}$"


@fault(gate=True)
def pattern_that_matches_in_the_middle(data: dict[str, Any]) -> None:
    _schema(data, "ObjectId")["pattern"] = "[0-9a-fA-F]{24}"


@fault(gate=True)
def format_that_nobody_checks(data: dict[str, Any]) -> None:
    _schema(data, "Entity")["properties"]["createdAt"]["format"] = "datetime"


@fault(gate=True)
def keyword_of_another_type(data: dict[str, Any]) -> None:
    _schema(data, "AccessToken")["properties"]["expiresAt"]["minLength"] = 1


@fault(gate=True)
def properties_without_a_type(data: dict[str, Any]) -> None:
    del _schema(data, "ProjectUpdate")["type"]


@fault(gate=True)
def object_of_a_request_left_open(data: dict[str, Any]) -> None:
    del _schema(data, "RunFilters")["additionalProperties"]


@fault(gate=True)
def property_in_snake_case(data: dict[str, Any]) -> None:
    _property(data, "ProjectMember", "user_name", {"type": "string", "examples": ["jo"]})


@fault(gate=True)
def schema_in_lower_case(data: dict[str, Any]) -> None:
    data["components"]["schemas"]["labelList"] = data["components"]["schemas"].pop("LabelList")
    text = json.dumps(data["paths"]).replace("schemas/LabelList", "schemas/labelList")
    data["paths"] = json.loads(text)


@fault(gate=True)
def property_that_breaks_the_model(data: dict[str, Any]) -> None:
    _property(data, "ProjectMember", "toDict", {"type": "boolean", "examples": [True]})


@fault(gate=True)
def properties_with_one_python_name(data: dict[str, Any]) -> None:
    schema = {"$ref": "#/components/schemas/RunFilters"}
    _schema(data, "RunFilters")["properties"]["or"] = schema


@fault(gate=True)
def nullable_time_as_a_list_of_types(data: dict[str, Any]) -> None:
    _schema(data, "Entity")["properties"]["updatedAt"]["type"] = ["string", "null"]


@fault(gate=True)
def date_that_is_read_as_a_time(data: dict[str, Any]) -> None:
    _schema(data, "Entity")["properties"]["updatedAt"] = {
        "description": "When it took place.",
        "anyOf": [{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}],
    }


@fault(gate=False)
def example_that_is_refused(data: dict[str, Any]) -> None:
    _schema(data, "ObjectId")["examples"] = ["not-hexadecimal"]


@fault(gate=False)
def discriminator_that_maps_to_nowhere(data: dict[str, Any]) -> None:
    _schema(data, "VariableSetReference")["discriminator"] = {
        "propertyName": "kind",
        "mapping": {"named": "#/components/schemas/Gone"},
    }


# ──────────────────────────────────────────────────────────────────────────────────── links


def _link(data: dict[str, Any]) -> dict[str, Any]:
    responses = _operation(data, "variable_sets.create")["responses"]
    found = responses["201"]["links"]["get"]
    assert isinstance(found, dict)
    return found


@fault(gate=True)
def link_to_an_operation_that_is_not_there(data: dict[str, Any]) -> None:
    _link(data)["operationId"] = "variable_sets.read"


@fault(gate=True)
def link_with_a_parameter_that_is_not_there(data: dict[str, Any]) -> None:
    _link(data)["parameters"] = {"id": "$response.body#/variableSetId"}


@fault(gate=True)
def link_to_a_value_that_is_not_there(data: dict[str, Any]) -> None:
    _link(data)["parameters"] = {"variableSetId": "$response.body#/id"}
