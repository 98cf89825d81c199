"""The commands that judge a file, claims and check: print; no logic."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from huizong.terminal import (
    FAULTY,
    FINE,
    UNUSABLE,
    complain,
    language,
    print_json,
    read_file,
    reading_limits,
    say,
    suffix,
    tell,
    write,
)
from huizong.values import Document, Severity, Source, render

if TYPE_CHECKING:
    from huizong.checks import Checked, Selection, Settings
    from huizong.marking import Mended

# argparse has no public name for what add_subparsers() returns.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001


def add(commands: Commands) -> None:
    """Add both commands to the parser's."""
    about = say("文中数据之间的关系：合计、占比、增幅……是否相符")
    one = commands.add_parser("claims", help=about, description=about)
    one.add_argument("file", metavar="FILE")
    one.add_argument("--json", action="store_true", help=say("打印 JSON"))
    one.set_defaults(run=claims)
    about = say("按规则查一份或几份文件：哪里不对、为什么、怎么改")
    command = commands.add_parser("check", help=about, description=about)
    command.add_argument("files", nargs="+", metavar="FILE")
    _forms(command)
    _choices(command)
    command.set_defaults(run=check)


def _forms(command: argparse.ArgumentParser) -> None:
    printed = command.add_mutually_exclusive_group()
    printed.add_argument("--json", action="store_true", help=say("打印 JSON，每行一个问题"))
    printed.add_argument("--sarif", action="store_true", help=say("打印 SARIF 2.1.0"))
    for option, about in (
        ("--docx", say("原来的 Word 文件，问题作为批注写在词句上")),
        ("--html", say("网页：正文和旁边的问题")),
        ("--fix", say("改好确有把握之处的副本，原文件不动")),
    ):
        command.add_argument(option, metavar="OUT", help=about)


def _choices(command: argparse.ArgumentParser) -> None:
    for option, about in (
        ("--select", say("只查这些规则：代号、代号的开头或规则名，逗号隔开")),
        ("--ignore", say("不查这些规则；写得更具体的一方算数")),
    ):
        command.add_argument(option, metavar="CODES", action="append", default=[], help=about)
    command.add_argument("--config", metavar="FILE", help=say("本单位的设置（YAML）"))
    command.add_argument(
        "--earlier", nargs="+", metavar="FILE", default=[], help=say("以前的报告，用来对照")
    )
    command.add_argument(
        "--cap", type=_whole, metavar="N", help=say("每条规则最多列出几处，默认 20，0 为全部")
    )


def _whole(text: str) -> int:
    """Return a whole number of nought or more, as an option gives it."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(say("“{text}”不是数；请写 0 或更大的整数", text=text))
    return int(text)


def claims(call: argparse.Namespace) -> int:
    """Print the relations among the figures of a file."""
    from huizong.pipeline import manuscript
    from huizong.shapes import of_claim
    from huizong.showing.claims import claim_lines
    from huizong.showing.positions import Positions

    document = read_file(call.file)
    if document is None:
        return UNUSABLE
    positions = Positions(document)
    for claim in manuscript(document).claims:
        if call.json:
            print_json(of_claim(claim, language()))
            continue
        for line in claim_lines(claim, document, positions, language=language(), colour=coloured()):
            print(line)
    return FINE


def coloured() -> bool:
    """Whether colours may be used: on a terminal, unless NO_COLOR (no-color.org) forbids."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def check(call: argparse.Namespace) -> int:
    """Print what is wrong in files, and write what was asked for."""
    from huizong.checks import SettingsError

    try:
        settings, selection = _settings(call)
    except SettingsError as error:
        complain(render(error.message, language()))
        return UNUSABLE
    earlier, missed = _read((*settings.earlier, *call.earlier))
    sources, failed = _read(call.files)
    outputs = _targets(call)
    if outputs is None:
        return UNUSABLE
    from huizong.pipeline import examine

    checked = [
        (source, examine(document, settings=settings, selection=selection, earlier=before))
        for source, document in sources
        for before in [_before(source, earlier)]
    ]
    cap = settings.cap if call.cap is None else call.cap
    _print([one for _, one in checked], call, cap=cap, unread=failed)
    written = _write(checked, outputs, inputs=call.files)
    if missed or failed or not written:
        return UNUSABLE
    return FAULTY if any(_is_faulty(one) for _, one in checked) else FINE


def _before(source: Source, earlier: Sequence[tuple[Source, Document]]) -> list[Document]:
    """Return the earlier documents without those that are the very one that is checked."""
    for same in (one for one, _ in earlier if one.data == source.data):
        complain(say("“{path}”就是要查的“{file}”，没有拿它对照", path=same.path, file=source.path))
    return [document for one, document in earlier if one.data != source.data]


