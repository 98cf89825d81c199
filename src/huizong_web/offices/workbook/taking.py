"""Taking in: each row through the same doors as by hand; all of it back where one is faulty."""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong_web import workbooks
from huizong_web.offices.changing import move, rename, set_up
from huizong_web.offices.duties import store
from huizong_web.offices.faults import Unfit
from huizong_web.offices.models import Duty, Office, Post, Unit
from huizong_web.offices.posts import grant
from huizong_web.offices.workbook.cells import (
    Unusable,
    date_in,
    kind_in,
    number_in,
    role_in,
    unit_in,
)
from huizong_web.offices.workbook.tables import HEADS, Outcome, Table, Taken
from huizong_web.seen import refuse_other, word_of
from huizong_web.workbooks import Row, Sheet


@dataclass(frozen=True, slots=True)
class _Door:
    """Into which office rows go, and who brings them."""

    office: Office
    by: AbstractBaseUser


def seen_of(office: Office) -> str:
    """Return the word for all that a workbook may change: who takes one in says which was shown."""
    units = Unit.objects.filter(office=office).order_by("pk")
    posts = Post.objects.filter(office=office).order_by("pk")
    people = get_user_model().objects.filter(office=office).order_by("pk")
    duties = Duty.objects.filter(unit__office=office).order_by("pk")
    return word_of(
        list(units.values_list("pk", "name", "parent", "kind", "order", "until")),
        list(posts.values_list("pk", "title", "until")),
        list(people.values_list("pk", "name")),
        list(duties.values_list("pk", "until")),
    )


def take_in(
    office: Office,
    data: bytes,
    *,
    by: AbstractBaseUser,
    allowed: AbstractSet[Table],
    trial: bool,
    seen: str | None = None,
) -> list[Taken]:
    """Take a workbook in, or try to; return what became of each row.

    Nothing is stored where it is a trial or any row is faulty. Raises workbooks.NotAWorkbook, and
    Overtaken where the office has changed since the page showed it.
    """
    sheets = workbooks.read(data)
    door = _Door(office, by)
    with transaction.atomic():
        Office.objects.select_for_update().get(pk=office.pk)
        sentence = _(
            "本单位的名册刚刚有人改过，没有导入。请看试出来的结果，仍要导入的，再选一次文件。"
        )
        refuse_other(seen, seen_of(office), sentence)
        taken = [
            each
            for table in Table
            if table in sheets
            for each in _table(table, sheets[table], door, may=table in allowed)
        ]
        if not any(table in sheets for table in Table):
            taken.append(_none_of_ours(sheets))
        if trial or any(each.outcome is Outcome.FAULTY for each in taken):
            transaction.set_rollback(True)
    return taken


def _none_of_ours(sheets: Mapping[str, Sheet]) -> Taken:
    sentence = _("没有认得的工作表：有%(found)s；要叫%(names)s中的一个。请先导出一份，照样填写。")
    named = {"found": "、".join(sheets), "names": "、".join(Table)}
    return Taken(Table.UNITS, "A1", Outcome.FAULTY, sentence % named)


def _table(table: Table, sheet: Sheet, door: _Door, *, may: bool) -> Iterator[Taken]:
    if not may:
        why = _("您不能办这张表，请交给有权的管理员；别的表照常。")
        yield Taken(table, "A1", Outcome.FAULTY, why)
        return
    if missing := [head for head in HEADS[table][:2] if head not in sheet.heads]:
        why = _("第一行缺“%(heads)s”：请先导出一份，照样填写。") % {"heads": "、".join(missing)}
        yield Taken(table, "A1", Outcome.FAULTY, why)
        return
    for row in sheet.rows:
        yield _row(table, row, door)


def _row(table: Table, row: Row, door: _Door) -> Taken:
    first = next(iter(row.cells.values())).address
    if bad := next((cell for cell in row.cells.values() if cell.fault), None):
        return Taken(table, bad.address, Outcome.FAULTY, bad.fault)
    try:
        with transaction.atomic():
            outcome, what = _DOORS[table](row, door)
            return Taken(table, first, outcome, what)
    except Unusable as fault:
        address = row.cells[fault.head].address if fault.head in row.cells else first
        return Taken(table, address, Outcome.FAULTY, str(fault))
    except Unfit as unfit:
        return Taken(table, first, Outcome.FAULTY, str(unfit))


