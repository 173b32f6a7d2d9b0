"""A process of `ffw` does not look for garbage that it cannot have."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from firefly_workflows.cli import main
from firefly_workflows.cli.entry import entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def _ends() -> int:
    return 8


def _fails() -> int:
    raise SystemExit(8)


@pytest.mark.parametrize("end", [_ends, _fails])
def test_it_looks_seldom_and_not_at_the_end(
    end: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, seen = gc.get_threshold()[0], list[int]()

    def run() -> int:
        seen.append(gc.get_threshold()[0])
        return end()

    monkeypatch.setattr(main, "main", run)
    try:
        code: object = entry()
    except SystemExit as stop:
        code = stop.code
    assert code == 8
    assert seen[0] > 10 * usual
    assert gc.isenabled()
    assert gc.get_freeze_count() > 1000
