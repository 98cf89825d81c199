"""The order of the stages, and nothing else.

    bytes -> read -> outline, figures -> claims -> Manuscript -> check -> findings
    bytes -> read -> outline -> Reading ┐
    bytes -> read -> outline -> Reading ┼-> matters -> compile -> Compilation -> typeset -> bytes
    bytes -> read -> outline -> Reading ┘                        └-> draft (on wish) -> Compilation
    two documents -> outlines -> promises, changes
    many documents -> outlines -> near copies

Stages know only values; this module alone knows which follows which. Stages are imported when
they are needed, so that a command which does not typeset does not load a typesetter.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from huizong.values import (
    Attachment,
    Basis,
    Change,
    Compilation,
    Decision,
    Document,
    DocumentCopy,
    Envelope,
    Figure,
    Finding,
    Manuscript,
    Matter,
    Message,
    NearCopy,
    Outline,
    Place,
    Promise,
    Reading,
    Recorded,
    Report,
    Severity,
    Source,
)

if TYPE_CHECKING:
    from huizong.archive import Limits as ArchiveLimits
    from huizong.checks import Checked, Rule, Selection, Settings
    from huizong.drafting import Suggest
    from huizong.reading import Limits


@dataclass(frozen=True, slots=True)
class Gathered:
    """The readings of several files, and what is wrong with those that could not be used."""

    readings: tuple[Reading, ...]
    findings: tuple[Finding, ...]


def read(source: Source, *, limits: "Limits | None" = None) -> Document:
    """Return a file's document; raises ReadingError, whose finding says what to do."""
    from huizong.reading import Limits, read

    return read(source, limits=limits or Limits())


def outline(document: Document) -> Outline:
    """Return the reports that a document contains, as trees of items."""
    from huizong.outline import outline

    return outline(document)


def figures(document: Document) -> tuple[Figure, ...]:
    """Return the figures of a document; offsets count in its text as read."""
    from huizong.figures import figures

    return figures(document.text)


def figures_page(document: Document, *, language: str = "zh") -> str:
    """Return an HTML page of a document's text with its figures and their readings."""
    from huizong.figures import figures_page, subjects

    found = figures(document)
    dated = next((report.date for report in outline(document).reports if report.date), "")
    contexts = subjects(document.text, found, date=dated)
    name = PurePath(document.path).name
    return figures_page(document.text, found, contexts, title=name, language=language)


def manuscript(document: Document, *, earlier: Sequence[Document] = ()) -> Manuscript:
    """Return a document with its trees, passages and claims, as the checks read it."""
    from huizong.claims import claims
    from huizong.figures import passages

    outlined, parts = outline(document), passages(document)
    found = claims(outlined, parts)
    return Manuscript(document, outlined, parts, found, tuple(earlier))


def check(read: Manuscript, *, chosen: "Sequence[Rule] | None" = None) -> tuple[Finding, ...]:
    """Return what the rules find in a manuscript, in the order of the text; all by default."""
    from huizong.checks import check

    return check(read, chosen=chosen)


def examine(
    document: Document,
    *,
    settings: "Settings | None" = None,
    selection: "Selection | None" = None,
    earlier: Sequence[Document] = (),
    grounded: tuple[Place, ...] | None = None,
    recorded: tuple[Recorded, ...] = (),
) -> "Checked":
    """Return a document with what reading and the rules found, and what of that is let pass.

    `selection` is what the caller wants beyond the office's settings, by default those settings'
    own. `grounded` are the places of figures that rest on something, None where nobody keeps that;
    `recorded` is what records give for figures.
    Raises SettingsError where it names no rule.
    """
    from huizong.checks import Selection, Settings, selected, silence
    from huizong.checks.tracing._placed import placed

    settled = settings or Settings()
    wanted = selection or Selection(settled.select)
    paper = manuscript(document, earlier=earlier)
    paper = replace(paper, terms=tuple(settled.terms.items()))
    paper = replace(paper, grounded=grounded, recorded=recorded)
    asked = selected(wanted)
    again = placed(document, asked)
    of_reading = [
        each
        for each in document.findings
        if wanted.takes(each.code, each.rule) and each.code not in again
    ]
    found = [*of_reading, *check(paper, chosen=asked)]
    return silence(document, found, ignore=settled.ignore, asked=asked)


def read_report(source: Source, *, section: str = "", limits: "Limits | None" = None) -> Reading:
    """Return a section's file as one report; raises ReadingError.

    The section is the one named by the caller, else by the text, else the file's name. A file that
    contains several reports is one section's all the same: their items follow each other.
    """
    document = read(source, limits=limits)
    outlined = outline(document)
    contained = outlined.reports
    named = section or next((report.section for report in contained if report.section), "")
    named = named or PurePath(source.path).stem
    if not contained:
        whole = Place(source.path, 0, len(document.text))
        empty = Report((), "", "", "", named, whole, ())
        return Reading(document, empty, outlined.boilerplate)
    items = tuple(item for report in contained for item in report.items)
    report = replace(contained[0], section=named, items=items)
    return Reading(document, report, outlined.boilerplate)


def gather(
    sources: Iterable[Source],
    *,
    sections: "dict[str, str] | None" = None,
    limits: "Limits | None" = None,
) -> Gathered:
    """Read the files of one compilation; a file that cannot be used becomes a finding.

    `sections` names the section of a path where the caller knows it. Of two files of one section
    the first is used and the second told: choosing is not ours.
    """
    from huizong.reading import ReadingError

    readings: dict[str, Reading] = {}
    findings: list[Finding] = []
    for source in sources:
        try:
            reading = read_report(
                source, section=(sections or {}).get(source.path, ""), limits=limits
            )
        except ReadingError as error:
            findings.append(error.finding)
            continue
        known = readings.setdefault(reading.report.section, reading)
        if known is not reading:
            findings.append(_second_file(known, reading))
    return Gathered(tuple(readings.values()), tuple(findings))


