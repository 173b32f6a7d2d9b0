"""Small wheels made by hand, for tests that install without a network."""

from __future__ import annotations

import base64
import hashlib
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


def wheel(
    folder: Path,
    name: str,
    version: str,
    *,
    requires: Sequence[str] = (),
    extras: Sequence[str] = (),
    members: Mapping[str, str] | None = None,
) -> str:
    """Write a wheel with one module and a command of the same name; return its line in a lock.

    Args:
        folder: Where to put it.
        name: What to call the package, its module and its command.
        version: The version, which the module and the command print.
        requires: Requirements, such as `lib[toml]>=1`.
        extras: Extras that it offers.
        members: What to put there instead of the module, by path.

    Returns:
        `name==version --hash=sha256:…`
    """
    info = f"{name}-{version}.dist-info"
    metadata = [f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}"]
    metadata += [f"Provides-Extra: {extra}" for extra in extras]
    metadata += [f"Requires-Dist: {requirement}" for requirement in requires]
    module = f'VERSION = "{version}"\n\n\ndef main():\n    print(__file__, VERSION)\n'
    files = {
        **({f"{name}.py": module} if members is None else members),
        f"{info}/METADATA": "\n".join(metadata) + "\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": f"[console_scripts]\n{name} = {name}:main\n",
    }
    record = "".join(
        f"{path},sha256={_digest(text)},{len(text.encode())}\n" for path, text in files.items()
    )
    files[f"{info}/RECORD"] = record + f"{info}/RECORD,,\n"
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for member, text in files.items():
            # Always the same bytes, so that a wheel that is written twice has one hash.
            archive.writestr(zipfile.ZipInfo(member), text)
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
