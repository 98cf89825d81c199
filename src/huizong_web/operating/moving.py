"""`huizong backup` and `huizong restore` at the terminal."""

import argparse
import os
from pathlib import Path

from huizong.cli_arguments import Parser
from huizong_web.operating.archive import Manifest, check_name
from huizong_web.operating.starting import Unfit, site
from huizong_web.operating.telling import told
from huizong_web.terminal import gettext as _
from huizong_web.terminal import say

_SHOWN = 5


def back_up(arguments: list[str]) -> int:
    """Write an archive; 0 whole, 1 files are missing that rows speak of."""
    parser = Parser(
        prog="huizong backup", description=_("把数据库和文件备份成一个文件，网站不用停")
    )
    parser.add_argument("file", type=Path, help=_("新文件，.tar.zst 或 .tar.gz"))
    parser.add_argument(
        "--without-key",
        action="store_true",
        help=_("不带密钥文件（恢复后须另放回，否则都要重新登录）"),
    )
    options = parser.parse_args(arguments)
    check_name(options.file)
    from huizong_web.operating import backup

    with site(f"backup {options.file.name}"):
        try:
            file = options.file.absolute()
            manifest, absent = backup.back_up(file, with_key=not options.without_key)
        except FileExistsError as error:
            sentence = _("{file} 已经有了，没有覆盖：请换一个文件名。")
            raise Unfit(sentence.format(file=options.file)) from error
        except OSError as error:
            sentence = _("{file} 写不成（{why}）：请腾出空间或换一个地方。")
            raise Unfit(sentence.format(file=options.file, why=error.strerror)) from error
    sentence = _("已备份到 {file}：{count} 个文件，日志到第 {last} 条，末条哈希 {hash}。")
    last, digest = manifest.log
    named = {"count": len(manifest.files), "last": last, "hash": digest}
    say(sentence.format(file=options.file, **named))
    for name in absent[:_SHOWN]:
        say(_("缺文件：库里记着 {name}，文件夹里没有。").format(name=name))
    return 1 if absent else 0


def restore(arguments: list[str]) -> int:
    """Put an archive in place and verify the log; 0 whole, 1 the log's chain is broken."""
    parser = Parser(
        prog="huizong restore", description=_("从备份恢复到空的数据文件夹（先停掉网站）")
    )
    parser.add_argument("file", type=Path, help=_("备份文件"))
    parser.add_argument(
        "--force", action="store_true", help=_("数据文件夹不空也恢复，原有的移到 replaced 文件夹")
    )
    options = parser.parse_args(arguments)
    check_name(options.file)
    manifest = _put_in_place(options)
    with site(f"restore {options.file.name}"):
        return _finish(options.file, manifest)


def _put_in_place(options: argparse.Namespace) -> Manifest:
    """Restore before the site is loaded: loading it would already write into the folder."""
    from django.core.exceptions import ImproperlyConfigured

    from huizong_web import environment
    from huizong_web.operating.restore import restore as put

    os.umask(0o077)
    try:
        folder = environment.data_folder()
        return put(options.file, folder, environment.database(folder), force=options.force)
    except ImproperlyConfigured as error:
        raise Unfit(str(error)) from error
    except OSError as error:
        sentence = _("没有恢复（{why}）：请看备份文件在不在、磁盘够不够、权限对不对。")
        raise Unfit(sentence.format(why=error)) from error


def _finish(file: Path, manifest: Manifest) -> int:
    from django.conf import settings

    from huizong_web.audit import record
    from huizong_web.audit.verifying import verify
    from huizong_web.operating.restore import begin_anchor_anew

    begin_anchor_anew(Path(settings.DATA))
    verdict = verify()
    after = {"made_at": manifest.made_at, "log": list(manifest.log)}
    record("restore", label=file.name, after=after)
    sentence = _(
        "已从 {file} 恢复（{at} 备份，{count} 个文件）。请运行 huizong doctor 看一遍再开网站。"
    )
    say(sentence.format(file=file, at=manifest.made_at, count=len(manifest.files)))
    say(told(verdict))
    return 1 if verdict.broken else 0
