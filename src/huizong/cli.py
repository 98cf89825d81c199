"""The command line: prints; no logic.

Exit status: 0 nothing wrong, 1 findings of severity error, 2 the call or a file could not be used.
Stages are imported when their command runs, so that `huizong --help` starts at once.
"""

import argparse
import gc
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, TypeAlias

from huizong import cli_calendar, cli_check, cli_definitions, cli_follow, cli_typeset
from huizong.cli_arguments import Parser
from huizong.cli_decisions import add_decisions, read_decisions, save_decisions
from huizong.terminal import (
    FINE,
    UNUSABLE,
    language,
    print_json,
    read_file,
    reading_limits,
    say,
    tell,
    write,
)
from huizong.values import Message, render

if TYPE_CHECKING:
    from huizong.pipeline import Gathered
    from huizong.values import Compilation, Document, Finding, Item

# A report becomes very many small values, none in cycles; looking for cycles as often as Python
# does takes a third of the time. Only here, where the process is ours.
SELDOM = (100_000, 500, 100)

FATES = {
    "kept": Message("保留"),
    "merged": Message("并入"),
    "replaced": Message("替换"),
    "left-out": Message("未用"),
}


def parser() -> argparse.ArgumentParser:
    """Return the parser of the library's commands."""
    whole: argparse.ArgumentParser = Parser(
        prog="huizong",
        description=say(
            "几个科室的报告进，一份办公室的真报告出：每个数有出处，不丢一条，不编一字。"
        ),
        epilog=say("退出码：0 没有问题；1 有错误；2 命令或文件不能用。"),
    )
    commands = whole.add_subparsers(dest="command", metavar=say("命令"))
    _one_file(commands, "read", say("段落和表格，自动编号可见"), read)
    _one_file(commands, "outline", say("文件所含的文档和各自的条目树"), outline)
    _figures(commands)
    cli_check.add(commands)
    about = say("几份报告里说的同一件事")
    many = commands.add_parser("matters", help=about, description=about)
    many.add_argument("files", nargs="+", metavar="FILE")
    many.add_argument("--json", action="store_true", help=say("打印 JSON"))
    add_decisions(many)
    many.set_defaults(run=matters)
    cli_follow.add(commands)
    _compile(commands)
    cli_typeset.add(commands)
    cli_calendar.add(commands)
    cli_definitions.add(commands)
    for name in sorted(_site_commands()):
        commands.add_parser(name, help=say("办公系统的命令"), add_help=False)
    return whole


# argparse has no public name for what add_subparsers() returns.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001


def _figures(commands: Commands) -> None:
    command = _one_file(commands, "figures", say("文中的数据：种类、数值、单位、界限"), figures)
    command.add_argument("--html", action="store_true", help=say("写成网页：指着数据看它的读法"))
    command.add_argument("-o", "--output", metavar="OUT", help=say("网页写到这个文件，不写则打印"))


def _one_file(
    commands: Commands, name: str, about: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=about, description=about)
    command.add_argument("file", metavar="FILE")
    command.add_argument("--json", action="store_true", help=say("打印 JSON"))
    command.set_defaults(run=run)
    return command


def _compile(commands: Commands) -> None:
    about = say("各科室的报告汇成一份，附每一条的去向")
    command = commands.add_parser("compile", help=about, description=about)
    command.add_argument("files", nargs="+", metavar="FILE")
    command.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="OUT",
        help=say("汇总稿：.docx .pdf .html .md .txt"),
    )
    command.add_argument(
        "--by",
        choices=["matter", "section", "brief"],
        default="matter",
        help=say("按事项合并（默认），按科室排列，或只取要事成简报"),
    )
    command.add_argument(
        "--length", type=int, default=0, metavar="N", help=say("简报限多少字，默认1500")
    )
    command.add_argument(
        "--draft",
        action="store_true",
        help=say("请语言模型改写合并的条目，一字一数核对后才用（地址见 HUIZONG_DRAFT_URL）"),
    )
    command.add_argument("--account", metavar="JSON", help=say("把去向表写到这个文件"))
    command.add_argument("--title", default="", help=say("汇总稿的标题"))
    cli_typeset.add_options(command)
    command.add_argument(
        "--check", action="store_true", help=say("用各条规则核对每份报告和汇总稿，一并告诉")
    )
    add_decisions(command)
    command.set_defaults(run=compile_files)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status; arguments are the process's own by default."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(given)
    except BrokenPipeError:
        # The reader of our output (head, a pager) has gone; that is its right.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE


