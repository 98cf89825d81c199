"""`huizong audit verify|export`: the log at the terminal."""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from huizong.cli_arguments import Parser
from huizong_web.operating.starting import Unfit, site
from huizong_web.operating.telling import told
from huizong_web.terminal import gettext as _
from huizong_web.terminal import say

if TYPE_CHECKING:
    from huizong_web.audit.anchor import Anchor


def parser() -> argparse.ArgumentParser:
    """Return the parser of `huizong audit`."""
    whole = Parser(prog="huizong audit", description=_("核对、导出操作日志"))
    commands = whole.add_subparsers(dest="command", required=True, metavar=_("命令"))
    about = _("核对日志的链条，说出第一处断开的地方；退出码 1 表示断了")
    verify = commands.add_parser("verify", help=about, description=about)
    verify.add_argument("file", nargs="?", type=Path, help=_("导出的封存文件；不写则核对库里的"))
    verify.add_argument(
        "--known", action="append", default=[], metavar="N:HASH", help=_("别处记下的某条哈希")
    )
    about = _("把日志导出为封存文件（每行一条 JSON，末行是封）")
    export = commands.add_parser("export", help=about, description=about)
    export.add_argument("file", type=Path, help=_("新文件"))
    export.add_argument(
        "--before", type=_day, metavar="YYYY-MM-DD", help=_("只要这一天以前的，且已存满期限")
    )
    export.add_argument("--cut", action="store_true", help=_("导出后从库里截去，链条的锚留下"))
    return whole


def run(arguments: list[str]) -> int:
    """Verify or export; 0 whole and done, 1 the chain is broken."""
    options = parser().parse_args(arguments)
    with site(f"audit {options.command}"):
        return _verify(options) if options.command == "verify" else _export(options)


def _verify(options: argparse.Namespace) -> int:
    from huizong_web.audit import sealing, verifying

    try:
        if options.file:
            verdict = sealing.verify_file(options.file)
        else:
            verdict = verifying.verify(map(_known, options.known))
    except ValueError as error:
        sentence = _("锚文件第 {line} 行不完整：请从别处的副本恢复它，或删去那一行再核对。")
        raise Unfit(sentence.format(line=error)) from error
    except sealing.Unsealed as error:
        sentence = _("{file} 不是完整的封存文件（{why}）。")
        raise Unfit(sentence.format(file=options.file, why=error)) from error
    except OSError as error:
        raise Unfit(_("{file} 读不出来（{why}）。").format(file=options.file, why=error)) from error
    say(told(verdict))
    return 1 if verdict.broken else 0


def _known(text: str) -> "Anchor":
    from huizong_web.audit.anchor import Anchor

    number, _colon, digest = text.partition(":")
    if not number.isascii() or not number.isdigit() or len(digest) != 64:
        sentence = _("--known {text} 看不懂：请写成 条号:哈希，如核对时打印的那样。")
        raise Unfit(sentence.format(text=text))
    return Anchor(int(number), digest.lower())


def _day(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            _("{text} 不是日期：请写成 2026-05-01。").format(text=text)
        ) from error


def _export(options: argparse.Namespace) -> int:
    from huizong_web.audit import sealing, verifying

    if options.cut and (verdict := verifying.verify()).broken:
        say(told(verdict))
        return 1
    old = options.cut or options.before
    last = sealing.last_old(options.before) if old else None
    try:
        sealed = sealing.export(options.file, last=last)
    except FileExistsError as error:
        sentence = _("{file} 已经有了，没有覆盖：请换一个文件名。")
        raise Unfit(sentence.format(file=options.file)) from error
    except OSError as error:
        sentence = _("{file} 写不成（{why}）：请腾出空间或换一个地方。")
        raise Unfit(sentence.format(file=options.file, why=error.strerror)) from error
    if sealed is None:
        say(_("没有存满期限的日志，没有导出。"))
        return 0
    sentence = _("已导出第 {first} 条到第 {last} 条，末条哈希 {hash}。")
    say(sentence.format(first=sealed.first, last=sealed.last, hash=sealed.hash))
    if options.cut:
        count = sealing.cut(sealed, options.file)
        say(_("已从库里截去 {count} 条；封存文件请妥善保存。").format(count=count))
    return 0