def _is_faulty(checked: "Checked") -> bool:
    return any(finding.severity is Severity.ERROR for finding in checked.findings)


def _settings(call: argparse.Namespace) -> "tuple[Settings, Selection]":
    from huizong.checks import Selection, Settings, read_settings, selected

    settings = read_settings(call.config) if call.config else Settings()
    selection = Selection(_codes(call.select) or settings.select, _codes(call.ignore))
    selected(selection)
    return settings, selection


def _codes(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(code.strip() for part in given for code in part.split(",") if code.strip())


def _read(paths: Sequence[str]) -> tuple[list[tuple[Source, Document]], int]:
    """Return the files that can be read, and how many could not; those are told."""
    from huizong.files import load
    from huizong.pipeline import read
    from huizong.reading import ReadingError

    limits = reading_limits()
    found = []
    errors: list[ReadingError] = []
    for path in dict.fromkeys(paths):
        try:
            source = load(path, limits=limits)
            found.append((source, read(source, limits=limits)))
        except ReadingError as error:
            errors.append(error)
    tell(error.finding for error in errors)
    return found, len(errors)


def _print(
    checked: "Sequence[Checked]", call: argparse.Namespace, *, cap: int, unread: int
) -> None:
    if call.json:
        _print_lines(checked)
    elif call.sarif:
        from importlib.metadata import version

        from huizong.showing.sarif import sarif

        print_json(sarif(checked, version=version("huizong"), language=language()))
    else:
        from huizong.showing.console import Look, summary, told

        look = Look(language(), coloured(), cap)
        for one in checked:
            for line in told(one, look):
                print(line)
        for line in summary(checked, look, unread=unread):
            print(line)


def _print_lines(checked: "Sequence[Checked]") -> None:
    from huizong.shapes import of_found

    for one in checked:
        for finding in one.findings:
            print_json(of_found(finding, one.document, language()))
        for each in one.silenced:
            print_json(of_found(each.finding, one.document, language(), silenced=each.reason))


def _targets(call: argparse.Namespace) -> Mapping[str, str] | None:
    """Return what is to be written where; None, and say why, where that cannot be."""
    asked = {name: out for name in ("docx", "html", "fix") if (out := getattr(call, name))}
    if asked and len(set(call.files)) > 1:
        complain(say("--docx、--html、--fix 一次只能用于一个文件；请逐个文件运行。"))
        return None
    fitting = {"docx": ".docx", "html": ".html", "fix": suffix(call.files[0])}
    for name, out in asked.items():
        if suffix(out) not in (fitting[name], ".htm" if name == "html" else ""):
            told = say(
                "--{name} 写出的是 {fitting} 文件，不能叫“{path}”；请改扩展名。",
                name=name,
                fitting=fitting[name],
                path=out,
            )
            complain(told)
            return None
    return asked


def _write(
    checked: "Sequence[tuple[Source, Checked]]",
    outputs: Mapping[str, str],
    *,
    inputs: Sequence[str],
) -> bool:
    """Write what was asked for; returns whether all is well."""
    if not outputs or not checked:
        return True
    ((source, one),) = checked
    files: dict[str, bytes] = {}
    mends: list[Mended] = []
    for kind, path in outputs.items():
        data = _made(kind, source, one, mends)
        if data is None:
            return False
        files[path] = data
    if not write(files, inputs=inputs):
        return False
    for copy in mends:
        _tell_mended(copy)
    return True


def _tell_mended(copy: "Mended") -> None:
    """Say what was mended in a copy, and what was not."""
    tell(copy.findings)
    if copy.made:
        complain(say("改好了{count}个问题。", count=len(copy.made)))
    else:
        complain(say("没有可以自动改的，副本与原文件相同。"))


def _made(kind: str, source: Source, one: "Checked", mends: "list[Mended]") -> bytes | None:
    """Return a file of the kind asked for; None, and say why, where it cannot be."""
    from huizong.marking import MarkingError, marked_docx, marked_page, mended
    from huizong.reading import ReadingError

    try:
        if kind == "html":
            return marked_page(one.document, one.findings, language=language()).encode()
        if kind == "docx":
            now = datetime.now().astimezone()
            return marked_docx(source, one.document, one.findings, at=now)
        copy = mended(source, one.document, one.findings)
    except MarkingError as error:
        complain(render(error.message, language()))
        return None
    except ReadingError as error:
        tell([error.finding])
        return None
    mends.append(copy)
    return copy.data
