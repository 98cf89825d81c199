"""Notices by e-mail: one letter with what there is for a person."""

from collections.abc import Sequence
from smtplib import (
    SMTPAuthenticationError,
    SMTPDataError,
    SMTPRecipientsRefused,
    SMTPSenderRefused,
)

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huizong_web.accounts.models import User
from huizong_web.notifications.models import Notification, Preference
from huizong_web.notifications.refused import Later, Refused
from huizong_web.notifications.saying import said

_LONGEST_SUBJECT = 60
_FOR_GOOD = 500
"""From this reply code on an SMTP server says that trying again is no use (RFC 5321, 4.2.1)."""


def reaches(user: User, preference: Preference) -> bool:
    """Return whether the site can send mail, and the person has an address and wants it."""
    return bool(settings.EMAIL_HOST and user.email and preference.by_mail)


def send(user: User, notices: Sequence[Notification]) -> None:
    """Send one letter with some notices, in the person's language.

    Raises Refused or Later as the server says of the letter, OSError where there is no speaking
    with it.
    """
    with translation.override(user.language or settings.LANGUAGE_CODE):
        letter = _letter(user, notices)
    try:
        letter.send()
    except SMTPRecipientsRefused as error:
        code, why = next(iter(error.recipients.values()))
        raise _fault(code, why) from error
    except SMTPAuthenticationError:
        raise  # a setting of ours: the letter is good
    except (SMTPSenderRefused, SMTPDataError) as error:
        raise _fault(error.smtp_code, error.smtp_error) from error


def _letter(user: User, notices: Sequence[Notification]) -> EmailMessage:
    lines = [said(notice.text, notice.arguments) for notice in notices]
    if len(lines) == 1:
        subject = lines[0]
    else:
        subject = ngettext("%(n)s 条通知", "%(n)s 条通知", len(lines)) % {"n": len(lines)}
    paragraphs = [
        f"{line}\n{settings.SITE_ADDRESS}{notice.url}" if notice.url else line
        for line, notice in zip(lines, notices, strict=True)
    ]
    foot = _("这封信由汇总系统发出，请勿回复；不想收邮件，请在“通知”页的设置里关掉。")
    return EmailMessage(
        subject=_subject(subject),
        body="\n\n".join([*paragraphs, foot]),
        to=[user.email],
        # The same letter sent twice, after a crash between sending and noting it, has one number.
        headers={"Message-ID": f"<{notices[0].pk}.{len(notices)}@huizong.invalid>"},
    )


def _subject(text: str) -> str:
    """Return a text as a subject: one line, nothing that could begin another header."""
    line = " ".join(text.split())
    short = line if len(line) <= _LONGEST_SUBJECT else line[: _LONGEST_SUBJECT - 1] + "…"
    return _("【汇总】%(text)s") % {"text": short}


def _fault(code: int, why: bytes | str) -> Exception:
    text = why.decode("utf-8", "replace") if isinstance(why, bytes) else why
    told = f"{code} {text}"
    return Refused(told) if code >= _FOR_GOOD else Later(told)
