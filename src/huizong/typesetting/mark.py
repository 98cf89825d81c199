"""The red mark of a paper (发文机关标志): one office's, or several names with 文件 beside them."""

from collections.abc import Iterator, Sequence

from huizong.typesetting.form import Form
from huizong.typesetting.form_parts import MILLIMETRE
from huizong.typesetting.printable import printable, width
from huizong.typesetting.printed import Printed, Role
from huizong.typesetting.setting import Setting, Stretch
from huizong.values import Envelope

MARK_PITCH = 1.25
"""Times its size is the line of the mark: what Word needs so as not to cut its top."""

MARK_GAP = (MARK_PITCH - 1) / 2
"""Times its size is empty above and below the writing of the mark."""

_ASIDE = 0.5
"""Characters between the names of several offices and the word beside them."""


def red_mark(envelope: Envelope, form: Form, *, stacked: float) -> Iterator[Printed]:
    """Yield the mark, its top edge where the form wants it; `stacked` points lie above it."""
    names = [printable(name) for name in envelope.offices]
    word = printable(envelope.mark)
    if len(names) > 1 and form.head.joint:
        yield from _joint(names, word, form, stacked)
    else:
        # A letter of several offices has the mark of the lead office, and no 文件.
        yield _single("".join(names[:1]) or word, form, stacked)


def _single(text: str, form: Form, stacked: float) -> Printed:
    size = min(form.head.size, form.text_width / max(width(text), 1))
    setting = Setting(
        size,
        size * MARK_PITCH,
        align="center",
        before=_below(stacked, _above(size, form)),
        red=True,
        in_header=form.head.first,
    )
    return Printed(Role.ELEMENT, cells=((Stretch(text, form.head.face),),), setting=setting)


def _above(size: float, form: Form) -> float:
    """Return what is empty between the top of the text area and the line of the mark."""
    return (form.head.top - form.page.top) * MILLIMETRE - MARK_GAP * size


def _below(stacked: float, above: float) -> float:
    """Return what is left of the room above the mark; labels too many for it push the mark down."""
    return max(above - stacked, min(above, 0))


def _joint(names: list[str], word: str, form: Form, stacked: float) -> Iterator[Printed]:
    """Yield the names, all as wide as the widest, and the word at the middle of their right."""
    wide = max(*map(width, names), 1)
    across = wide + _ASIDE + width(word)
    high = form.head.joint * MILLIMETRE / (len(names) * MARK_PITCH)
    size = min(form.head.size, form.text_width / across, high)
    pitch, above = size * MARK_PITCH, _above(size, form)
    left = (form.text_width - across * size) / 2
    for index, name in enumerate(names):
        yield _line(
            _stretched(name, wide * size, size, form),
            Setting(
                size, pitch, "left", 0 if index else _below(stacked, above), 0, left, left, red=True
            ),
        )
    beside = left + (wide + _ASIDE) * size
    yield _line(
        [Stretch(word, form.head.face)],
        Setting(
            size,
            pitch,
            align="left",
            before=-(len(names) + 1) / 2 * pitch,
            after=(len(names) - 1) / 2 * pitch,
            first=beside,
            left=beside,
            red=True,
            top=above + (len(names) - 1) / 2 * pitch,
        ),
    )


def _line(said: Sequence[Stretch], setting: Setting) -> Printed:
    return Printed(Role.ELEMENT, cells=(tuple(said),), setting=setting)


def _stretched(name: str, wide: float, size: float, form: Form) -> list[Stretch]:
    """Return a name drawn out to a width: the room between its characters, none behind the last."""
    missing = wide - width(name) * size
    if len(name) == 1 or missing <= 0:
        return [Stretch(name, form.head.face)]
    tracking = missing / (len(name) - 1)
    return [Stretch(name[:-1], form.head.face, tracking), Stretch(name[-1:], form.head.face)]
