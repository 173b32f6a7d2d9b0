from ..runtime.enums import EnumTable, OpenStrEnum


class TaskStatus(OpenStrEnum):
    """Where a task stands. More values exist; they are not known."""

    PENDING = "pending"
    READY_FOR_APPLY = "ready_for_apply"


TABLE = EnumTable(TaskStatus)
