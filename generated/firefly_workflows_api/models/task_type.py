from ..runtime.enums import EnumTable, OpenStrEnum


class TaskType(OpenStrEnum):
    """What a task does."""

    PLAN = "plan"
    APPLY = "apply"
    DESTROY = "destroy"


TABLE = EnumTable(TaskType)
