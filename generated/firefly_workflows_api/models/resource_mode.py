from ..runtime.enums import EnumTable, OpenStrEnum


class ResourceMode(OpenStrEnum):
    """Whether a resource is managed or only read."""

    MANAGED = "managed"
    DATA = "data"


TABLE = EnumTable(ResourceMode)
