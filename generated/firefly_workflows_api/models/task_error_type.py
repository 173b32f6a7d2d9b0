from ..runtime.enums import EnumTable, OpenStrEnum


class TaskErrorType(OpenStrEnum):
    """The kind of a task's error. More values may exist; they are not known."""

    UNEXPECTED = "UNEXPECTED"


TABLE = EnumTable(TaskErrorType)
