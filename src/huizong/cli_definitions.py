"""The commands about definitions of ledgers, indicators and drafts: they print; no logic."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from huizong.terminal import FAULTY, FINE, UNUSABLE, complain, language, print_json, say
from huizong.values import render

if TYPE_CHECKING:
    from huizong.ledgers import Ledger

# argparse has no public name for what add_subparsers() returns.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001


def add(commands: Commands) -> None:
    """Add the commands to the parser's."""
    about = say("台账、指标、起草模板的定义：查有没有错，给编辑器的格式说明")
    command = commands.add_parser("definitions", help=about, description=about)
    command.set_defaults(run=lambda _: _usage(command))
    kinds = command.add_subparsers(
        dest="what", metavar=say("命令"), help=say("查错，或打印格式说明")
    )
    about = say("检查台账、指标、起草模板的定义：哪个文件、哪一行、错在哪里、怎么改")
    check = kinds.add_parser("check", help=about, description=about)
    check.add_argument(
        "files",
        nargs="*",
        metavar="FILE|FOLDER",
        help=say(
            "台账、指标、起草模板的定义（YAML）或文件夹；不写则查自带的和 HUIZONG_LEDGERS 里的"
        ),
    )
    check.set_defaults(run=check_definitions)
    about = say("打印定义的 JSON Schema，编辑器用它提示和查错")
    schema = kinds.add_parser("schema", help=about, description=about)
    schema.add_argument(
        "kind",
        nargs="?",
        choices=("ledger", "indicators"),
        default="ledger",
        help=say("哪一种：ledger 台账（不写就是它），indicators 指标"),
    )
    schema.set_defaults(run=print_schema)


def check_definitions(call: argparse.Namespace) -> int:
    """Print what is wrong with definitions: 0 nothing, 1 faults, 2 a file cannot be opened."""
    from huizong.composing import SHIPPED as DRAFTS
    from huizong.composing.loading import is_template
    from huizong.indicators import SHIPPED as INDICATORS
    from huizong.indicators.loading import is_set
    from huizong.ledgers import SHIPPED

    given = [Path(name) for name in call.files] or [SHIPPED, INDICATORS, DRAFTS, *_own()]
    missing = [path for path in given if not path.exists()]
    for path in missing:
        complain(say("打不开“{path}”；请核对文件名和所在文件夹", path=str(path)))
    if missing:
        return UNUSABLE
    paths = [file for path in given for file in _files(path)]
    if not paths:
        complain(say("这里没有台账、指标、起草模板的定义（.yaml 文件）"))
        return UNUSABLE
    sets = [path for path in paths if is_set(path)]
    drafts = [path for path in paths if is_template(path)]
    ledgers = [path for path in paths if path not in (*sets, *drafts)]
    good = [_checked(path) for path in ledgers]
    fine = all(good) and (not ledgers or _together(given, ledgers))
    fine = _drafts_checked(given, drafts) and _english_checked(given) and fine
    return FINE if _sets_checked(given, sets) and fine else FAULTY


def print_schema(call: argparse.Namespace) -> int:
    """Print the JSON Schema of a file of a ledger or of indicators."""
    from huizong import indicators, ledgers

    of_sets = call.kind == "indicators"
    print_json(indicators.json_schema() if of_sets else ledgers.json_schema())
    return FINE


def _usage(command: argparse.ArgumentParser) -> int:
    command.print_help(sys.stderr)
    return UNUSABLE


def _own() -> list[Path]:
    """Return the folders of the office's own definitions that the environment names."""
    named = (os.environ.get(name) for name in ("HUIZONG_LEDGERS", "HUIZONG_INDICATORS"))
    return [Path(each) for each in dict.fromkeys(filter(None, named))]


def _files(path: Path) -> list[Path]:
    return sorted(path.glob("*.yaml")) if path.is_dir() else [path]


def _checked(path: Path) -> bool:
    from huizong.ledgers import LedgerError, read_ledger

    try:
        ledger = read_ledger(path)
    except LedgerError as error:
        print(render(error.message, language()))
        return False
    print(_summary(path, ledger))
    return True


def _together(given: list[Path], paths: list[Path]) -> bool:
    """Say which definitions refer to ledgers that neither they nor the shipped ones are."""
    from huizong.ledgers import SHIPPED, LedgerError, read_ledgers

    folders = {path if path.is_dir() else path.parent for path in given}
    try:
        read_ledgers(SHIPPED, *_own(), *sorted(folders))
    except LedgerError as error:
        told = render(error.message, language()).splitlines()
        lines = [line for line in told if any(line.startswith(str(path)) for path in paths)]
        print("\n".join(lines), end="\n" if lines else "")
        return not lines
    return True


def _english_checked(given: list[Path]) -> bool:
    """Print what is wrong with the English words beside definitions."""
    from huizong.definitions.english import english_faults

    folders = sorted({path if path.is_dir() else path.parent for path in given})
    told = [each for folder in folders for each in english_faults(folder)]
    for each in told:
        print(render(each, language()))
    return not told


def _sets_checked(given: list[Path], paths: list[Path]) -> bool:
    """Print what is wrong with sets of indicators, beside the shipped ones and their folders."""
    from huizong.indicators import SHIPPED, IndicatorError, read_catalogue

    if not paths:
        return True
    folders, ledgers = _ledgers_beside(given)
    told: list[str] = []
    try:
        read_catalogue(SHIPPED, *_own(), *folders, ledgers=ledgers)
    except IndicatorError as error:
        told = render(error.message, language()).splitlines()
    good = [_set_said(path, told) for path in paths]
    return all(good)


def _ledgers_beside(given: list[Path]) -> tuple[list[Path], "dict[str, Ledger]"]:
    """Return the folders of what is checked, and the ledgers in them beside the shipped ones."""
    from huizong.ledgers import SHIPPED, LedgerError, read_ledgers

    folders = sorted({path if path.is_dir() else path.parent for path in given})
    try:
        return folders, read_ledgers(SHIPPED, *_own(), *folders)
    except LedgerError:  # told by its own check, if it was asked for
        return folders, read_ledgers(SHIPPED)


def _drafts_checked(given: list[Path], paths: list[Path]) -> bool:
    """Print what is wrong with templates of drafts."""
    ledgers = _ledgers_beside(given)[1] if paths else {}
    good = [_draft_said(path, ledgers) for path in paths]
    return all(good)


def _draft_said(path: Path, ledgers: "dict[str, Ledger]") -> bool:
    from huizong.composing import TemplateError, read_template

    try:
        template = read_template(path, ledgers)
    except TemplateError as error:
        print(render(error.message, language()))
        return False
    said = "{path}：{label}，{parts}个部分，没有错"
    print(say(said, path=str(path), label=template.label, parts=len(template.parts)))
    return True


def _set_said(path: Path, told: list[str]) -> bool:
    from huizong.definitions.reader import read_definition_file
    from huizong.indicators import IndicatorSet

    lines = [line for line in told if line.startswith(str(path))]
    if lines:
        print("\n".join(lines))
        return False
    found = read_definition_file(path, IndicatorSet)
    said = say(
        "{path}：{label}，{indicators}个指标，{checks}条核对，没有错",
        path=str(path),
        label=found.label,
        indicators=len(found.indicators),
        checks=len(found.checks),
    )
    print(said)
    return True


def _summary(path: Path, ledger: "Ledger") -> str:
    return say(
        "{path}：{label}，{fields}个字段，{figures}个指标，没有错",
        path=str(path),
        label=ledger.label,
        fields=len(ledger.fields),
        figures=len(ledger.figures),
    )
