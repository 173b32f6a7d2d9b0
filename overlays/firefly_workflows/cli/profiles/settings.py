"""Which account a command is for.

Policy
------
* ``--profile`` decides; then the credentials of the environment; then ``FIREFLY_PROFILE``; then
  the profile that ``ffw profile use`` chose.
* Keys of the environment belong to the URL of the environment: nothing of a profile is added.
* The secret of a profile goes to the URL it was saved with and to no other. Where
  ``FIREFLY_API_URL`` names another one, that is an error.
"""

from __future__ import annotations

import os
from typing import Any, Final, NamedTuple

from ...config import (
    ACCESS_KEY_VARIABLE,
    DEFAULT_BASE_URL,
    SECRET_KEY_VARIABLE,
    TOKEN_VARIABLE,
    URL_VARIABLE,
    resolve_base_url,
)
from ...wire.json_values import is_object
from .. import exits
from ..exits import CommandError
from . import files, secrets

PROFILE_VARIABLE: Final = "FIREFLY_PROFILE"
DEFAULT: Final = "default"


class Profile(NamedTuple):
    """One saved account.

    Attributes:
        name: Its name.
        access_key: Its access key.
        base_url: Where its API is.
        secret_in: Where its secret is: ``"keyring"`` or ``"file"``.
    """

    name: str
    access_key: str
    base_url: str
    secret_in: str


def profiles() -> dict[str, Profile]:
    """All profiles by name."""
    saved = files.read(files.PROFILES).get("profiles")
    return {
        name: Profile(
            name,
            str(each.get("access_key", "")),
            str(each.get("base_url", DEFAULT_BASE_URL)),
            str(each.get("secret_in", secrets.FILE)),
        )
        for name, each in (saved.items() if is_object(saved) else ())
        if is_object(each)
    }


def chosen() -> str:
    """The name of the profile that is used unless another is named."""
    found = files.read(files.PROFILES).get("chosen")
    return found if isinstance(found, str) else DEFAULT


def keep(profiles_: dict[str, Profile], chosen_: str) -> None:
    """Write the profiles."""
    saved = {
        name: {
            "access_key": it.access_key, "base_url": it.base_url, "secret_in": it.secret_in
        }
        for name, it in profiles_.items()
    }  # fmt: skip
    files.write(files.PROFILES, {"chosen": chosen_, "profiles": saved})


def named(name: str) -> Profile:
    """The profile of a name.

    Raises:
        CommandError: If there is none.
    """
    found = profiles()
    if name in found:
        return found[name]
    known = ", ".join(found) or "none yet"
    raise CommandError(
        f"There is no profile {name!r}.",
        about=f"profiles: {known}",
        hint=f"make it: ffw login --profile {name}",
    )


def credentials_for(profile: str | None) -> dict[str, Any]:
    """The arguments of the client: nothing where the environment says it all.

    Args:
        profile: The profile of ``--profile``.

    Raises:
        CommandError: If there are no credentials.
    """
    found = _profile_for(profile)
    if found is None:
        if _environment_has_credentials():
            return {}
        raise CommandError(
            "There are no credentials.",
            code=exits.AUTHENTICATION,
            about=f"neither {ACCESS_KEY_VARIABLE} and {SECRET_KEY_VARIABLE} nor a profile",
            hint="ffw login saves a key pair; ffw mock prints one for a mock server",
        )
    url = os.environ.get(URL_VARIABLE, "").strip()
    if url and resolve_base_url(url) != resolve_base_url(found.base_url):
        raise CommandError(
            f"{URL_VARIABLE} is not where the profile {found.name!r} belongs.",
            about=f"{URL_VARIABLE}={url}, profile: {found.base_url}",
            hint=f"unset {URL_VARIABLE}, or set {ACCESS_KEY_VARIABLE} and {SECRET_KEY_VARIABLE}",
        )
    secret = secrets.load(found.name, found.secret_in)
    if not secret:
        raise CommandError(
            f"The secret of the profile {found.name!r} is gone.",
            code=exits.AUTHENTICATION,
            about=f"it was in the {found.secret_in}",
            hint=f"log in again: ffw login --profile {found.name}",
        )
    return {"access_key": found.access_key, "secret_key": secret, "base_url": found.base_url}


def base_url_for(profile: str | None) -> str | None:
    """Where requests go; ``None`` for the environment's or the usual place."""
    found = _profile_for(profile)
    return found.base_url if found else None


def kept_in(profile: str | None) -> str:
    """Where a token of these credentials is kept: where the secret is, which may be a file."""
    found = _profile_for(profile)
    return found.secret_in if found else secrets.FILE


def source_of(profile: str | None) -> str | None:
    """The name of the profile whose credentials are used; ``None`` for the environment's."""
    found = _profile_for(profile)
    return found.name if found else None


def _profile_for(profile: str | None) -> Profile | None:
    if profile is not None:
        return named(profile)
    if _environment_has_credentials():
        return None
    if wanted := os.environ.get(PROFILE_VARIABLE):
        return named(wanted)
    return profiles().get(chosen())


def _environment_has_credentials() -> bool:
    names = (ACCESS_KEY_VARIABLE, SECRET_KEY_VARIABLE, TOKEN_VARIABLE)
    return any(os.environ.get(name, "").strip() for name in names)


def environment_secrets() -> list[str]:
    """What the environment holds that must not be printed."""
    names = (SECRET_KEY_VARIABLE, TOKEN_VARIABLE)
    return [value for name in names if (value := os.environ.get(name, "").strip())]
