from ..runtime.enums import EnumTable, OpenStrEnum


class VcsType(OpenStrEnum):
    """A version control system."""

    GITHUB = "github"
    GITLAB = "gitlab"
    BITBUCKET = "bitbucket"
    BITBUCKETDC = "bitbucketdc"
    CODECOMMIT = "codecommit"
    AZUREDEVOPS = "azuredevops"


TABLE = EnumTable(VcsType)
