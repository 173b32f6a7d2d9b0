"""Files mean to ``ffw`` what they mean to the mock and to the contract: YAML 1.2."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from firefly_workflows.cli import exits
from firefly_workflows.cli.exits import CommandError
from firefly_workflows.cli.reading import parsed
from firefly_workflows_mock.yaml_files import read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.terminal import Done

WORDS = (
    *("yes", "no", "on", "off", "y", "true", "True", "FALSE", "null", "~", "''"),
    *("12:30", "1:30:00", "2025-01-01", "2025-01-01T00:00:00Z", "012", "0o17", "0x1F", "1_000"),
    *("1e6", "1.5", "-.5", ".inf", ".nan", "+7", "0b11", "=", "<<", "v1.0", "1.2.3"),
)


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_what_it_is_to_the_mock(word: str) -> None:
    ours, theirs = parsed(f"- {word}\n", "x"), read_yaml(f"- {word}\n".encode())
    assert repr(ours) == repr(theirs)


def test_what_yaml_1_1_reads_otherwise_is_among_them() -> None:
    words = [it for it in WORDS if it not in ("=", "<<")]  # which PyYAML cannot read by itself
    differing = [it for it in words if repr(parsed(it, "x")) != repr(yaml.safe_load(it))]
    assert {"yes", "12:30", "2025-01-01", "012", "1e6"} <= set(differing)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("[" * 100_000, "nested too deeply"),
        ("- " * 5_000 + "x", "nested too deeply"),
        ("!!int x", "neither JSON nor YAML"),
        ("!!timestamp 2025-99-99", "neither JSON nor YAML"),
        ("a: [", "neither JSON nor YAML"),
    ],
    ids=["deep JSON", "deep YAML", "no number", "no time", "no end"],
)
def test_what_cannot_be_read_is_said(text: str, word: str) -> None:
    with pytest.raises(CommandError, match=word) as refused:
        parsed(text, "file.yaml")
    assert refused.value.code == exits.USAGE


def test_a_value_that_yaml_1_1_would_change_is_sent_as_written(
    ffw: Callable[..., Done], tmp_path: Path, firefly_client: object
) -> None:
    file = tmp_path / "projects.yaml"
    file.write_text("- {name: shop, variables: {OPEN: no, AT: 12:30}}\n", encoding="utf-8")
    assert ffw("projects", "apply", str(file), "--yes").code == exits.OK
    done = ffw("vars", "list", "--project", "shop", "--query", "[].value", "-o", "json")
    assert done.out.split() == ["[", '"no",', '"12:30"', "]"]
