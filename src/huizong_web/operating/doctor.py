"""`huizong doctor`: what is missing or wrong in this installation, and what to do."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from huizong.cli_arguments import Parser
from huizong_web.operating import data, installation, machine, stored
from huizong_web.operating.diagnosis import Line, Look, State, fault, looked
from huizong_web.operating.starting import Unfit, site
from huizong_web.terminal import gettext as _
from huizong_web.terminal import say

_ALONE: tuple[Look, ...] = (machine.python, machine.sm3, machine.fonts, machine.office_program)
_SETTINGS: tuple[Look, ...] = (
    installation.secret_key,
    installation.debugging,
    installation.hosts,
    installation.https,
    installation.mail,
    data.folder,
    data.space,
    data.database,
)
_STORED: tuple[Look, ...] = (
    data.migrations,
    data.files,
    data.contents,
    data.log,
    machine.clock,
    machine.holidays,
    installation.administrators,
)


def run(arguments: list[str]) -> int:
    """Look at everything; 0 where nothing is at fault, 1 where something is."""
    options = _parser().parse_args(arguments)
    with site("doctor"):
        if options.sweep:
            _sweep()
        lines = list(_lines())
    for line in lines:
        say(json.dumps(asdict(line), ensure_ascii=False) if options.json else _told(line))
    return 1 if any(line.state is State.FAULT for line in lines) else 0


def _parser() -> argparse.ArgumentParser:
    about = _("查一遍安装：缺什么、错什么、怎么办；有故障时退出码为 1")
    parser = Parser(prog="huizong doctor", description=about)
    parser.add_argument("--json", action="store_true", help=_("每行一条 JSON"))
    parser.add_argument("--sweep", action="store_true", help=_("清掉中断的报送留下的文件"))
    return parser


def _lines() -> Iterator[Line]:
    for look in (*_ALONE, *_SETTINGS):
        yield from looked(_name(look), look)
    if reason := _unreachable():
        remedy = _("请看它是否在运行、HUIZONG_DATABASE 是否写对；新装的请先启动一次网站。")
        yield fault(_("数据库"), reason, remedy)
        return
    for look in _STORED:
        yield from looked(_name(look), look)


def _name(look: Look) -> str:
    return look.__name__


def _unreachable() -> str:
    """Return why the tables cannot be asked, "" where they can."""
    from django.db import DatabaseError

    from huizong_web.audit.models import Head

    try:
        Head.objects.get(pk=1)
    except (DatabaseError, Head.DoesNotExist) as error:
        return str(error).strip().partition("\n")[0]
    return ""


def _told(line: Line) -> str:
    words = {
        State.OK: _("正常"),
        State.WARNING: _("注意"),
        State.FAULT: _("故障"),
    }
    remedy = f"\n      {line.remedy}" if line.remedy else ""
    return f"{words[line.state]}  {line.about}：{line.said}{remedy}"


def _sweep() -> None:
    from django.conf import settings

    try:
        count = stored.sweep(Path(settings.MEDIA_ROOT))
    except OSError as error:
        raise Unfit(_("清不掉（{why}）：请检查权限。").format(why=error)) from error
    say(_("已清掉 {count} 个没有人用的文件。").format(count=count))
