"""Appointing the three administrators of an office, on the server and nowhere else."""

from django.db import transaction

from huizong_web.accounts import passwords, second, throttle
from huizong_web.accounts.granting import Wanted, appoint, take_back
from huizong_web.accounts.models import User
from huizong_web.accounts.sessions import end_sessions
from huizong_web.offices.models import Office, Post
from huizong_web.policy import Role


@transaction.atomic
def make_administrator(office_name: str, role: Role, username: str, name: str) -> str:
    """Make a person an office's administrator of a kind; return the one-time password.

    The office and the account are made where they are not there yet. Who was it before is no more.
    Named again, the same person gets a new one-time password and loses the second factor. Raises
    Unfit where the person holds another post.
    """
    office = Office.objects.get_or_create(name=office_name)[0]
    person = User.objects.filter(username=username).first()
    if person is None:
        person = User.objects.create_user(username, name=name, password=None)
        person.office = office
        person.save(update_fields=["office"])
    _replace(office, role, person)
    if not person.is_active:
        person.is_active = True
        person.save(update_fields=["is_active"])
    second.drop(person)
    throttle.unlock(username)
    end_sessions(person)
    return passwords.give_one_time(person)


def _replace(office: Office, role: Role, person: User) -> None:
    held = Post.objects.held().filter(office=office, role=role).select_related("user", "unit")
    for post in held.exclude(user=person):
        take_back(post)
    if not held.filter(user=person).exists():
        appoint(person, office, Wanted(role))
