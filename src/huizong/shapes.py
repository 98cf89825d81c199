"""The values as the JSON that the command line prints (docs/cli.md has the shapes)."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from huizong.values import (
    Account,
    Addition,
    Block,
    Change,
    Claim,
    Document,
    DocumentCopy,
    Entry,
    Figure,
    Finding,
    Item,
    Matter,
    NearCopy,
    Outline,
    Paragraph,
    Place,
    Promise,
    Rephrasing,
    Report,
    render,
    text_of,
)

Json = Mapping[str, object]


def of_place(place: Place) -> Json:
    """Return a place."""
    return {"path": place.path, "start": place.start, "end": place.end}


def of_block(block: Block) -> Json:
    """Return a paragraph or a table of a document."""
    place = {"start": block.place.start, "end": block.place.end}
    if isinstance(block, Paragraph):
        told = {"number": block.number} if block.number else {}
        return {"block": "paragraph", **place, "role": block.role, **told, "text": block.text}
    rows = [[cell.text for cell in row] for row in block.rows]
    return {"block": "table", **place, "rows": rows}


def of_outline(outline: Outline) -> Json:
    """Return the documents that a file contains, with their trees."""
    return {
        "documents": [_report(report) for report in outline.reports],
        "boilerplate": [{"start": place.start, "end": place.end} for place in outline.boilerplate],
    }


def _report(report: Report) -> Json:
    return {
        "title": text_of(report.title),
        "kind": report.kind,
        "organisation": report.organisation,
        "section": report.section,
        "date": report.date,
        "start": report.place.start if report.place else 0,
        "end": report.place.end if report.place else 0,
        "nodes": [_item(item) for item in report.items],
    }


def _item(item: Item) -> Json:
    return {
        "marker": item.marker,
        "title": item.text,
        "kind": item.kind,
        "start": item.place.start if item.place else 0,
        "end": item.place.end if item.place else 0,
        "children": [_item(child) for child in item.children],
    }


def of_figure(figure: Figure) -> Json:
    """Return a figure; its noun and date only where it has them."""
    told: dict[str, object] = {
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "kind": figure.kind,
        "low": _number(figure.low),
        "high": _number(figure.high),
        "bound": figure.bound,
        "unit": figure.unit,
    }
    if figure.noun is not None:
        told["noun"] = figure.noun
    if figure.date is not None:
        told["date"] = figure.date
    return told


def _number(value: Decimal | None) -> int | float | None:
    """Return a number as JSON knows it; the exact value stands in the figure's text."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def of_matters(matters: tuple[Matter, ...], language: str) -> Json:
    """Return the matters with the items that speak of them."""
    return {
        "matters": [
            {
                "title": matter.title,
                "lead": matter.lead,
                "items": [
                    {
                        **of_place(mention.item),
                        "section": mention.section,
                        "role": mention.role,
                        "phrase": {"start": mention.phrase.start, "end": mention.phrase.end},
                        "why": render(mention.why, language),
                        **({"decided": mention.decided} if mention.decided else {}),
                    }
                    for mention in matter.mentions
                ],
            }
            for matter in matters
        ]
    }


def of_account(
    account: Account,
    findings: tuple[Finding, ...],
    language: str,
    *,
    rephrased: tuple[Rephrasing, ...] = (),
) -> Json:
    """Return where each item of each input went, and what is to be known of files not used.

    What was added up, and what was rephrased and by whom, only where something was.
    """
    told: dict[str, object] = {
        "items": [_entry(entry, language) for entry in account.entries],
        "findings": [of_finding(finding, language) for finding in findings],
    }
    if account.additions:
        told["additions"] = [_addition(each) for each in account.additions]
    if rephrased:
        told["rephrased"] = [_rephrasing(each) for each in rephrased]
    return told


def _addition(each: Addition) -> Json:
    return {
        "target": each.target,
        "total": each.total,
        "formula": each.formula,
        "parts": [of_place(place) for place in each.parts],
    }


