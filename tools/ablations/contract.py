"""Faults of openapi.yaml that one test of the document notices."""

from __future__ import annotations

from ablations import Row, known
from mutations import Mutation

CONTRACT = "openapi.yaml"
DOCUMENT = "tests/contract/test_contract_document.py"
FACTS = "tests/contract/test_contract_facts.py"
BODIES = "tests/contract/test_request_bodies.py"
COMPLETE = "tests/contract/test_contract_complete.py"


def edited(name: str, old: str, new: str, fault: str) -> Mutation:
    """Return a fault of the contract."""
    return Mutation(name, CONTRACT, old, new, fault)


def row(
    file: str,
    test: str,
    fault: Mutation,
    operations: tuple[str, ...] = (),
    *,
    recorded: bool = False,
    prose: bool = True,
) -> Row:
    """Return the row of one test."""
    tests = (f"{file}::{test}",)
    return Row("contract", test, fault, tests, tests, recorded, prose=prose, operations=operations)


def group(part: str, fault: Mutation, *, recorded: bool = False) -> Row:
    """Return the row of a group of findings in test_contract_complete.py."""
    return Row("contract", part, fault, (COMPLETE,), (), recorded, prose=True)


ROWS = (
    row(
        DOCUMENT,
        "test_the_document_is_valid_openapi_3_1",
        edited(
            "member_openapi_has_not",
            "    name: firefly-workflows maintainers\n",
            "    name: firefly-workflows maintainers\n    telephone: none\n",
            "the document has a member that OpenAPI does not know",
        ),
    ),
    row(
        DOCUMENT,
        "test_every_operation_has_its_designed_name_method_and_path",
        known("method_changed"),
        ("workspaces.update_labels",),
        recorded=True,
        prose=False,
    ),
    row(
        DOCUMENT,
        "test_the_tag_of_an_operation_is_its_resource_and_every_tag_is_described",
        edited(
            "tag_not_described",
            "  - name: health\n    description: Is the service up?\n",
            "",
            "a tag is described nowhere",
        ),
    ),
    row(
        DOCUMENT,
        "test_the_replaced_operation_and_no_other_is_deprecated",
        known("deprecation_lost"),
        recorded=True,
    ),
    row(
        DOCUMENT,
        "test_everything_but_login_and_health_needs_the_bearer_token",
        edited(
            "token_as_digest",
            "      type: http\n      scheme: bearer\n      bearerFormat: JWT\n",
            "      type: http\n      scheme: digest\n",
            "the token is sent by digest authentication",
        ),
    ),
    row(
        DOCUMENT,
        "test_the_server_is_the_one_the_service_documents",
        edited(
            "another_server",
            "  - url: https://api.firefly.ai/v2\n",
            "  - url: https://api.firefly.example/v2\n",
            "the service is at another address",
        ),
    ),
    row(
        DOCUMENT,
        "test_every_enum_says_where_its_values_come_from",
        edited(
            "enum_without_source",
            "      x-source: >-\n"
            "        Vendor's Terraform provider and importer; admin also in the August 2025 "
            "samples.\n",
            "",
            "nobody knows where the roles of members come from",
        ),
    ),
    row(
        DOCUMENT,
        "test_no_shape_is_written_twice",
        edited(
            "shape_twice",
            "    Entity:\n      type: object\n",
            "    IdAndName:\n      type: object\n      description: An id and a name.\n"
            "      properties:\n        id:\n          type: string\n"
            "          description: Its identifier.\n"
            "          examples: [8d0f5e0a-6b57-4d3e-9a53-1f4f7a7f9c55]\n"
            "        name: { type: string, description: Its name., examples: [aws-defaults] }\n"
            "    Entity:\n      type: object\n",
            "a shape is written a second time under another name",
        ),
        recorded=True,
    ),
    row(
        DOCUMENT,
        "test_every_property_of_every_schema_can_be_reached_by_a_reader",
        edited(
            "property_without_a_word",
            "tokenType: { type: string, description: How to send the token., examples: [Bearer] }",
            "tokenType: { type: string, examples: [Bearer] }",
            "a property is described nowhere",
        ),
    ),
    row(
        DOCUMENT,
        "test_media_type_and_parameter_examples_satisfy_their_schema",
        edited(
            "example_of_an_answer_broken",
            "                    expiresAt: 1767225600\n",
            "                    expiresAt: tomorrow\n",
            "the example of an answer is none",
        ),
    ),
    row(
        DOCUMENT,
        "test_examples_and_defaults_inside_schemas_satisfy_them",
        edited(
            "example_of_an_id_broken",
            "      description: An identifier of 24 hexadecimal digits.\n"
            "      examples: [507f1f77bcf86cd799439011]\n",
            "      description: An identifier of 24 hexadecimal digits.\n"
            "      examples: [507f1f77]\n",
            "the example of an identifier is none",
        ),
    ),
    row(
        DOCUMENT,
        "test_what_creates_links_to_what_reads_and_deletes",
        edited(
            "links_lost",
            "          links:\n            update:\n              operationId: guardrails.update\n"
            '              parameters: { ruleId: "$response.body#/ruleId" }\n'
            "            delete:\n              operationId: guardrails.delete\n"
            '              parameters: { ruleId: "$response.body#/ruleId" }\n',
            "",
            "a guardrail that was created leads nowhere",
        ),
    ),
    row(
        DOCUMENT,
        "test_every_link_leads_to_an_operation_with_parameters_it_has",
        edited(
            "link_to_nothing",
            "get: { operationId: projects.get, parameters",
            "get: { operationId: projects.read, parameters",
            "a link leads to an operation that there is not",
        ),
    ),
    row(
        DOCUMENT,
        "test_every_link_takes_its_values_from_what_the_operation_has",
        edited(
            "link_from_nothing",
            'get: { operationId: projects.get, parameters: { projectId: "$response.body#/id" } }',
            'get: { operationId: projects.get, parameters: { projectId: "$response.body#/uid" } }',
            "a link takes a value that no answer has",
        ),
    ),
    row(
        DOCUMENT,
        "test_statuses_are_strings_and_references_lead_somewhere",
        edited(
            "reference_to_nowhere",
            "  headers:\n    RetryAfter:\n",
            '  headers:\n    Limit: { $ref: "#/components/headers/Nowhere" }\n    RetryAfter:\n',
            "a reference leads nowhere",
        ),
    ),
    row(
        FACTS,
        "test_the_contract_says_what_was_reviewed",
        known("integer_widened"),
        ("workspaces.search",),
        prose=False,
    ),
    row(
        FACTS,
        "test_a_fact_is_lost_by_no_schema",
        Mutation(
            "facts_without_bounds",
            FACTS,
            "if key not in PROSE | PLACED}",
            'if key not in PROSE | PLACED | {"minItems"}}',
            "the recorded facts leave a keyword out",
        ),
        recorded=True,
    ),
    row(
        BODIES,
        "test_there_are_25",
        Mutation(
            "body_forgotten",
            "tests/contract/golden/bodies.json",
            ' "projects.update": {\n',
            ' "projects.create": {\n',
            "a published body is not among those that are tried",
        ),
    ),
    row(
        BODIES,
        "test_the_published_body_is_taken_and_none_with_an_unknown_property",
        edited(
            "filters_opened",
            "    RunFilters:\n      type: object\n      description: Conditions on runs; all must "
            "hold, each by any of its values.\n      additionalProperties: false\n",
            "    RunFilters:\n      type: object\n      description: Conditions on runs; all must "
            "hold, each by any of its values.\n      additionalProperties: true\n",
            "runs may be filtered by anything",
        ),
        recorded=True,
    ),
    row(
        BODIES,
        "test_a_missing_property_is_refused_where_it_is_required",
        edited(
            "required_lost_of_a_rule",
            "required: [name, type, isEnabled]",
            "required: [name, type]",
            "a guardrail may be changed without saying whether it is enabled",
        ),
        recorded=True,
    ),
    row(
        BODIES,
        "test_a_mistyped_property_is_refused",
        edited(
            "search_for_a_number",
            "    SearchValue:\n      type: string\n",
            '    SearchValue:\n      type: [string, "integer"]\n',
            "a number may be searched for",
        ),
        recorded=True,
    ),
    group(
        "methods say what they do",
        Mutation(
            "request_not_said",
            "templates/endpoint_init.py.jinja",
            "        Operation: {{ endpoint.method | upper }} {{ wire_path(endpoint) | "
            "safe_for_docstring }}\n",
            "        Operation: {{ wire_path(endpoint) | safe_for_docstring }}\n",
            "the documentation of methods does not say their request",
        ),
    ),
    group(
        "operations say what they are",
        edited(
            "operation_not_described",
            "      description: Answers 204 when the service is up. Needs no token.\n",
            "",
            "an operation is not described",
        ),
    ),
    group(
        "refusals are documented",
        edited(
            "refusal_not_documented",
            '          description: The service is up.\n        "429": { $ref: '
            '"#/components/responses/TooManyRequests" }\n',
            "          description: The service is up.\n",
            "an operation does not document 429",
        ),
        recorded=True,
    ),
    row(
        COMPLETE,
        "test_path_arguments_are_positional_in_the_order_of_the_path",
        Mutation(
            "everything_positional",
            "templates/endpoint_init.py.jinja",
            "    *,\n    {% if is_flat(endpoint) %}\n",
            "    {% if is_flat(endpoint) %}\n",
            "every argument may be given by its position",
        ),
    ),
    row(
        COMPLETE,
        "test_the_clients_have_no_resource_that_the_contract_has_not",
        Mutation(
            "resource_of_nothing",
            "templates/api_init.py.jinja",
            "    _core: {{ prefix }}Core\n",
            "    _core: {{ prefix }}Core\n    reports = None\n",
            "the clients have a resource that the contract has not",
        ),
    ),
    row(
        COMPLETE,
        "test_an_operation_without_text_is_found",
        Mutation(
            "text_not_looked_for",
            COMPLETE,
            'fields = ("summary", "description", "tags")',
            'fields = ("summary", "description")',
            "the test of operations does not look for their tags",
        ),
    ),
    row(
        COMPLETE,
        "test_an_operation_without_examples_is_found",
        Mutation(
            "examples_not_looked_for",
            COMPLETE,
            '    return "example" in media or any("value" in it for it in examples)\n',
            '    return "example" in media or bool(examples) or True\n',
            "the test of operations does not look for examples",
        ),
    ),
    row(
        COMPLETE,
        "test_an_operation_without_errors_is_found",
        Mutation(
            "errors_not_looked_for",
            COMPLETE,
            '    wanted = {"429", "500"}\n',
            "    wanted: set[str] = set()\n",
            "the test of operations does not look for 429 and 500",
        ),
    ),
    row(
        COMPLETE,
        "test_an_operation_without_method_route_and_handler_is_found",
        Mutation(
            "methods_not_looked_for",
            COMPLETE,
            '            found.append(f"{client.__name__} has no method {it.id}")\n',
            "",
            "the test of operations does not look for their methods",
        ),
    ),
)
