"""Reads the contract as the mock reads it: YAML 1.2, in which OpenAPI is written.

The dialect stands in the mock's `yaml_files.py`. What is read here is trusted: its size is not
bounded.
"""

from __future__ import annotations

from typing import Any

import yaml

from firefly_workflows_mock.yaml_files import Dialect as Loader


def load(text: bytes) -> Any:
    """Returns the one document in `text` as plain data.

    Raises:
        ValueError: It is not UTF-8, or not YAML.
    """
    loader = None
    try:
        loader = Loader(decoded(text))
        return loader.get_single_data()
    except yaml.YAMLError as error:
        raise ValueError(" ".join(str(error).split())) from None
    finally:
        if loader is not None:
            loader.dispose()


def decoded(text: bytes) -> str:
    """Returns a document as text.

    Raises:
        ValueError: It is not UTF-8.
    """
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = text[: error.start].count(b"\n") + 1
        raise ValueError(f"line {line} is not UTF-8; save the file as UTF-8") from None
