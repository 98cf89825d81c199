"""The command that typesets, and the options of every command that writes a report."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from huizong.terminal import (
    FINE,
    UNUSABLE,
    complain,
    language,
    reading_limits,
    say,
    suffix,
    tell,
    write,
)
from huizong.values import render

if TYPE_CHECKING:
    from huizong.values import Basis, Item, Reading, Report


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to a parser's commands."""
    about = say("一份报告按公文格式排版")
    command = commands.add_parser("typeset", help=about, description=about)
    command.add_argument("file", metavar="FILE")
    command.add_argument("-o", "--output", required=True, metavar="OUT")
    add_options(command)
    command.set_defaults(run=typeset)


def add_options(command: argparse.ArgumentParser) -> None:
    """Add what says how a report is set: its form, the elements around it, charts, its sources."""
    command.add_argument(
        "--format",
        default="gbt9704",
        metavar="NAME",
        help=say("版式：gbt9704（默认）letter minutes bulletin order report"),
    )
    command.add_argument(
        "--elements", metavar="YAML", help=say("公文要素：发文字号、主送、署名、抄送等")
    )
    command.add_argument("--charts", action="store_true", help=say("指标表后附图"))
    command.add_argument("--annex", action="store_true", help=say("文后附每个数据的来源"))


def set_report(
    call: argparse.Namespace,
    report: "Report",
    readings: "Sequence[Reading]",
    *,
    bases: "Sequence[Basis] | None" = None,
) -> bytes:
    """Return a report set as the options say; `bases` are those of its figures, if known.

    Raises TypesettingError, and ReadingError for the file of an attachment.
    """
    from huizong.pipeline import sources, typeset
    from huizong.typesetting import read_elements
    from huizong.values import Envelope

    around = read_elements(call.elements, opener=_items) if call.elements else Envelope()
    if call.annex:
        table = sources(report, readings, bases=bases)
        around = replace(around, attachments=(*around.attachments, table))
    return typeset(
        report, suffix(call.output), form=call.format, envelope=around, charts=call.charts
    )


def _items(path: str) -> "tuple[Item, ...]":
    """Return what the file of an attachment says."""
    from huizong.files import load
    from huizong.pipeline import read_report

    limits = reading_limits()
    return read_report(load(path, limits=limits), limits=limits).report.items


def typeset(call: argparse.Namespace) -> int:
    """Typeset a file by a format definition."""
    from huizong.files import load
    from huizong.pipeline import read_report
    from huizong.reading import ReadingError
    from huizong.typesetting import TypesettingError

    try:
        limits = reading_limits()
        reading = read_report(load(call.file, limits=limits), limits=limits)
        data = set_report(call, reading.report, [reading])
    except ReadingError as error:
        tell([error.finding])
        return UNUSABLE
    except TypesettingError as error:
        complain(render(error.message, language()))
        return UNUSABLE
    inputs = [call.file, *([call.elements] if call.elements else [])]
    return FINE if write({call.output: data}, inputs=inputs) else UNUSABLE
