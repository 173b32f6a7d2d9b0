from ..runtime.enums import EnumTable, OpenIntEnum


class GuardrailSeverity(OpenIntEnum):
    """What a violation does: 1 can be overridden, 2 blocks the run, 3 only warns. The meaning of 0
    is not known. Not the scale of governance policies.
    """

    UNSPECIFIED = 0
    FLEXIBLE = 1
    STRICT = 2
    WARNING = 3


TABLE = EnumTable(GuardrailSeverity)
