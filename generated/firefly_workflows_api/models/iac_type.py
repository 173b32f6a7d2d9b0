from ..runtime.enums import EnumTable, OpenStrEnum


class IacType(OpenStrEnum):
    """What infrastructure code is written for."""

    TERRAFORM = "terraform"
    OPENTOFU = "opentofu"
    TERRAGRUNT = "terragrunt"


TABLE = EnumTable(IacType)
