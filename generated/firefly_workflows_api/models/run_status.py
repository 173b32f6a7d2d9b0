from ..runtime.enums import EnumTable, OpenStrEnum


class RunStatus(OpenStrEnum):
    """Where a run stands. Values for waiting, discarded and destroying runs are not known."""

    INIT_ERROR = "init_error"
    PLANNING = "planning"
    PLAN_SUCCESS = "plan_success"
    PLAN_ERROR = "plan_error"
    PLAN_NO_CHANGES = "plan_no_changes"
    APPLYING = "applying"
    APPLY_SUCCESS = "apply_success"
    APPLY_ERROR = "apply_error"
    APPLY_NO_CHANGES = "apply_no_changes"
    BLOCKED = "blocked"
    ACKNOWLEDGED = "Acknowledged"


TABLE = EnumTable(RunStatus)
