"""Members of enums are named as Python names constants."""

from __future__ import annotations

import pytest

from support.tools import tool

enum_names = tool("generation.enum_names")


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("requiredTags", "REQUIRED_TAGS"),
        ("no-op", "NO_OP"),
        ("plan_success", "PLAN_SUCCESS"),
        ("Acknowledged", "ACKNOWLEDGED"),
        ("HTTPServer", "HTTP_SERVER"),
        ("env0", "ENV0"),
        ("UNEXPECTED", "UNEXPECTED"),
        ("a b.c", "A_B_C"),
    ],
)
def test_words_that_can_be_told_apart_are(value: str, name: str) -> None:
    assert enum_names.member_name(value) == name


@pytest.mark.parametrize(
    ("value", "together"),
    [
        ("azuredevops", True),
        ("bitbucketdc", True),
        ("my-azuredevops", True),
        ("azure", False),
        ("azure-devops", False),
        ("azures", False),
        ("workspace", False),
    ],
)
def test_words_that_run_together_are_seen(value: str, together: bool) -> None:
    vocabulary = {"azure", "bitbucket", "space", "workspace"}
    assert enum_names.run_together(value, vocabulary) is together


def test_names_are_given_where_the_contract_gives_none() -> None:
    named = {"enum": ["azuredevops"], "x-enum-varnames": ["AZURE_DEVOPS"]}
    contract = {"a": [{"enum": ["anyTags"]}, dict(named)], "b": {"enum": [1, 2]}}
    enum_names.name_members(contract)
    assert contract["a"][0]["x-enum-varnames"] == ["ANY_TAGS"]
    assert contract["a"][1] == named
    assert contract["b"] == {"enum": [1, 2]}
