"""What figures rest on and how they are counted, in words."""

import re

from django.utils.translation import gettext as _

from huizong.ledgers import Ledger
from huizong.ledgers.versions import crossing
from huizong.lineage import GROUND, Ground, OfIndicator, OfLedger, OfPerson, OfText, how
from huizong.values import Message
from huizong_web.labels import Label, is_english, like, worded
from huizong_web.ledgers.definitions import MissingLedgerError, ledger_of, ledgers
from huizong_web.ledgers.models import Book
from huizong_web.lineage.models import Tie


def label_of(tie: Tie) -> str:
    """Return what a tie rests on, in a few words."""
    return label_of_ground(GROUND.validate_python(tie.ground), tie)


def label_of_ground(ground: Ground | None, tie: Tie | None = None) -> str:
    """Return a ground in a few words."""
    match ground:
        case OfLedger():
            return _label_of_ledger(ground, tie)
        case OfIndicator():
            return f"{ground.indicator}（{ground.asked.period}）"
        case OfText():
            return f"{ground.name}：{ground.words}" if ground.words else ground.name
        case OfPerson():
            return f"{ground.person}（{ground.on.isoformat()}）：{ground.says}"
        case _:
            return ""


def _label_of_ledger(ground: OfLedger, tie: Tie | None) -> str:
    ledger = ledgers().get(ground.ledger)
    if ledger is None or ground.figure not in ledger.figures:
        return ground.ledger
    figure = ledger.figures[ground.figure]
    label = _("%(ledger)s %(figure)s") % {
        "ledger": worded(ledger.label),
        "figure": worded(figure.label),
    }
    of = [str(ground.asked.period)]
    if ground.by:
        of.append(worded(like(ground.group, ledger.label)) or "未填")
    if tie is not None and tie.keeper is not None:
        of.append(tie.keeper.name)
    return _("%(label)s（%(of)s）") % {"label": label, "of": _("，").join(of)}


def how_of(tie: Tie) -> tuple[Message, ...]:
    """Return how a tie's figure is counted; nothing for other grounds."""
    return how_of_ground(GROUND.validate_python(tie.ground), tie.book)


def how_of_ground(ground: Ground | None, book: Book | None) -> tuple[Message, ...]:
    """Return how the figure of a ledger's ground is counted; nothing for other grounds."""
    if not isinstance(ground, OfLedger) or book is None:
        return ()
    try:
        ledger = ledger_of(book)
    except MissingLedgerError:
        return ()
    if ground.figure not in ledger.figures:
        return ()
    told = how(ledger, ground.figure, by=ground.by, group=ground.group)
    turned = crossing(ledger, ground.figure, ground.asked.period)
    told = tuple(_in_words(each, ledger) for each in told)
    return (*told, turned) if turned else told


def _in_words(message: Message, ledger: Ledger) -> Message:
    """Return what is said of a ledger with its labels in the language of the page."""
    if not (is_english() and isinstance(ledger.label, Label)):
        return message
    known = {word: english for word, english in ledger.label.words.items() if word}
    longest = sorted(map(re.escape, known), key=len, reverse=True)
    label = re.compile("|".join(longest) or "(?!)")

    def in_english(value: str | int | Message) -> str | int | Message:
        if not isinstance(value, str):
            return value
        return label.sub(lambda found: known[found[0]], value)

    return Message(message.template, **{name: in_english(each) for name, each in message.arguments})
