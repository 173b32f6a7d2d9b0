"""The pages of the site: links lead somewhere, the navigation has all, the reference knows all."""

from __future__ import annotations

import inspect
import re
from posixpath import dirname, normpath
from typing import Any

import pytest
import yaml

import firefly_workflows
import firefly_workflows_api.models
import firefly_workflows_mock
from firefly_workflows import AsyncFirefly, Firefly
from support.contract import ROOT
from support.tools import tool

SITE = tool("docs_site")
PAGES: dict[str, str] = SITE.sources()
PROSE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
INSTRUCTION = re.compile(r"^::: (\S+)\n    options:\n((?:      .*\n)*)", re.MULTILINE)
DOCUMENTED = {
    name: options for text in PAGES.values() for name, options in INSTRUCTION.findall(text)
}


def slug(heading: str) -> str:
    """The anchor of a heading, as the generator makes it."""
    named = re.search(r"\{ #(\S+) \}", heading)
    if named:
        return named[1]
    text = re.sub(r"[^\w\s-]", "", heading.replace("`", "")).strip().lower()
    return re.sub(r"[\s-]+", "-", text)


def broken(pages: dict[str, str]) -> list[str]:
    """The links inside the site that lead nowhere."""
    found = []
    for path, text in pages.items():
        for link in re.findall(r"\]\(([^)\s]+)\)", PROSE.sub("", text)):
            file, _, anchor = link.partition("#")
            if ":" in file:
                continue
            place = normpath(f"{dirname(path)}/{file}").lstrip("/") if file else path
            if place not in pages:
                found.append(f"{path}: {link}")
            # Those of documented names are made by mkdocstrings: test_site.py follows them.
            elif anchor and not (anchor in anchors(pages[place]) or "." in anchor):
                found.append(f"{path}: {link} (no such heading)")
    return found


def anchors(text: str) -> set[str]:
    """The anchors of the headings of a page."""
    outside = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    return {slug(it) for it in re.findall(r"^#+ (.+)$", outside, re.MULTILINE)}


def test_every_link_leads_somewhere() -> None:
    assert broken(PAGES) == []


def test_links_that_lead_nowhere_are_noticed() -> None:
    pages = {"a.md": "# A\n[x](b.md) [y](guides/c.md#no) [z](#a)", "guides/c.md": "# C"}
    assert broken(pages) == ["a.md: b.md", "a.md: guides/c.md#no (no such heading)"]


def test_the_navigation_has_every_page() -> None:
    settings = yaml.safe_load((ROOT / "docs" / "mkdocs.yml").read_text(encoding="utf-8"))
    shown = set(re.findall(r"[\w/.-]+\.md", str(SITE.present(settings["nav"], PAGES))))
    assert set(PAGES) - shown == set()


def test_every_job_is_two_clicks_from_the_first_page() -> None:
    assert "(guides/index.md)" in PAGES["index.md"]
    guides = {it for it in PAGES if it.startswith("guides/") and it != "guides/index.md"}
    linked = set(re.findall(r"\]\(([\w-]+\.md)\)", PAGES["guides/index.md"]))
    assert guides == {f"guides/{it}" for it in linked}


def test_every_example_is_on_a_page() -> None:
    shown = set(re.findall(r'title="(examples/\S+)"', "".join(PAGES.values())))
    there = {f"examples/{it.name}" for it in (ROOT / "examples").glob("*.py")}
    # What `make demo` runs: README.md shows what it prints.
    assert there - shown == {"examples/quickstart.py"}


def test_a_page_that_includes_what_is_not_there_is_refused() -> None:
    page = ROOT / "docs" / "concepts.md"
    with pytest.raises(SystemExit, match=r"nothing\.py"):
        SITE.expand(ROOT, page, "<!-- include: examples/nothing.py -->\n")


def test_nothing_is_loaded_from_elsewhere() -> None:
    settings = (ROOT / "docs" / "mkdocs.yml").read_text(encoding="utf-8")
    assert "font: false" in settings
    assert not re.search(r"https?://", settings)
    assert not re.search(r"<(script|link|img|iframe)\b", "".join(PAGES.values()).lower())


def public_names(module: Any) -> set[str]:
    return {it for it in module.__all__ if not it.startswith("_")}


