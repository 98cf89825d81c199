"""What an office has settled: a YAML file of rules wanted, rules let pass with a reason, terms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from huizong.checks.selection import SettingsError, require_known
from huizong.values import Message

CAP = 20


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a check.

    `select` are the rules wanted, none for all; `ignore` leads from a rule to the reason why the
    office lets its findings pass; `terms` from a way of writing to the one that the office wants;
    `earlier` are the paths of earlier reports; `cap` is how many findings of one rule the text for
    people shows, 0 for all.
    """

    select: tuple[str, ...] = ()
    ignore: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)
    earlier: tuple[str, ...] = ()
    cap: int = CAP


def read_settings(path: str) -> Settings:
    """Return the settings of a file; raises SettingsError with its name, line, fault and remedy.

    Paths of earlier reports are taken from the folder of the file.
    """
    from huizong.checks._settings_faults import what
    from huizong.checks._settings_file import SettingsFile
    from huizong.definitions.faults import why
    from huizong.definitions.reader import DefinitionError, read_definition_file

    try:
        told = read_definition_file(Path(path), SettingsFile)
    except DefinitionError as error:
        raise SettingsError(Message("设置文件不能用：{why}", why=why(path, error, what))) from error
    require_known((*told.select, *told.ignore))
    for rule, reason in told.ignore.items():
        if not reason.strip():
            raise SettingsError(
                Message(
                    "{path}：放过 {rule} 没有写理由；请在冒号后写明为什么放过", path=path, rule=rule
                )
            )
    earlier = tuple(str(Path(path).parent / name) for name in told.earlier)
    return Settings(tuple(told.select), told.ignore, told.terms, earlier, told.cap)
