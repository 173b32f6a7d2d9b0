"""A pytest plugin that puts httpx2 in the place of httpx for everything that is tested.

`pytest -p support.httpx2_alias` loads it before anything imports httpx; `make test-httpx2` says so.
The variable says so to the workers of pytest-xdist, and to `tests/unit/test_httpx2.py`.
"""

from __future__ import annotations

import os

import httpx2

httpx2.alias_httpx()
os.environ["TESTS_ALIAS_HTTPX"] = "1"
