"""The lint of openapi.yaml finds every kind of mistake we could think of, and nothing in ours.

The gate's own share is tested always. The whole table (Redocly, Spectral, the gate, the generator)
needs Node.js and is deep.
"""

from __future__ import annotations

import copy
import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from support.contract import CONTRACT, ROOT, document
from support.contract_faults import FAULTS, Fault
from support.contract_refusals import REFUSALS
from support.tools import tool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

pytestmark = pytest.mark.tools

gate = tool("contract_gate")
rules = tool("contract_checks")

BIN = ROOT / "node_modules" / ".bin"
OWN = [fault for fault in FAULTS if fault.seen_by_gate]


def found(fault: Fault) -> list[Any]:
    """Return what the gate says about the document with a mistake in it."""
    if fault.name == "key_written_twice":
        return list(gate.check_text(fault.text()))
    return list(gate.check(fault.data()))


def test_the_contract_passes() -> None:
    assert gate.check_text(CONTRACT.read_text(encoding="utf-8")) == []


def test_the_gate_sees_every_fault_and_needs_every_rule() -> None:
    """A rule without which every fault would still be found by another one is decoration."""
    finders = {fault.name: {finding.rule for finding in found(fault)} for fault in OWN}
    finders |= {it.construct: {found.rule for found in gate.check(it.data())} for it in REFUSALS}
    assert [name for name, them in finders.items() if not them] == []
    needed = {rule for them in finders.values() if len(them) == 1 for rule in them}
    assert sorted(rules.RULES.keys() - needed) == []


def test_what_cannot_be_read_is_a_finding() -> None:
    for text in ("paths: [", "a: 1\na: 2\n", "responses: {200: {}}", "- 1\n"):
        (finding,) = gate.check_text(text)
        assert finding.rule == "readable"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("a: &one {b: 1}\nc: 2\n", ["line 1: the anchor &one"]),
        ("a: &one 1\nb: *one\n", ["line 1: the anchor &one", "line 2: the alias *one"]),
        ("a:\n  <<: {b: 1}\n", ["line 2: a merge key"]),
        ("a: [x, '&one', '*one']\n", []),
    ],
)
def test_what_is_no_plain_yaml_is_refused_with_its_line(text: str, named: list[str]) -> None:
    found = gate.shorthand(text)
    assert [it.message.partition(";")[0] for it in found] == named
    assert all(it in gate.check_text(text) for it in found)


def test_the_command_fails_when_there_is_a_finding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = copy.deepcopy(document())
    del data["components"]["schemas"]["MemberRole"]["x-source"]
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps(data), encoding="utf-8")
    assert gate.main([str(broken)]) == 1
    assert "broken.json#/components/schemas/MemberRole: an enum without x-source" in (
        capsys.readouterr().out
    )
    assert gate.main([]) == 0


def test_mistakes_are_many_and_differ() -> None:
    assert len(FAULTS) >= 41
    texts = [json.dumps(fault.data()) for fault in FAULTS]
    assert len(set(texts)) == len(FAULTS)


# ─────────────────────────────────────────────────────────────────────────── all four tools


def by_redocly(files: list[Path]) -> set[str]:
    """Return the names of the files in which Redocly finds something, by the repository's rules."""
    seen = set()
    for batch in batches(files):  # a file that cannot be read ends a whole run
        done = subprocess.run(
            [BIN / "redocly", "lint", *batch, "--config", ROOT / ".redocly.yaml",
             "--format=json", "--max-problems=100000"],
            capture_output=True, encoding="utf-8", check=False, cwd=ROOT,
            env=environment(REDOCLY_TELEMETRY="off", REDOCLY_SUPPRESS_NOTIFICATIONS="true"),
        )  # fmt: skip
        reports = list(documents(done.stdout))  # one after the other, one a file
        if len(reports) < len(batch):
            seen |= {batch[0].stem} if len(batch) == 1 else by_redocly_each(batch)
            continue
        for problem in (it for report in reports for it in report["problems"]):
            for location in problem["location"]:
                seen.add(Path(location["source"]["ref"]).stem)
    return seen


