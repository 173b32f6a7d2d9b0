from ..runtime.enums import EnumTable, OpenStrEnum


class VariableDestination(OpenStrEnum):
    """Whether a variable becomes an environment variable or an input of the code."""

    ENV = "env"
    IAC = "iac"


TABLE = EnumTable(VariableDestination)
