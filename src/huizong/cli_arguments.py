"""The parser of commands: what argparse says of itself, in the language of the person."""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from huizong.terminal import UNUSABLE, say

# What argparse complains of (Python 3.11 to 3.14); where none fits, its own words are told.
_FAULTS = {
    "missing": r"the following arguments are required: (?P<names>.+)",
    "one": r"argument (?P<names>.+?): expected one argument",
    "some": r"argument (?P<names>.+?): expected at least one argument",
    "choice": (
        r"argument (?P<names>.+?): invalid choice: '?(?P<value>.*?)'? \(choose from (?P<known>.+)\)"
    ),
    "both": r"argument (?P<names>.+?): not allowed with argument (?P<value>.+)",
    "unknown": r"unrecognized arguments: (?P<names>.+)",
    "number": r"argument (?P<names>.+?): invalid int value: '?(?P<value>.*?)'?",
    "valued": r"argument (?P<names>.+?): ignored explicit argument '?(?P<value>.*?)'?",
    "several": r"ambiguous option: (?P<names>.+?) could match (?P<known>.+)",
    "own": r"argument (?P<names>.+?): (?P<value>.+)",
}


class Parser(argparse.ArgumentParser):
    """A parser that explains itself in Chinese or English; so do those of its commands."""

    def __init__(self, *, add_help: bool = True, **options: Any) -> None:  # noqa: ANN401 - passed on
        super().__init__(add_help=False, formatter_class=_Formatter, **options)
        self._positionals.title = say("要写的")
        self._optionals.title = say("可以写的")
        if add_help:
            self.add_argument("-h", "--help", action="help", help=say("显示这些说明"))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with a call and how to see what it may be, and end with status 2."""
        more = say("“{command} -h”看全部说明。", command=self.prog)
        self.exit(UNUSABLE, f"{self.format_usage()}{self.prog}: {explained(message)}\n{more}\n")


class _Formatter(argparse.HelpFormatter):
    """The layout of argparse with its one word of its own said by us."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, say("用法：") if prefix is None else prefix)


def explained(message: str) -> str:
    """Return a complaint of argparse in the language of the person."""
    for kind, pattern in _FAULTS.items():
        if match := re.fullmatch(pattern, message):
            return _said(kind, match.groupdict())
    return message


def _said(kind: str, told: dict[str, str]) -> str:
    names, value = told["names"], told.get("value") or ""
    known = told.get("known", "").replace("'", "")
    match kind:
        case "missing":
            return say("少写了 {names}", names=names)
        case "one":
            return say("{names} 后面要写一个值", names=names)
        case "some":
            return say("{names} 后面至少要写一个值", names=names)
        case "choice":
            return _unknown(names, value, known)
        case "both":
            return say("{names} 和 {other} 不能同时用，请留一个", names=names, other=value)
        case "unknown":
            return say("没有这样的参数：{names}", names=names)
        case "number":
            return say("{names} 后面的“{value}”不是整数", names=names, value=value)
        case "valued":
            return say("{names} 后面不写值，请去掉“{value}”", names=names, value=value)
        case "several":
            return say("{names} 没有写全，可能是 {known}", names=names, known=known)
        case _:
            return say("{names}：{why}", names=names, why=value)


def _unknown(names: str, value: str, known: str) -> str:
    """Return that there is no such choice, and the nearest or all that there are."""
    import difflib

    near = difflib.get_close_matches(value, known.split(", "), n=1)
    if near:
        return say("{names} 没有“{value}”；是不是 {near}？", names=names, value=value, near=near[0])
    return say("{names} 没有“{value}”；可以写 {known}", names=names, value=value, known=known)
