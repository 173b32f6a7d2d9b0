from ..runtime.enums import EnumTable, OpenStrEnum


class GuardrailType(OpenStrEnum):
    """What a rule judges by."""

    POLICY = "policy"
    COST = "cost"
    RESOURCE = "resource"
    TAG = "tag"


TABLE = EnumTable(GuardrailType)