def _run(given: list[str]) -> int:
    if given and given[0] in (known := _site_commands()):
        return known[given[0]](given[1:])
    call = parser().parse_args(given)
    if call.command is None:
        parser().print_help()
        return UNUSABLE
    gc.set_threshold(*SELDOM)
    return int(call.run(call))


def _site_commands() -> Mapping[str, Callable[[list[str]], int]]:
    """Return the commands that other packages add; loading one imports its package."""

    def later(name: str) -> Callable[[list[str]], int]:
        return lambda given: int(entry_points(group="huizong.commands")[name].load()(given))

    return {point.name: later(point.name) for point in entry_points(group="huizong.commands")}


def read(call: argparse.Namespace) -> int:
    """Print the paragraphs and tables of a file."""
    from huizong.shapes import of_block
    from huizong.values import Paragraph

    document = read_file(call.file)
    if document is None:
        return UNUSABLE
    for block in document.blocks:
        if call.json:
            print_json(of_block(block))
        elif isinstance(block, Paragraph):
            print(block.text)
        else:
            print("\n".join(" | ".join(cell.text for cell in row) for row in block.rows))
    return FINE


def outline(call: argparse.Namespace) -> int:
    """Print the documents that a file contains, with their trees."""
    from huizong.pipeline import outline
    from huizong.shapes import of_outline
    from huizong.values import text_of

    document = read_file(call.file)
    if document is None:
        return UNUSABLE
    found = outline(document)
    if call.json:
        print_json(of_outline(found))
        return FINE
    for report in found.reports:
        print(text_of(report.title) or say("（无标题）"))
        _tree(report.items, "  ")
    return FINE


def _tree(items: "Iterable[Item]", indent: str) -> None:
    for item in items:
        text = item.text if len(item.text) <= 60 else f"{item.text[:59]}…"
        print(f"{indent}{item.marker}{text}")
        _tree(item.children, indent + "  ")


def figures(call: argparse.Namespace) -> int:
    """Print the figures of a file."""
    from huizong.pipeline import figures
    from huizong.shapes import of_figure

    document = read_file(call.file)
    if document is None:
        return UNUSABLE
    if call.html or call.output:
        return _figures_page(document, call)
    for figure in figures(document):
        if call.json:
            print_json(of_figure(figure))
        else:
            reading = figure.date or "～".join(
                f"{value:f}"
                for value in dict.fromkeys((figure.low, figure.high))
                if value is not None
            )
            said = [figure.text, figure.kind, reading, figure.unit or "", figure.noun or ""]
            print(f"{figure.start:>7}  " + "  ".join(said).rstrip())
    return FINE


def _figures_page(document: "Document", call: argparse.Namespace) -> int:
    """Write a page of the figures, or print it."""
    from huizong.pipeline import figures_page

    page = figures_page(document, language=language())
    if call.output is None:
        sys.stdout.buffer.write(page.encode())
        return FINE
    return FINE if write({call.output: page.encode()}, inputs=[call.file]) else UNUSABLE


def matters(call: argparse.Namespace) -> int:
    """Print what several files say of the same things."""
    from huizong.pipeline import faulty_decisions, matters
    from huizong.shapes import of_matters

    decisions = read_decisions(call)
    if decisions is None:
        return UNUSABLE
    gathered = _gather(call.files)
    found = matters(gathered.readings, decisions=decisions)
    tell(faulty_decisions(gathered.readings, decisions))
    if not save_decisions(call, decisions, found, gathered.readings):
        return UNUSABLE
    if call.json:
        print_json(of_matters(found, language()))
    else:
        for matter in found:
            print(say("{title}（{lead}牵头）", title=matter.title, lead=matter.lead))
            for mention in matter.mentions:
                print(f"    {mention.section}  {render(mention.why, language())}")
    return UNUSABLE if gathered.findings else FINE


