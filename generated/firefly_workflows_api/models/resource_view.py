from ..runtime.enums import EnumTable, OpenStrEnum


class ResourceView(OpenStrEnum):
    """How to list resources. At least one more view exists; its name is not known."""

    TABLE = "table"


TABLE = EnumTable(ResourceView)
