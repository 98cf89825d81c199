"""A stored compilation with all that pages need of it: the values, the texts, the addresses."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.urls import reverse

from huizong.values import Compilation as Compiled
from huizong.values import Place
from huizong_web.offices.rights import Rights
from huizong_web.policy import Action
from huizong_web.reports import library
from huizong_web.reports.kept import Kept
from huizong_web.reports.models import Compilation, Submission
from huizong_web.reports.texts import Text, Texts

_MOST = 6_000_000
"""Characters of compilations, as stored, that are kept read; as values they take ten times that."""
_READ = Kept[Compiled](_MOST)


@dataclass(frozen=True, slots=True)
class Shown:
    """A compilation, the texts it points into, the address of a place in them.

    `submissions` are those that it was made of, without their readings.
    """

    compiled: Compiled
    texts: Texts
    link: Callable[[Place], str]
    submissions: tuple[Submission, ...]


def load(compilation: Compilation, rights: Rights | None = None) -> Shown:
    """Return a stored compilation, ready to be shown.

    With rights, links lead only to the submissions that these let one see.
    """
    used = list(compilation.submissions.defer("reading").select_related("unit"))
    open_to = {
        submission.path: submission.pk
        for submission in used
        if rights is None or rights.may(Action.SEE_SUBMISSION, submission.unit)
    }

    def link(place: Place) -> str:
        number = open_to.get(place.path)
        return address(number, place) if number else ""

    return Shown(compiled(compilation), StoredTexts(used), link, tuple(used))


def compiled(compilation: Compilation) -> Compiled:
    """Return what was compiled; of the latest that were asked for it is kept."""
    stored = compilation.result
    return _READ.get(stored, lambda: library.load_compilation(stored), weight=len(stored))


class StoredTexts(Mapping[str, Text]):
    """The texts of submissions by their paths, each read when it is first asked for."""

    def __init__(self, submissions: list[Submission]) -> None:
        self._known = {submission.path: submission for submission in submissions}
        self._texts: dict[str, Text] = {}

    def __getitem__(self, path: str) -> Text:
        if path not in self._texts:
            each = self._known[path]
            reading = library.load_reading(self._stored[each.pk])
            self._texts[path] = Text(each.pk, each.section, each.name, reading)
        return self._texts[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    @cached_property
    def _stored(self) -> dict[int, str]:
        """The readings as stored, all at once: one query, however many texts are asked for."""
        numbers = [each.pk for each in self._known.values()]
        return dict(Submission.objects.filter(pk__in=numbers).values_list("pk", "reading"))


def address(submission: int, place: Place) -> str:
    """Return the address of a place: the page of its source, at the place."""
    page = _page(submission)
    return page if place.start == place.end else f"{page}?start={place.start}&end={place.end}#here"


@lru_cache(maxsize=1000)
def _page(submission: int) -> str:
    return reverse("source", args=[submission])
