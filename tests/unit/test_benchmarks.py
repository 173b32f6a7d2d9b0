"""The benchmarks' arithmetic is right, and every row can be measured. No figure is judged."""

from __future__ import annotations

import gc
import importlib
import json
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema_rs
import pytest
import yaml

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
    document = yaml.safe_load((ROOT / "openapi.yaml").read_text(encoding="utf-8"))
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


def test_the_row_of_decoders_runs(bench):
    decode, peers = bench("rows.decode"), bench("peers")
    only = (decode.JSON, decode.ORJSON, decode.PYDANTIC, peers.OURS, decode.OURS_FAST)
    page = bench("data").page(3)
    for contender in (decode.ours_parsed, decode.ours_fast):
        assert contender()[0](page) == decode.ours()[0](page)
    measured = decode.measure(runs=3, rounds=2, slow_rounds=1, only=only)
    for direction in ("decode", "decode_collector"):
        assert {name: len(v) for name, v in measured[direction].items()} == dict.fromkeys(only, 2)
    assert measured["encode"].keys() == {*only} - {decode.OURS_FAST}
    assert measured["bytes"] == len(bench("data").page(3))


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
    measured = bench("rows.calls").measure(rounds=2, number=2, only=only)
    assert {name: len(v) for name, v in measured["call"].items()} == dict.fromkeys(only, 2)


def test_the_rows_of_new_processes_run(bench):
    peers, starts = bench("peers"), bench("rows.starts")
    measured = starts.measure(rounds=1, slow_rounds=1, slow=(), only=(peers.RAW, peers.OURS))
    assert set(measured["import"]) == {starts.BARE, starts.CLIENT, peers.RAW, peers.OURS}
    assert set(measured["first_call"]) == {peers.RAW, peers.OURS}
    assert all(value[0] > 0 for value in measured["first_call"].values())


def test_the_row_of_memory_calls_every_operation(bench):
    peers = bench("peers")
    only = (peers.RAW, peers.OURS)
    measured = bench("rows.memory").measure(rounds=1, only=only)
    everything = len(bench("operations").plan())
    assert measured["calls"] == dict.fromkeys(only, everything)
    assert all(value[0] > 1_000_000 for value in measured["memory"].values())


def test_the_row_of_iteration_sees_every_item(bench):
    measured = bench("rows.paging").measure(items=20, page_sizes=[5], latency=0.0, rounds=1)
    assert set(measured) == {"5"}
    assert set(measured["5"]["iterate"]) == {
        "sync serial",
        "sync prefetch",
        "async serial",
        "async prefetch",
    }
    assert all(len(held[0]) == 10 for held in measured["5"]["held"].values())


def test_the_row_of_building_weighs_the_wheel(bench, tmp_path):
    wheel = tmp_path / "some.whl"
    wheel.write_bytes(b"x" * 1234)
    measured = bench("rows.build").measure(wheel=str(wheel), rounds=0)
    assert measured == {"wheel": 1234, "generate": []}


# ─────────────────────────────────────────────────────────────────────────── report


@pytest.fixture
def results(bench):
    """What a run measures, with figures that are easy to follow."""
    peers, decode, starts = bench("peers"), bench("rows.decode"), bench("rows.starts")
    fast = {name: [4.0, 4.0] for name in decode.FAST}
    fast |= {decode.JSON: [2.0, 2.0], decode.PYDANTIC: [10.0, 10.0], peers.STOCK: [10.0, 10.0]}
    calls = {name: [1.0, 1.0] for name in peers.CALLS}
    paging = ("sync serial", "sync prefetch", "async serial", "async prefetch")
    return {
        "decode": {
            "bytes": 2_600_000,
            "decode": fast,
            "decode_collector": fast,
            "encode": fast,
            "decode_sdks": {name: [8.0, 8.0] for name in decode.SLOW},
        },
        "starts": {
            "import": {starts.BARE: [0.010, 0.010], starts.CLIENT: [0.1, 0.1],
                       peers.RAW: [0.1, 0.1],
                       peers.OURS: [0.020, 0.022], peers.STOCK: [0.2, 0.2]},
            "import_sdks": {starts.BARE: [0.01], "openai": [0.5], "cloudflare": [0.5],
                            "githubkit": [0.5], "hcloud": [0.5], "pytfe": [0.5], "stripe": [0.5]},
            "first_call": {name: [1.0, 1.0] for name in (peers.RAW, peers.OURS, peers.STOCK)},
            "first_call_sdks": calls,
        },
        "calls": {"call": calls},
        "memory": {
            "memory": {name: [30.0 * 2**20] for name in peers.CALLS},
            "calls": dict.fromkeys(peers.CALLS, 53),
        },
        "paging": {
            "100": {
                "iterate": {name: [1.0, 2.0] for name in paging},
                "held": {name: [[100 * 2**20, 101 * 2**20]] * 2 for name in paging},
            }
        },
        "build": {"wheel": 250_000, "generate": [4.0, 5.0, 6.0]},
        "mock": {"rows": [{"what": "requests", "value": 900, "unit": "/s", "target": 800,
                           "better": "higher", "holds": True}]},
    }  # fmt: skip