@pytest.mark.parametrize("package", [firefly_workflows, firefly_workflows_mock])
def test_every_public_name_of_a_package_is_in_the_reference(package: Any) -> None:
    shown = {it.rpartition(".")[2] for it in DOCUMENTED}
    aliases = set(re.findall(r"^## (\w+) \{ #", "".join(PAGES.values()), re.MULTILINE))
    assert public_names(package) - shown - aliases == set()


def test_every_model_is_in_the_reference() -> None:
    models = firefly_workflows_api.models
    text = "".join(it for path, it in PAGES.items() if path.startswith("reference/models-"))
    names = [
        it for it in dir(models) if not it.startswith("_") and inspect.isclass(getattr(models, it))
    ]
    names += [f"{it}Value" for it in names if hasattr(models, f"{it}Value")]
    assert len(names) > 100
    assert [it for it in names if not re.search(rf"\b{it}\b", text)] == []


@pytest.mark.parametrize("client", [Firefly, AsyncFirefly])
def test_every_method_of_the_clients_is_in_the_reference(client: Any) -> None:
    """A class that is documented with its members shows those that have a docstring."""
    for name in (it for it in dir(client) if not it.startswith("_")):
        member = getattr(client, name)
        if inspect.isclass(member):
            assert f"{member.__module__}.{member.__qualname__}" in DOCUMENTED, name
            for each in (it for it in dir(member) if not it.startswith("_")):
                assert inspect.getdoc(inspect.getattr_static(member, each)), f"{name}.{each}"
        else:
            assert inspect.getdoc(member), name
    # What the client inherits is shown with it.
    place = f"{client.__module__}.{client.__qualname__}"
    assert "inherited_members: true" in DOCUMENTED[place]


def resources(client: Any) -> dict[str, Any]:
    """The resources of a client by their names."""
    members = {it: getattr(client, it) for it in dir(client) if not it.startswith("_")}
    return {name: kind for name, kind in members.items() if inspect.isclass(kind)}


@pytest.mark.parametrize("name", resources(Firefly))
def test_every_asynchronous_method_is_in_the_reference_as_it_is_called(name: str) -> None:
    """Its blocking half says what it gives: a page is iterated over, all else is awaited."""
    page = PAGES[f"reference/{name}.md"]
    shown = re.findall(r"^\| \[?`(.*?)(?:\(…\))?`", page, re.MULTILINE)
    wanted = []
    for each in (it for it in dir(resources(Firefly)[name]) if not it.startswith("_")):
        method = inspect.getattr_static(resources(Firefly)[name], each)
        call = f"firefly.{name}.{each}"
        if not isinstance(method, property):
            pages = "Page[" in str(inspect.signature(method).return_annotation)
            call = f"async for … in {call}" if pages else f"await {call}"
        wanted.append(call)
    assert shown == wanted
    assert resources(AsyncFirefly).keys() == resources(Firefly).keys()
    assert wanted


def test_every_error_has_a_docstring() -> None:
    for name in firefly_workflows.__all__:
        value = getattr(firefly_workflows, name)
        if inspect.isclass(value):
            assert value.__doc__, name


def test_the_tables_of_live_versus_documented_have_every_row() -> None:
    from firefly_workflows.engine.quirks import QUIRKS
    from firefly_workflows_mock.divergences import LIVE
    from firefly_workflows_mock.open_questions.table import OPEN_QUESTIONS

    rows = [line for line in PAGES["live.md"].splitlines() if line.startswith("| `")]
    assert len(rows) == len(QUIRKS) + len(LIVE) + len(OPEN_QUESTIONS)


def test_the_http_reference_has_every_operation_and_schema() -> None:
    document = yaml.safe_load((ROOT / "openapi.yaml").read_text(encoding="utf-8"))
    text = "".join(it for path, it in PAGES.items() if path.startswith("http/"))
    for path, item in document["paths"].items():
        for method in SITE.contract.METHODS:
            if method in item:
                assert f"`{method.upper()} {path}`\n\n" in text
    for name in document["components"]["schemas"]:
        assert f"## {name} {{ #{name.lower()} }}" in text


def test_the_commands_have_a_section_for_every_operation() -> None:
    document = yaml.safe_load((ROOT / "openapi.yaml").read_text(encoding="utf-8"))
    shown = re.findall(r"^#### ffw (\S+ \S+)$", PAGES["reference/commands.md"], re.MULTILINE)
    wanted = {
        item[method]["operationId"].replace(".", " ").replace("_", "-")
        for item in document["paths"].values()
        for method in SITE.contract.METHODS
        if method in item
    }
    assert wanted - set(shown) == set()
