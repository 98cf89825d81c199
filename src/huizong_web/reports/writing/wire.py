"""What a page sends: what it has, and of which version it knows."""

import re
from dataclasses import dataclass
from typing import Annotated

from django.utils.translation import gettext as _
from pydantic import Field, StringConstraints, TypeAdapter, ValidationError

from huizong_web.reports.writing.lines import LONGEST, MOST, Line

_PEN = r"^[0-9a-z-]{1,40}$"
_LARGEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page; `pen` is the page's own name, `seen` the version that it had read."""

    pen: Annotated[str, StringConstraints(pattern=_PEN)]
    seen: Annotated[int, Field(ge=0, le=_LARGEST)]
    lines: Annotated[tuple[Line, ...], Field(max_length=MOST)]


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was pasted: as HTML, where the other program gave any, and as plain text."""

    text: str
    html: str = ""


PAGE, PASTED = TypeAdapter(Page), TypeAdapter(Pasted)
"""Read what was sent as JSON; raise pydantic's ValidationError."""


def fault_of(error: ValidationError) -> str:
    """Return what is wrong with what was sent, as a sentence with what to do."""
    kinds = {each["type"] for each in error.errors(include_url=False, include_input=False)}
    if "string_too_long" in kinds:
        return too_long()
    if "too_long" in kinds:
        return too_many()
    return _("没有存下：送来的内容读不懂。请刷新页面再试，写的内容在本机留着。")


def too_long() -> str:
    """Return that an item is too long, and what to do."""
    return _("有一条超过 %(n)s 字，没有存下。请拆成几条。") % {"n": LONGEST}


def too_many() -> str:
    """Return that there are too many items, and what to do."""
    return _("超过 %(n)s 条，没有存下。请删去一些，或用文件报送。") % {"n": MOST}


def page_of(pen: str, seen: str, lines: tuple[Line, ...]) -> Page:
    """Return what a form sent; raises pydantic's ValidationError."""
    number = int(seen) if re.fullmatch(r"[0-9]{1,9}", seen) else -1
    rows = [{"key": x.key, "text": x.text, "level": x.level, "clash": x.clash} for x in lines]
    return PAGE.validate_python({"pen": pen, "seen": number, "lines": rows})