def test_targets_are_judged_by_the_median(bench, results):
    judged = {(line.what, line.ours): line for line in bench("targets").lines(results)}
    decoded = judged["decode 1,000 nested runs ÷ json.loads", "plain install"]
    assert (decoded.measured.median, decoded.target, decoded.holds) == (2.0, 2.0, True)
    compared = judged["decode ÷ pydantic v2 from bytes", "plain install"]
    assert (compared.measured.median, compared.target) == (0.4, None)
    assert not judged["encode the same ÷ json.dumps", "plain install"].holds
    imported = judged["`import firefly_workflows` above bare Python", ""]
    assert imported.measured.median == pytest.approx(11)
    assert judged["memory gained from the 10,000th to the last of them", "sync, 100 a page"].holds
    iterated = judged[
        "iterate 100,000 runs at 50 ms latency, prefetch 4 ÷ serial", "async, 100 a page"
    ]
    assert (iterated.measured.median, iterated.holds) == (1.0, False)
    assert judged["wheel", ""].measured.median == 250
    assert judged["`make generate`", ""].measured == (5.0, 4.5, 5.5)


def test_the_page_says_what_holds_and_what_does_not(bench, results):
    lines = bench("targets").lines(results)
    page = bench("report").render(results, lines, {"date": "2026-01-01"}, "benchmarks.svg")
    judged = [line for line in lines if line.target is not None]
    held = sum(line.holds for line in judged)
    assert f"{held} of {len(judged)} targets hold" in page
    assert page.count("**no**") == len(judged) - held > 0
    (compared,) = [line for line in page.splitlines() if "pydantic v2" in line and "plain" in line]
    assert compared.endswith("| – | – |")
    assert "| `make generate` |  | 5 s [4.5 – 5.5] | ≤ 6 s | yes |" in page
    assert "| requests | 900 /s | ≥ 800 | yes |" in page
    for name in bench("peers").CALLS:
        assert f"| {name} |" in page


def test_the_plot_is_an_image_with_a_bar_for_every_contender(bench, results):
    plot = bench("plot")
    charts = plot.panels(results)
    root = ET.fromstring(plot.draw(charts))
    words = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    for chart in charts:
        assert chart.title in words
        for name, _ in chart.bars:
            assert name in words
    bars = [e for e in root.iter("{http://www.w3.org/2000/svg}rect") if e.get("rx")]
    assert len(bars) == sum(len(chart.bars) for chart in charts)


def test_a_bar_far_beyond_the_others_is_cut_and_says_so(bench):
    plot = bench("plot")
    bars = [("fast", 1.0), ("slower", 2.0), ("slowest", 1000.0)]
    words = list(ET.fromstring(plot.draw([plot.Panel("t", bars, 1.5)])).itertext())
    assert "1000 (cut)" in words
    assert "2" in words


def test_the_lock_pins_every_peer_and_names_no_registry(bench):
    locked = (ROOT / "benchmarks" / "peers.lock").read_text(encoding="utf-8")
    wanted = (ROOT / "benchmarks" / "peers.in").read_text(encoding="utf-8").splitlines()
    for line in wanted:
        if line and not line.startswith("#"):
            assert f"\n{line.partition('<')[0]}==" in locked
    assert "http://" not in locked
    assert "https://" not in locked
    assert sys.executable not in locked
