"""A path is routed to an operation if and only if it matches the whole template of it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firefly_workflows_mock.contract import Operation, load_contract
from firefly_workflows_mock.routing import Router

OPERATIONS = list(load_contract(None).operations.values())
TEMPLATES = sorted({operation.path for operation in OPERATIONS})
ROUTER = Router(OPERATIONS)
VALUE = "5fd126f5744410407fbc552f"


def filled(template: str, value: str) -> str:
    """A request's path with ``value``, as it stands, for each argument."""
    return "/v2" + re.sub(r"\{[^}]*\}", lambda _: value, template)


def routed(path: str) -> str | None:
    match = ROUTER.match(path)
    return match.item.path if match else None


def served(template: str) -> set[str]:
    return {f"{it.method} {it.id}" for it in OPERATIONS if it.path == template}


@cache
def expected(path: str) -> str | None:
    """The template that a path in its plain spelling matches, read from the contract alone."""
    if path.removeprefix("/v2") in TEMPLATES and path.startswith("/v2/") and "{" not in path:
        return path.removeprefix("/v2")
    for template in TEMPLATES:
        parts, given_parts = template.split("/"), path.removeprefix("/v2").split("/")
        if path.startswith("/v2/") and len(parts) == len(given_parts):
            pairs = list(zip(parts, given_parts, strict=True))
            if all(
                part == got if "{" not in part else bool(re.fullmatch(r"[A-Za-z0-9_~!'()*-]+", got))
                for part, got in pairs
            ):
                return template
    return None


@pytest.mark.parametrize("template", TEMPLATES)
def test_each_template_is_found_with_all_its_operations(template: str) -> None:
    match = ROUTER.match(filled(template, VALUE))
    assert match is not None
    assert match.item.path == template
    assert {f"{m} {it.id}" for m, it in match.item.operations.items()} == served(template)
    assert set(match.arguments.values()) <= {VALUE}
    assert len(match.arguments) == template.count("{")


ADDED = ["/", "//", "/.", "/..", "/more", ":restore", ";v=1"]
NO_VALUES = [
    *("", ".", "..", "%2e", "%2E%2e", ".%2E", "a:b", "a;b", "a@b", "a,b", "a=b", "a&b", "a+b"),
    *("a$b", "[a]"),
]


@pytest.mark.parametrize("template", TEMPLATES)
def test_what_is_added_to_a_path_makes_it_another(template: str) -> None:
    for added in ADDED:
        path = filled(template, VALUE) + added
        assert routed(path) == expected(path), path
        assert routed(path) != template, path


@pytest.mark.parametrize("template", [each for each in TEMPLATES if "{" in each])
def test_what_is_no_argument_matches_nothing(template: str) -> None:
    for value in NO_VALUES:
        assert routed(filled(template, value)) is None, value


@pytest.mark.parametrize("template", TEMPLATES)
def test_slashes_are_not_folded_and_dots_not_resolved(template: str) -> None:
    path = filled(template, VALUE)
    for at in [place.start() for place in re.finditer("/", path)]:
        for inserted in ("/", "/.", "/..", "/x/..", "/%2e"):
            spoilt = path[:at] + inserted + path[at:]
            assert routed(spoilt) != template, spoilt


@pytest.mark.parametrize("template", TEMPLATES)
def test_an_escape_without_need_changes_nothing(template: str) -> None:
    escaped = "".join(it if it == "/" else f"%{ord(it):02x}" for it in filled(template, VALUE))
    match = ROUTER.match(escaped)
    assert match is not None
    assert match.item.path == template
    assert set(match.arguments.values()) <= {VALUE}


@given(
    st.sampled_from([each for each in TEMPLATES if "{" in each]),
    st.text(min_size=1).filter(lambda it: it not in (".", "..")),
)
def test_an_argument_that_is_encoded_arrives_as_it_is(template: str, value: str) -> None:
    try:
        path = filled(template, quote(value, safe=""))
    except UnicodeEncodeError:
        return
    match = ROUTER.match(path)
    assert match is not None
    assert match.item.path == expected(re.sub("%[0-9A-F]{2}", "x", filled(template, "x")))
    assert set(match.arguments.values()) == {value}


SEGMENTS = sorted({part for each in TEMPLATES for part in each.split("/") if "{" not in part})


@given(st.lists(st.sampled_from([*SEGMENTS, VALUE, "p1:restore", "(a)", "", "a;b"]), max_size=9))
def test_a_path_of_any_segments_is_routed_as_the_contract_says(segments: list[str]) -> None:
    path = "/".join(["/v2", *segments])
    assert routed(path) == expected(path)


def test_templates_may_leave_a_part_of_a_segment_open() -> None:
    def operation(path: str) -> Operation:
        found = OPERATIONS[0]
        return replace(found, path=path)

    paths = ["/p/{id}", "/p/{id}:restore", "/p/v{major}.{minor}", "/p/v1.0", "/q/{a}-{b}/c"]
    router = Router([operation(path) for path in paths])
    for path, template, arguments in [
        ("/v2/p/a", "/p/{id}", {"id": "a"}),
        ("/v2/p/a:restore", "/p/{id}:restore", {"id": "a"}),
        ("/v2/p/v2.7", "/p/v{major}.{minor}", {"major": "2", "minor": "7"}),
        ("/v2/p/v1.0", "/p/v1.0", {}),
        ("/v2/q/1-2/c", "/q/{a}-{b}/c", {"a": "1", "b": "2"}),
    ]:
        match = router.match(path)
        assert match is not None
        assert (match.item.path, dict(match.arguments)) == (template, arguments)
    assert router.match("/v2/p/a:delete") is None
    assert router.match("/v2/q/12/c") is None