def _gather(paths: Sequence[str]) -> "Gathered":
    """Read several files; those that cannot be used are told, the others stay."""
    from huizong.files import load
    from huizong.pipeline import Gathered, gather
    from huizong.reading import ReadingError

    sources, missing, limits = [], [], reading_limits()
    for path in paths:
        try:
            sources.append(load(path, limits=limits))
        except ReadingError as error:
            missing.append(error.finding)
    gathered = gather(sources, limits=limits)
    findings = (*missing, *gathered.findings)
    for reading in gathered.readings:
        tell(reading.document.findings)
    tell(findings)
    return Gathered(gathered.readings, findings)


def compile_files(call: argparse.Namespace) -> int:
    """Compile several sections' files into one report, and write it whole or not at all."""
    from huizong import cli_draft
    from huizong.compiling import CompilationError
    from huizong.pipeline import compile_office
    from huizong.reading import ReadingError
    from huizong.typesetting import TypesettingError

    decisions = read_decisions(call)
    if decisions is None:
        return UNUSABLE
    address = cli_draft.chosen_address() if call.draft else None
    if call.draft and address is None:
        return UNUSABLE
    gathered = _gather(call.files)
    if not gathered.readings:
        print(f"huizong: {say('没有一个文件能用，汇总稿没有写出。')}", file=sys.stderr)
        return UNUSABLE
    try:
        made = compile_office(
            gathered.readings,
            by=call.by,
            title=call.title,
            length=call.length,
            findings=gathered.findings,
            decisions=decisions,
            checked=call.check,
        )
        if address is not None:
            made = cli_draft.drafted(made, address, longer=call.by != "brief")
        data = cli_typeset.set_report(call, made.report, gathered.readings, bases=made.bases)
    except CompilationError as error:
        tell(error.findings)
        return UNUSABLE
    except ReadingError as error:
        tell([error.finding])
        return UNUSABLE
    except TypesettingError as error:
        print(f"huizong: {render(error.message, language())}", file=sys.stderr)
        return UNUSABLE
    outputs = _compiled(call, made, data)
    if outputs is None:
        return UNUSABLE
    if not write(outputs, inputs=call.files):
        return UNUSABLE
    if not save_decisions(call, decisions, made.matters, gathered.readings):
        return UNUSABLE
    _summed_up(call, made, sections=len(gathered.readings))
    if address is not None:
        print(cli_draft.told(made))
    told = [finding for finding in made.findings if finding not in gathered.findings]
    tell(_placed(finding) for finding in told if finding not in _of_files(gathered))
    return UNUSABLE if gathered.findings else FINE


def _compiled(
    call: argparse.Namespace, made: "Compilation", data: bytes
) -> dict[str, bytes] | None:
    """Return what is to be written, by path; None where the account would cover the report."""
    from huizong.shapes import of_account

    if not call.account:
        return {call.output: data}
    if os.path.realpath(call.account) == os.path.realpath(call.output):
        print(f"huizong: {say('汇总稿和去向表不能写到同一个文件。')}", file=sys.stderr)
        return None
    known = of_account(made.account, made.findings, language(), rephrased=made.rephrased)
    shape = json.dumps(known, ensure_ascii=False, indent=1)
    return {call.output: data, call.account: shape.encode()}


def _summed_up(call: argparse.Namespace, made: "Compilation", *, sections: int) -> None:
    """Print in a line what was compiled, and what became of the items."""
    from huizong.shapes import fates

    counts = "  ".join(f"{_fate(fate)} {count}" for fate, count in fates(made.account))
    print(
        say(
            "{output}：{sections}个科室，{matters}件共同的事；条目去向：{counts}",
            output=call.output,
            sections=sections,
            matters=len(made.matters),
            counts=counts,
        )
    )


def _placed(finding: "Finding") -> "Finding":
    """Return a finding whose message names the file that it is about."""
    paths = {place.path for place in finding.places if place.path}
    if len(paths) != 1 or any(path in render(finding.message, language()) for path in paths):
        return finding
    told = Message("{path}：{message}", path=paths.pop(), message=finding.message)
    return replace(finding, message=told)


def _of_files(gathered: "Gathered") -> "set[Finding]":
    """Return what was already told when the files were read."""
    return {finding for reading in gathered.readings for finding in reading.document.findings}


def _fate(fate: str) -> str:
    return render(FATES[fate], language())


if __name__ == "__main__":
    sys.exit(main())