def _second_file(known: Reading, other: Reading) -> Finding:
    return Finding(
        "HZ094",
        "section-twice",
        Severity.ERROR,
        Message(
            "{path}：{section}已有一份报告（{known}），这一份没有用",
            path=other.document.path,
            section=other.report.section,
            known=known.document.path,
        ),
        Message("请只留一份；若是另一科室的报告，请在标题或文件名中写明科室"),
        (Place(other.document.path, 0, 0), Place(known.document.path, 0, 0)),
    )


def matters(
    readings: Sequence[Reading], *, decisions: Sequence[Decision] = ()
) -> tuple[Matter, ...]:
    """Return the matters that the reports speak of; what people decided wins."""
    from huizong.matters import matters

    return matters([reading.report for reading in readings], decisions)


def faulty_decisions(
    readings: Sequence[Reading], decisions: Sequence[Decision]
) -> tuple[Finding, ...]:
    """Return what is wrong with decisions: they contradict each other, or name no item."""
    from huizong.matters import told

    return told([reading.report for reading in readings], decisions) if decisions else ()


def _untouched(readings: Sequence[Reading], decisions: Sequence[Decision]) -> frozenset[Place]:
    from huizong.matters import untouched

    return untouched([reading.report for reading in readings], decisions)


def compile_office(
    readings: Sequence[Reading],
    *,
    by: str = "matter",
    title: str = "",
    length: int = 0,
    findings: Iterable[Finding] = (),
    decisions: Sequence[Decision] = (),
    checked: bool = False,
) -> Compilation:
    """Return the office's report of the sections' reports, with its account.

    `by` is "matter", "section" or "brief", this within a `length` in characters (0 for the usual).
    `findings` of gathering are handed on; `decisions` of people about matters win; where it is
    to be `checked`, what the rules find in each input and in the result stands in its findings.
    Raises CompilationError where the result would lose or make up something (design I2, I3); then
    nothing may be written.
    """
    from huizong.compiling import compile_reports

    compilation = compile_reports(
        readings,
        matters(readings, decisions=decisions) if by != "section" else (),
        by=by,
        title=title,
        length=length,
        untouched=_untouched(readings, decisions),
    )
    read = [finding for reading in readings for finding in reading.document.findings]
    wrong = faulty_decisions(readings, decisions) if by != "section" else ()
    told = (*findings, *read, *wrong, *compilation.findings)
    ruled = _ruled(readings, compilation.report) if checked else ()
    return replace(compilation, findings=(*told, *ruled))


def _ruled(readings: Sequence[Reading], made: Report) -> tuple[Finding, ...]:
    """Return what the rules find in the inputs, and in the report made of them beyond that."""
    from huizong.compiling import traced

    of_inputs = [f for reading in readings for f in check(manuscript(reading.document))]
    whole = read(Source("", typeset(made, ".txt")))
    of_output = traced(made, whole.text, check(manuscript(whole)), of_inputs)
    return (*of_inputs, *of_output)


def promises(earlier: Document, later: Document) -> tuple[Promise, ...]:
    """Return what an earlier plan or report promised, and what a later one says of it."""
    from huizong.following import promises

    return promises(outline(earlier), outline(later))


def changes(earlier: Document, later: Document) -> tuple[Change, ...]:
    """Return what is new, gone, said again, up or down from an earlier report to a later one."""
    from huizong.following import changes

    return changes(outline(earlier), outline(later))


def similar(
    documents: Iterable[Document], *, limits: "ArchiveLimits | None" = None
) -> tuple[tuple[NearCopy, ...], tuple[DocumentCopy, ...]]:
    """Return the paragraphs, and the documents, that repeat one that was given before them."""
    from huizong.archive import document_copies, near_copies, texts

    archive = [text for document in documents for text in texts(document, outline(document))]
    copies = near_copies(archive, limits=limits)
    return copies, document_copies(archive, copies, limits=limits)


def draft(made: Compilation, suggest: "Suggest", *, by: str, longer: bool = True) -> Compilation:
    """Return a compilation whose merged items are rephrased where the guard lets it.

    `suggest` gives a text for a text, `by` says who that is; `longer` whether an item may become
    longer. The account stays: it says where items went, and they stay where they are.
    """
    from huizong.compiling.bases import bases
    from huizong.drafting import Limits, rephrase

    report, rephrased, told = rephrase(made.report, suggest, by=by, limits=Limits(longer=longer))
    return replace(
        made,
        report=report,
        bases=tuple(bases(report.items, additions=made.account.additions)),
        findings=(*made.findings, *told),
        rephrased=rephrased,
    )


def typeset(
    report: Report,
    suffix: str,
    *,
    form: str = "gbt9704",
    envelope: Envelope | None = None,
    charts: bool = False,
) -> bytes:
    """Return a report as a file of the kind that the suffix names (".docx", ".pdf" ...)."""
    from huizong.typesetting import typeset

    return typeset(report, suffix, form=form, envelope=envelope, charts=charts)


def sources(
    report: Report, readings: Sequence[Reading], *, bases: Sequence[Basis] | None = None
) -> Attachment:
    """Return the table of sources of a report's figures; `bases` by default from its own runs."""
    from huizong.compiling.bases import bases as bases_of
    from huizong.typesetting import annex

    return annex(report, bases_of(report.items) if bases is None else bases, readings)
