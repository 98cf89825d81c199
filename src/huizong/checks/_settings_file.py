"""The shape of a settings file; apart, so that pydantic loads only when there is one."""

from pydantic import BaseModel, ConfigDict, NonNegativeInt

from huizong.checks.settings import CAP


class SettingsFile(BaseModel):
    """The keys of a settings file; any other is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    select: list[str] = []
    ignore: dict[str, str] = {}
    terms: dict[str, str] = {}
    earlier: list[str] = []
    cap: NonNegativeInt = CAP
