from ..runtime.enums import EnumTable, OpenStrEnum


class RunnerType(OpenStrEnum):
    """The pipeline that runs a workspace."""

    GITHUB_ACTIONS = "github-actions"
    GITLAB_PIPELINES = "gitlab-pipelines"
    BITBUCKET_PIPELINES = "bitbucket-pipelines"
    AZURE_PIPELINES = "azure-pipelines"
    JENKINS = "jenkins"
    SEMAPHORE = "semaphore"
    ATLANTIS = "atlantis"
    ENV0 = "env0"
    UNRECOGNIZED = "unrecognized"
    FIREFLY = "firefly"


TABLE = EnumTable(RunnerType)
