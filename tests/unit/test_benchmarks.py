"""The benchmarks' arithmetic is right, and every row can be measured. No figure is judged."""

from __future__ import annotations

import gc
import importlib
import json
import sys
from pathlib import Path

import jsonschema_rs
import pytest

from firefly_workflows_mock.yaml_files import read_yaml

pytestmark = pytest.mark.deep
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def bench(monkeypatch):
    """Imports modules of benchmarks/, which is no installed package."""
    monkeypatch.syspath_prepend(str(ROOT))
    return lambda name: importlib.import_module(f"benchmarks.{name}")


# ─────────────────────────────────────────────────────────────────────────── arithmetic


def test_quantiles_interpolate_between_the_values(bench):
    quantile = bench("stats").quantile
    assert quantile([4, 1, 3, 2], 0.5) == 2.5
    assert quantile([5, 1, 3], 0.5) == 3
    assert quantile([1, 2, 3, 4, 5], 0.25) == 2
    assert quantile([1, 2, 3, 4, 5], 1) == 5
    assert quantile([7], 0.75) == 7
    with pytest.raises(ValueError, match="no values"):
        quantile([], 0.5)


def test_spread_is_the_median_with_its_quartiles(bench):
    assert bench("stats").spread([10, 0, 30, 20, 40]) == (20, 10, 30)


def test_ratios_and_differences_are_taken_within_a_round(bench):
    stats = bench("stats")
    # The machine was ten times slower in the second round: no ratio shows it.
    assert stats.ratios([2.0, 20.0], [1.0, 10.0]) == [2.0, 2.0]
    assert stats.above([5.0, 6.0], [1.0, 4.0]) == [4.0, 2.0]
    for function in (stats.ratios, stats.above):
        with pytest.raises(ValueError, match="argument"):
            function([1.0, 2.0], [1.0])


def test_every_contender_takes_its_turn_first(bench):
    assert bench("stats").rotations("abc", 4) == [
        ["a", "b", "c"],
        ["b", "c", "a"],
        ["c", "a", "b"],
        ["a", "b", "c"],
    ]


def test_no_round_begins_after_the_time_is_up_but_the_first_three(bench):
    turns = bench("stats").turns
    clock = iter([0.0, 4.0, 6.0, 99.0])
    assert len(list(turns("ab", 9, 5.0, clock=lambda: next(clock)))) == 4
    clock = iter([0.0, 6.0])
    assert len(list(turns("ab", 9, 5.0, clock=lambda: next(clock)))) == 3
    assert len(list(turns("ab", 9, 5.0))) == 9


def test_contenders_are_sampled_in_turn_after_one_call_to_warm_up(bench):
    seen = []
    contenders = {name: lambda name=name: seen.append((name, gc.isenabled())) for name in "ab"}
    samples = bench("stats").interleaved(contenders, rounds=2, number=2)
    assert [name for name, _ in seen] == list("ab" + "aabb" + "bbaa")
    assert not any(collecting for _, collecting in seen[2:])
    assert gc.isenabled()
    assert {name: len(values) for name, values in samples.items()} == {"a": 2, "b": 2}
    assert all(value >= 0 for values in samples.values() for value in values)


def test_the_collector_stays_on_where_that_is_asked_for(bench):
    seen = []
    bench("stats").interleaved({"a": lambda: seen.append(gc.isenabled())}, 1, collector=True)
    assert seen == [True, True]


# ─────────────────────────────────────────────────────────────────────────── material


def validator(schema: str) -> jsonschema_rs.Draft202012Validator:
    document = read_yaml((ROOT / "openapi.yaml").read_bytes())
    components = {"components": document["components"]}
    return jsonschema_rs.Draft202012Validator(
        {**components, "$ref": f"#/components/schemas/{schema}"}, validate_formats=True
    )


def test_the_page_is_what_the_contract_says_and_the_same_every_time(bench):
    runs = bench("data").runs(50)
    assert runs == bench("data").runs(50)
    assert len({run["runId"] for run in runs}) == 50
    check = validator("Run")
    assert any(run["apply"] for run in runs)
    assert any("pullRequestId" not in run for run in runs)
    for run in runs:
        check.validate(run)
        assert run["plan"]
        assert run["plan"][0]["guardrailsSummary"]["violations"]


