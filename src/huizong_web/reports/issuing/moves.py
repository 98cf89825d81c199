"""The states of a paper and the moves between them: nothing skips a step, undoing is a step too.

After 党政机关公文处理工作条例 (2012), articles 20-25: drafted, checked (审核), signed off (签发),
registered with its number, issued.
"""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from huizong_web.policy import Action


class State(TextChoices):
    """Where a paper stands."""

    PREPARED = "prepared", _("拟稿")
    CHECKED = "checked", _("已校核")
    SIGNED = "signed", _("已签发")
    ISSUED = "issued", _("已印发")
    REVOKED = "revoked", _("已撤回")


class Move(TextChoices):
    """What is done to a paper."""

    CHECK = "check", _("校核通过")
    UNCHECK = "uncheck", _("退回修改")
    SIGN = "sign", _("签发")
    SEND_BACK = "send-back", _("不签发，退回")
    UNSIGN = "unsign", _("撤回签发")
    ISSUE = "issue", _("编号印发")
    REVOKE = "revoke", _("撤回已印发的")


@dataclass(frozen=True, slots=True)
class Rule:
    """From which state to which, what one must be allowed to do, and whether a reason is asked."""

    start: State
    end: State
    action: Action
    reason: bool = False


RULES = {
    Move.CHECK: Rule(State.PREPARED, State.CHECKED, Action.CHECK_OFF),
    Move.UNCHECK: Rule(State.CHECKED, State.PREPARED, Action.CHECK_OFF, reason=True),
    Move.SIGN: Rule(State.CHECKED, State.SIGNED, Action.SIGN),
    Move.SEND_BACK: Rule(State.CHECKED, State.PREPARED, Action.SIGN, reason=True),
    Move.UNSIGN: Rule(State.SIGNED, State.CHECKED, Action.SIGN, reason=True),
    Move.ISSUE: Rule(State.SIGNED, State.ISSUED, Action.ISSUE),
    Move.REVOKE: Rule(State.ISSUED, State.REVOKED, Action.SIGN, reason=True),
}


def moves_from(state: str) -> list[Move]:
    """Return what can be done to a paper in a state, whoever may."""
    return [move for move, rule in RULES.items() if rule.start == state]
