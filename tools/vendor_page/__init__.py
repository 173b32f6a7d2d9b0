"""Reads a saved copy of the vendor's documentation page, and compares it with a contract.

`page.py` reads the text, in either of the two forms the page has had; `comparing.py` says what a
contract lacks or contradicts; `accepted.yaml` lists what is known, with reasons.
"""

from .comparing import Finding, compare
from .page import Field, Operation, PageError, read

__all__ = ["Field", "Finding", "Operation", "PageError", "compare", "read"]
