from ..runtime.enums import EnumTable, OpenStrEnum


class ApplyTaskType(OpenStrEnum):
    """What to apply. The list may not be complete."""

    APPLY = "apply"
    DESTROY = "destroy"


TABLE = EnumTable(ApplyTaskType)
