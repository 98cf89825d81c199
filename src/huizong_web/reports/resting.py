"""What the figures of reports rest on, as far as another app keeps it.

Reports know no records. Who does (`lineage`) registers here at start and is asked: for the panels,
for the rules, when a file is taken in, while a draft is written. With nobody registered there is
nothing to tell.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypedDict

from huizong.values import Message, Place, Reading, Recorded
from huizong_web.offices.rights import Rights

if TYPE_CHECKING:
    from huizong_web.reports.models import Compilation, Submission
    from huizong_web.reports.writing.lines import Line
    from huizong_web.reports.writing.looking import Remark
    from huizong_web.reports.writing.models import Draft


@dataclass(frozen=True, slots=True)
class Rest:
    """What a figure rests on: `label` names it, `value` is what it gave, `how` it was counted.

    `rows` are some of its rows with the address of each ("" where the person may not see it),
    `count` is how many there are; `url` leads to all. `told` is what should be known besides.
    """

    label: str
    value: str = ""
    how: tuple[Message, ...] = ()
    told: tuple[Message, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    count: int = 0
    url: str = ""


Resting = Callable[[Place], tuple[Rest, ...]]
"""Tells what the figure at a place of a submission rests on."""


class Known(TypedDict, total=False):
    """What the rules are told of a file's figures; nothing where nobody knows anything.

    `grounded`: where figures rest on something. `recorded`: what records give for figures.
    """

    grounded: tuple[Place, ...]
    recorded: tuple[Recorded, ...]


class Keeper(Protocol):
    """Who keeps what figures rest on."""

    def resting(self, compilation: "Compilation", rights: Rights) -> Resting:
        """Return what figures of its submissions rest on, for a person with these rights."""

    def known(self, submission: "Submission", reading: Reading) -> "Known":
        """Return what is known of the figures of a submission, for the rules."""

    def known_in(self, draft: "Draft", reading: Reading) -> "Known":
        """Return the same for a draft, in the file that was just made of it."""

    def taken_in(self, submission: "Submission", reading: Reading) -> None:
        """Take note of a file that was just stored, in the same transaction."""

    def remarks(self, draft: "Draft", lines: "Sequence[Line]") -> list["Remark"]:
        """Return what is to be said of a draft's lines."""


class _Nobody:
    """Keeps nothing."""

    def resting(self, compilation: "Compilation", rights: Rights) -> Resting:  # noqa: ARG002 - the protocol's
        return lambda _place: ()

    def known(self, submission: "Submission", reading: Reading) -> "Known":  # noqa: ARG002 - as above
        return {}

    def known_in(self, draft: "Draft", reading: Reading) -> "Known":  # noqa: ARG002 - as above
        return {}

    def taken_in(self, submission: "Submission", reading: Reading) -> None:
        pass

    def remarks(self, draft: "Draft", lines: "Sequence[Line]") -> list["Remark"]:  # noqa: ARG002 - as above
        return []


_keeper: Keeper = _Nobody()


def register(keeper: Keeper) -> None:
    """Have a keeper asked from now on."""
    global _keeper  # noqa: PLW0603 - set once, when the apps are ready
    _keeper = keeper


def keeper() -> Keeper:
    """Return who is to be asked."""
    return _keeper
