from ..runtime.enums import EnumTable, OpenStrEnum


class DeployTaskType(OpenStrEnum):
    """Whether to plan only, or to plan and apply."""

    PLAN = "plan"
    APPLY = "apply"


TABLE = EnumTable(DeployTaskType)
