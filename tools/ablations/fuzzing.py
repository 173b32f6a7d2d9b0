"""Faults that one check, one phase, or one demand of our own sees while fuzzing."""

from __future__ import annotations

import tomllib

from ablations import ROOT, Row, known
from mutations import Mutation

HERE = "mock/firefly_workflows_mock/"
CORE = HERE + "core.py"
REPLY = "        if reply.body is NOTHING:\n            return Answer(reply.status,"
"""Where a reply has passed the mock's own validation and is about to be sent."""
SINGLE = "coverage,fuzzing"
CHECKS = tuple(
    name
    for name in tomllib.loads((ROOT / "schemathesis.toml").read_text(encoding="utf-8"))["checks"]
    if name != "max_response_time"
)
"""The checks that can be switched off."""


def on_the_wire(name: str, operation: str, code: str, fault: str) -> Mutation:
    """Return a fault that changes an operation's reply after the mock has checked it."""
    when = f'        if operation and operation.id == "{operation}" and {code}\n'
    return Mutation(name, CORE, REPLY, when + REPLY, fault)


ROWS = (
    Row(
        "fuzzing",
        "not_a_server_error",
        Mutation(
            "media_type_crashes",
            HERE + "reading.py",
            '        raise Refusal(415, f"the body must be {JSON_MEDIA_TYPE}',
            '        raise RuntimeError(f"the body must be {JSON_MEDIA_TYPE}',
            "a body of another media type ends in 500",
        ),
        operations=("guardrails.create",),
        phases="coverage",
        why="A request with a wrong media type is neither valid nor invalid data.",
    ),
    Row(
        "fuzzing",
        "status_code_conformance",
        on_the_wire(
            "created_is_accepted",
            "projects.create",
            "reply.status == 201:\n            reply = replace(reply, status=202)",
            "creating a project answers 202, which is not documented",
        ),
        operations=("projects.create",),
        phases=SINGLE,
    ),
    Row(
        "fuzzing",
        "content_type_conformance",
        Mutation(
            "json_as_another_media_type",
            CORE,
            '{"Content-Type": "application/json; charset=utf-8", **reply.headers}',
            '{"Content-Type": "application/vnd.firefly+json", **reply.headers}',
            "answers say that they are application/vnd.firefly+json",
        ),
        operations=("projects.tree",),
        phases=SINGLE,
    ),
    Row(
        "fuzzing",
        "response_schema_conformance",
        on_the_wire(
            "tree_without_its_list",
            "projects.tree",
            'reply.status == 200:\n            reply = replace(reply, body={"data": "none"})',
            "the tree of projects is a text",
        ),
        operations=("projects.tree",),
        phases=SINGLE,
    ),
    Row(
        "fuzzing",
        "response_headers_conformance",
        Mutation(
            "promised_header_missing",
            "openapi.yaml",
            '        "201":\n          description: The project.\n',
            '        "201":\n          description: The project.\n          headers:\n'
            "            Location:\n              description: Where it is.\n"
            "              required: true\n              schema: { type: string }\n",
            "the contract promises a `Location` header that no answer has",
        ),
        operations=("projects.create",),
        phases=SINGLE,
        why="The contract documents one header, `Retry-After` of 429, which no run provokes.",
    ),
    Row(
        "fuzzing",
        "negative_data_rejection",
        known("query_unchecked"),
        operations=("projects.list",),
        phases=SINGLE,
    ),
    Row(
        "fuzzing",
        "positive_data_acceptance",
        Mutation(
            "escapes_refused",
            HERE + "reading.py",
            "    value = _parse(text)\n",
            "    value = _parse(text)\n    if '\\\\u' in text:\n"
            '        raise Refusal(400, "body: an escape")\n',
            "a body with escaped characters is refused",
        ),
        operations=("projects.create",),
        phases=SINGLE,
        examples=40,
    ),
    Row(
        "fuzzing",
        "use_after_free",
        known("deleted_project_stays"),
        operations=("projects.create", "projects.get", "projects.delete"),
        examples=100,
    ),
    Row(
        "fuzzing",
        "ensure_resource_availability",
        Mutation(
            "created_guardrail_forgotten",
            HERE + "resources/guardrails.py",
            "    account.guardrails[rule.id] = rule\n",
            "",
            "creating a guardrail answers with its id and stores nothing",
        ),
        operations=("guardrails.create", "guardrails.update", "guardrails.delete"),
        examples=60,
    ),
    Row(
        "fuzzing",
        "missing_required_header",
        Mutation(
            "missing_token_is_bad_request",
            HERE + "auth.py",
            '            raise _unauthorized("the Authorization header is missing")\n',
            '            self.anonymous = getattr(self, "anonymous", 0) + 1\n'
            "            if self.anonymous > 1:\n"
            '                raise Refusal(400, "the Authorization header is missing")\n'
            '            raise _unauthorized("the Authorization header is missing")\n',
            "a second request without a token is answered 400",
        ),
        operations=("projects.tree",),
        phases="examples,coverage",
        why="`ignored_auth` asks once for each operation.",
    ),
    Row(
        "fuzzing",
        "ignored_auth",
        Mutation(
            "any_token_opens_the_tree",
            CORE,
            "        name = self.tokens.verify(authorization)\n",
            "        name = next(iter(self.accounts)).name\n        if not authorization:\n"
            "            name = self.tokens.verify(authorization)\n",
            "any token opens an account",
        ),
        operations=("projects.tree",),
        phases=SINGLE,
    ),
    Row(
        "fuzzing",
        "object_level_authorization",
        known("other_accounts_data"),
        operations=("projects.create", "projects.get"),
        examples=20,
    ),
    Row(
        "fuzzing",
        "unsupported_method",
        Mutation(
            "other_methods_not_found",
            CORE,
            "            raise Refusal(405, message, headers",
            "            raise Refusal(400, message, headers",
            "a method that a path does not have is answered 400",
        ),
        operations=("projects.tree",),
        phases="coverage",
    ),
    Row(
        "fuzzing",
        "allow_header_conformance",
        Mutation(
            "allow_names_half",
            HERE + "routing.py",
            '        methods = {*self.operations, "OPTIONS"}\n',
            '        methods = {*sorted(self.operations)[1:], "OPTIONS"}\n',
            "`Allow` leaves out a method that there is",
        ),
        operations=("projects.get", "projects.update", "projects.delete"),
        phases="coverage",
    ),
    Row(
        "fuzzing",
        "max_response_time",
        on_the_wire(
            "slow_once",
            "projects.tree",
            'exchange.request.query == "" and not vars(self).get("late"):\n'
            "            import time\n            self.late = time.sleep(5.5) or True",
            "one answer takes 5.5 seconds",
        ),
        operations=("projects.tree",),
        phases=SINGLE,
    ),
    Row(
        "fuzzing",
        "examples",
        Mutation(
            "whole_example_crashes",
            HERE + "resources/variable_sets.py",
            '    created = VariableSet(account.ids.uuid(), body["name"], now, now)\n',
            '    assert body.get("parents") != [] or not body.get("variables") or body.get('
            '"labels") != ["production", "terraform"]\n'
            '    created = VariableSet(account.ids.uuid(), body["name"], now, now)\n',
            "the example of a variable set, as it stands in the contract, ends in 500",
        ),
        operations=("variable_sets.create", "variable_sets.get"),
        examples=60,
        why="The other phases combine parts of examples, and never hit upon the whole.",
    ),
    Row(
        "fuzzing",
        "coverage",
        Mutation(
            "other_methods_not_allowed_without_allow",
            CORE,
            '            raise Refusal(405, message, headers={"Allow": match.item.allow})',
            "            raise Refusal(405, message)",
            "405 does not say what is allowed",
        ),
        operations=("projects.tree", "projects.create"),
        examples=100,
    ),
    Row(
        "fuzzing",
        "fuzzing",
        Mutation(
            "escaped_search_crashes",
            HERE + "reading.py",
            "    value = _parse(text)\n",
            "    value = _parse(text)\n"
            "    assert '\\\\u' not in text or not operation.path.endswith('/search')\n",
            "a search with escaped characters ends in 500",
        ),
        operations=("workspaces.search", "guardrails.create", "guardrails.delete"),
        examples=100,
    ),
    Row(
        "fuzzing",
        "stateful",
        known("deleted_project_stays"),
        operations=("projects.create", "projects.get", "projects.delete"),
        examples=100,
    ),
    Row(
        "fuzzing",
        "must succeed",
        Mutation(
            "guardrails_always_conflict",
            HERE + "resources/guardrails.py",
            '    _refuse_name(account, body["name"])\n    now = account.now()\n',
            '    raise Refusal(409, "guardrail rule already exists")\n    now = account.now()\n',
            "no guardrail can be created: always 409",
        ),
        operations=("guardrails.create",),
        phases="examples,coverage",
        why="409 is documented, and an allowed answer to valid data.",
    ),
    Row(
        "fuzzing",
        "must refuse",
        Mutation(
            "valid_data_only",
            "schemathesis.toml",
            "# Keys that are made up log nobody in, and that is right.\n",
            '[[operations]]\ninclude-operation-id = "projects.tree"\n'
            'generation.mode = "positive"\nchecks.ignored_auth.enabled = false\n\n',
            "an exception sends valid data only to one operation",
        ),
        operations=("projects.tree",),
        phases="examples,coverage",
    ),
    Row(
        "fuzzing",
        "must be checked",
        Mutation(
            "an_operation_unchecked",
            "schemathesis.toml",
            "# Keys that are made up log nobody in, and that is right.\n",
            '[[operations]]\ninclude-operation-id = "projects.tree"\n'
            + "".join(f"checks.{name}.enabled = false\n" for name in CHECKS)
            + "\n",
            "an exception switches every check off for one operation",
        ),
        operations=("projects.tree",),
        phases="examples,coverage",
    ),
    Row(
        "fuzzing",
        "warnings",
        Mutation(
            "answer_nobody_reads",
            "openapi.yaml",
            "          description: The tree.\n          content:\n",
            "          description: The tree.\n          content:\n            application/cbor:\n"
            '              schema: { $ref: "#/components/schemas/ProjectTree" }\n',
            "an answer is documented in a form that the fuzzer cannot read, so nobody checks it",
        ),
        operations=("projects.tree",),
        phases="examples,coverage",
    ),
    Row(
        "fuzzing",
        "tokens must be renewed",
        known("expired_token_accepted"),
        operations=("projects.list", "projects.get", "projects.create"),
        phases="examples,fuzzing",
        examples=70,
    ),
    Row(
        "fuzzing",
        "as many scenarios as asked for",
        Mutation(
            "scenarios_build_upon_each_other",
            "tools/fuzz_hooks.py",
            "    elif phase == TestPhase.STATEFUL:\n",
            "    elif False:\n",
            "each scenario begins with what the ones before it left",
        ),
        phases="examples,coverage,stateful",
        examples=150,
        why="Hypothesis takes that for flakiness, and schemathesis then ends the phase as passed.",
    ),
)
