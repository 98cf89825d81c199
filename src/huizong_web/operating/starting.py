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
    except OperationalError as error:
        sentence = _(
            "数据库用不了（{why}）：请看它是否在运行、HUIZONG_DATABASE 是否写对、磁盘是否已满。"
        )
        raise Unfit(sentence.format(why=_first_line(error))) from error
    except ProgrammingError as error:
        sentence = _("数据库还没有建好（{why}）：请先运行一次 huizong serve，它会建好各表。")
        raise Unfit(sentence.format(why=_first_line(error))) from error


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
