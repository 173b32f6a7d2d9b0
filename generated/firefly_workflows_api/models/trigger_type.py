from ..runtime.enums import EnumTable, OpenStrEnum


class TriggerType(OpenStrEnum):
    """What kind of thing started a task. More values may exist; they are not known."""

    MANUAL = "manual"


TABLE = EnumTable(TriggerType)
