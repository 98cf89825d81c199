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
from huizong_web.offices.models import Office, Post, Unit
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
from huizong_web.workbooks import Row, Sheet


@dataclass(frozen=True, slots=True)
class _Door:
    """Into which office rows go, and who brings them."""

    office: Office
    by: AbstractBaseUser


def take_in(
    office: Office, data: bytes, *, by: AbstractBaseUser, allowed: AbstractSet[Table], trial: bool
) -> list[Taken]:
    """Take a workbook in, or try to; return what became of each row.

    Nothing is stored where it is a trial or any row is faulty. Raises workbooks.NotAWorkbook.
    """
    sheets = workbooks.read(data)
    door = _Door(office, by)
    with transaction.atomic():
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
            return Taken(table, first, _DOORS[table](row, door))
    except Unusable as fault:
        address = row.cells[fault.head].address if fault.head in row.cells else first
        return Taken(table, address, Outcome.FAULTY, str(fault))
    except Unfit as unfit:
        return Taken(table, first, Outcome.FAULTY, str(unfit))


def _take_unit(row: Row, door: _Door) -> Outcome:
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
        return Outcome.NEW
    today, before = timezone.localdate(), (unit.name, unit.parent_id, unit.kind, unit.order)
    unit = move(unit, parent, on=today, by=door.by)
    if new := row.text("改为"):
        unit = rename(unit, new, on=today, by=door.by)
    unit.kind, unit.order = kind or unit.kind, unit.order if order is None else order
    unit.save(update_fields=["kind", "order"])
    after = (unit.name, unit.parent_id, unit.kind, unit.order)
    return Outcome.SAME if before == after else Outcome.CHANGED


def _take_person(row: Row, door: _Door) -> Outcome:
    username, name = row.text("用户名"), row.text("姓名")
    if not username or not name:
        raise Unusable("姓名" if username else "用户名", _("用户名和姓名都要写。"))
    users = get_user_model().objects
    user = users.filter(username__iexact=username).first()
    if user is None:
        user = users.create_user(username, name=name, password=None)
        user.office = door.office
        user.save(update_fields=["office"])
        return Outcome.NEW
    if user.office_id != door.office.pk:
        raise Unusable("用户名", _("用户名“%(name)s”已有人用，请换一个。") % {"name": username})
    if user.name == name:
        return Outcome.SAME
    user.name = name
    user.save(update_fields=["name"])
    return Outcome.CHANGED


def _take_post(row: Row, door: _Door) -> Outcome:
    users = get_user_model().objects.filter(office=door.office)
    user = users.filter(username=row.text("用户名")).first()
    if user is None:
        raise Unusable("用户名", _("本单位没有这个用户：请先在“人员”表里写上。"))
    role, unit, title = role_in(row, "岗位"), unit_in(row, "科室", door.office), row.text("职务")
    held = Post.objects.held().filter(user=user, office=door.office, unit=unit, role=role).first()
    if held is None:
        since = date_in(row, "任职日期") or timezone.localdate()
        grant(user, door.office, role, unit=unit, title=title, since=since, by=door.by)
        return Outcome.NEW
    if held.title == title:
        return Outcome.SAME
    held.title = title
    held.save(update_fields=["title"])
    return Outcome.CHANGED


def _take_duty(row: Row, door: _Door) -> Outcome:
    unit, text = unit_in(row, "科室", door.office), row.text("职责")
    if unit is None or not text:
        raise Unusable("职责" if unit else "科室", _("科室和职责都要写。"))
    source, since = row.text("依据"), date_in(row, "起始日期") or timezone.localdate()
    new = store(door.office, {unit.pk: [text]}, source=source, since=since)
    return Outcome.NEW if new else Outcome.SAME


_DOORS: Mapping[Table, Callable[[Row, _Door], Outcome]] = {
    Table.UNITS: _take_unit,
    Table.PEOPLE: _take_person,
    Table.POSTS: _take_post,
    Table.DUTIES: _take_duty,
}
