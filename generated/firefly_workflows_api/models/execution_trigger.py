from ..runtime.enums import EnumTable, OpenStrEnum


class ExecutionTrigger(OpenStrEnum):
    """What starts a run."""

    MERGE = "merge"
    PUSH = "push"
    PULL_REQUEST = "pull_request"


TABLE = EnumTable(ExecutionTrigger)
