"""A stored compilation with all that pages need of it: the values, the texts, the addresses."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse

from huizong.values import Compilation as Compiled
from huizong.values import Place
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports import library
from huizong_web.reports.models import Compilation
from huizong_web.reports.texts import Text, Texts


@dataclass(frozen=True, slots=True)
class Shown:
    """A compilation, the texts it points into, and the address of a place in them."""

    compiled: Compiled
    texts: Texts
    link: Callable[[Place], str]


def load(compilation: Compilation, rights: Rights | None = None) -> Shown:
    """Return a stored compilation, ready to be shown.

    With rights, links lead only to the submissions that these let one see.
    """
    used = list(compilation.submissions.select_related("unit"))
    open_to = {
        submission.path
        for submission in used
        if rights is None or rights.may(Action.SEE_SUBMISSION, submission.unit)
    }
    texts = {
        submission.path: Text(
            submission.pk,
            submission.section,
            submission.name,
            library.load_reading(submission.reading),
        )
        for submission in used
    }

    def link(place: Place) -> str:
        text = texts.get(place.path) if place.path in open_to else None
        return address(text.number, place) if text else ""

    return Shown(library.load_compilation(compilation.result), texts, link)


def address(submission: int, place: Place) -> str:
    """Return the address of a place: the page of its source, at the place."""
    page = _page(submission)
    return page if place.start == place.end else f"{page}?start={place.start}&end={place.end}#here"


@lru_cache(maxsize=1000)
def _page(submission: int) -> str:
    return reverse("source", args=[submission])
