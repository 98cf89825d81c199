"""The options of decisions about matters, shared by `matters` and `compile`."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from huizong.terminal import complain, language, say, write
from huizong.values import render

if TYPE_CHECKING:
    from huizong.values import Decision, Matter, Reading


def add_decisions(command: argparse.ArgumentParser) -> None:
    """Add the options that read and write a file of decisions."""
    command.add_argument(
        "--decisions", metavar="YAML", help=say("人定过的事项：并、分、照原样、指定牵头；以它为准")
    )
    command.add_argument(
        "--save-decisions", metavar="YAML", help=say("把事项写成可以修改的决定文件")
    )


def read_decisions(call: argparse.Namespace) -> "tuple[Decision, ...] | None":
    """Return the decisions that a call names; None, and the fault told, where they are faulty."""
    if call.decisions is None:
        return ()
    from huizong.matters import DecisionsError, read_decisions

    try:
        return read_decisions(call.decisions)
    except DecisionsError as error:
        complain(render(error.message, language()))
        return None


def save_decisions(
    call: argparse.Namespace,
    decisions: "Sequence[Decision]",
    found: "Sequence[Matter]",
    readings: "Sequence[Reading]",
) -> bool:
    """Write the file of decisions that a call wishes for; return whether all is well."""
    if call.save_decisions is None:
        return True
    from huizong.matters import decisions_file

    text = decisions_file(decisions, found, [reading.report for reading in readings])
    return write({call.save_decisions: text.encode()}, inputs=call.files)