def _rephrasing(each: Rephrasing) -> Json:
    return {
        "target": each.target,
        "before": each.before,
        "after": each.after,
        "by": each.by,
        "places": [of_place(place) for place in each.places],
    }


def _entry(entry: Entry, language: str) -> Json:
    return {
        "section": entry.section,
        **of_place(entry.place),
        "text": entry.text,
        "fate": entry.fate,
        "target": entry.target,
        "targets": list(entry.targets),
        "carried": [of_place(place) for place in entry.carried],
        "dropped": [
            {**of_place(part.place), "why": render(part.why, language)} for part in entry.dropped
        ],
    }


def of_finding(finding: Finding, language: str) -> Json:
    """Return a finding."""
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": render(finding.message, language),
        "hint": render(finding.hint, language),
        "places": [of_place(place) for place in finding.places],
    }


def of_found(
    finding: Finding, document: Document, language: str, *, silenced: str | None = None
) -> Json:
    """Return a finding of one document with the words at its places, its fix, why it is let pass.

    A place in another file has no words here.
    """
    told: dict[str, object] = {**of_finding(finding, language)}
    told["places"] = [_quoted(place, document) for place in finding.places]
    if finding.fix:
        told["fix"] = [{**of_place(edit.place), "text": edit.text} for edit in finding.fix]
    if silenced is not None:
        told["silenced"] = silenced
    return told


def _quoted(place: Place, document: Document) -> Json:
    here = place.path == document.path
    return {**of_place(place), "text": document.quote(place) if here else ""}


def of_claim(claim: Claim, language: str) -> Json:
    """Return a claim; its slip only where there is one."""
    told: dict[str, object] = {
        "kind": claim.kind,
        "places": [{"start": place.start, "end": place.end} for place in claim.places],
        "verdict": claim.verdict,
        "formula": claim.formula,
        "message": render(claim.message, language),
    }
    if claim.slip is not None:
        told["slip"] = render(claim.slip, language)
    return told


def of_promise(promise: Promise, earlier: Document, later: Document, language: str) -> Json:
    """Return a promise with the words at its places and at those of its answer."""
    return {
        "kind": promise.kind,
        "state": promise.state,
        "words": promise.words,
        "subject": promise.subject,
        "formula": promise.formula,
        "message": render(promise.message, language),
        "places": [_quoted(place, earlier) for place in promise.places],
        "answers": [_quoted(place, later) for place in promise.answers],
    }


def of_change(change: Change, earlier: Document, later: Document, language: str) -> Json:
    """Return a change with the words at its places in either file."""
    return {
        "kind": change.kind,
        "words": change.words,
        "formula": change.formula,
        "message": render(change.message, language),
        "earlier": [_quoted(place, earlier) for place in change.earlier],
        "later": [_quoted(place, later) for place in change.later],
    }


def of_near_copy(copy: NearCopy) -> Json:
    """Return a near copy of a paragraph."""
    return {
        "copy": "paragraph",
        "place": of_place(copy.place),
        "source": of_place(copy.source),
        "similarity": round(copy.similarity, 4),
        "written": round(copy.written, 4),
        "containment": round(copy.containment, 4),
        "differences": [{"source": one, "copy": two} for one, two in copy.differences],
    }


def of_document_copy(copy: DocumentCopy) -> Json:
    """Return a document that is copied in part or whole."""
    return {
        "copy": "document",
        "place": of_place(copy.place),
        "title": copy.title,
        "source": of_place(copy.source),
        "source_title": copy.source_title,
        "share": round(copy.share, 4),
        "back": round(copy.back, 4),
        "paragraphs": copy.paragraphs,
    }


def fates(account: Account) -> Iterator[tuple[str, int]]:
    """Yield how many items each fate befell, in the order of the fates."""
    counts: dict[str, int] = {}
    for entry in account.entries:
        counts[entry.fate] = counts.get(entry.fate, 0) + 1
    yield from counts.items()
