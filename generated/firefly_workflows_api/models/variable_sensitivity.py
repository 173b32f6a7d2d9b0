from ..runtime.enums import EnumTable, OpenStrEnum


class VariableSensitivity(OpenStrEnum):
    """Whether a value is secret. `string` is a value, not a type."""

    STRING = "string"
    SECRET = "secret"


TABLE = EnumTable(VariableSensitivity)
