"""What the sections speak of together, and what each speaks of alone, as a page lists it.

Pure: an entry is an item of a section's report; the page names it by the number of its file and
where it begins, a decision by its section and its words.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from huizong.values import Choice, ItemRef, Matter, Mention, Message, Place
from huizong_web.reports.origins import Link
from huizong_web.reports.precedence import Item, Wish
from huizong_web.reports.texts import Texts

Said = tuple[str, Place, str]
"""An item that may belong to a matter: its section, its place, its words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An item: `name` is what a form calls it, `url` leads to where it was written."""

    name: str
    section: str
    label: str
    words: str
    url: str

    @property
    def item(self) -> Item:
        """What a decision calls it."""
        return (self.section, self.words)

    @property
    def key(self) -> tuple[str, str]:
        """What the item is known by in whatever file it comes again."""
        return ItemRef(self.section, self.words).key


@dataclass(frozen=True, slots=True)
class Share:
    """An item's part in a matter: what the section did, why it belongs, who said so if anyone.

    `is_first` tells whether the item was not listed before, in another matter.
    """

    entry: Entry
    is_first: bool
    role: str
    leads: bool
    why: Message
    decided: str


@dataclass(frozen=True, slots=True)
class Together:
    """A matter and the items that speak of it."""

    title: str
    lead: str
    lead_decided: str
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """The matters, and the items that stand alone."""

    matters: tuple[Together, ...]
    alone: tuple[Entry, ...]

    @property
    def size(self) -> int:
        """How many items are listed, one in several matters in each of them."""
        return sum(len(matter.shares) for matter in self.matters) + len(self.alone)

    @property
    def entries(self) -> dict[str, Entry]:
        """Every item by what a form calls it."""
        shared = {share.entry.name: share.entry for each in self.matters for share in each.shares}
        return shared | {entry.name: entry for entry in self.alone}


class Unfit(Exception):  # noqa: N818 - it is an answer to a person, not an error of ours
    """What was chosen does not suit what shall be decided: `code` says in which way."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def agenda(said: Iterable[Said], matters: Iterable[Matter], texts: Texts, link: Link) -> Agenda:
    """Return the items by the matters that they speak of, those of none apart."""
    entries = {
        place: Entry(
            _name(place, texts), section, texts[place.path].label(place), words, link(place)
        )
        for section, place, words in said
    }
    listed: set[str] = set()
    together = tuple(_together(matter, entries, listed) for matter in matters)
    alone = tuple(entry for entry in entries.values() if entry.name not in listed)
    return Agenda(together, alone)


def _name(place: Place, texts: Texts) -> str:
    return f"{texts[place.path].number}-{place.start}"


def _together(matter: Matter, entries: Mapping[Place, Entry], listed: set[str]) -> Together:
    mentioned: dict[Place, Mention] = {}
    for mention in matter.mentions:  # an item may name a matter twice
        mentioned.setdefault(mention.item, mention)
    shares = []
    for place, each in mentioned.items():
        entry, leads = entries[place], each.section == matter.lead
        is_first = entry.name not in listed
        shares.append(Share(entry, is_first, each.role, leads, each.why, each.decided))
        listed.add(entry.name)
    return Together(matter.title, matter.lead, matter.lead_decided, tuple(shares))


def filtered(each: Agenda, words: str) -> Agenda:
    """Return the matters and items in which every word occurs."""
    wanted = words.lower().split()

    def fits(*parts: str) -> bool:
        text = " ".join(parts).lower()
        return all(word in text for word in wanted)

    return Agenda(
        tuple(matter for matter in each.matters if fits(matter.title, *_words(matter))),
        tuple(entry for entry in each.alone if fits(entry.section, entry.label, entry.words)),
    )


def listed(
    known: Agenda, *, names: Collection[str], words: str, shares: int, each: int, alone: int
) -> Agenda:
    """Return as much of an agenda as fits on a page: so many items in matters, of each, and alone.

    Of a matter with more items than may be listed those are that lead, that are chosen (`names`)
    or that fit the words, then the first others.
    """
    matters: list[Together] = []
    for matter in known.matters:
        if shares <= 0:
            break
        matters.append(_cut(matter, min(each, shares), names, words.lower().split()))
        shares -= len(matters[-1].shares)
    return Agenda(tuple(matters), known.alone[:alone])


def _cut(matter: Together, most: int, names: Collection[str], wanted: Collection[str]) -> Together:
    if len(matter.shares) <= most:
        return matter

    def rank(share: Share) -> int:
        entry = share.entry
        if share.leads or entry.name in names:
            return 0
        text = f"{entry.section} {entry.label} {entry.words}".lower()
        return 1 if wanted and all(word in text for word in wanted) else 2

    first = sorted(range(len(matter.shares)), key=lambda index: rank(matter.shares[index]))
    return replace(matter, shares=tuple(matter.shares[index] for index in sorted(first[:most])))


def _words(matter: Together) -> Iterator[str]:
    for share in matter.shares:
        yield from (share.entry.section, share.entry.label, share.entry.words)


def wishes(kind: str, chosen: Collection[str], known: Agenda) -> list[Wish]:
    """Return what someone decides who chose these items; raises Unfit where they do not suit."""
    entries = known.entries
    items = [entries[name] for name in chosen if name in entries]
    if len(items) < len(chosen):
        raise Unfit("gone")
    if not items:
        raise Unfit("none")
    match kind:
        case Choice.JOIN:
            if len({entry.key for entry in items}) < 2:
                raise Unfit("one")
            return [Wish(kind, _items(items))]
        case Choice.KEEP:
            return [Wish(kind, _items(items))]
        case Choice.SPLIT:
            return list(_splits(items, known))
        case Choice.LEAD:
            return list(_leads(items, known))
    raise Unfit("kind")


def _items(entries: Iterable[Entry]) -> tuple[Item, ...]:
    return tuple({entry.key: entry.item for entry in entries}.values())


def _splits(items: Sequence[Entry], known: Agenda) -> Iterator[Wish]:
    """Yield for each item that it is taken out of its matters."""
    company = _company(known)
    done: set[str] = set()
    for entry in items:
        others = [each for each in company[entry.name] if each.name not in done]
        apart = tuple(item for item in _items(others) if ItemRef(*item).key != entry.key)
        if not company[entry.name]:
            raise Unfit("alone")
        if apart:
            yield Wish(Choice.SPLIT, (entry.item, *apart))
        done.add(entry.name)


def _company(known: Agenda) -> Mapping[str, list[Entry]]:
    """Return the items that share a matter with each item."""
    company: dict[str, list[Entry]] = defaultdict(list)
    for matter in known.matters:
        for share in matter.shares:
            company[share.entry.name] += [
                other.entry for other in matter.shares if other is not share
            ]
    return company


def _leads(items: Sequence[Entry], known: Agenda) -> Iterator[Wish]:
    """Yield that the section of the one item leads the matters that it speaks of."""
    if len(items) > 1:
        raise Unfit("several")
    led = [
        matter.shares
        for matter in known.matters
        if any(share.entry.name == items[0].name for share in matter.shares)
    ]
    if not led:
        raise Unfit("alone")
    for shares in led:
        yield Wish(Choice.LEAD, _items(share.entry for share in shares), items[0].section)
