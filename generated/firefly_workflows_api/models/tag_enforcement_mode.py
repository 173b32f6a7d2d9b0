from ..runtime.enums import EnumTable, OpenStrEnum


class TagEnforcementMode(OpenStrEnum):
    """How tags are enforced."""

    REQUIREDTAGS = "requiredTags"
    ANYTAGS = "anyTags"
    REQUIREDVALUES = "requiredValues"


TABLE = EnumTable(TagEnforcementMode)