def test_every_operation_of_the_contract_is_in_the_plan(bench):
    plan = bench("operations").plan()
    document = bench("contract").document()
    expected = {
        operation["operationId"]
        for item in document["paths"].values()
        for verb, operation in item.items()
        if verb in bench("contract").METHODS
    }
    assert {f"{entry['resource']}.{entry['method']}" for entry in plan} == expected
    assert len(plan) == len(expected)
    for entry in plan:
        assert "{" not in entry["http"]["url"]
        if entry["content"]:
            json.loads(entry["content"])


def test_the_derived_models_hold_every_value_of_the_page(bench):
    import pydantic

    adapter = pydantic.TypeAdapter(list[bench("shapes").pydantic_type("Run")])
    page = bench("data").page(5)
    models = adapter.validate_json(page)
    assert models[0].plan[0].guardrails_summary.failed == 1
    assert models[0].created_at.year == 2026
    again = adapter.validate_json(adapter.dump_json(models, by_alias=True, exclude_unset=True))
    assert again == models
    sent, back = json.loads(page), json.loads(adapter.dump_json(models, by_alias=True))
    assert leaves(back) >= leaves({**sent[0], "createdAt": None, "updatedAt": None})


def leaves(value: object) -> int:
    if isinstance(value, dict):
        return sum(map(leaves, value.values()))
    if isinstance(value, list):
        return sum(map(leaves, value))
    return 1


# ─────────────────────────────────────────────────────────────────────────── rows


def lines_of(lines):
    """Return how many figures each line has, by what was measured and whose figure it is."""
    return {(line.what, line.who): len(line.values) for line in lines}


def test_the_row_of_decoders_runs(bench):
    decode, peers = bench("rows.decode"), bench("peers")
    only = (decode.JSON, decode.ORJSON, decode.PYDANTIC, peers.OURS, decode.OURS_FAST)
    page = bench("data").page(3)
    for contender in (decode.ours_parsed, decode.ours_fast):
        assert contender()[0](page) == decode.ours()[0](page)
    measured = decode.measure(runs=3, rounds=2, slow_rounds=1, only=only)
    assert set(lines_of(measured).values()) == {2}
    contenders = {line.who for line in measured if line.what.endswith(f"÷ {decode.JSON}")}
    assert contenders == {*only} - {decode.JSON}
    judged = {(line.who, line.what.rpartition(" ÷ ")[2], line.target) for line in measured}
    assert (decode.OURS_FAST, decode.PYDANTIC, 0.75) in judged
    assert (peers.OURS, decode.JSON, 2.0) in judged
    assert (peers.OURS, decode.JSON, 1.8) in judged


def test_ours_decodes_to_models_and_encodes_to_the_same_json(bench):
    decode = bench("rows.decode")
    page = bench("data").page(3)
    read, write = decode.ours()
    models = read(page)
    assert models[0].plan[0].guardrails_summary.failed == 1
    assert json.loads(write(models)) == json.loads(page)


def test_the_row_of_calls_runs(bench):
    peers = bench("peers")
    only = (peers.RAW, peers.OURS)
    for name in only:
        assert str(peers.CALLS[name]()()) == "running"
    (line,) = bench("rows.calls").measure(rounds=2, number=2, only=only)
    assert (line.who, len(line.values), line.target) == (peers.OURS, 2, 1.15)


def test_the_rows_of_new_processes_run(bench):
    peers, starts = bench("peers"), bench("rows.starts")
    measured = starts.measure(rounds=1, slow_rounds=1, only=(peers.RAW, peers.OURS))
    imports = {line.who: line for line in measured if line.unit == "ms"}
    assert set(imports) == {starts.CLIENT, peers.RAW, peers.OURS}
    (first,) = [line for line in measured if line.unit == "×"]
    assert (first.who, first.target) == (peers.OURS, 1.25)
    assert first.values[0] > 0


def test_the_row_of_the_terminal_starts_the_command(bench):
    terminal = bench("rows.terminal")
    measured = terminal.measure(rounds=1)
    ours = [line.who for line in measured if line.who != terminal.PEER]
    assert ours == [terminal.HELP, terminal.WORD, terminal.SEARCH, terminal.LOGIN]
    assert all(line.target == terminal.TARGETS[line.who] for line in measured[:4])


def test_the_row_of_memory_calls_every_operation(bench):
    peers = bench("peers")
    (line,) = bench("rows.memory").measure(rounds=1, only=(peers.RAW, peers.OURS))
    everything = len(bench("operations").plan())
    assert line.what.endswith(f"after {everything} operations")
    assert (line.who, line.unit) == (peers.OURS, "MiB")


