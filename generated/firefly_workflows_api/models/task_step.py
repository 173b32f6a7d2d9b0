from ..runtime.enums import EnumTable, OpenStrEnum


class TaskStep(OpenStrEnum):
    """What a task is doing. More values exist; they are not known."""

    PLAN = "plan"


TABLE = EnumTable(TaskStep)
