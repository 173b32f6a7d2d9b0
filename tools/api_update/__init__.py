"""What `tools/update_api.py` is made of.

`stage.py` is the copy of the repository in which everything is made, `mentions.py` finds what names
what is gone, `drafts.py` writes what CHANGELOG.md lacks, `handlers.py` says what the mock has to be
given.
"""

from .drafts import drafted, with_gone
from .handlers import Handled, locate, skeleton
from .mentions import named_in, quoted_in
from .stage import Stage, StageError

__all__ = [
    "Handled",
    "Stage",
    "StageError",
    "drafted",
    "locate",
    "named_in",
    "quoted_in",
    "skeleton",
    "with_gone",
]
