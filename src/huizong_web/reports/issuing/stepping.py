"""The one door through which a paper moves: who, from which state, with what behind it."""

from collections.abc import Callable, Mapping
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong.values import Severity
from huizong_web.accounts.models import User
from huizong_web.offices.models import LONGEST_REASON
from huizong_web.one_line import one_line
from huizong_web.reports.checking import open_found_in
from huizong_web.reports.compiling import is_stale
from huizong_web.reports.issuing.freezing import freeze
from huizong_web.reports.issuing.models import Issued, Paper, Series, Step
from huizong_web.reports.issuing.moves import RULES, Move, State
from huizong_web.reports.issuing.numbering import next_number
from huizong_web.reports.models import Compilation, Cycle, Way


class NotMoved(Exception):  # noqa: N818 - it is an answer to a person, not an error of ours
    """A paper stays as it was: the text says why and what to do."""


class Overtaken(NotMoved):
    """Somebody else acted on the paper meanwhile."""


def live_paper(cycle: Cycle) -> Paper | None:
    """Return the paper of a round that is not revoked, if there is one."""
    found = Paper.objects.exclude(state=State.REVOKED).filter(cycle=cycle)
    return found.select_related("series", "compilation", "cycle__office").first()


@transaction.atomic
def prepare(
    compilation: Compilation,
    *,
    form: str,
    series: Series,
    recipients: str,
    copies_to: str,
    seen: int,
    by: User,
) -> Paper:
    """Make a compilation the paper of its round, or change what it carries; raises NotMoved.

    `seen` is the version that was looked at, 0 where there was no paper.
    """
    cycle = Cycle.objects.select_for_update().get(pk=compilation.cycle_id)
    if compilation.way == Way.BRIEF:
        raise NotMoved(_("摘要不单独印发，请选全文的汇总稿。"))
    paper = live_paper(cycle)
    if (paper.version if paper else 0) != seen:
        raise Overtaken(_("别人刚刚改过，没有存下。请看现在的内容，再改。"))
    if paper is None:
        paper = Paper(cycle=cycle, prepared_by=by, version=0)
    elif paper.state != State.PREPARED:
        raise NotMoved(_("已经校核，不能再改。要改，请先退回修改。"))
    paper.compilation, paper.form, paper.series = compilation, form, series
    paper.recipients, paper.copies_to = recipients.strip(), copies_to.strip()
    paper.version += 1
    paper.save()
    return paper


def step(paper: Paper, move: Move, *, seen: int, by: User, why: str = "") -> Paper:
    """Move a paper on, or back; raises NotMoved. Whether `by` may is asked before the views.

    All of it happens or nothing: the state, the step, and for issuing the number and the files.
    """
    rule, why = RULES[move], one_line(why)
    with transaction.atomic():
        paper = (
            Paper.objects.select_for_update(of=("self",))
            .select_related("cycle__office", "compilation", "series")
            .get(pk=paper.pk)
        )
        if paper.version != seen or paper.state != rule.start:
            sentence = _("这份稿子刚刚有人办过，现在是“%(state)s”，没有改动。请看过再办。")
            raise Overtaken(sentence % {"state": paper.get_state_display()})
        if rule.reason and not 0 < len(why) <= LONGEST_REASON:
            raise NotMoved(_("请写明原因，不超过 %(limit)s 字。") % {"limit": LONGEST_REASON})
        for check in _BEFORE.get(move, ()):
            check(paper, by)
        paper.state, paper.version = rule.end, paper.version + 1
        paper.save(update_fields=["state", "version"])
        Step.objects.create(
            paper=paper, move=move, compilation=paper.compilation, by=by, why=why[:LONGEST_REASON]
        )
        if move is Move.ISSUE:
            _issue(paper)
    return paper


def _is_fresh(paper: Paper, _by: User) -> None:
    if is_stale(paper.compilation):
        raise NotMoved(_("校核的这一稿之后又有新的报送或决定。请重新汇总，再把新的一稿交付校核。"))


def _has_no_faults(paper: Paper, _by: User) -> None:
    errors = open_found_in(paper.compilation).filter(severity=Severity.ERROR).count()
    if errors:
        sentence = _("还有 %(n)s 处错误没有处理。请改正后重新汇总，或写明理由判为不是问题。")
        raise NotMoved(sentence % {"n": errors})


def _was_checked_by_another(paper: Paper, by: User) -> None:
    checked = paper.steps.filter(move=Move.CHECK).order_by("-pk").first()
    if checked and checked.by_id == by.pk:
        raise NotMoved(_("校核和签发要由两个人办，请另一位领导签发。"))


_BEFORE: Mapping[Move, tuple[Callable[[Paper, User], None], ...]] = {
    Move.CHECK: (_is_fresh, _has_no_faults),
    Move.SIGN: (_is_fresh, _was_checked_by_another),
    Move.ISSUE: (_is_fresh,),
}


def _issue(paper: Paper) -> Issued:
    day = timezone.localdate()
    number = next_number(paper.series, day.year)
    _refuse_earlier(paper.series, day)
    signed = paper.steps.filter(move=Move.SIGN).select_related("by").order_by("-pk")[0]
    issued = Issued(
        paper=paper,
        series=paper.series,
        year=day.year,
        number=number,
        day=day,
        signer=signed.by.name,
    )
    return freeze(paper, issued)


def _refuse_earlier(series: Series, day: date) -> None:
    """Raise NotMoved where the day lies before the series' last one: a clock is wrong."""
    last = Issued.objects.filter(series=series).aggregate(last=Max("day"))["last"]
    if last and day < last:
        sentence = _(
            "服务器的日期 %(day)s 比“%(code)s”最近一次印发的 %(last)s 还早，没有编号印发。"
            "请系统管理员先给服务器对时。"
        )
        named = {"day": day.isoformat(), "code": series.code, "last": last.isoformat()}
        raise NotMoved(sentence % named)
