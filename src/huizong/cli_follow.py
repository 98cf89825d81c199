"""The commands that lay reports beside each other: they print; no logic."""

import argparse
import os
import sys
from typing import TYPE_CHECKING, TypeAlias

from huizong.terminal import (
    FINE,
    UNUSABLE,
    complain,
    language,
    print_json,
    read_file,
    reading_limits,
    say,
    tell,
)

if TYPE_CHECKING:
    from huizong.showing.following import Desk
    from huizong.values import Document

# argparse has no public name for what add_subparsers() returns.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001
# What a folder is searched for; a file named by itself is read whatever it is called.
SUFFIXES = frozenset({".docx", ".doc", ".wps", ".pdf", ".txt", ".md", ".html", ".htm", ".rtf"})


def add(commands: Commands) -> None:
    """Add the commands to the parser's."""
    about = say("以前的计划、报告里的目标和“要……”，后来的报告做到了没有")
    _two(commands, "promises", about).set_defaults(run=promises)
    about = say("两份报告之间：新有的、不再说的、照旧的条目，数的增减")
    _two(commands, "changes", about).set_defaults(run=changes)
    about = say("几份文件或文件夹里相似的段落和文档，换了年份、数字也算")
    command = commands.add_parser("similar", help=about, description=about)
    command.add_argument("paths", nargs="+", metavar="FILE|FOLDER")
    command.add_argument("--json", action="store_true", help=say("打印 JSON"))
    command.add_argument(
        "--least", type=int, default=80, metavar="N", help=say("至少相似百分之几，默认 80")
    )
    command.set_defaults(run=similar)


def _two(commands: Commands, name: str, about: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=about, description=about)
    command.add_argument("earlier", metavar="EARLIER", help=say("以前的计划或报告"))
    command.add_argument("later", metavar="LATER", help=say("后来的报告"))
    command.add_argument("--json", action="store_true", help=say("打印 JSON"))
    return command


def promises(call: argparse.Namespace) -> int:
    """Print what an earlier report promised and what came of it."""
    from huizong.pipeline import promises
    from huizong.shapes import of_promise
    from huizong.showing.following import promise_lines

    pair = _pair(call)
    if pair is None:
        return UNUSABLE
    found = promises(*pair)
    if call.json:
        for promise in found:
            print_json(of_promise(promise, *pair, language()))
        return FINE
    for line in promise_lines(found, _desk(*pair)):
        print(line)
    return FINE


def changes(call: argparse.Namespace) -> int:
    """Print what changed from one report to the next."""
    from huizong.pipeline import changes
    from huizong.shapes import of_change
    from huizong.showing.following import change_lines

    pair = _pair(call)
    if pair is None:
        return UNUSABLE
    found = changes(*pair)
    if call.json:
        for change in found:
            print_json(of_change(change, *pair, language()))
        return FINE
    for line in change_lines(found, _desk(*pair)):
        print(line)
    return FINE


def _pair(call: argparse.Namespace) -> "tuple[Document, Document] | None":
    earlier, later = read_file(call.earlier), read_file(call.later)
    return (earlier, later) if earlier and later else None


def _desk(*documents: "Document") -> "Desk":
    from huizong.showing.following import Desk

    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return Desk({each.path: each for each in documents}, language(), colour)


def similar(call: argparse.Namespace) -> int:
    """Print the near copies between and within files."""
    from huizong.archive import Limits
    from huizong.pipeline import similar
    from huizong.shapes import of_document_copy, of_near_copy
    from huizong.showing.following import copy_lines

    if not 0 < call.least <= 100:
        complain(say("--least 是 1 到 100 的百分数。"))
        return UNUSABLE
    documents, failed = _read(call.paths)
    copies, wholes = similar(documents, limits=Limits(similarity=call.least / 100))
    if call.json:
        for whole in wholes:
            print_json(of_document_copy(whole))
        for copy in copies:
            print_json(of_near_copy(copy))
    else:
        for line in copy_lines(wholes, copies, _desk(*documents)):
            print(line)
    return UNUSABLE if failed or not documents else FINE


def _read(paths: list[str]) -> "tuple[list[Document], bool]":
    """Return the files that can be read, and whether some could not; those are told."""
    from huizong.files import listed, load
    from huizong.pipeline import read
    from huizong.reading import ReadingError

    limits = reading_limits()
    found, errors = [], []
    for path in listed(paths, suffixes=SUFFIXES):
        try:
            found.append(read(load(path, limits=limits), limits=limits))
        except ReadingError as error:
            errors.append(error)
    tell(error.finding for error in errors)
    if not found and not errors:
        complain(say("文件夹里没有能读的文件。"))
    return found, bool(errors)
