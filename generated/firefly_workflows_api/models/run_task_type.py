from ..runtime.enums import EnumTable, OpenStrEnum


class RunTaskType(OpenStrEnum):
    """Whether something belongs to the plan or to the apply of a run."""

    POST_PLAN = "post-plan"
    POST_APPLY = "post-apply"


TABLE = EnumTable(RunTaskType)
