from ..runtime.enums import EnumTable, OpenStrEnum


class VariableOrigin(OpenStrEnum):
    """Where a variable comes from. The list may not be complete."""

    PROJECT = "project"
    WORKSPACE = "workspace"
    VARIABLE_SET = "variable-set"


TABLE = EnumTable(VariableOrigin)
