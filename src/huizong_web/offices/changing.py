"""Setting up, renaming, moving and closing units, each from a day on; the past stays known."""

from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong_web.offices.faults import Unfit
from huizong_web.offices.models import LONGEST_NAME, Office, Unit, UnitBefore
from huizong_web.offices.tree import below, parents_of
from huizong_web.one_line import one_line
from huizong_web.seen import refuse_other, word_of


def set_up(
    office: Office,
    *,
    name: str,
    kind: str = Unit.Kind.SECTION,
    parent: Unit | None = None,
    since: date | None = None,
    order: int | None = None,
) -> Unit:
    """Store a new unit, last of the office's where no place is said; raises Unfit."""
    with transaction.atomic():
        locked = Office.objects.select_for_update().get(pk=office.pk)
        name = _good_name(locked, name)
        _fit_parent(parent, locked)
        if since:
            not_ahead(since)
        if order is None:
            last = locked.units.order_by("-order").values_list("order", flat=True).first()
            order = (last or 0) + 1
        return Unit.objects.create(
            office=locked, parent=parent, kind=kind, name=name, order=order, since=since
        )


def seen_of(unit: Unit) -> str:
    """Return the word for how a unit stands: whoever changes it says which of them was shown."""
    return word_of(unit.name, unit.parent_id, unit.kind, unit.order, unit.until)


def rename(
    unit: Unit,
    name: str,
    *,
    on: date,
    by: AbstractBaseUser,
    why: str = "",
    seen: str | None = None,
) -> Unit:
    """Call a unit something else from a day on; raises Unfit, Overtaken."""
    with transaction.atomic():
        unit = _locked(unit, seen)
        name = _good_name(unit.office, name, besides=unit)
        if name != unit.name:
            _remember(unit, on, by, why)
            unit.name = name
            unit.save(update_fields=["name"])
        return unit


def move(
    unit: Unit,
    parent: Unit | None,
    *,
    on: date,
    by: AbstractBaseUser,
    why: str = "",
    seen: str | None = None,
) -> Unit:
    """Put a unit under another, or at the top, from a day on; raises Unfit, Overtaken."""
    with transaction.atomic():
        unit = _locked(unit, seen)
        _fit_parent(parent, unit.office)
        if parent and parent.pk in below(parents_of(unit.office_id), [unit.pk]):
            sentence = _("“%(unit)s”不能放到自己或自己的下级“%(parent)s”之下。")
            raise Unfit(sentence % {"unit": unit.name, "parent": parent.name})
        if parent != unit.parent:
            _remember(unit, on, by, why)
            unit.parent = parent
            unit.save(update_fields=["parent"])
        return unit


def close(unit: Unit, *, on: date, seen: str | None = None) -> Unit:
    """End a unit from a day on; its reports, its people's posts and its past stay.

    Raises Unfit, Overtaken.
    """
    with transaction.atomic():
        unit = _locked(unit, seen)
        not_ahead(on)
        _not_before_the_last(unit, on)
        if names := list(unit.children.filter(until=None).values_list("name", flat=True)[:5]):
            sentence = _("“%(unit)s”之下还有%(names)s，请先把它们移到别处或撤销。")
            raise Unfit(sentence % {"unit": unit.name, "names": "、".join(names)})
        held = unit.posts.filter(until=None).select_related("user")[:5]
        if names := [str(post.user) for post in held]:
            sentence = _("“%(unit)s”里%(names)s还在任，请先办理离任交接。")
            raise Unfit(sentence % {"unit": unit.name, "names": "、".join(names)})
        unit.until = on
        unit.save(update_fields=["until"])
        return unit


def _locked(unit: Unit, seen: str | None) -> Unit:
    """Return the unit as it is now; others who would change the tree wait."""
    Office.objects.select_for_update().get(pk=unit.office_id)
    unit = Unit.objects.select_related("office", "parent").get(pk=unit.pk)
    if unit.until:
        raise Unfit(_("“%(unit)s”已经撤销，不能再改。") % {"unit": unit.name})
    sentence = _("“%(unit)s”刚刚有人改过，没有改动。请看现在的情况，再定。")
    refuse_other(seen, seen_of(unit), sentence % {"unit": unit.name})
    return unit


def _good_name(office: Office, name: str, *, besides: Unit | None = None) -> str:
    name = one_line(name)
    if not 0 < len(name) <= LONGEST_NAME:
        raise Unfit(_("请写名称，不超过 %(limit)s 字。") % {"limit": LONGEST_NAME})
    same = office.units.filter(name=name, until=None)
    if besides:
        same = same.exclude(pk=besides.pk)
    if same.exists():
        sentence = _("已有一个“%(name)s”。报送要靠名称认单位，请写得能分清，如“平安镇党政办”。")
        raise Unfit(sentence % {"name": name})
    return name


def _fit_parent(parent: Unit | None, office: Office) -> None:
    if parent and (parent.office_id != office.pk or parent.until):
        raise Unfit(_("上级“%(name)s”不在本单位，或已经撤销。") % {"name": parent.name})


def _remember(unit: Unit, on: date, by: AbstractBaseUser, why: str) -> None:
    """Keep what the unit was until a day; a second change that day leaves the first one's past."""
    not_ahead(on)
    _not_before_the_last(unit, on)
    UnitBefore.objects.get_or_create(
        unit=unit,
        until=on,
        defaults={"name": unit.name, "parent": unit.parent, "why": why.strip(), "by_id": by.pk},
    )


def not_ahead(on: date) -> None:
    """Raise Unfit where a day is still to come."""
    if on > timezone.localdate():
        raise Unfit(_("日期 %(day)s 还没有到；到那天再改，或写今天。") % {"day": on.isoformat()})


def _not_before_the_last(unit: Unit, on: date) -> None:
    last = unit.before.order_by("-until").values_list("until", flat=True).first() or unit.since
    if last and on < last:
        sentence = _("“%(unit)s”在 %(last)s 已有变动，更早的日期 %(day)s 不能再插进去。")
        named = {"unit": unit.name, "last": last.isoformat(), "day": on.isoformat()}
        raise Unfit(sentence % named)
