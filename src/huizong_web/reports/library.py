"""The one door to the library: reading a file, compiling readings, and keeping both as JSON."""

from collections.abc import Iterable, Sequence
from functools import cache

from django.conf import settings
from pydantic import TypeAdapter

from huizong.pipeline import compile_office, read_report
from huizong.reading import Limits
from huizong.values import Compilation, Finding, ItemKind, Reading, Report, Source, walk

_NUMBERED = {ItemKind.ITEM, ItemKind.RUN_IN_HEADING}


def read_file(source: Source, section: str) -> Reading:
    """Return a section's file as read; raises ReadingError, whose finding says what to do."""
    limits = Limits(max_bytes=settings.MAX_UPLOAD_BYTES)
    return read_report(source, section=section, limits=limits)


def compile_readings(readings: Sequence[Reading], *, title: str) -> Compilation:
    """Return the office's report of the sections' readings.

    Raises CompilationError where the result would lose or make up something.
    """
    return compile_office(readings, title=title)


def count_items(report: Report) -> int:
    """Return how many numbered statements a report makes, headings not counted."""
    return sum(item.kind in _NUMBERED for item, _ in walk(report.items))


def findings_of(reading: Reading) -> tuple[Finding, ...]:
    """Return what a person should know about a file though it could be read."""
    return reading.document.findings


@cache
def _readings() -> TypeAdapter[Reading]:
    return TypeAdapter(Reading)


@cache
def _compilations() -> TypeAdapter[Compilation]:
    return TypeAdapter(Compilation)


def dump_reading(reading: Reading) -> str:
    """Return a reading as JSON."""
    return _readings().dump_json(reading).decode()


def load_reading(text: str) -> Reading:
    """Return the reading that `dump_reading` wrote."""
    return _readings().validate_json(text)


def load_readings(texts: Iterable[str]) -> tuple[Reading, ...]:
    """Return several readings, in order."""
    return tuple(load_reading(text) for text in texts)


def dump_compilation(compilation: Compilation) -> str:
    """Return a compilation as JSON."""
    return _compilations().dump_json(compilation).decode()


def load_compilation(text: str) -> Compilation:
    """Return the compilation that `dump_compilation` wrote."""
    return _compilations().validate_json(text)
