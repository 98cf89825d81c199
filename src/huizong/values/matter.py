"""A matter: the one thing that items of several sections speak about."""

from dataclasses import dataclass

from huizong.values.message import Message
from huizong.values.place import Place


@dataclass(frozen=True, slots=True)
class Mention:
    """An item, or a part of one, that speaks about a matter.

    `item` is the place of the whole item, `phrase` that of the words which name the matter;
    `role` is what the section did, as a word of the glossary: "organises", "drafts", "attends",
    "supervises", "takes-part", "reports". `why` explains the link to a clerk; `decided` names the
    person who made it, empty where the program found it.
    """

    section: str
    item: Place
    phrase: Place
    role: str
    why: Message
    decided: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """The mentions of one matter; `title` is the fullest name that a section gave it.

    `lead_decided` names the person who said which section leads, empty where the words told.
    """

    title: str
    lead: str
    mentions: tuple[Mention, ...]
    lead_decided: str = ""
