"""Faults of the mock that one rule of HTTP, or one invariant of its domain, notices."""

from __future__ import annotations

from ablations import Row, known
from mutations import Mutation

HERE = "mock/firefly_workflows_mock/"
RULES = "tests/contract/test_http_rules.py"
DOMAIN = ("tests/contract/test_domain_model.py",)
OTHERS = ("runTest", "guardrails.update", "projects.tree")
"""The drawn calls, and the model of the domain, that might notice a fault too."""
COMPLETE = "tests/contract/test_contract_complete.py"


def rule(test: str, fault: Mutation) -> Row:
    """Return the row of a test of tests/contract/test_http_rules.py."""
    tests = (f"{RULES}::{test}",)
    return Row("mock", test, fault, tests, tests, operations=OTHERS)


ROWS = (
    rule(
        "test_the_example_of_the_contract_succeeds",
        Mutation(
            "name_of_three_words",
            HERE + "resources/guardrails.py",
            '    if body["name"] != rule.name:\n',
            '    if body["name"].count(" ") > 1:\n        raise Refusal(404, "no such rule")\n'
            '    if body["name"] != rule.name:\n',
            "a guardrail with a name of three words cannot be changed",
        ),
    ),
    rule("test_a_body_of_another_media_type_is_refused", known("any_media_type")),
    rule("test_an_unknown_query_parameter_is_refused", known("unknown_query_accepted")),
    rule("test_a_whole_number_is_written_as_one", known("fraction_as_integer")),
    rule(
        "test_other_methods_are_refused_and_allow_names_those_there_are",
        known("head_not_allowed"),
    ),
    rule(
        "test_head_is_get_without_the_body",
        Mutation(
            "head_without_length",
            HERE + "core.py",
            '            answer.headers["Content-Length"] = str(len(answer.body))\n',
            "",
            "the answer to HEAD does not say how long the body would be",
        ),
    ),
    rule(
        "test_without_or_with_a_wrong_token_nothing_is_done",
        Mutation(
            "challenge_missing",
            HERE + "auth.py",
            'headers={"WWW-Authenticate": "Bearer"}',
            'headers={"X-Authenticate": "Bearer"}',
            "401 does not say how to authenticate",
        ),
    ),
    Row(
        "mock",
        "projects are as modelled",
        Mutation(
            "workspaces_not_counted",
            HERE + "resources/projects.py",
            "    data = [_row(account, each) for each in window(projects, query)]\n",
            "    data = [_row(account, each) for each in window(projects, query)]\n"
            '    data = [it | {"workspaceCount": min(1, it["workspaceCount"])} for it in data]\n',
            "a project shows one workspace at most",
        ),
        DOMAIN,
        operations=OTHERS,
    ),
    Row(
        "mock",
        "workspaces are as modelled",
        Mutation(
            "runs_not_counted",
            HERE + "resources/rows.py",
            '"runsCount": len(workspace.runs),',
            '"runsCount": min(1, len(workspace.runs)) * 2,',
            "a workspace that has runs shows two",
        ),
        DOMAIN,
        operations=OTHERS,
    ),
    Row(
        "mock",
        "variables are as modelled",
        Mutation(
            "own_variables_of_the_homeless",
            HERE + "resources/inheritance.py",
            'return values | _own(workspace.variables, "workspace", workspace.id)',
            "return values | (_own(workspace.variables, 'workspace', workspace.id) "
            "if workspace.project_id else {})",
            "workspaces outside of all projects do not show their own variables",
        ),
        DOMAIN,
        operations=OTHERS,
    ),
    Row("mock", "sets are as modelled", known("version_stands_still"), DOMAIN, operations=OTHERS),
    Row(
        "mock",
        "statuses are as modelled",
        Mutation(
            "detached_twice",
            HERE + "resources/variable_sets.py",
            '        raise Refusal(404, "Variable set is not attached to the project")\n',
            "        return done()\n",
            "a variable set that is not attached can be detached",
        ),
        DOMAIN,
        operations=OTHERS,
    ),
    Row(
        "mock",
        "test_the_mock_handles_nothing_that_the_contract_has_not",
        Mutation(
            "handler_of_nothing",
            HERE + "resources/projects.py",
            '@handles("projects.get")\n',
            '@handles("projects.read")\n@handles("projects.get")\n',
            "the mock handles an operation that the contract has not",
        ),
        (f"{COMPLETE}::test_the_mock_handles_nothing_that_the_contract_has_not",),
        (f"{COMPLETE}::test_the_mock_handles_nothing_that_the_contract_has_not",),
        operations=OTHERS,
    ),
)
