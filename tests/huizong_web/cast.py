"""The people of an office and what they work with; `conftest.py` puts them into the database."""

from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from huizong_web.accounts.models import User
from huizong_web.offices.models import Office, Unit
from huizong_web.policy import Role
from huizong_web.reports.models import Cycle, Submission

SECRETARIAT = """秘书科2026年10月工作总结

一、会务工作
1、筹备召开全县秋粮收购推进会，共有45人参加。
2、办理来文31件，均按时办结。
"""
RURAL = """农业科2026年10月工作总结

1、牵头召开全县秋粮收购推进会，部署收购任务。
2、下乡查看粮库4处，发现隐患3处。
"""
PASSWORD = "correct horse"


@dataclass(frozen=True)
class Cast:
    """Who plays: someone of each role in one office, and a stranger from another."""

    office: Office
    cycle: Cycle
    secretariat: Unit
    rural: Unit
    clerk: User
    head: User
    editor: User
    supervisor: User
    leader: User
    system_admin: User
    security_admin: User
    audit_admin: User
    stranger: User

    def person(self, name: str) -> User:
        return getattr(self, name)

    @property
    def by_role(self) -> dict[Role, User]:
        """One person of each role, those of a section in 秘书科."""
        posts = self.office.posts.select_related("user")
        return {Role(post.role): post.user for post in posts}


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def content(submission: Submission) -> bytes:
    with submission.file.open("rb") as file:
        return file.read()


def upload(name: str, data: bytes | str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)
