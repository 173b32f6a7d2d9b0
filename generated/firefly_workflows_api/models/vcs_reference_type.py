from ..runtime.enums import EnumTable, OpenStrEnum


class VcsReferenceType(OpenStrEnum):
    """What kind of thing to deploy from. More values may exist; they are not known."""

    BRANCH = "branch"


TABLE = EnumTable(VcsReferenceType)
