from ..runtime.enums import EnumTable, OpenStrEnum


class ApplyRule(OpenStrEnum):
    """Whether an apply waits for approval."""

    MANUAL = "manual"
    AUTO = "auto"


TABLE = EnumTable(ApplyRule)
