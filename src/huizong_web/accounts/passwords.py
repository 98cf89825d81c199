"""What a password must be, and how one takes the place of another."""

import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.contrib.auth.hashers import Argon2PasswordHasher, check_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong_web.accounts.guessing import guessed
from huizong_web.accounts.models import OldPassword, User
from huizong_web.accounts.profile import Profile, profile
from huizong_web.audit import record
from huizong_web.audit.clock import is_ahead

_LETTERS = "abcdefghjkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789"
"""What one-time passwords are made of: nothing that is misread from paper."""


class Argon2(Argon2PasswordHasher):
    """Argon2id with the memory that OWASP names as the least (19 MiB, two passes, one lane).

    Django's 100 MiB on eight lanes would take 1.6 GB when sixteen threads check passwords at once.
    """

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1


class PolicyValidator:
    """The rules of the installation's profile, where Django asks for them."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise ValidationError with one sentence for each rule that the password breaks."""
        if found := list(_faults(password, user, profile())):
            raise ValidationError(found)

    def get_help_text(self) -> str:
        """Return the rules as sentences."""
        return "".join(rules(profile()))


def rules(of: Profile) -> Iterator[str]:
    """Yield the rules of a profile, a sentence each."""
    yield _("至少 %(count)s 个字符，建议 %(advised)s 个以上，可以是一句话，可以有空格和汉字。") % {
        "count": of.shortest,
        "advised": of.advised,
    }
    if of.classes > 1:
        yield _("大写字母、小写字母、数字、其他字符中至少要有 %(count)s 类。") % {
            "count": of.classes
        }
    yield _("不能是常见密码，也不能只由姓名、单位、生日、年份、键盘顺序拼成。")
    if of.remembered:
        yield _("不能与最近 %(count)s 次用过的相同。") % {"count": of.remembered}
    if of.oldest_days:
        yield _("每 %(count)s 天要换一次。") % {"count": of.oldest_days}


def _faults(password: str, user: User | None, of: Profile) -> Iterator[str]:
    if len(password) < of.shortest:
        yield _("密码只有 %(found)s 个字符，至少要 %(count)s 个。") % {
            "found": len(password),
            "count": of.shortest,
        }
    if len(password) > of.longest:
        yield _("密码超过 %(count)s 个字符，请短一些。") % {"count": of.longest}
    if (found := _classes(password)) < of.classes:
        yield _(
            "密码里只有 %(found)s 类字符；"
            "大写字母、小写字母、数字、其他字符中至少要有 %(count)s 类。"
        ) % {"found": found, "count": of.classes}
    yield from _guessable(password[: of.longest], user, of)
    if user and user.pk and _had(user, password, of.remembered):
        yield _("这个密码不久前用过，请换一个没用过的。")


def _classes(password: str) -> int:
    kinds = (str.islower, str.isupper, str.isdigit)
    known = [any(map(kind, password)) for kind in kinds]
    others = any(not any(kind(each) for kind in kinds) for each in password)
    return sum(known) + others


def _guessable(password: str, user: User | None, of: Profile) -> Iterator[str]:
    try:
        CommonPasswordValidator().validate(password)
    except ValidationError:
        yield _("这个密码在泄露的密码里很常见，请换一个。")
        return
    own, stretches = guessed(password, own_words(user))
    if own < of.own_characters:
        yield _("密码里的“%(words)s”容易猜到（姓名、单位、日期、键盘顺序），除去后剩下太少。") % {
            "words": "”“".join(stretches)
        }


def own_words(user: User | None) -> list[str]:
    """Return what others know of a person: names of the user, the posts' units and offices."""
    if user is None:
        return []
    words = {user.username, user.name, user.email.partition("@")[0]}
    if user.office:
        words.add(user.office.name)
    if user.pk:
        for post in user.posts.select_related("unit", "office"):
            words |= {post.office.name, post.unit.name if post.unit else ""}
    return sorted(word for word in words if len(word) > 1)


def _had(user: User, password: str, remembered: int) -> bool:
    """Return whether a password is the present one or one of the latest before it."""
    if not remembered:
        return False
    before = user.old_passwords.values_list("password", flat=True)[: remembered - 1]
    return any(check_password(password, each) for each in (user.password, *before))


@transaction.atomic
def change(user: User, password: str, *, one_time_until: datetime | None = None) -> None:
    """Give a user a password, and keep the one before as history; ends no session."""
    of = profile()
    if user.has_usable_password() and of.remembered > 1:
        OldPassword.objects.create(user=user, password=user.password)
        kept = user.old_passwords.values_list("pk", flat=True)[: of.remembered - 1]
        user.old_passwords.exclude(pk__in=list(kept)).delete()
    user.set_password(password)
    user.password_changed_at = timezone.now()
    user.one_time_until = one_time_until
    user.save(update_fields=["password", "password_changed_at", "one_time_until"])
    record("give-one-time-password" if one_time_until else "change-password", object=user)


def give_one_time(user: User) -> str:
    """Give a user a password that is good for one sign-in within the profile's hours; return it."""
    password = one_time()
    change(
        user, password, one_time_until=timezone.now() + timedelta(hours=profile().one_time_hours)
    )
    return password


def one_time() -> str:
    """Return a random password of four groups, about 80 bits, that is easily typed from paper."""
    letters = "".join(_LETTERS)
    while True:
        groups = ["".join(secrets.choice(letters) for _ in range(4)) for _ in range(4)]
        password = "-".join(groups)
        if _classes(password) == len(_LETTERS) + 1:
            return password


def must_change(user: User) -> bool:
    """Return whether a password is a one-time one, or older than the profile allows."""
    if user.demo or not user.has_usable_password():
        return False
    return user.one_time_until is not None or is_too_old(user)


def is_too_old(user: User) -> bool:
    """Return whether a password is older than the profile allows."""
    days = profile().oldest_days
    return bool(days) and user.password_changed_at + timedelta(days=days) <= timezone.now()


def is_void(user: User) -> bool:
    """Return whether a one-time password has run out, or nobody knows since the clock went back."""
    if user.one_time_until is None:
        return False
    return user.one_time_until <= timezone.now() or is_ahead(user.password_changed_at)