def test_the_row_of_iteration_sees_every_item(bench):
    measured = bench("rows.paging").measure(items=20, page_sizes=[5], latency=0.0, rounds=1)
    assert [line.unit for line in measured] == ["×", "MiB"] * 2
    assert {line.who for line in measured} == {"ours, sync, 5 a page", "ours, async, 5 a page"}
    assert set(lines_of(measured).values()) == {1}


def test_the_row_of_hops_counts_calls_of_the_package_alone(bench):
    hops, peers = bench("rows.hops"), bench("peers")
    search = hops.firefly_search()
    search()
    packages = hops.CALLS[peers.OURS][1]
    seen = hops.trace(search, packages)
    assert seen == hops.trace(search, packages), "the same call takes the same way"
    assert seen[0].startswith("firefly_workflows")
    assert {name.partition(".")[0] for name in seen} == set(packages)
    assert hops.trace(search, ("no_such_package",)) == []
    assert sys.getprofile() is None


def test_the_row_of_the_mock_runs(bench):
    measured = bench("rows.mock").measure(workspaces=3, runs=2, rounds=1)
    assert all(line.values[0] > 0 for line in measured)
    assert {line.at_least for line in measured if line.unit == "requests/s"} == {True}


# ─────────────────────────────────────────────────────────────────────────── table


def test_targets_are_judged_by_the_median(bench):
    line = bench("table").Line
    assert line("a", "b", "×", [1, 3, 2], 2).holds
    assert not line("a", "b", "×", [1, 3, 2], 1.9).holds
    assert line("a", "b", "/s", [1, 3, 2], 2, at_least=True).holds
    assert not line("a", "b", "/s", [1, 3, 2], 2.1, at_least=True).holds
    assert line("a", "b", "×", [9]).holds


def test_a_line_shows_spread_target_and_verdict(bench):
    line = bench("table").Line
    assert str(line("a", "b", "ms", [5])) == "| a | b | 5 ms | – | – |"
    assert str(line("a", "b", "×", [1, 2, 3], 2)) == "| a | b | 2 × [1.5 – 2.5] | ≤ 2 × | yes |"
    missed = str(line("a", "b", "/s", [1234.5], 2000, at_least=True))
    assert missed == "| a | b | 1234 /s | ≥ 2000 /s | **no** |"


def test_contenders_are_compared_with_the_yardstick_within_a_round(bench):
    samples = {"them": [1.0, 10.0], "ours": [2.0, 30.0], "other": [1.0, 10.0]}
    ours, other = bench("table").compared("a", samples, "them", {"ours": 2.0})
    assert (ours.what, ours.who, ours.values, ours.target) == ("a ÷ them", "ours", [2, 3], 2.0)
    assert (other.values, other.target) == ([1, 1], None)


@pytest.mark.parametrize(("target", "status"), [(2, 0), (1, 1), (None, 0)])
def test_the_exit_code_is_that_of_the_targets(bench, monkeypatch, capsys, tmp_path, target, status):
    main, line = bench("__main__"), bench("table").Line("a", "b", "×", [1.5], target)
    page = tmp_path / "page.md"
    page.write_text(f"# By hand\n\n{main.MARK}\nof an earlier run\n", encoding="utf-8")
    for name, value in {
        "PAGE": page,
        "measure": lambda row: [line],
        "machine": lambda: "here.",
    }.items():
        monkeypatch.setattr(main, name, value)
    monkeypatch.setattr(main.environment, "install", lambda: None)
    monkeypatch.setattr(sys, "argv", ["bench", "calls"])
    assert main.main() == status
    assert "of an earlier run" in page.read_text(encoding="utf-8"), "a part is no new page"
    monkeypatch.setattr(sys, "argv", ["bench"])
    assert main.main() == status
    written = page.read_text(encoding="utf-8")
    assert written.startswith("# By hand\n")
    assert "of an earlier run" not in written
    assert written.count(str(line)) == len(main.ROWS)
    assert ("missed: " in capsys.readouterr().out) == bool(status)


def test_the_lock_pins_every_peer_and_names_no_registry(bench):
    locked = (ROOT / "benchmarks" / "peers.lock").read_text(encoding="utf-8").replace(", ", ",")
    wanted = (ROOT / "benchmarks" / "peers.in").read_text(encoding="utf-8").splitlines()
    for line in wanted:
        if line and not line.startswith("#"):
            assert f"\n{line.partition('<')[0]}==" in locked
    assert "http://" not in locked
    assert "https://" not in locked
    assert sys.executable not in locked
