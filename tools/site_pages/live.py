"""The page on where the live service differs from its documentation, and on what nobody knows."""

from __future__ import annotations

from firefly_workflows.engine.quirks import DEFAULTS, QUIRKS
from firefly_workflows_mock.divergences import LIVE
from firefly_workflows_mock.open_questions.table import OPEN_QUESTIONS
from site_pages.contract import cell


def page() -> str:
    """Return the page."""
    lines = [
        "# Live versus documented",
        "",
        (
            "The service does not always do what its documentation says. This project has observed "
            "nothing itself: each row names its source."
        ),
        "",
        "## What the client makes of it",
        "",
        "| operation | what is seen | what you get | who says so |",
        "|---|---|---|---|",
    ]
    for quirk in QUIRKS:
        names = ", ".join(f"`{it}`" for it in quirk.operations)
        rest = " | ".join(cell(it) for it in (quirk.seen, quirk.becomes, quirk.source))
        lines.append(f"| {names} | {rest} |")
    filled = ", ".join(f"`{it}`" for it in DEFAULTS)
    lines += [
        "",
        (
            f"Requests of {filled} are completed with fields that the service insists on although "
            "they are documented as optional; what you give stays as it is."
        ),
        "",
        "## What the mock's live dialect does",
        "",
        '`MockFirefly(dialect="live")` responds so, for tests of your own.',
        "",
        "| operation | what the live service does | who says so |",
        "|---|---|---|",
    ]
    for row in LIVE:
        names = ", ".join(f"`{it}`" for it in row.operations)
        lines.append(f"| {names} | {cell(row.seen)} | {cell(row.source)} |")
    lines += [
        "",
        "## Open questions",
        "",
        "No source answers these. The mock lets you choose: `MockFirefly(assume={NAME: CHOICE})`.",
        "",
        "| switch | question | choices | default | why |",
        "|---|---|---|---|---|",
    ]
    for each in OPEN_QUESTIONS:
        choices = ", ".join(f"`{it}`" for it in each.choices)
        default = f"`{each.documented}`"
        if each.live != each.documented:
            default += f"; live `{each.live}`"
        lines.append(
            f"| `{each.name}` | {cell(each.question)} | {choices} | {default} | "
            f"{cell(each.evidence)} |"
        )
    return "\n".join(lines) + "\n"
