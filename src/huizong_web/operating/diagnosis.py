"""What the doctor says of one thing: fine, a warning, or a fault; and what to do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from huizong_web.terminal import gettext as _


class State(StrEnum):
    """How a thing is."""

    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the doctor's: about what, how it is, what was found, what to do."""

    about: str
    state: State
    said: str
    remedy: str = ""


Look = Callable[[], Iterator[Line]]


def fine(about: str, said: str) -> Line:
    """Return a line about what is as it should be."""
    return Line(about, State.OK, said)


def warning(about: str, said: str, remedy: str) -> Line:
    """Return a line about what works and should be otherwise."""
    return Line(about, State.WARNING, said, remedy)


def fault(about: str, said: str, remedy: str) -> Line:
    """Return a line about what does not work or is not safe."""
    return Line(about, State.FAULT, said, remedy)


def looked(about: str, look: Look) -> Iterator[Line]:
    """Yield what a look finds; one that fails is a fault of that thing, and the others go on."""
    try:
        yield from look()
    except Exception as error:  # noqa: BLE001 - the doctor says it and goes on
        why = f"{type(error).__name__}: {str(error).strip().partition(chr(10))[0]}"
        yield fault(about, _("没有查成：{why}").format(why=why), _("请把这一行告诉维护人员。"))
