"""The accounts of an office's people: made, shut, opened, and given one-time passwords.

An administrator's own account is not touched here: who could reset the auditor's password could
read the log as the auditor. Administrators are appointed on the server (`administrators`).
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from huizong_web.accounts import passwords, second, throttle
from huizong_web.accounts.models import User
from huizong_web.accounts.sessions import end_sessions
from huizong_web.audit import record
from huizong_web.offices.models import Office, Post
from huizong_web.policy import ADMINISTRATORS
from huizong_web.seen import refuse_other, word_of


@dataclass(frozen=True, slots=True)
class State:
    """How an account stands, as its administrator needs to know."""

    shut: bool
    locked: bool
    one_time_until: datetime | None
    factor: bool
    administers: bool


def people_of(office: Office, words: str = "") -> QuerySet[User]:
    """Return the people whose accounts an office keeps, with their posts and open sessions.

    Each of some words must occur in a person's name or username, or in the name of a unit.
    """
    posts = Post.objects.held().select_related("unit").order_by("pk")
    open_now = Count("sessions", filter=Q(sessions__expire_date__gt=timezone.now()))
    kept = Q(office=office) | Q(office=None, pk__in=office.posts.values("user"))
    found = User.objects.filter(kept, *map(_called, words.split()[:10]))
    people: QuerySet[User] = found.annotate(open_sessions=open_now).prefetch_related(
        Prefetch("posts", posts, to_attr="held")
    )
    return people.order_by("-is_active", "username")


def _called(word: str) -> Q:
    there = Post.objects.held().filter(unit__name__icontains=word)
    return Q(name__icontains=word) | Q(username__icontains=word) | Q(pk__in=there.values("user"))


def find_person(pk: int) -> User | None:
    """Return a person whose account some office keeps."""
    person = User.objects.select_related("office").filter(pk=pk).first()
    return person if person and person.keeper else None


def state_of(person: User) -> State:
    """Return how an account stands."""
    return State(
        shut=not person.is_active,
        locked=throttle.is_locked(person.username),
        one_time_until=person.one_time_until,
        factor=second.has(person),
        administers=administers(person),
    )


def seen_of(person: User) -> str:
    """Return the word for how an account stands: who acts on it says which of them was shown."""
    return word_of(
        person.is_active, person.one_time_until, person.password_changed_at, second.has(person)
    )


def hold(person: User, seen: str) -> None:
    """Keep an account until the end of the transaction; raises Overtaken where it has changed."""
    now = User.objects.select_for_update().get(pk=person.pk)
    sentence = _("{name}的账号刚刚有人办过，没有改动。请看现在的情况，再定。")
    refuse_other(seen, seen_of(now), sentence.format(name=person.name))


def administers(person: User) -> bool:
    """Return whether a person is one of the three administrators of any office."""
    return bool(Post.objects.held().filter(user=person, role__in=ADMINISTRATORS).exists())


@transaction.atomic
def make(office: Office, username: str, name: str, email: str = "") -> tuple[User, str]:
    """Make an account and return it with its one-time password; rights come with a post."""
    person = User.objects.create_user(username, name=name, password=None)
    User.objects.filter(pk=person.pk).update(office=office, email=email)
    person.refresh_from_db()
    return person, passwords.give_one_time(person)


@transaction.atomic
def reset(person: User) -> str:
    """Give a person who cannot sign in a one-time password; all sessions end, the lock opens."""
    password = passwords.give_one_time(person)
    end_sessions(person)
    throttle.unlock(person.username)
    return password


@transaction.atomic
def shut(person: User) -> None:
    """Let nobody sign in to an account any more, and end its sessions; its work stays."""
    person.is_active = False
    person.save(update_fields=["is_active"])
    record("shut-account", object=person)
    end_sessions(person)


@transaction.atomic
def open_again(person: User) -> str:
    """Open a shut account, with a one-time password; return it."""
    person.is_active = True
    person.save(update_fields=["is_active"])
    record("open-account", object=person)
    return reset(person)


def unlock(person: User) -> bool:
    """Let a person whose name is locked try again; return whether it was."""
    unlocked = throttle.unlock(person.username)
    if unlocked:
        record("unlock", object=person)
    return unlocked
