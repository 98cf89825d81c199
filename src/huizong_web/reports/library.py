"""The one door to the library: reading, checking, compiling, and keeping the results as JSON."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone
from pydantic import TypeAdapter

import huizong
from huizong.pipeline import (
    changes,
    compile_office,
    examine,
    faulty_decisions,
    matters,
    promises,
    read_report,
    similar,
)
from huizong.reading import Limits
from huizong.values import (
    Change,
    Compilation,
    Decision,
    Document,
    Finding,
    ItemKind,
    Matter,
    Message,
    NearCopy,
    Place,
    Promise,
    Reading,
    Recorded,
    Report,
    Source,
    walk,
)

if TYPE_CHECKING:
    from huizong.marking import Mended

_NUMBERED = {ItemKind.ITEM, ItemKind.RUN_IN_HEADING}


class Unmarkable(Exception):  # noqa: N818 - it is an answer to a person, not an error of ours
    """A file cannot be written back: `messages` say why and what to do."""

    def __init__(self, *messages: Message) -> None:
        super().__init__(*map(str, messages))
        self.messages = messages


def read_file(source: Source, section: str) -> Reading:
    """Return a section's file as read; raises ReadingError, whose finding says what to do."""
    limits = Limits(max_bytes=settings.MAX_UPLOAD_BYTES)
    return read_report(source, section=section, limits=limits)


def compile_readings(
    readings: Sequence[Reading],
    *,
    title: str,
    by: str = "matter",
    length: int | None = None,
    decisions: Iterable[Decision] = (),
) -> Compilation:
    """Return the office's report of the sections' readings, compiled in one of the ways.

    `length` limits a brief, in characters; `decisions` are those of the office's people. Raises
    CompilationError where the result would lose or make up something.
    """
    more: dict[str, Any] = {"length": length} if length else {}
    if decided := tuple(decisions):
        more["decisions"] = decided
    return compile_office(readings, title=title, by=by, **more)


def ways() -> frozenset[str]:
    """Return the ways in which the library can compile."""
    from huizong.compiling import WAYS

    return frozenset(WAYS)


def matters_of(
    readings: Sequence[Reading], decisions: Iterable[Decision] = ()
) -> tuple[Matter, ...]:
    """Return what the sections' readings speak of together; what people decided wins."""
    return matters(readings, decisions=tuple(decisions))


def faults_of(readings: Sequence[Reading], decisions: Iterable[Decision]) -> tuple[Finding, ...]:
    """Return which decisions cannot be followed, and why."""
    return faulty_decisions(readings, tuple(decisions))


def statements_of(readings: Iterable[Reading]) -> Iterator[tuple[str, Place, str]]:
    """Yield the items that a matter may be found in: section, place, words."""
    from huizong.matters.statements import statements

    for each in statements(reading.report for reading in readings):
        yield each.section, each.place, each.text


def promises_of(earlier: Document, later: Document) -> tuple[Promise, ...]:
    """Return what an earlier report promised, and what a later one says of it."""
    return promises(earlier, later)


@cache
def promises_kind() -> TypeAdapter[tuple[Promise, ...]]:
    """Return how promises are kept as JSON."""
    return TypeAdapter(tuple[Promise, ...])


@cache
def changes_kind() -> TypeAdapter[tuple[Change, ...]]:
    """Return how changes are kept as JSON."""
    return TypeAdapter(tuple[Change, ...])


@cache
def copies_kind() -> TypeAdapter[tuple[NearCopy, ...]]:
    """Return how near copies are kept as JSON."""
    return TypeAdapter(tuple[NearCopy, ...])


def changes_of(earlier: Document, later: Document) -> tuple[Change, ...]:
    """Return what is new, gone, said again, up or down from an earlier report to a later one."""
    return changes(earlier, later)


def copies_of(documents: Iterable[Document]) -> tuple[NearCopy, ...]:
    """Return the paragraphs that repeat one given before them."""
    return similar(documents)[0]


def count_items(report: Report) -> int:
    """Return how many numbered statements a report makes, headings not counted."""
    return sum(item.kind in _NUMBERED for item, _ in walk(report.items))


def findings_of(reading: Reading) -> tuple[Finding, ...]:
    """Return what a person should know about a file though it could be read."""
    return reading.document.findings


def check_document(
    document: Document,
    earlier: Iterable[Document] = (),
    *,
    grounded: tuple[Place, ...] | None = None,
    recorded: tuple[Recorded, ...] = (),
) -> tuple[Finding, ...]:
    """Return what reading tells of a document and what the rules find in it.

    `earlier` are the section's earlier reports; `grounded` are the figures that rest on something,
    None where nobody keeps that; `recorded` is what records give for figures. What a note in the
    text itself lets pass, with its reason, is left out.
    """
    return examine(document, earlier=tuple(earlier), grounded=grounded, recorded=recorded).findings


def mend(source: Source, document: Document, findings: Iterable[Finding]) -> "Mended":
    """Return a copy of a file with the certain fixes of the findings, and what was not made.

    Raises Unmarkable where the file cannot be written back.
    """
    from huizong.marking import MarkingError, mended
    from huizong.reading import ReadingError

    try:
        return mended(source, document, tuple(findings))
    except MarkingError as error:
        raise Unmarkable(error.message) from error
    except ReadingError as error:
        raise Unmarkable(error.finding.message, error.finding.hint) from error


def annotate(source: Source, document: Document, findings: Iterable[Finding]) -> bytes:
    """Return a Word file of a document with a comment at the words of each finding.

    Raises Unmarkable where the file cannot be read again.
    """
    from huizong.marking import marked_docx
    from huizong.reading import ReadingError

    try:
        return marked_docx(source, document, tuple(findings), at=timezone.localtime())
    except ReadingError as error:
        raise Unmarkable(error.finding.message, error.finding.hint) from error


@cache
def rules_version() -> str:
    """Return what changes whenever the library may find something else than before."""
    digest = blake2b(digest_size=16)
    root = Path(huizong.__file__).parent
    for path in sorted(each for kind in ("py", "yaml") for each in root.rglob(f"*.{kind}")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def rule_titles() -> dict[str, str]:
    """Return the Chinese name of each rule by its code: the first line of its page."""
    from huizong.checks import rules

    return {
        rule.code: rule.page.partition("\n")[0].removeprefix(rule.code).strip() for rule in rules()
    }


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


def load_document(text: str, *, path: str, renamed: str) -> Document:
    """Return the document of a dumped reading of a path, under another.

    Reports of several months may have one name; beside each other they need their own.
    """
    # A quotation mark within a text is escaped there, so this key is never part of one.
    old, new = (f'"path":{json.dumps(each, ensure_ascii=False)}' for each in (path, renamed))
    return load_reading(text.replace(old, new)).document


def load_readings(texts: Iterable[str]) -> tuple[Reading, ...]:
    """Return several readings, in order."""
    return tuple(load_reading(text) for text in texts)


def dump_compilation(compilation: Compilation) -> str:
    """Return a compilation as JSON."""
    return _compilations().dump_json(compilation).decode()


def load_compilation(text: str) -> Compilation:
    """Return the compilation that `dump_compilation` wrote."""
    return _compilations().validate_json(text)


@cache
def _findings() -> TypeAdapter[tuple[Finding, ...]]:
    return TypeAdapter(tuple[Finding, ...])


def dump_findings(findings: Iterable[Finding]) -> str:
    """Return findings as JSON."""
    return _findings().dump_json(tuple(findings)).decode()


def load_findings(text: str) -> tuple[Finding, ...]:
    """Return the findings that `dump_findings` wrote, in order."""
    return _findings().validate_json(text)
