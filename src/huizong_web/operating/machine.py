"""The doctor's look at the machine: Python, SM3, fonts, LibreOffice, the clock, the holidays."""

import platform
import shutil
import sys
from collections.abc import Iterator
from datetime import timedelta

from huizong_web.operating.diagnosis import Line, fault, fine, warning
from huizong_web.terminal import gettext as _

_OLDEST = (3, 11)
_BUILT = 2026
"""The year of this program: a clock before it is wrong."""


def python() -> Iterator[Line]:
    """Tell which Python runs."""
    found = platform.python_version()
    if sys.version_info[:2] < _OLDEST:
        yield fault("Python", found, _("请用 Python 3.11 或更新的。"))
    else:
        yield fine("Python", found)


def sm3() -> Iterator[Line]:
    """Tell whether SM3 gives what the standard says, and how fast."""
    from huizong_web.audit import sm3 as digest

    expected = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    if digest.digest(b"abc") != expected:
        yield fault("SM3", _("算得不对，日志不可信。"), _("请换一个 OpenSSL 或 Python。"))
    elif digest.from_openssl():
        yield fine("SM3", "OpenSSL")
    else:
        said = _("OpenSSL 没有 SM3，用 Python 自己算，慢一些。")
        yield warning("SM3", said, _("记录很多时请换用带 SM3 的 OpenSSL 3。"))


def fonts() -> Iterator[Line]:
    """Tell whether a PDF can be made."""
    from huizong.pipeline import typeset
    from huizong.values import Report, own

    about = _("PDF 字体")
    blank = Report((own("试印"),), "summary", "", "", "", None, ())
    try:
        typeset(blank, ".pdf")
    except Exception as error:  # noqa: BLE001 - whatever it is, there is no PDF
        said = _("印不成 PDF：{why}").format(why=str(error).partition("\n")[0][:120])
        yield fault(about, said, _("请装中文字体（apt install fonts-noto-cjk）。"))
    else:
        yield fine(about, _("能印 PDF。"))


def office_program() -> Iterator[Line]:
    """Tell whether old formats can be read."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        yield fine("LibreOffice", found)
    else:
        remedy = _("要收 doc、wps、rtf、odt 文件，请装它（apt install libreoffice-writer）。")
        yield warning("LibreOffice", _("没有，读不了旧格式。"), remedy)


def clock() -> Iterator[Line]:
    """Tell whether the clock can be right: not before this program, nor before the last entry."""
    from django.utils import timezone

    from huizong_web.audit.models import Entry, Head

    about, now = _("时钟"), timezone.now()
    head = Head.objects.get(pk=1)
    shown = timezone.localtime(now).isoformat(timespec="seconds")
    remedy = _("请与时间服务器对时（timedatectl set-ntp true）。")
    if now.year < _BUILT or (head.at and head.at - now > timedelta(seconds=5)):
        yield fault(about, _("{now}，比已经记下的时间早。").format(now=shown), remedy)
    elif Entry.objects.filter(clock_back__isnull=False).exists():
        yield warning(about, _("{now}；以前回拨过。").format(now=shown), remedy)
    else:
        yield fine(about, shown)


def holidays() -> Iterator[Line]:
    """Tell whether the holidays of this year, and near its end of the next, are known."""
    from django.utils import timezone

    from huizong_web.calendars import calendar_fault, office_calendar

    about, today = _("放假安排"), timezone.localdate()
    known = office_calendar().sources
    wanted = [today.year, *([today.year + 1] if today.month == 12 else [])]
    absent = [str(year) for year in wanted if year not in known]
    if wrong := calendar_fault():
        yield fault(about, wrong, _("请改好数据文件夹里 calendar 下的文件。"))
    elif absent:
        said = _("没有 {years} 年的，按周一到周五算。").format(years="、".join(absent))
        remedy = _("国务院办公厅公布后，请升级，或在数据文件夹的 calendar 里放这一年的文件。")
        yield warning(about, said, remedy)
    else:
        yield fine(about, _("到 {year} 年。").format(year=max(known)))
