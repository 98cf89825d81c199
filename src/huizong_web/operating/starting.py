"""Makes Django ready for a command, or says in a sentence why it cannot be."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from huizong_web.terminal import gettext as _


class Unfit(Exception):  # noqa: N818 - it is an answer to a person
    """Something cannot be done: the text says what is wrong and what to do."""


@contextmanager
def site(command: str) -> Iterator[None]:
    """Load the site for a command; what is noted meanwhile is the command's."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huizong_web.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.db.utils import OperationalError, ProgrammingError

    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise Unfit(str(error)) from error
    from huizong_web.audit import context

    try:
        with context.command(command):
            yield
    except (OperationalError, ProgrammingError) as error:
        raise Unfit(_why(error)) from error


def _why(error: Exception) -> str:
    """Return what is the matter with the database, and what to do."""
    why = str(error).strip().partition("\n")[0]
    if "no such table" in why or "does not exist" in why:
        sentence = _("数据库还没有建好（{why}）：请先运行一次 huizong serve，它会建好各表。")
    else:
        sentence = _(
            "数据库用不了（{why}）：请看它是否在运行、HUIZONG_DATABASE 是否写对、磁盘是否已满。"
        )
    return sentence.format(why=why)
