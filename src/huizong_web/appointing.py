"""`huizong administrators`: who runs an office's site, who grants, who reads its log.

On the server and nowhere else, so that none of the three can make or unmake another. Exit status: 0
appointed, 2 not, and one sentence on standard error says why.
"""

import argparse

from huizong.cli_arguments import Parser
from huizong.terminal import language
from huizong_web.terminal import fail, say
from huizong_web.terminal import gettext as _

KINDS = {"system": "system_admin", "security": "security_admin", "audit": "audit_admin"}


def administrators(arguments: list[str]) -> int:
    """Appoint the administrators that are named, and print their one-time passwords."""
    options = _parser().parse_args(arguments)
    named = {kind: getattr(options, kind) for kind in KINDS if getattr(options, kind)}
    if not named:
        return fail(_("没有写任命谁：请用 --system、--security、--audit 写“用户名:姓名”。"))
    from huizong_web.commands import prepare

    return prepare() or _appoint(options.office, named)


def _parser() -> argparse.ArgumentParser:
    about = _("任命一个单位的系统、安全、审计管理员，给一次性密码；再任命一次就是重置")
    parser = Parser(prog="huizong administrators", description=about)
    parser.add_argument("office", help=_("单位全称"))
    helps = {
        "system": _("系统管理员：开设账号，不看业务"),
        "security": _("安全管理员：任命岗位"),
        "audit": _("审计管理员：只看日志"),
    }
    form = _("用户名:姓名")
    for kind, what in helps.items():
        parser.add_argument(f"--{kind}", type=_named, metavar=form, help=what)
    return parser


def _named(text: str) -> tuple[str, str]:
    username, _colon, name = text.replace("：", ":").partition(":")
    if not username.strip() or not name.strip() or any(map(str.isspace, username.strip())):
        msg = _("“{text}”看不懂：请写成“用户名:姓名”，例如 maqi:马起。").format(text=text)
        raise argparse.ArgumentTypeError(msg)
    return username.strip(), name.strip()


def _appoint(office: str, named: dict[str, tuple[str, str]]) -> int:
    from django.db import transaction
    from django.utils import translation

    from huizong_web.accounts.administrators import make_administrator
    from huizong_web.accounts.profile import profile
    from huizong_web.audit.context import command
    from huizong_web.offices.faults import Unfit
    from huizong_web.policy import Role

    made = []
    try:
        speaking = translation.override(language() if language() == "en" else "zh-hans")
        with speaking, command("administrators"), transaction.atomic():
            for kind, (username, name) in named.items():
                role = Role(KINDS[kind])
                made.append((role, username, make_administrator(office, role, username, name)))
    except Unfit as error:
        return fail(str(error))
    hours = profile().one_time_hours
    say(_("{office}的管理员，一次性密码 {hours} 小时内有效：").format(office=office, hours=hours))
    for role, username, password in made:
        say(f"  {username:<14}{password}  {_(str(role.label))}")
    return 0
