"""The sheet in Word: margins, page numbers, the first page's own head and foot."""

from datetime import datetime
from typing import TYPE_CHECKING

from huizong.typesetting.day import day_of
from huizong.typesetting.docx_elements import element, foot_line
from huizong.typesetting.docx_numbers import page_number
from huizong.typesetting.docx_xml import fonts
from huizong.typesetting.form import Form
from huizong.typesetting.form_parts import MILLIMETRE
from huizong.typesetting.masthead import red_line
from huizong.typesetting.printed import Printed, Role
from huizong.values import Report

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_DASH_HEIGHT = 0.38  # of the size of the number: where its dashes lie above the baseline
_DESCENT = 0.22


def prepare(
    document: "Document", report: Report, form: Form, paragraphs: tuple[Printed, ...]
) -> None:
    """Set the page, the headers and footers, the language and the properties."""
    _sheet(document, form)
    _numbers(document, form)
    head = [one for one in paragraphs if one.setting is not None and one.setting.in_header]
    if head or not form.page_number.first:
        _first_page(document, head, form)
    _normal(document, form)
    _properties(document, report, paragraphs)


def _sheet(document: "Document", form: Form) -> None:
    from docx.shared import Mm

    section, page, number = document.sections[0], form.page, form.page_number
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    dashes = (_DASH_HEIGHT + _DESCENT) * number.size / MILLIMETRE
    section.footer_distance = Mm(page.bottom - number.drop - dashes)
    section.header_distance = Mm(page.top / 2)


def _numbers(document: "Document", form: Form) -> None:
    from docx.oxml.parser import parse_xml

    section, number = document.sections[0], form.page_number
    document.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, number.odd), (section.even_page_footer, number.even)):
        footer.is_linked_to_previous = False
        element = footer.paragraphs[0]._p  # noqa: SLF001 - python-docx offers no fields
        element.getparent().replace(element, parse_xml(page_number(form, side)))


def _first_page(document: "Document", head: list[Printed], form: Form) -> None:
    """Give the first page a head above its text, and lines in place of its number."""
    from docx.oxml.parser import parse_xml
    from docx.shared import Pt

    section = document.sections[0]
    section.different_first_page_header_footer = True
    header, footer = section.first_page_header, section.first_page_footer
    header.is_linked_to_previous = footer.is_linked_to_previous = False
    lines = [element(one, form) for one in head]
    if lines:
        above = head[0].setting.before if head[0].setting else 0
        section.header_distance = Pt(form.page.top * MILLIMETRE + above)
        _fill(header.paragraphs[0]._p, [parse_xml(line) for line in lines])  # noqa: SLF001 - python-docx has no frames
    if head and form.foot is not None:
        rules = form.foot.rules
        below = [
            sum(one.above + one.thick for one in rules[index + 1 :]) for index in range(len(rules))
        ]
        strokes = [
            foot_line(red_line(rule, form), form, bottom=form.foot.bottom + lower)
            for rule, lower in zip(rules, below, strict=True)
        ]
        first = footer.paragraphs[0]._p  # noqa: SLF001 - as above
        for stroke in strokes:
            first.addprevious(parse_xml(stroke))


def _fill(placeholder: "BaseOxmlElement", paragraphs: list["BaseOxmlElement"]) -> None:
    for one in paragraphs:
        placeholder.addprevious(one)
    parent = placeholder.getparent()
    if parent is not None:
        parent.remove(placeholder)


def _normal(document: "Document", form: Form) -> None:
    from docx.oxml.parser import parse_xml
    from docx.shared import Pt

    normal = document.styles["Normal"]
    normal.font.size = Pt(form.text.size)
    named = parse_xml(fonts(form, form.text.face, root=True))
    properties = normal.element.get_or_add_rPr()
    for old in properties.findall(named.tag):
        properties.remove(old)
    properties.insert(0, named)


def _properties(document: "Document", report: Report, paragraphs: tuple[Printed, ...]) -> None:
    title = next((one.text for one in paragraphs if one.role is Role.TITLE), "")
    day = day_of(report)
    core = document.core_properties
    core.title, core.author, core.comments = title[:255], "", ""
    core.created = core.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day without a clock
    core.last_modified_by = ""
