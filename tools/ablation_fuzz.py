"""One fuzzing run of an ablation: `ablation_fuzz.py TRIAL FOLDER`, inside a copy of the repository.

The trial is JSON: which operations, phases and checks, and what of our own judgement is left out.
Prints, as JSON, what the run complains about.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import fuzz

WARNINGS, RENEWED = "warnings", "tokens must be renewed"
ENOUGH = "as many scenarios as asked for"
SLOW, NOTHING = "max_response_time", "\0"
JUDGEMENT = {
    "must succeed": "was never seen to succeed",
    "must refuse": "was never seen to refuse",
    "must be checked": "was never checked",
    RENEWED: "no token ended",
    ENOUGH: "stateful testing ended after",
}
"""What tools/fuzz.py demands beside the checks, by what its complaint says."""


def complaints(trial: dict[str, Any], folder: Path) -> list[str]:
    """Fuzz as a trial says and return what is wrong.

    Args:
        trial: `operations` (none means all), `phases`, `examples`, `seed`, `without`.
        folder: Where the reports go.

    Returns:
        The complaints about the operations of the trial, those that are left out aside.
    """
    without = trial["without"]
    config = folder / "schemathesis.toml"
    text = fuzz.CONFIG.read_text(encoding="utf-8")
    if without == WARNINGS:
        if text.count("fail-on = true") != 1:
            raise LookupError("schemathesis.toml has no warnings to switch off")
        text = text.replace("fail-on = true", "fail-on = false")
    if without == SLOW:  # the one check that is a number, which --exclude-checks does not know
        text = text.replace(f"{SLOW} = 5.0", f"{SLOW} = 60.0")
    config.write_text(text, encoding="utf-8")
    phases = [it for it in trial["phases"].split(",") if it != without]
    judged = without in {WARNINGS, SLOW, *JUDGEMENT} or len(phases) < len(
        trial["phases"].split(",")
    )
    run = fuzz.Run(
        trial["seed"],
        trial["examples"],
        phases=",".join(phases),
        excluded=() if judged or not without else (without,),
        extra=tuple(it for name in trial["operations"] for it in (INCLUDE, name)),
    )
    report = fuzz.fuzz(run, folder, config=config)
    report.renews = trial["part"] == RENEWED
    report.planned = trial["examples"] if trial["part"] == ENOUGH else 0
    if trial["operations"]:
        report.operations = {
            name: seen for name, seen in report.operations.items() if name in trial["operations"]
        }
    left_out = JUDGEMENT.get(without, f"was never checked for {without or NOTHING}")
    return [it for it in report.complaints() if left_out not in it]


INCLUDE = "--include-operation-id"

if __name__ == "__main__":
    place = Path(sys.argv[2])
    print(json.dumps(complaints(json.loads(sys.argv[1]), place)))
