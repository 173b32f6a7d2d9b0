"""Decoding a page of nested runs from bytes, and encoding it back to bytes.

Ours is measured three times: item by item, which is what the client does with a list, as in a plain
install and with the extra `fast`; and from data that the standard library's json has parsed before,
which it does where a response is unusual. The stock generator gets json, which is what it uses.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from benchmarks import data, peers, shapes
from benchmarks.stats import interleaved
from benchmarks.table import Line, compared

JSON = "json"
OURS_PARSED = peers.OURS + ", parsed first"
OURS_FAST = peers.OURS + "[fast]"
PYDANTIC = "pydantic"
MSGSPEC = "msgspec"
ORJSON = "orjson"
Pair = tuple[Callable[[bytes], Any], Callable[[Any], bytes] | None]


def compact(value: Any) -> bytes:
    """Encode as httpx does: compact UTF-8."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode()


def plain() -> Pair:
    """json.loads and json.dumps: the yardstick."""
    return json.loads, compact


def orjson() -> Pair:
    """orjson alone, to plain data."""
    import orjson

    return orjson.loads, orjson.dumps


def ours() -> Pair:
    """What the client does: each item becomes a model right after it is parsed."""
    from firefly_workflows_api.api import load_operation

    decode: Any = load_operation("workspaces.search_runs").decode
    # msgspec is installed here, for itself: what would use it is left out.
    return (
        lambda body: decode.from_text(body.decode(json.detect_encoding(body), "surrogatepass")),
        lambda page: compact([run.to_dict() for run in page]),
    )


def ours_fast() -> Pair:
    """The same where the extra `fast` is installed."""
    from firefly_workflows_api.api import load_operation
    from firefly_workflows_api.runtime import fast
    from firefly_workflows_api.runtime.responses import decode_json

    if fast.reader() is None:
        raise RuntimeError("msgspec is not installed")
    decode = load_operation("workspaces.search_runs").decode
    return lambda body: decode_json(decode, body), None


def ours_parsed() -> Pair:
    """The operation's decoder over all of the page, parsed before."""
    from firefly_workflows_api.api import load_operation

    decode = load_operation("workspaces.search_runs").decode
    return lambda body: decode(json.loads(body)), None


def stock() -> Pair:
    """The stock generator's models, as its `_parse_response` uses them."""
    from firefly_stock.models.run import Run

    return (
        lambda body: [Run.from_dict(item) for item in json.loads(body)],
        lambda page: compact([run.to_dict() for run in page]),
    )


def pydantic() -> Pair:
    """pydantic v2 straight from bytes."""
    import pydantic

    adapter = pydantic.TypeAdapter(list[shapes.pydantic_type("Run")])
    return adapter.validate_json, lambda page: adapter.dump_json(
        page, by_alias=True, exclude_unset=True
    )


def msgspec() -> Pair:
    """msgspec structs straight from bytes."""
    import msgspec

    decoder = msgspec.json.Decoder(list[shapes.msgspec_type("Run")])
    return decoder.decode, msgspec.json.Encoder().encode


def openai() -> Pair:
    """The base model of the openai SDK, filled the way that SDK fills it; it encodes no models."""
    from openai._models import BaseModel, construct_type

    kind = list[shapes.pydantic_type("Run", BaseModel)]
    return lambda body: construct_type(type_=kind, value=json.loads(body)), None


def cloudflare() -> Pair:
    """The base model of the cloudflare SDK, filled the way that SDK fills it."""
    from cloudflare._models import BaseModel, construct_type

    kind = list[shapes.pydantic_type("Run", BaseModel)]
    return lambda body: construct_type(type_=kind, value=json.loads(body)), None


def githubkit() -> Pair:
    """The base model of githubkit, validated the way it does."""
    from githubkit.compat import GitHubModel, type_validate_json

    kind = list[shapes.pydantic_type("Run", GitHubModel)]
    return lambda body: type_validate_json(kind, body), None


def stripe() -> Pair:
    """The generic object of the stripe SDK; it has no dates, enums or nested classes to build."""
    from stripe import StripeObject

    return (
        lambda body: [StripeObject.construct_from(item, "key") for item in json.loads(body)],
        None,
    )


FAST: dict[str, Callable[[], Pair]] = {
    JSON: plain,
    peers.OURS: ours,
    OURS_FAST: ours_fast,
    OURS_PARSED: ours_parsed,
    peers.STOCK: stock,
    PYDANTIC: pydantic,
    MSGSPEC: msgspec,
    ORJSON: orjson,
}
SLOW: dict[str, Callable[[], Pair]] = {
    JSON: plain,
    "openai": openai,
    "cloudflare": cloudflare,
    "githubkit": githubkit,
    "stripe": stripe,
}


def measure(
    *,
    runs: int = 1000,
    rounds: int = 40,
    slow_rounds: int = 5,
    budget: float = 60,
    only: Iterable[str] = (*FAST, *SLOW),
) -> list[Line]:
    """Measure both directions.

    Args:
        runs: How many runs the page has.
        rounds: How many samples to take.
        slow_rounds: How many samples to take of the SDKs, some of which need a second each.
        budget: About how many seconds each table may take.
        only: The contenders to measure.
    """
    body = data.page(runs)
    fast = {name: make() for name, make in FAST.items() if name in only}
    slow = {name: make() for name, make in SLOW.items() if name in only}
    decoders = {name: partial(decode, body) for name, (decode, _) in fast.items()}
    encoders = {
        name: partial(encode, decode(body)) for name, (decode, encode) in fast.items() if encode
    }
    sdks = {name: partial(decode, body) for name, (decode, _) in slow.items()}
    decoded = interleaved(decoders, rounds, budget=budget)
    collected = interleaved(decoders, rounds, collector=True, budget=budget / 2)
    encoded = interleaved(encoders, rounds, budget=budget / 2)
    others = interleaved(sdks, slow_rounds, budget=budget)
    what = f"decode {runs} nested runs, {len(body) / 1e6:.1f} MB"
    ours = {name: decoded[name] for name in (peers.OURS, OURS_FAST) if name in decoded}
    against = {
        yardstick: compared(what, {**ours, yardstick: decoded[yardstick]}, yardstick, targets)
        # pydantic parses in Rust: the target is for the extra that parses likewise.
        for yardstick, targets in (
            (PYDANTIC, {OURS_FAST: 0.75}),
            (peers.STOCK, {peers.OURS: 0.6, OURS_FAST: 0.6}),
        )
        if yardstick in decoded
    }
    return [
        *compared(what, decoded, JSON, {peers.OURS: 2.0, OURS_FAST: 2.0}),
        *compared(what, others, JSON),
        *(line for lines in against.values() for line in lines),
        *compared(f"{what}, collector on", collected, JSON),
        *compared("encode them", encoded, JSON, {peers.OURS: 1.8}),
    ]
