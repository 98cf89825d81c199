"""Whether two names of events are one event's."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from huizong.matters.events import Event
from huizong.matters.lexicon import lexicon
from huizong.matters.plain import weights
from huizong.values import Message

SHORT_FORM = 3  # characters of a short form at most (三干会, 教代会)
LEAST = 3  # characters that two names must share
LEAST_SCATTERED = 4  # where they do not stand together
SHARED = 0.6  # of the shorter name that the longer one has, where they may be one
SHARE_IN_WORDS = 0.35  # where it is whole words that are left out
SHARE = 0.5  # of the longer name that the shorter one must have, where they are scattered


def at_odds(one: Event, two: Event) -> Message | None:
    """Return why two names cannot be one event's, whatever they share, or None."""
    if one.kind != two.kind:
        return Message("“{one}”与“{two}”不是一类事", one=one.text, two=two.text)
    words = lexicon().words
    if words.kinds[one.kind].same_word and not _one_word(one, two):
        return Message("“{one}”与“{two}”不是一类事", one=one.text, two=two.text)
    if one.level and two.level and one.level != two.level:
        return Message("“{one}”与“{two}”级别不同", one=one.text, two=two.text)
    if _other_instance(one, two):
        return Message("“{one}”与“{two}”不是同一次", one=one.text, two=two.text)
    if _other_types(one, two):
        return Message("“{one}”与“{two}”不是一种会", one=one.text, two=two.text)
    if one.kind == "visit" and ((one.own and two.received) or (two.own and one.received)):
        return Message("“{one}”与“{two}”一个是自己办的", one=one.text, two=two.text)
    return None


def _one_word(one: Event, two: Event) -> bool:
    """Whether two endings are one word, or two for the same (访问, 来访)."""
    equal = lexicon().words.kinds[one.kind].equal
    if one.kind == "fair" and one.head != two.head:
        short, long = sorted((one.about + one.head, two.about + two.head), key=len)
        return scattered(short, long)
    return one.head == two.head or any({one.head, two.head} <= set(words) for words in equal)


def alike(one: Event, two: Event) -> bool:
    """Whether two names that are not at odds are about the same."""
    short, long = sorted((one.about, two.about), key=len)
    proper = lexicon().words.proper
    if one.kind == "campaign" and short == long and one.head in proper and two.head in proper:
        return True
    level = one.level != "" and one.level == two.level
    if short in long and level and one.kind == "meeting":
        return True
    own_name = lexicon().words.kinds[one.kind].names_itself
    if (own_name or _one_instance(one, two)) and (short in long or not weights(short)):
        return True
    if is_vague(short):
        return False
    if short in long and len(short) >= (LEAST - 1 if level else LEAST):
        return True
    return _scattered_enough(short, long) or _is_short_form(one, two) or _is_short_form(two, one)


def _one_instance(one: Event, two: Event) -> bool:
    """Whether two names of a sort that has one word tell the same instance: 第六届读书节."""
    same_word = lexicon().words.kinds[one.kind].same_word and one.head == two.head
    return same_word and bool(one.marks) and one.marks == two.marks


def unlike(one: Event, two: Event) -> bool:
    """Whether two names are about different things, so that what else they share is no name."""
    short, long = sorted((one.about, two.about), key=len)
    equal = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    shared = sum(block.size for block in equal)
    return not alike(one, two) and shared < SHARED * len(short)


def is_vague(about: str) -> bool:
    """Whether what a name is about tells no two things apart."""
    for word in lexicon().words.vague:
        about = about.replace(word, "")
    return len(about) < 2


def _scattered_enough(short: str, long: str) -> bool:
    """Whether a name is another with words left out: whole words, or letters of most of it."""
    if len(short) < LEAST_SCATTERED or not scattered(short, long):
        return False
    equal = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    sizes = [block.size for block in equal if block.size]
    in_words = sum(sizes) == len(short) and min(sizes) > 1
    return len(short) >= (SHARE_IN_WORDS if in_words else SHARE) * len(long)


def scattered(short: str, long: str) -> bool:
    """Whether the characters of a name all stand in another in the same order."""
    rest: Iterator[str] = iter(long)
    return all(letter in rest for letter in short)


def _is_short_form(short: Event, long: Event) -> bool:
    """Whether a name is made of the first characters of another's words: 三干会, 三级干部大会."""
    about = short.about
    return (
        short.kind == "meeting"
        and short.head == "会"
        and len(about) <= SHORT_FORM
        and len(long.about) > len(about)
        and long.about.startswith(about[:1])
        and scattered(about, long.about)
    )


def _other_instance(one: Event, two: Event) -> bool:
    a, b = dict(one.marks), dict(two.marks)
    if any(a[unit] != b[unit] for unit in a.keys() & b.keys()):
        return True
    past = {"上", "下"}
    return bool(past & set(a.values())) != bool(past & set(b.values()))


def _shortened(one: Event, two: Event) -> bool:
    """Whether one of two meetings leaves out what it was for: 表彰大会 and 大会."""
    plain, full = sorted((one, two), key=lambda event: len(event.types))
    if plain.types:
        return False
    may_go = {
        *lexicon().words.meeting_kinds.shortened,
        *(("例",) if one.marks and one.marks == two.marks else ()),
    }
    return full.types <= may_go


def _other_types(one: Event, two: Event) -> bool:
    if _is_short_form(one, two) or _is_short_form(two, one):
        return False
    kinds = lexicon().words.meeting_kinds
    a, b = one.types.intersection(kinds.firm), two.types.intersection(kinds.firm)
    if a or b:
        return not (a and b and (a <= b or b <= a)) and not _shortened(one, two)
    loose = set(kinds.loose).difference(kinds.manner)
    a, b = one.types.intersection(loose), two.types.intersection(loose)
    return bool(a and b) and a.isdisjoint(b)
