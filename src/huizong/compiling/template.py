"""How an office report is laid out: a definition an editor may change."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from huizong.definitions import Labelled, read_definition

_FROZEN = ConfigDict(frozen=True, extra="forbid")


class Part(BaseModel):
    """A kind of content told by the heading over it: problems, next steps, notes."""

    model_config = _FROZEN

    label: str
    headings: tuple[str, ...]
    whole: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    coming: tuple[str, ...] = ()

    def tells(self, heading: str) -> bool:
        """Whether a heading says that such content stands under it."""
        bare = heading.strip("：: 　")
        return bare in self.whole or any(word in heading for word in self.headings)


class Captions(BaseModel):
    """How a table's caption ends, and its words that do not say what the table shows."""

    model_config = _FROZEN

    endings: tuple[str, ...]
    general: tuple[str, ...]


class Topic(BaseModel):
    """A heading of the office's report and the words that call an item under it.

    `least` is how many items must call for it before it stands in the outline, 0 for a usual one.
    """

    model_config = _FROZEN

    label: str
    words: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    least: int = 0


class Joining(BaseModel):
    """The words that the program may write between quoted ones."""

    model_config = _FROZEN

    open: str
    close: str
    between: str
    leads: str
    stop: str
    pause: str
    comma: str


class Template(Labelled):
    """The layout of a compiled report."""

    title: str
    parts: dict[str, Part]
    wrappers: tuple[str, ...]
    nothing: tuple[str, ...]
    lead_ins: tuple[str, ...]
    silent: tuple[str, ...]
    captions: Captions
    topics: tuple[Topic, ...]
    joining: Joining


@cache
def template(name: str = "monthly") -> Template:
    """Return a shipped layout, read once."""
    return read_definition(f"reports/{name}", Template)
