"""What is issued: the report typeset once with its number, its day and its signer, and hashed."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.core.files.base import ContentFile

from huizong.pipeline import typeset
from huizong.values import Envelope, Report, text_of, walk
from huizong_web.audit import sm3
from huizong_web.reports import library
from huizong_web.reports.issuing.models import Issued, Paper

_NAMES = str.maketrans({"，": "、", ",": "、", "；": "、", ";": "、"})


@dataclass(frozen=True, slots=True)
class Files:
    """An issued report as files, and its text as printed."""

    pdf: bytes
    docx: bytes
    text: str


def freeze(paper: Paper, issued: Issued) -> Issued:
    """Typeset a paper and store the files with their hashes in `issued`, which is saved."""
    files = typeset_paper(paper, issued)
    issued.pdf_sha256 = sha256(files.pdf).hexdigest()
    issued.docx_sha256 = sha256(files.docx).hexdigest()
    issued.text_sm3 = sm3.digest(files.text.encode())
    try:
        issued.pdf.save("issued.pdf", ContentFile(files.pdf), save=False)
        issued.docx.save("issued.docx", ContentFile(files.docx), save=False)
        issued.save()
    except BaseException:
        forget(issued)
        raise
    return issued


def forget(issued: Issued) -> None:
    """Remove the files of what was not issued after all: the database forgets it by itself."""
    issued.pdf.delete(save=False)
    issued.docx.delete(save=False)


def typeset_paper(paper: Paper, issued: Issued) -> Files:
    """Return a paper as it is given out under a number."""
    report = library.load_compilation(paper.compilation.result).report
    envelope = envelope_of(paper, issued)
    pdf, docx = (
        typeset(report, suffix, form=paper.form, envelope=envelope) for suffix in (".pdf", ".docx")
    )
    return Files(pdf, docx, text_of_report(report))


def envelope_of(paper: Paper, issued: Issued) -> Envelope:
    """Return what the paper carries beside its text; a plain report carries only who and when."""
    office, day = paper.cycle.office.name, _day(issued.day)
    recipients = names_in(paper.recipients)
    if paper.form == Paper.Form.PLAIN:
        return Envelope(recipients=recipients, issuers=(office,), date=day)
    copies = names_in(paper.copies_to)
    return Envelope(
        mark=f"{office}文件",
        number=issued.numbered,
        recipients=recipients,
        issuers=(office,),
        date=day,
        sealed=True,
        distribution=(("抄送", copies),) if copies else (),
        printer=office,
        printed=day,
    )


def names_in(text: str) -> tuple[str, ...]:
    """Return the names that a person wrote into one line."""
    return tuple(name.strip() for name in text.translate(_NAMES).split("、") if name.strip())


def text_of_report(report: Report) -> str:
    """Return a report's text: the title, then each item on a line with its number."""
    lines = [text_of(report.title)]
    lines += [item.marker + item.text for item, _depth in walk(report.items)]
    return "\n".join(lines)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
