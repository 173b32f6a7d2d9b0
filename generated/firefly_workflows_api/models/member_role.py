from ..runtime.enums import EnumTable, OpenStrEnum


class MemberRole(OpenStrEnum):
    """What a member of a project may do."""

    ADMIN = "admin"
    MEMBER = "member"
    VIEWER = "viewer"


TABLE = EnumTable(MemberRole)
