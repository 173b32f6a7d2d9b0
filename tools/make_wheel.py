"""Builds the wheel, packed as tightly as the format allows.

    python tools/make_wheel.py dist            the wheel
    python tools/make_wheel.py dist --sdist    the source distribution, too

A wheel is downloaded far more often than built, so it may take seconds: zopfli finds 3 % that zlib
leaves, and every installer reads the result as it reads any other wheel. zopflipy, because it has a
`ZipFile` that does it.
"""

from __future__ import annotations

import argparse
import copy
import subprocess
import sys
import zipfile
from pathlib import Path

import zopfli

ROOT = Path(__file__).resolve().parent.parent
# More find another tenth of a percent.
ITERATIONS = 5


def main() -> int:
    """Runs the command and returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, prog="make_wheel")
    parser.add_argument("folder", type=Path, help="where to put it")
    parser.add_argument("--sdist", action="store_true", help="the source distribution, too")
    options = parser.parse_args()
    kinds = ["--wheel", "--sdist"] if options.sdist else ["--wheel"]
    command = [sys.executable, "-m", "build", *kinds, "--no-isolation", "--outdir"]
    done = subprocess.run([*command, options.folder, ROOT], check=False)
    if done.returncode:
        return done.returncode
    for wheel in options.folder.glob("*.whl"):
        repack(wheel)
        print(f"{wheel}: {wheel.stat().st_size:,} bytes")
    return 0


def repack(wheel: Path) -> None:
    """Compresses every file of a wheel anew; nothing else about it changes."""
    made = wheel.with_suffix(".repacked")
    with (
        zipfile.ZipFile(wheel) as source,
        zopfli.ZipFile(made, "w", zipfile.ZIP_DEFLATED, iterations=ITERATIONS) as target,
    ):
        for member in source.infolist():
            # What writes a member keeps its place in the new file on the object it is given.
            target.writestr(copy.copy(member), source.read(member))
    made.replace(wheel)


if __name__ == "__main__":
    sys.exit(main())
