"""The file of profiles, in the platform's folder for configuration.

Policy
------
* It holds no secret where there is a keyring. Where there is none, the secret stands in a file of
  its own that only its owner can read, and whoever saves it is warned.
* A file is written beside the old one and put in its place, so that a broken write loses nothing.
* ``FIREFLY_CONFIG_DIR`` names another folder.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Final

from ...wire.json_values import is_object
from ..exits import CommandError

FOLDER_VARIABLE: Final = "FIREFLY_CONFIG_DIR"
PROFILES: Final = "profiles.json"
SECRETS: Final = "secrets.json"


def folder() -> Path:
    """The folder of the configuration; it need not be there."""
    if named := os.environ.get(FOLDER_VARIABLE):
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_config_dir("firefly-workflows", appauthor=False))


def read(name: str) -> dict[str, Any]:
    """What a file of the folder holds; nothing if there is none.

    Raises:
        CommandError: If it cannot be read, or is not what ``ffw`` wrote.
    """
    path = folder() / name
    try:
        content = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{name} cannot be read: {error}", about=str(path)) from None
    try:
        found = json.loads(content)
    except ValueError:
        found = None
    if not is_object(found):
        raise CommandError(
            f"{name} is not what ffw wrote.",
            about=str(path),
            hint="remove the file and log in again: ffw login",
        )
    return found


def write(name: str, data: dict[str, Any]) -> Path:
    """Write a file of the folder, readable by its owner only; returns where it is.

    Raises:
        CommandError: If it cannot be written.
    """
    path = folder() / name
    beside = path.with_suffix(f".{os.getpid()}.tmp")
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123 - a handle
            file.write(text)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise CommandError(f"{name} cannot be written: {error.strerror}", about=str(path)) from None
    return path
