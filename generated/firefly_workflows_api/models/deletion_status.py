from ..runtime.enums import EnumTable, OpenIntEnum


class DeletionStatus(OpenIntEnum):
    """The HTTP status once more."""

    OK = 200


TABLE = EnumTable(DeletionStatus)
