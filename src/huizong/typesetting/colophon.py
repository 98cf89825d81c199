"""The end of the last page (版记, GB/T 9704-2012 §7.4): copies to, printed by, on which day."""

from collections.abc import Iterator

from huizong.typesetting.form import Form
from huizong.typesetting.printable import printable, width
from huizong.typesetting.printed import Printed, Role
from huizong.typesetting.setting import Setting, Stretch
from huizong.values import Envelope

_PRINTED = "印发"


def colophon(envelope: Envelope, form: Form) -> tuple[Printed, ...]:
    """Return the colophon as one paragraph of parts, none where it would be empty."""
    parts = (*_distribution(envelope, form), *_printed(envelope, form))
    return (Printed(Role.COLOPHON, parts=parts),) if parts else ()


def _distribution(envelope: Envelope, form: Form) -> Iterator[Printed]:
    """Yield 抄送：…。 and its like: names that wrap below the first, a full stop behind them."""
    for label, names in envelope.distribution:
        said = "，".join(printable(name) for name in names).rstrip("。")
        yield _part(form, f"{label}：{said}。", hang=width(label) + 1)


def _printed(envelope: Envelope, form: Form) -> Iterator[Printed]:
    """Yield who printed it at the left and when at the right; a letter's colophon has neither."""
    if not (envelope.printer or envelope.printed) or not form.colophon.outer:
        return
    day = printable(envelope.printed)
    said = day if not day or day.endswith(_PRINTED) else day + _PRINTED
    yield _part(form, printable(envelope.printer), said)


def _part(form: Form, *cells: str, hang: float = 0) -> Printed:
    rule = form.colophon
    indent = rule.indent * rule.size
    setting = Setting(
        rule.size,
        rule.pitch,
        align="ends" if len(cells) > 1 else "left",
        first=indent,
        left=indent + hang * rule.size,
        right=indent,
    )
    said = tuple((Stretch(text, rule.face),) for text in cells)
    return Printed(Role.COLOPHON, cells=said, setting=setting)
