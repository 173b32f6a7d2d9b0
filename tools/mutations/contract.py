"""Faults in openapi.yaml. All of them leave a valid OpenAPI document."""

from __future__ import annotations

from mutations import Mutation

CONTRACT = "openapi.yaml"

MUTATIONS = (
    Mutation(
        "object_id_tightened",
        CONTRACT,
        'pattern: "^[0-9a-fA-F]{24}$"\n      description: An identifier of',
        'pattern: "^[0-9a-f]{24}$"\n      description: An identifier of',
        "24-digit ids may not have capitals",
    ),
    Mutation(
        "object_id_shortened",
        CONTRACT,
        'pattern: "^[0-9a-fA-F]{24}$"\n      description: An identifier of',
        'pattern: "^[0-9a-fA-F]{12,24}$"\n      description: An identifier of',
        "24-digit ids may have half as many digits",
    ),
    Mutation(
        "uuid_loosened",
        CONTRACT,
        'pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"',
        'pattern: "^[0-9a-f-]{36}$"',
        "UUIDs in paths may have their hyphens anywhere",
    ),
    Mutation(
        "answer_field_renamed",
        CONTRACT,
        "            runsCount: { type: integer, description: How many runs it has.",
        "            runCount: { type: integer, description: How many runs it has.",
        "`runsCount` of a workspace is called `runCount`",
    ),
    Mutation(
        "request_field_renamed",
        CONTRACT,
        "        isManagedWorkflow:\n",
        "        isWorkflowManaged:\n",
        "the filter `isManagedWorkflow` is called like the field it filters",
    ),
    Mutation(
        "required_lost",
        CONTRACT,
        "required: [accessKey, secretKey]",
        "required: [accessKey]",
        "a login may leave out the secret key",
    ),
    Mutation(
        "required_added",
        CONTRACT,
        "required: [name, type, isEnabled]",
        "required: [name, type, isEnabled, scope]",
        "a guardrail needs a scope",
    ),
    Mutation(
        "answer_required_lost",
        CONTRACT,
        "required: [name, repository, vcsIntegrationId, vcs, defaultBranch]",
        "required: [name, repository, vcsIntegrationId, vcs]",
        "a workspace may be answered without its default branch",
    ),
    Mutation(
        "enum_value_misspelled",
        CONTRACT,
        "enum: [no-op, create, read, update, delete]\n      examples: [no-op]",
        "enum: [noop, create, read, update, delete]\n      examples: [noop]",
        "the action `no-op` is spelled `noop`",
    ),
    Mutation(
        "enum_value_lost",
        CONTRACT,
        "enum: [github, gitlab, bitbucket, bitbucketdc, codecommit, azuredevops]",
        "enum: [github, gitlab, bitbucket, codecommit, azuredevops]",
        "Bitbucket Data Center is no version control system",
    ),
    Mutation(
        "enum_value_in_small_letters",
        CONTRACT,
        "        - Acknowledged\n",
        "        - acknowledged\n",
        "the one status with a capital letter is written without",
    ),
    Mutation(
        "enum_number_lost",
        CONTRACT,
        "enum: [0, 1, 2, 3]\n      examples: [0]\n"
        "      x-enum-varnames: [UNSPECIFIED, FLEXIBLE, STRICT, WARNING]",
        "enum: [0, 1, 2]\n      examples: [0]\n"
        "      x-enum-varnames: [UNSPECIFIED, FLEXIBLE, STRICT]",
        "no guardrail only warns",
    ),
    Mutation(
        "enum_names_swapped",
        CONTRACT,
        "x-enum-varnames: [DESCENDING, ASCENDING]",
        "x-enum-varnames: [ASCENDING, DESCENDING]",
        "`SortOrder.ASCENDING` sorts descending",
    ),
    Mutation(
        "role_invented",
        CONTRACT,
        "enum: [admin, member, viewer]",
        "enum: [admin, member, viewer, owner]",
        "members may be owners",
    ),
    Mutation(
        "number_as_text",
        CONTRACT,
        "          type: integer\n          description: When the token ends, in seconds since "
        "1970-01-01T00:00:00Z.\n          examples: [1767225600]",
        "          type: string\n          description: When the token ends, in seconds since "
        '1970-01-01T00:00:00Z.\n          examples: ["1767225600"]',
        "`expiresAt` is text",
    ),
    Mutation(
        "integer_widened",
        CONTRACT,
        "runsCount: { type: integer,",
        "runsCount: { type: number,",
        "a workspace may have half a run",
    ),
    Mutation(
        "operation_lost",
        CONTRACT,
        "    post:\n      operationId: runners_workspaces.discard_task\n"
        "      tags: [runners_workspaces]\n"
        "      summary: Discard a task that waits for approval\n"
        "      description: Turns a planned task down. Nothing is applied.\n"
        "      responses:\n"
        '        "204":\n'
        "          description: The task is discarded.\n"
        '          x-decision: The reference says "No content" without a status; 204 means that.\n'
        '        "400": { $ref: "#/components/responses/BadRequest" }\n'
        '        "401": { $ref: "#/components/responses/Unauthorized" }\n'
        '        "403": { $ref: "#/components/responses/Forbidden" }\n'
        '        "404": { $ref: "#/components/responses/NotFound" }\n'
        '        "409": { $ref: "#/components/responses/Conflict" }\n'
        '        "429": { $ref: "#/components/responses/TooManyRequests" }\n'
        '        "500": { $ref: "#/components/responses/InternalServerError" }\n',
        "",
        "a task cannot be discarded",
    ),
    Mutation(
        "method_changed",
        CONTRACT,
        "    put:\n      operationId: workspaces.update_labels",
        "    patch:\n      operationId: workspaces.update_labels",
        "labels are replaced with PATCH instead of PUT",
    ),
    Mutation(
        "path_misspelled",
        CONTRACT,
        "  /runners/workspaces/{workspaceId}/tasks/{taskId}/apply:",
        "  /runners/workspaces/{workspaceId}/task/{taskId}/apply:",
        "the path of an approval says `task` for `tasks`",
    ),
    Mutation(
        "null_lost",
        CONTRACT,
        'type: [boolean, "null"]',
        "type: boolean",
        "`oidcAuthentication` cannot be null",
    ),
    Mutation(
        "null_added",
        CONTRACT,
        '        labels: { $ref: "#/components/schemas/Labels" }\n        updatedAt:',
        '        labels: { anyOf: [{ $ref: "#/components/schemas/Labels" }, { type: "null" }] }\n'
        "        updatedAt:",
        "the labels of a workspace may be null after they were replaced",
    ),
    Mutation(
        "wrong_default",
        CONTRACT,
        "minimum: 1, default: 25 }",
        "minimum: 1, default: 20 }",
        "a page has 20 items unless asked otherwise",
    ),
    Mutation(
        "destroys_by_default",
        CONTRACT,
        "schema: { type: boolean, default: false }",
        "schema: { type: boolean, default: true }",
        "deleting a workspace destroys its resources unless told not to",
    ),
    Mutation(
        "bound_lowered",
        CONTRACT,
        "minimum: 1, maximum: 5 }",
        "minimum: 1, maximum: 4 }",
        "the fifth level of projects cannot be asked for",
    ),
    Mutation(
        "pages_count_from_one",
        CONTRACT,
        "counted from zero.\n      schema: { type: integer, minimum: 0, default: 0 }\n"
        "      example: 0",
        "counted from zero.\n      schema: { type: integer, minimum: 1, default: 1 }\n"
        "      example: 1",
        "the first page is page 1",
    ),
    Mutation(
        "login_needs_a_token",
        CONTRACT,
        "      security: []\n      requestBody:",
        "      requestBody:",
        "logging in needs a token",
    ),
    Mutation(
        "parameter_renamed",
        CONTRACT,
        "      name: pageSize\n      in: query\n      description: How many items to return at "
        "most. No upper",
        "      name: limit\n      in: query\n      description: How many items to return at "
        "most. No upper",
        "the page size is called `limit`",
    ),
    Mutation(
        "body_optional",
        CONTRACT,
        "an empty list removes every label.\n      requestBody:\n        required: true",
        "an empty list removes every label.\n      requestBody:\n        required: false",
        "labels may be replaced by nothing",
    ),
    Mutation(
        "success_changed",
        CONTRACT,
        '        "200":\n          description: The ids of the rule and of its notification.',
        '        "201":\n          description: The ids of the rule and of its notification.',
        "creating a guardrail answers 201",
    ),
    Mutation(
        "request_opened",
        CONTRACT,
        "description: A key pair.\n      additionalProperties: false",
        "description: A key pair.\n      additionalProperties: true",
        "a login may carry anything",
    ),
    Mutation(
        "or_removed",
        CONTRACT,
        '        $or: { $ref: "#/components/schemas/RunFilters" }\n',
        "",
        "runs cannot be filtered by alternatives",
    ),
    Mutation(
        "or_as_list",
        CONTRACT,
        '        $or: { $ref: "#/components/schemas/WorkspaceFilters" }\n',
        "        $or:\n          type: array\n"
        '          items: { $ref: "#/components/schemas/WorkspaceFilters" }\n'
        "          description: Alternatives.\n",
        "`$or` is a list, as in MongoDB",
    ),
    Mutation(
        "date_as_text",
        CONTRACT,
        "          type: string\n          format: date-time\n"
        "          description: When it was created.\n"
        '          examples: ["2026-03-02T08:15:30.000Z"]\n        updatedAt:\n'
        "          type: string\n          format: date-time\n"
        "          description: When it was last changed.\n"
        '          examples: ["2026-03-02T08:15:30.000Z"]\n      x-decision: >-\n'
        "        `accountId`",
        "          type: string\n"
        "          description: When it was created.\n"
        '          examples: ["2026-03-02T08:15:30.000Z"]\n        updatedAt:\n'
        "          type: string\n          format: date-time\n"
        "          description: When it was last changed.\n"
        '          examples: ["2026-03-02T08:15:30.000Z"]\n      x-decision: >-\n'
        "        `accountId`",
        "`createdAt` is text",
    ),
    Mutation(
        "empty_list_deletes",
        CONTRACT,
        "        variableKeys:\n          type: array\n          minItems: 1\n",
        "        variableKeys:\n          type: array\n",
        "variables may be deleted by an empty list",
    ),
    Mutation(
        "consume_off_by_default",
        CONTRACT,
        "          default: true\n          description: Whether the workspaces of the project",
        "          default: false\n          description: Whether the workspaces of the project",
        "a set that is attached is not consumed",
    ),
    Mutation(
        "deprecation_lost",
        CONTRACT,
        "      deprecated: true\n",
        "",
        "the former update of workspaces is recommended",
    ),
    Mutation(
        "name_length",
        CONTRACT,
        "          maxLength: 100\n          description: Name of the rule.\n"
        "          examples: [Monthly",
        "          maxLength: 10\n          description: Name of the rule.\n"
        "          examples: [Costs] # Monthly",
        "names of guardrails have at most 10 letters",
    ),
)
