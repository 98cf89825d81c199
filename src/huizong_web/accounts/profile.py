"""The rules of signing in, as data: `profiles/dengbao.yaml`, `asvs.yaml`, or an office's own.

What a standard asks for and what it leaves open differ; a profile says its numbers and their basis.
"""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from pydantic import Field

from huizong.definitions import DefinitionError, Labelled
from huizong.definitions.reader import read_definition_file
from huizong_web.terminal import gettext as _

FOLDER = Path(__file__).parent / "profiles"
EVERYONE = "everyone"


class Profile(Labelled):
    """How passwords are made and kept, when sign-in is refused, and how long a session lasts.

    `classes` of the four: lower case, upper case, digits, others. `own_characters` must be left of
    a password when names, dates and runs of keys are taken out of it. 0 switches `oldest_days` and
    `remembered` off. `second_factor` names roles, or "everyone".
    """

    shortest: int = Field(ge=8, le=64)
    advised: int = Field(ge=8)
    longest: int = Field(ge=64, le=512)
    classes: int = Field(ge=1, le=4)
    own_characters: int = Field(ge=0, le=12)
    oldest_days: int = Field(ge=0)
    remembered: int = Field(ge=0, le=24)
    one_time_hours: int = Field(ge=1, le=720)
    tries: int = Field(ge=3, le=100)
    lock_minutes: int = Field(ge=1, le=1440)
    address_tries: int = Field(ge=5)
    address_wait_seconds: int = Field(ge=1, le=600)
    idle_minutes: int = Field(ge=1, le=1440)
    absolute_hours: int = Field(ge=1, le=24)
    confirm_minutes: int = Field(ge=1, le=120)
    second_factor: tuple[str, ...]


@cache
def read_profile(name: str) -> Profile:
    """Return a shipped profile by its name, or an office's own by the path of its file.

    Raises ImproperlyConfigured with the fault and the remedy.
    """
    path = FOLDER / f"{name}.yaml" if name.isidentifier() else Path(name)
    try:
        return read_definition_file(path, Profile)
    except DefinitionError as error:
        shipped = "、".join(sorted(each.stem for each in FOLDER.glob("*.yaml")))
        msg = _("HUIZONG_PROFILE 用不了：{why}\n请写 {names} 之一，或一个同样格式的文件的路径。")
        raise ImproperlyConfigured(msg.format(why=error, names=shipped)) from error


def profile() -> Profile:
    """Return the profile of this installation."""
    return read_profile(settings.SIGN_IN_PROFILE)


def second_factor_roles() -> tuple[str, ...]:
    """Return the roles that need a second factor: those the setting names, else the profile's."""
    named: list[str] | None = settings.SECOND_FACTOR_ROLES
    return tuple(named) if named is not None else profile().second_factor
