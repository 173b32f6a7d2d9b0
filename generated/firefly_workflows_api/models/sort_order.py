from ..runtime.enums import EnumTable, OpenIntEnum


class SortOrder(OpenIntEnum):
    """-1 for descending, 1 for ascending."""

    DESCENDING = -1
    ASCENDING = 1


TABLE = EnumTable(SortOrder)
