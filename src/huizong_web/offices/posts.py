"""Giving posts and ending them: the one door through which rights come and go."""

from datetime import date

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from huizong_web.offices.faults import Unfit
from huizong_web.offices.models import Office, Post, Unit
from huizong_web.policy import ADMINISTRATORS, OF_A_UNIT, Role, at_odds


def grant(
    user: AbstractBaseUser,
    office: Office,
    role: Role,
    *,
    unit: Unit | None = None,
    title: str = "",
    since: date | None = None,
    by: AbstractBaseUser | None = None,
) -> Post:
    """Give a person a post; raises Unfit where the role does not go with the place or the person.

    `by` is None where it is done on the server itself: on the site nobody grants to oneself, and
    none of the three administrators makes another. An administrator holds no other role anywhere.
    """
    with transaction.atomic():
        get_user_model().objects.select_for_update().get(pk=user.pk)
        _fit_granter(user, role, by)
        _fit_place(office, role, unit)
        held = list(Post.objects.held().filter(user_id=user.pk))
        if any(
            (post.office_id, post.unit_id, post.role) == _key(office, unit, role) for post in held
        ):
            raise Unfit(_("%(name)s已任此岗位。") % {"name": user})
        if at_odds([role, *(post.role for post in held)]):
            sentence = _(
                "三员（系统、安全、审计管理员）只能专任：%(name)s已任%(posts)s，"
                "请先办理离任，或换一个人。"
            )
            named = {"name": user, "posts": "、".join(str(Role(post.role).label) for post in held)}
            raise Unfit(sentence % named)
        post: Post = Post.objects.create(
            user_id=user.pk, office=office, unit=unit, role=role, title=title.strip(), since=since
        )
        return post


def _fit_granter(user: AbstractBaseUser, role: Role, by: AbstractBaseUser | None) -> None:
    if by is None:
        return
    if by.pk == user.pk:
        raise Unfit(_("不能给自己安排岗位，请另一位安全管理员办理。"))
    if role in ADMINISTRATORS:
        raise Unfit(_("管理员只能在服务器上用 huizong administrators 任命。"))


def _key(office: Office, unit: Unit | None, role: Role) -> tuple[int, int | None, str]:
    return office.pk, unit.pk if unit else None, role


def _fit_place(office: Office, role: Role, unit: Unit | None) -> None:
    if role in OF_A_UNIT and unit is None:
        raise Unfit(_("%(role)s要有科室，请选一个。") % {"role": role.label})
    if role not in OF_A_UNIT and unit is not None:
        raise Unfit(_("%(role)s属全单位，不选科室。") % {"role": role.label})
    if unit and (unit.office_id != office.pk or unit.until):
        raise Unfit(_("“%(unit)s”不在本单位，或已经撤销。") % {"unit": unit.name})
