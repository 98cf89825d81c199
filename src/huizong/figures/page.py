"""A text as a page that shows its figures and how each was read, for checking by eye.

The page stands alone: no script, nothing from elsewhere. Pointing at a figure, or reaching it with
the Tab key, shows its reading; the kind is told in words, never by colour alone.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from html import escape
from pathlib import Path

from huizong.figures.labels import BOUNDS, KINDS, RELATIONS
from huizong.figures.standing_alone import clean, stands_alone
from huizong.figures.units import normalised
from huizong.figures.writing import quantity
from huizong.values import Bound, Context, Figure, Message, Period, Quantity, render

_GROUPS = (
    ("number", "count"),
    ("money", "money"),
    ("rate", "percent points ratio"),
    ("measure", "length area mass volume"),
    ("time", "date time duration"),
    ("order", "score rank ordinal docnumber"),
    ("blank", "placeholder"),
)
_GROUP_OF = {kind: group for group, kinds in _GROUPS for kind in kinds.split()}
_HINT = Message("指着一个数据，或按 Tab 键走到它，这里写出它是怎样读的。")


def figures_page(
    text: str,
    figures: Sequence[Figure],
    contexts: Sequence[Context],
    *,
    title: str,
    language: str = "zh",
) -> str:
    """Return an HTML page of a text with its figures marked and their readings on pointing.

    `figures` and `contexts` are those of the text, one context for each figure. Labels are in the
    language ("zh", "en").
    """

    def say(message: Message) -> str:
        return escape(render(message, language))

    style = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    name = escape(clean(title))
    total = say(Message("共{count}个数据", count=len(figures)))
    text_ = "".join(_pieces(text, figures, contexts, language))
    body = (
        f"<header>\n<h1>{name}</h1>\n<p>{total}</p>\n{_legend(figures, language)}</header>\n"
        f'<main lang="zh-CN">{text_}</main>\n<aside>{say(_HINT)}</aside>\n'
    )
    return stands_alone(title=title, language=language, style=style, body=body)


def _legend(figures: Sequence[Figure], language: str) -> str:
    """Return the kinds that occur, each in its dress with its number, in a fixed order."""
    counts = Counter(figure.kind for figure in figures)
    entries = "".join(
        f'<li><span class="f {_GROUP_OF[kind]}">{escape(render(label, language))}</span>'
        f" {counts[kind]}</li>\n"
        for kind, label in KINDS.items()
        if counts[kind]
    )
    return f"<ul>\n{entries}</ul>\n" if entries else ""


def _pieces(
    text: str, figures: Sequence[Figure], contexts: Sequence[Context], language: str
) -> Iterator[str]:
    end = 0
    for figure, context in zip(figures, contexts, strict=True):
        yield escape(clean(text[end : figure.start]))
        told = escape(clean("\n".join(reading(figure, context, language=language))))
        yield (
            f'<span class="f {_GROUP_OF[figure.kind]}" role="mark" tabindex="0"'
            f' data-reading="{told}" aria-description="{told}">'
            f"{escape(clean(figure.text))}</span>"
        )
        end = figure.end
    yield escape(clean(text[end:]))


def reading(figure: Figure, context: Context, *, language: str = "zh") -> Iterator[str]:
    """Yield how a figure was read, a line each: its kind first, then what is known of it."""
    told = (
        Message("{kind}：{text}", kind=KINDS[figure.kind], text=figure.text),
        *_value(figure),
        *_date(figure),
        *_context(context),
    )
    for line in told:
        yield render(line, language)


def _value(figure: Figure) -> Iterator[Message]:
    stated, base = quantity(figure), normalised(figure)
    if shown := _amount(stated):
        yield Message("值：{value}", value=shown)
        if base.unit != stated.unit:
            yield Message("合：{value}", value=_amount(base))
    if figure.bound is not Bound.EXACT:
        yield Message("界限：{bound}", bound=BOUNDS[figure.bound])
    if figure.unit:
        yield Message("单位：{unit}", unit=figure.unit)


def _amount(stated: Quantity) -> str:
    """Return the ends of a value with its unit: 14,360,000元, 9～16亩; empty without a value."""
    ends = dict.fromkeys(each for each in (stated.low, stated.high) if each is not None)
    return "～".join(_plain(each) for each in ends) + (stated.unit or "") if ends else ""


def _plain(value: Decimal) -> str:
    whole = value.to_integral_value()
    return f"{whole:,f}" if value == whole else f"{value.normalize():,f}"


def _date(figure: Figure) -> Iterator[Message]:
    if figure.date:
        yield Message("日期：{date}", date=figure.date)


def _context(context: Context) -> Iterator[Message]:
    if context.noun:
        yield Message("数的是：{noun}", noun=context.noun)
    if context.topic:
        yield Message("说的是：{topic}", topic=context.topic)
    if context.subject:
        yield Message("谁的：{subject}", subject=context.subject)
    if context.period:
        yield Message("何时：{period}", period=_period(context.period))
    if context.against:
        yield Message("与何时比：{period}", period=_period(context.against))
    for relation in context.relations:
        yield Message("关系：{relation}", relation=RELATIONS[relation])


def _period(period: Period) -> str:
    known = period.date or (str(period.year) if period.year else "")
    return f"{period.words}（{known}）" if known else period.words
