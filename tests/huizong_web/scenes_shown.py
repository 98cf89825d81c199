"""Brings the example office to where its rarer pages have something on them."""

import scenes

from huizong_web.offices.models import Unit
from huizong_web.reports.issuing.models import Paper
from huizong_web.reports.models import Submission
from huizong_web.reports.reviewing.acts import Marked, give_back
from huizong_web.reports.writing.keeping import save
from huizong_web.reports.writing.lines import Line

CLASH = (
    Line("k1", "办理来文31件。", 0),
    Line("k2", "办理来文32件。", 0, clash=True),
    Line("k3", "筹备会议3次。", 1),
)


def shown() -> dict[str, str]:
    """Return the addresses of the pages, by what they show."""
    scenes.prepare_paper()
    scenes.do_issue()
    round_, unit = scenes.cycle(), Unit.objects.get(name="秘书科")
    scenes.do_submit()  # a second version, and behind the paper a slip
    save(round_, unit, CLASH, seen=0, pen="pen-one", by=scenes.editor())
    other = Submission.objects.get(cycle=round_, unit__name="信息科", current=True)
    mark = Marked(0, 10, "信息科2026年10", "写明期数")
    give_back(other, reason="期数与台账不符", marks=[mark], by=scenes.editor())
    newest = Submission.objects.get(cycle=round_, unit=unit, current=True)
    return {
        "versions": f"/submissions/{newest.pk}/versions/",
        "write": f"/cycles/{round_.pk}/write/{unit.pk}/",
        "write-returned": f"/cycles/{round_.pk}/write/{other.unit_id}/",
        "origins": f"/cycles/{round_.pk}/origins/?line=item-0-0",
        "issued": f"/cycles/{round_.pk}/issuing/",
        "hand-over": "/posts/hand-over/luosongtao/",
        "review": f"/submissions/{other.pk}/review/",
        "paper": str(Paper.objects.get().pk),
    }
