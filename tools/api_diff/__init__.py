"""Compares two contracts: what changed, for whom, and what to edit.

`contracts.py` reads them, `operations.py` and `schemas.py` find the changes, `changes.py` judges
them, `witnesses.py` asks two other tools whether anything was overlooked, `rendering.py` tells
people and machines.
"""

from .changes import PARTIES, VERDICTS, Change, Impact, Report
from .contracts import Contract, ContractError, read
from .operations import compare
from .rendering import as_json, as_markdown, as_text
from .witnesses import ask_containment, ask_redocly

__all__ = [
    "PARTIES",
    "VERDICTS",
    "Change",
    "Contract",
    "ContractError",
    "Impact",
    "Report",
    "as_json",
    "as_markdown",
    "as_text",
    "ask_containment",
    "ask_redocly",
    "compare",
    "read",
]