def documents(text: str) -> Iterable[Any]:
    """Yield the JSON objects that stand one after the other in a text."""
    decoder, at = json.JSONDecoder(), text.find("{")
    while at >= 0:
        value, end = decoder.raw_decode(text, at)
        yield value
        at = text.find("{", end)


def by_redocly_each(files: Iterable[Path]) -> set[str]:
    """Lint one by one what cannot be linted together."""
    return {name for file in files for name in by_redocly([file])}


def by_spectral(files: list[Path]) -> set[str]:
    """Return the names of the files in which Spectral finds something, by our rules for it."""
    done = subprocess.run(
        [BIN / "spectral", "lint", *files, "--ruleset", ROOT / ".spectral.yaml",
         "--fail-severity=hint", "--format=json", "--quiet"],
        capture_output=True, encoding="utf-8", check=False, cwd=ROOT, env=environment(),
    )  # fmt: skip
    assert done.stdout.strip().startswith("["), done.stderr
    found = json.JSONDecoder().raw_decode(done.stdout[done.stdout.index("[") :])[0]
    return {Path(problem["source"]).stem for problem in found}


def by_gate(files: list[Path]) -> set[str]:
    """Return the names of the files in which our gate finds something."""
    return {file.stem for file in files if gate.check_text(file.read_text(encoding="utf-8"))}


def by_generator(files: list[Path]) -> set[str]:
    """Return the names of the files for which the generator has a warning, or which it refuses."""
    from openapi_python_client.config import Config, ConfigFile, MetaType
    from openapi_python_client.parser import GeneratorData
    from openapi_python_client.parser.errors import GeneratorError

    settings = ConfigFile.load_from_path(ROOT / "generator-config.yaml")
    seen = set()
    for file in files:
        config = Config.from_sources(
            settings,
            MetaType.NONE,
            document_source=file,
            file_encoding="utf-8",
            overwrite=True,
            output_path=None,
        )
        try:
            data = GeneratorData.from_dict(json.loads(file.read_text("utf-8")), config=config)
        except Exception:  # noqa: BLE001 - a crash of the generator is a refusal, of any kind
            seen.add(file.stem)
            continue
        if isinstance(data, GeneratorError) or data.errors or parse_errors(data):
            seen.add(file.stem)
    return seen


def parse_errors(data: Any) -> list[Any]:
    """Return the warnings about single operations."""
    return [it for tag in data.endpoint_collections_by_tag.values() for it in tag.parse_errors]


TOOLS: dict[str, Callable[[list[Path]], set[str]]] = {
    "Redocly": by_redocly,
    "Spectral": by_spectral,
    "gate": by_gate,
    "generator": by_generator,
}


def batches(files: list[Path], size: int = 16) -> Iterable[list[Path]]:
    for start in range(0, len(files), size):
        yield files[start : start + size]


def environment(**more: str) -> dict[str, str]:
    import os

    return {**os.environ, **more}


@pytest.mark.deep
def test_four_tools_together_see_every_kind_of_mistake(tmp_path: Path) -> None:
    """Without Node.js this fails: a table with two empty columns would prove nothing."""
    assert shutil.which("node"), "Redocly and Spectral need Node.js 20"
    assert (BIN / "redocly").exists(), "run `make lint-contract` once: it installs the linters"
    files = []
    for fault in FAULTS:
        files.append(tmp_path / f"{fault.name}.json")
        files[-1].write_text(fault.text(), encoding="utf-8")
    clean = tmp_path / "clean.json"
    clean.write_text(json.dumps(document()), encoding="utf-8")
    table = {name: run([*files, clean]) for name, run in TOOLS.items()}
    print()
    for fault in FAULTS:
        marks = "".join(f"{'x' if fault.name in seen else '-':>10}" for seen in table.values())
        print(f"{fault.name:48}{marks}")
    print(f"{len(FAULTS)} kinds".ljust(48), *(f"{len(seen):9}" for seen in table.values()))
    for name, seen in table.items():
        assert "clean" not in seen, f"{name} complains about the contract itself"
    for name in TOOLS:
        others = set().union(*(seen for other, seen in table.items() if other != name))
        assert table[name] - others, f"{name} sees nothing that others miss"
    missed = {fault.name for fault in FAULTS} - set().union(*table.values())
    assert not missed
