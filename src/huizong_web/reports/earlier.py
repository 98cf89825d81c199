"""The earlier months that a month is held against, as documents whose places can be quoted."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from huizong.values import Document, NearCopy, Place, Reading, Report
from huizong_web.reports import library
from huizong_web.reports.compiling import latest_compilation
from huizong_web.reports.models import Compilation, Cycle
from huizong_web.reports.origins import Quote, quote
from huizong_web.reports.printed import PrintedText, read_printed
from huizong_web.reports.remembering import remembered
from huizong_web.reports.rounds.naming import label as period_label
from huizong_web.reports.rounds.naming import report_period
from huizong_web.reports.rounds.order import earlier_than
from huizong_web.reports.sheet import anchor_of
from huizong_web.reports.shown import address
from huizong_web.reports.texts import Text

_MONTHS = 13
"""Earlier months that copies are sought in: a year, and the same month of the year before."""
_OFFERED = 36
"""Earlier months among which one may choose."""


def earlier_cycles(cycle: Cycle) -> QuerySet[Cycle]:
    """Return the office's months before a month that were compiled, the latest first."""
    known = Cycle.objects.filter(
        earlier_than(cycle), office=cycle.office, compilations__isnull=False
    )
    return known.select_related("office").distinct()[:_OFFERED]


@dataclass(frozen=True)
class Month:
    """A compiled month as its reader sees it."""

    compilation: Compilation
    report: Report
    printed: PrintedText

    @property
    def document(self) -> Document:
        """Its text; the path says which month it is."""
        return self.printed.document

    @property
    def name(self) -> str:
        """What a person calls it."""
        return period_label(self.compilation.cycle)

    @property
    def text(self) -> Text:
        """Its text as places are quoted from it."""
        reading = Reading(self.document, self.report, ())
        return Text(self.compilation.cycle_id, "", self.document.path, reading)

    def label(self, place: Place) -> str:
        """Return the numbers of the item in whose line a place stands."""
        items, label = self.report.items, ""
        for index in self.printed.line_of(place):
            label += items[index].marker
            items = items[index].children
        return label

    def url(self, place: Place) -> str:
        """Return the address of the line in which a place stands."""
        page = reverse("month", args=[self.compilation.cycle_id])
        line = self.printed.line_of(place)
        return f"{page}?by={self.compilation.way}" + (f"#{anchor_of(line)}" if line else "")


def month_of(cycle: Cycle) -> Month | None:
    """Return a month's latest whole report, None where nothing was compiled."""
    compilation = latest_compilation(cycle)
    if compilation is None:
        return None
    report = library.load_compilation(compilation.result).report
    printed = read_printed(report, path=f"{report_period(cycle)}汇总稿")
    return Month(compilation, report, printed)


Quoting = Callable[[Place], Quote]


def quoting(months: Iterable[Month], sections: Iterable[Text] = ()) -> Quoting:
    """Return what quotes a place in one of the months, or in a section's report of this one."""
    known = {month.document.path: month for month in months}
    texts = {path: month.text for path, month in known.items()}
    own = {text.document.path: text for text in sections}

    def quoted(place: Place) -> Quote:
        month = known.get(place.path)
        if month:
            text = texts[place.path]
            words = quote(text, place, with_sentence=True)
            return Quote(month.name, month.label(place), _("汇总稿"), month.url(place), words)
        text = own[place.path]
        words = quote(text, place, with_sentence=True)
        return Quote(text.section, text.label(place), text.name, address(text.number, place), words)

    return quoted


def sections_of(compilation: Compilation) -> list[Text]:
    """Return the sections' reports that a compilation was made of."""
    return [
        Text(each.pk, each.section, each.name, library.load_reading(each.reading))
        for each in compilation.submissions.all()
    ]


def months_before(cycle: Cycle) -> list[Month]:
    """Return the compiled months in which copies are sought, the earliest first."""
    found = [month_of(earlier) for earlier in earlier_cycles(cycle)[:_MONTHS]]
    return [month for month in reversed(found) if month]


def copies(months: Sequence[Month], sections: Sequence[Text]) -> tuple[NearCopy, ...]:
    """Return what the sections' reports repeat of earlier months, and of each other."""
    paths = {text.document.path for text in sections}
    documents = [*(month.document for month in months), *(text.document for text in sections)]
    found = remembered(
        "copies", library.copies_kind(), documents, lambda: library.copies_of(documents)
    )
    return tuple(
        each for each in found if each.place.path in paths and each.place.path != each.source.path
    )