Became = tuple[Outcome, str]
"""What became of a row, and what changed into what."""
_NEW, _SAME = (Outcome.NEW, ""), (Outcome.SAME, "")


def _became(before: tuple[object, ...], after: tuple[object, ...]) -> Became:
    pairs = [
        f"{old or '—'} → {new or '—'}" for old, new in zip(before, after, strict=True) if old != new
    ]
    return (Outcome.CHANGED, "；".join(pairs)) if pairs else _SAME


def _take_unit(row: Row, door: _Door) -> Became:
    name, parent = row.text("名称"), unit_in(row, "上级", door.office)
    unit = door.office.units.filter(name=name, until=None).first()
    kind, order = kind_in(row, "类别"), number_in(row, "次序")
    if unit is None:
        set_up(
            door.office,
            name=name,
            kind=kind or Unit.Kind.SECTION,
            parent=parent,
            since=date_in(row, "成立日期"),
            order=order,
        )
        return _NEW
    today, before = timezone.localdate(), _told(unit)
    unit = move(unit, parent, on=today, by=door.by)
    if new := row.text("改为"):
        unit = rename(unit, new, on=today, by=door.by)
    unit.kind, unit.order = kind or unit.kind, unit.order if order is None else order
    unit.save(update_fields=["kind", "order"])
    return _became(before, _told(unit))


def _told(unit: Unit) -> tuple[object, ...]:
    parent = unit.parent.name if unit.parent else ""
    return unit.name, parent, Unit.Kind(unit.kind).label, unit.order


def _take_person(row: Row, door: _Door) -> Became:
    username, name = row.text("用户名"), row.text("姓名")
    if not username or not name:
        raise Unusable("姓名" if username else "用户名", _("用户名和姓名都要写。"))
    users = get_user_model().objects
    user = users.filter(username__iexact=username).first()
    if user is None:
        user = users.create_user(username, name=name, password=None)
        user.office = door.office
        user.save(update_fields=["office"])
        return _NEW
    if user.office_id != door.office.pk:
        raise Unusable("用户名", _("用户名“%(name)s”已有人用，请换一个。") % {"name": username})
    before, user.name = user.name, name
    if before != name:
        user.save(update_fields=["name"])
    return _became((before,), (name,))


def _take_post(row: Row, door: _Door) -> Became:
    users = get_user_model().objects.filter(office=door.office)
    user = users.filter(username=row.text("用户名")).first()
    if user is None:
        raise Unusable("用户名", _("本单位没有这个用户：请先在“人员”表里写上。"))
    role, unit, title = role_in(row, "岗位"), unit_in(row, "科室", door.office), row.text("职务")
    held = Post.objects.held().filter(user=user, office=door.office, unit=unit, role=role).first()
    if held is None:
        since = date_in(row, "任职日期") or timezone.localdate()
        grant(user, door.office, role, unit=unit, title=title, since=since, by=door.by)
        return _NEW
    before, held.title = held.title, title
    if before != title:
        held.save(update_fields=["title"])
    return _became((before,), (title,))


def _take_duty(row: Row, door: _Door) -> Became:
    unit, text = unit_in(row, "科室", door.office), row.text("职责")
    if unit is None or not text:
        raise Unusable("职责" if unit else "科室", _("科室和职责都要写。"))
    source, since = row.text("依据"), date_in(row, "起始日期") or timezone.localdate()
    new = store(door.office, {unit.pk: [text]}, source=source, since=since)
    return _NEW if new else _SAME


_DOORS: Mapping[Table, Callable[[Row, _Door], Became]] = {
    Table.UNITS: _take_unit,
    Table.PEOPLE: _take_person,
    Table.POSTS: _take_post,
    Table.DUTIES: _take_duty,
}
