"""Who signs a paper and when: under a seal, under several, or by a stamp of the signer's name.

GB/T 9704-2012 §7.3.5. Without a seal they are placed as those that end a text (signature.py).
"""

from collections.abc import Iterator

from huizong.typesetting.form import Form
from huizong.typesetting.line import line
from huizong.typesetting.names import alike, blank
from huizong.typesetting.printable import printable, width
from huizong.typesetting.printed import Printed, Role
from huizong.typesetting.setting import Setting, Stretch
from huizong.values import Envelope, own


def sign(signing: list[Printed], envelope: Envelope, form: Form) -> Iterator[Printed]:
    """Yield who signs and the date; those of the text where the envelope names none."""
    names = list(envelope.issuers) or [p.text for p in signing if p.role is Role.SIGNATURE]
    dates = [envelope.date] if envelope.date else [p.text for p in signing if p.role is Role.DATE]
    if envelope.stamps:
        yield from _stamped(envelope.stamps, dates, form)
    elif form.signature.under_title and envelope.issuers:
        return  # they stand under the title
    elif envelope.sealed and names:
        yield from _sealed(names, dates, form)
    elif envelope.issuers or envelope.date:
        yield from (Printed(Role.SIGNATURE, runs=(own(printable(name)),)) for name in names)
        yield from (Printed(Role.DATE, runs=(own(printable(date)),)) for date in dates)
    else:
        yield from signing


def _stamped(
    stamps: tuple[tuple[str, str], ...], dates: list[str], form: Form
) -> Iterator[Printed]:
    """Yield a line for each signer: the title, and the name in the middle of a stamp's room.

    The lines stand so far apart that no stamp touches another, the titles below each other.
    """
    rule = form.signature.stamp
    posts = [printable(post) for post, _ in stamps]
    names = alike([printable(name) for _, name in stamps])
    beside = max(rule.width - width(names[0]), 0) / 2
    around = (rule.height - 1) / 2
    widest = max(map(width, posts))
    for index, (post, name) in enumerate(zip(posts, names, strict=True)):
        said = f"{post}{blank(widest - width(post))}" if widest else ""
        gap = blank(rule.gap + beside) if widest else ""
        yield line(
            form,
            (said + gap, form.text.face),
            (name, "kai"),
            above=2 * around if index else rule.above + around,
            align="right",
            right=rule.right + beside,
            keep=True,
        )
    for date in dates[-1:]:
        face = form.text.face
        yield line(form, (date, face), above=rule.below + around, align="right", right=rule.right)


def _sealed(names: list[str], dates: list[str], form: Form) -> Iterator[Printed]:
    """Yield names and date so that there is room for a seal over each of them."""
    seal, face = form.signature.seal, form.text.face
    date = dates[-1] if dates else ""
    right = seal.right + max((width(names[-1]) - width(date)) / 2 - seal.right, 0)
    if len(names) == 1:
        beside = right + (width(date) - width(names[0])) / 2
        yield line(form, (names[0], face), above=seal.above, align="right", right=beside, keep=True)
    else:
        rows = list(_jointly(names, width(date), form))
        last = rows[-1].setting
        yield from rows
        if last is not None:  # the date stands below the middle of the last name
            share = (form.text_width - last.left - last.right) / len(rows[-1].cells)
            right = (last.right + share / 2) / form.character - width(date) / 2
    if date:
        yield line(form, (date, face), align="right", right=max(right, 0))


def _jointly(names: list[str], date: float, form: Form) -> Iterator[Printed]:
    """Yield the names of several offices in rows, a seal's height apart.

    The last row lies as far to the right as the date below its last name may stand.
    """
    seal = form.signature.seal
    widest = max(map(width, names))
    several = max(min(seal.row, int(form.grid.characters / (widest + 1))), 1)
    share = form.text_width / several
    for at in range(0, len(names), several):
        row = names[at : at + several]
        over = (seal.right + date / 2) * form.character  # the middle of the date
        empty = form.text_width - share * len(row)
        right = min(max(over - share / 2, 0), empty) if at + several >= len(names) else 0
        setting = Setting(
            form.text.size,
            form.grid.pitch,
            align="even",
            before=(seal.each - 1 if at else seal.above) * form.grid.pitch,
            left=empty - right,
            first=empty - right,
            right=right,
            keep=True,
        )
        cells = tuple((Stretch(printable(name), form.text.face),) for name in row)
        yield Printed(Role.ELEMENT, cells=cells, setting=setting)
