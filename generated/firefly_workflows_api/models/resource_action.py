from ..runtime.enums import EnumTable, OpenStrEnum


class ResourceAction(OpenStrEnum):
    """What happens to a resource."""

    NO_OP = "no-op"
    CREATE = "create"
    READ = "read"
    UPDATE = "update"
    DELETE = "delete"


TABLE = EnumTable(ResourceAction)
