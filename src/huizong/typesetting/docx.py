"""Word: python-docx for the package, the measures of the form as direct XML (docx_xml.py).

Every paragraph carries its measures itself, so that the page does not depend on the styles of the
machine that opens it. Numbers are typed, not automatic: what is read back is what was written.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from huizong.typesetting.docx_elements import colophon, element
from huizong.typesetting.docx_page import prepare
from huizong.typesetting.docx_sections import divide
from huizong.typesetting.docx_tables import table
from huizong.typesetting.docx_xml import first_line, measures, paragraph, run, twips
from huizong.typesetting.form import Form
from huizong.typesetting.form_parts import MILLIMETRE
from huizong.typesetting.layout import lay_out
from huizong.typesetting.printed import Printed, Role
from huizong.typesetting.title_lines import title_lines
from huizong.values import Envelope, Report, text_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement


def write_docx(
    report: Report, form: Form, *, envelope: Envelope | None = None, charts: bool = False
) -> bytes:
    """Return the report as a docx, the same bytes for the same report."""
    from docx import Document
    from docx.oxml.parser import parse_xml

    document = Document()
    paragraphs = lay_out(report, form, envelope=envelope, charts=charts)
    prepare(document, report, form, paragraphs)
    body = document.element.body
    properties = body[-1]  # the section's stay last
    blocks = []
    for printed in paragraphs:
        if printed.role is Role.CHART:
            made = [_picture(document, printed, form)]
        else:
            made = [parse_xml(xml) for xml in _blocks(printed, form)]
        for one in made:
            properties.addprevious(one)
        blocks += [(printed.turned, one) for one in made]
    divide(document, blocks, form)
    stream = BytesIO()
    document.save(stream)
    return _without_clock(stream.getvalue())


def _blocks(printed: Printed, form: Form) -> Iterator[str]:
    if printed.setting is not None and printed.setting.in_header:
        return  # the first page's header has it
    if printed.role is Role.TABLE:
        yield table(printed, form)
        yield paragraph(measures(form, lines=0.3), "")
    elif printed.role is Role.COLOPHON:
        yield from colophon(printed, form)
        yield paragraph(measures(form, lines=0.1), "")  # what the frame hangs on
    elif printed.setting is not None:
        yield element(printed, form)
    else:
        yield paragraph(_of_role(printed, form), _runs(printed, form))


def _runs(printed: Printed, form: Form) -> str:
    if printed.role is Role.TITLE:
        lines = title_lines(printed.text, form)
        said = (run(each, form, form.title.face, size=form.title.size) for each in lines)
        return "<w:r><w:br/></w:r>".join(said)
    lead = run(text_of(printed.lead), form, form.level(printed.level)) if printed.lead else ""
    return lead + run(text_of(printed.runs), form, form.text.face)


def _picture(document: "Document", printed: Printed, form: Form) -> "BaseOxmlElement":
    """Return the paragraph of a chart, its picture put into the package."""
    from docx.shared import Pt

    from huizong.typesetting.chart_pictures import chart_png

    chart = printed.chart
    assert chart is not None, "layout gives a chart its picture"  # noqa: S101 - our own fault only
    holder = document.add_paragraph()
    width, height = Pt(form.text_width), Pt(form.chart.height * MILLIMETRE)
    shape = holder.add_run().add_picture(BytesIO(chart_png(chart, form)), width, height)
    shape._inline.docPr.set("descr", chart.description)  # noqa: SLF001 - python-docx names no alt text
    return holder._p  # noqa: SLF001 - as above


def _of_role(printed: Printed, form: Form) -> str:
    """Return the measures of a paragraph by what it is."""
    above = printed.above * form.grid.pitch
    match printed.role:
        case Role.TITLE:
            after = form.title.below * form.grid.pitch
            return measures(form, align="center", above=above, after=after, lines=1.2)
        case Role.HEADING:
            level = f'<w:outlineLvl w:val="{min(printed.level, 9) - 1}"/>'
            return measures(form, indent=first_line(form), above=above, keep=True, outline=level)
        case Role.SIGNATURE | Role.DATE:
            right = twips(printed.right * form.character)
            chars = round(printed.right * 100)
            ind = f'<w:ind w:rightChars="{chars}" w:right="{right}"/>'
            return measures(form, indent=ind, align="right", above=above)
        case Role.CAPTION:
            return measures(form, align="center", keep=True)
        case Role.UNIT:
            return measures(form, align="right", keep=True)
        case Role.SALUTATION:
            return measures(form, above=above)
        case _:
            return measures(form, indent=first_line(form), above=above, keep=printed.keep)


def _without_clock(package: bytes) -> bytes:
    """Return the package with every part dated alike, so that equal reports are equal files."""
    stream = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = ZipInfo(entry.filename, date_time=(1980, 1, 1, 0, 0, 0))
            part.compress_type = ZIP_DEFLATED
            new.writestr(part, old.read(entry))
    return stream.getvalue()
