"""The head of the first page (版头, GB/T 9704-2012 §7.2; of a letter §10.1)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from huizong.typesetting.form import Form
from huizong.typesetting.form_parts import MILLIMETRE, FaceName, Rule
from huizong.typesetting.mark import MARK_GAP, red_mark
from huizong.typesetting.names import alike, blank
from huizong.typesetting.printable import printable, width
from huizong.typesetting.printed import Printed, Role
from huizong.typesetting.setting import Align, Setting, Stretch
from huizong.values import Envelope

_NAMES = 2
"""Names of those who signed off in a row."""


def masthead(envelope: Envelope, form: Form) -> tuple[Printed, ...]:
    """Return the head of a paper; there is none without a mark."""
    if not envelope.mark:
        return ()
    labels = _labels(envelope)
    mark = tuple(red_mark(envelope, form, stacked=len(labels) * form.grid.pitch))
    size = mark[0].setting.size if mark[0].setting else 0
    # What is empty below the writing of the line above counts for the distance of the red line.
    blank = size * MARK_GAP if form.head.first else (form.grid.pitch - form.text.size) / 2
    rules = tuple(_rules(form, blank))
    numbered = tuple(_number(envelope, form, () if form.head.number == "center" else labels))
    if form.head.first:
        return (*mark, *rules, *numbered)
    return (*_above(labels, form), *mark, *numbered, *_edited(envelope, form), *rules)


def _labels(envelope: Envelope) -> tuple[Stretch, ...]:
    """Return what stands at the top left, from above: 份号, 密级和保密期限, 紧急程度."""
    said: tuple[tuple[str, FaceName], ...] = (
        (envelope.copy_number, "fangsong"),
        (envelope.secrecy, "hei"),
        (envelope.urgency, "hei"),
    )
    return tuple(Stretch(printable(text), face) for text, face in said if text)


def _line(form: Form, *cells: Sequence[Stretch], **measures: float | Align) -> Printed:
    setting = Setting(form.text.size, form.grid.pitch, **measures)  # type: ignore[arg-type] # measures are named by the callers below
    return Printed(Role.ELEMENT, cells=tuple(map(tuple, cells)), setting=setting)


def _above(labels: tuple[Stretch, ...], form: Form) -> Iterator[Printed]:
    for label in labels:
        yield _line(form, (label,), align="left")


def _rules(form: Form, blank: float) -> Iterator[Printed]:
    for index, rule in enumerate(form.head.rules):
        line = red_line(rule, form, in_header=form.head.first)
        if index == 0 and line.setting is not None:
            pitch = max(line.setting.pitch - blank, 1)
            line = replace(line, setting=replace(line.setting, pitch=pitch))
        yield line


def red_line(rule: Rule, form: Form, *, in_header: bool = False) -> Printed:
    """Return a red line, centred on the sheet where it is wider than the text."""
    page = form.page
    side = (page.width - rule.width) / 2 if rule.width else 0
    left, right = (side - page.left, side - page.right) if rule.width else (0, 0)
    setting = Setting(
        1,
        rule.above * MILLIMETRE,
        left=left * MILLIMETRE,
        first=left * MILLIMETRE,
        right=right * MILLIMETRE,
        thick=rule.thick * MILLIMETRE,
        red=True,
        in_header=in_header,
    )
    return Printed(Role.RULE, setting=setting)


def _number(envelope: Envelope, form: Form, labels: tuple[Stretch, ...]) -> Iterator[Printed]:
    """Yield the lines of the number: centred, or at the margins with labels or who signed off."""
    face, gap = form.text.face, form.head.gap * form.grid.pitch
    number = Stretch(printable(envelope.number or envelope.issue), face)
    if form.head.number == "right":
        rows = zip_longest(labels, (number,) if number.text else (), fillvalue=Stretch("", face))
        for index, (label, said) in enumerate(rows):
            yield _line(form, (label,), (said,), align="ends", before=0 if index else gap)
    elif envelope.approvers:
        yield from _upward(number, envelope.approvers, form, gap)
    elif number.text:
        yield _line(form, (number,), align="center", before=gap)


def _upward(
    number: Stretch, approvers: tuple[str, ...], form: Form, gap: float
) -> Iterator[Printed]:
    """Yield the lines of a paper that goes up: the number beside the last row of 签发人."""
    face, indent = form.text.face, form.character
    rows = list(_in_rows(approvers))
    for index, names in enumerate(rows):
        last = index == len(rows) - 1
        label = Stretch("签发人：" if index == 0 else "　　　　", face)
        left = (number if last else Stretch("", face),)
        right = (label, Stretch(names, "kai"))
        above = 0 if index else gap
        yield _line(
            form, left, right, align="ends", before=above, left=indent, first=indent, right=indent
        )


def _in_rows(names: tuple[str, ...]) -> Iterator[str]:
    """Yield the names two by two, all as wide as the widest so that they stand below each other."""
    clean = alike([printable(name) for name in names])
    for at in range(0, len(clean), _NAMES):
        row = clean[at : at + _NAMES]
        if len(row) < _NAMES < len(clean):
            row.append(blank(width(row[0])))
        yield "　".join(row)


def _edited(envelope: Envelope, form: Form) -> Iterator[Printed]:
    """Yield the line of a bulletin's office and day."""
    if envelope.editor or envelope.edited:
        said = (envelope.editor, envelope.edited)
        cells = [(Stretch(printable(text), form.text.face),) for text in said]
        indent = form.character
        before = form.grid.pitch * 0.5
        yield _line(
            form, *cells, align="ends", before=before, left=indent, first=indent, right=indent
        )
