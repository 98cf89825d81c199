"""The account as rows of a table: each input item, what became of it, and where it is now."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from huizong.values import Account, Entry, Fate, Message
from huizong_web.reports.origins import Link
from huizong_web.reports.texts import Texts


@dataclass(frozen=True, slots=True)
class Row:
    """An item of an input; `target` are the numbers of the output's item, `anchor` its line.

    `reasons` tell why parts of it stand nowhere any more, each once.
    """

    section: str
    label: str
    words: str
    fate: Fate
    target: str
    anchor: str
    reasons: tuple[Message, ...]
    url: str


def fitting(
    entries: Iterable[Entry], fate: str, words: str, *, called: Callable[[Fate], str]
) -> list[Entry]:
    """Return the entries of a fate (all, for "") in which every word occurs.

    `called` is the word that the page has for a fate.
    """
    wanted = words.lower().split()
    word = {each: called(each) for each in Fate}

    def fits(entry: Entry) -> bool:
        if fate and entry.fate != fate:
            return False
        if not wanted:
            return True
        text = f"{entry.section} {entry.text} {entry.target} {word[entry.fate]}".lower()
        return all(each in text for each in wanted)

    return [entry for entry in entries if fits(entry)]


def rows_of(
    entries: Iterable[Entry], texts: Texts, anchors: Mapping[str, str], link: Link
) -> Iterator[Row]:
    """Yield the rows of entries of an account."""
    for entry in entries:
        yield Row(
            section=entry.section,
            label=_label(entry, texts),
            words=entry.text,
            fate=entry.fate,
            target=entry.target,
            anchor=anchors.get(entry.target, ""),
            reasons=tuple(dict.fromkeys(part.why for part in entry.dropped)),
            url=link(entry.place),
        )


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum that the report states: where, the arithmetic, and its parts with links."""

    target: str
    formula: str
    parts: tuple[tuple[str, str], ...]


def sums_of(account: Account, texts: Texts, link: Link) -> Iterator[Sum]:
    """Yield the sums of an account, each part as its section's words and where they stand."""
    for one in account.additions:
        parts = tuple((texts[part.path].document.quote(part), link(part)) for part in one.parts)
        yield Sum(one.target, one.formula, parts)


def _label(entry: Entry, texts: Texts) -> str:
    text = texts.get(entry.place.path)
    return text.label(entry.place) if text else ""
