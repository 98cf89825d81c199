"""`huizong ledgers`: which registers' definitions were changed, and taking their records over.

Exit status: 0 nothing to do or done, 1 definitions were changed and not taken over, 2 the call
could not be carried out.
"""

import argparse
from typing import TYPE_CHECKING

from huizong_web.terminal import fail, say
from huizong_web.terminal import gettext as _

if TYPE_CHECKING:
    from huizong_web.accounts.models import User
    from huizong_web.ledgers.models import Book


def ledgers(arguments: list[str]) -> int:
    """Tell what was changed; with --carry take the records over."""
    options = _parser().parse_args(arguments)
    from huizong_web.commands import prepare

    return prepare() or _run(carrying=options.carry, username=options.by)


def _parser() -> argparse.ArgumentParser:
    about = _("看哪些台账的定义改过，旧记录哪些不合；--carry 把记录带到新定义")
    parser = argparse.ArgumentParser(prog="huizong ledgers", description=about)
    parser.add_argument("--carry", action="store_true", help=_("把记录带到新定义"))
    parser.add_argument("--by", default="", metavar=_("用户名"), help=_("记在谁的名下"))
    return parser


def _run(*, carrying: bool, username: str) -> int:
    from huizong_web.accounts.models import User
    from huizong_web.audit.context import command
    from huizong_web.ledgers.carrying.comparing import is_changed
    from huizong_web.ledgers.definitions import ledger_of
    from huizong_web.ledgers.definitions import ledgers as known
    from huizong_web.ledgers.models import Book

    by = User.objects.filter(username=username).first()
    if carrying and by is None:
        return fail(_("请用 --by 写用户名：历史里要记是谁带过去的。"))
    books = Book.objects.select_related("office").order_by("office__name", "ledger")
    changed = [
        book for book in books if book.ledger in known() and is_changed(book, ledger_of(book))
    ]
    if not changed:
        say(_("台账的定义都没有改过。"))
        return 0
    with command("ledgers"):
        for book in changed:
            if carrying and by is not None:
                _carry(book, by)
            else:
                _tell(book)
    return 0 if carrying else 1


def _tell(book: "Book") -> None:
    from django.utils import timezone

    from huizong_web.ledgers.carrying.comparing import compared
    from huizong_web.ledgers.carrying.looking import look

    both = compared(book)
    if both is None:
        return
    found = look(book, both, today=timezone.localdate(), most=10**9)
    sentence = _("{office}的{ledger}：定义改过；{records} 条记录里有 {unfit} 条不合。")
    say(
        sentence.format(
            office=book.office.name,
            ledger=both.new.label,
            records=found.records,
            unfit=found.unfit,
        )
    )
    for each in found.told:
        say(f"  {each.record}：{'；'.join(str(fault.message) for fault in each.faults)}")


def _carry(book: "Book", by: "User") -> None:
    from huizong_web.ledgers.carrying.acting import carry
    from huizong_web.ledgers.definitions import ledger_of
    from huizong_web.offices.faults import Unfit

    try:
        done = carry(book, by=by)
    except Unfit as unfit:
        fail(str(unfit))
        return
    if done is None:
        return
    sentence = _(
        "{office}的{ledger}：{records} 条已带到新定义，改了 {changed} 条，还有 {unfit} 条不合。"
    )
    say(
        sentence.format(
            office=book.office.name,
            ledger=ledger_of(book).label,
            records=done.records,
            changed=done.changed,
            unfit=done.unfit,
        )
    )
