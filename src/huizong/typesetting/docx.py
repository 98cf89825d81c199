"""Word: python-docx for the package, the measures of the form as direct XML (ISO/IEC 29500-1 §17).

Every paragraph carries its measures itself, so that the page does not depend on the styles of the
machine that opens it. Numbers are typed, not automatic: what is read back is what was written.
"""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from huizong.typesetting.day import day_of
from huizong.typesetting.form import MILLIMETRE, FaceName, Form
from huizong.typesetting.layout import lay_out
from huizong.typesetting.printed import Cell, Printed, Role
from huizong.typesetting.widths import column_shares, title_width
from huizong.values import Report, text_of

if TYPE_CHECKING:
    from docx.document import Document

_TWIPS = 20  # in a point
_HALF_POINTS = 2
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DASH_HEIGHT = 0.38  # of the size of the number: where its dashes lie above the baseline
_DESCENT = 0.22


def write_docx(report: Report, form: Form) -> bytes:
    """Return the report as a docx, the same bytes for the same report."""
    from docx import Document
    from docx.oxml.parser import parse_xml

    document = Document()
    paragraphs = lay_out(report, form)
    _prepare(
        document, report, form, title="".join(p.text for p in paragraphs if p.role is Role.TITLE)
    )
    body = document.element.body
    for paragraph in paragraphs:
        for xml in _blocks(paragraph, form):
            body.insert(len(body) - 1, parse_xml(xml))  # the section's properties stay last
    stream = BytesIO()
    document.save(stream)
    return _without_clock(stream.getvalue())


def _prepare(document: "Document", report: Report, form: Form, *, title: str) -> None:
    """Set the page, the footers, the language and the properties."""
    from docx.oxml.parser import parse_xml
    from docx.shared import Mm, Pt

    section, page = document.sections[0], form.page
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    number = form.page_number
    dashes = (_DASH_HEIGHT + _DESCENT) * number.size / MILLIMETRE
    section.footer_distance = Mm(page.bottom - number.drop - dashes)
    section.header_distance = Mm(page.top / 2)
    document.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, number.odd), (section.even_page_footer, number.even)):
        footer.is_linked_to_previous = False
        element = footer.paragraphs[0]._p  # noqa: SLF001 - python-docx offers no fields
        element.getparent().replace(element, parse_xml(_page_number(form, side)))
    normal = document.styles["Normal"]
    normal.font.size = Pt(form.text.size)
    fonts = parse_xml(_fonts(form, form.text.face, root=True))
    properties = normal.element.get_or_add_rPr()
    for old in properties.findall(fonts.tag):
        properties.remove(old)
    properties.insert(0, fonts)
    day = day_of(report)
    core = document.core_properties
    core.title, core.author, core.comments = title[:255], "", ""
    core.created = core.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day without a clock
    core.last_modified_by = ""


def _blocks(paragraph: Printed, form: Form) -> Iterator[str]:
    if paragraph.role is Role.TABLE:
        yield _table(paragraph, form)
        yield _paragraph(_measures(form, lines=0.3), "")
        return
    lead = (
        _run(text_of(paragraph.lead), form, form.level(paragraph.level)) if paragraph.lead else ""
    )
    if paragraph.role is Role.TITLE:
        text = _run(paragraph.text, form, form.title.face, size=form.title.size)
    else:
        text = _run(text_of(paragraph.runs), form, form.text.face)
    yield _paragraph(_of_role(paragraph, form), lead + text)


def _paragraph(properties: str, runs: str) -> str:
    return f"<w:p {_W}><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def _of_role(paragraph: Printed, form: Form) -> str:
    """Return the measures of a paragraph by what it is."""
    above = paragraph.above * form.grid.pitch
    match paragraph.role:
        case Role.TITLE:
            side = _twips((form.text_width - title_width(paragraph.text, form)) / 2)
            ind = f'<w:ind w:left="{side}" w:right="{side}"/>'
            after = form.title.below * form.grid.pitch
            return _measures(form, indent=ind, align="center", after=after, lines=1.2)
        case Role.HEADING:
            level = f'<w:outlineLvl w:val="{min(paragraph.level, 9) - 1}"/>'
            return _measures(form, indent=_first_line(form), keep=True, outline=level)
        case Role.SIGNATURE | Role.DATE:
            right = _twips(paragraph.right * form.character)
            chars = round(paragraph.right * 100)
            ind = f'<w:ind w:rightChars="{chars}" w:right="{right}"/>'
            return _measures(form, indent=ind, align="right", above=above)
        case Role.CAPTION:
            return _measures(form, align="center", keep=True)
        case Role.SALUTATION:
            return _measures(form, above=above)
        case _:
            return _measures(form, indent=_first_line(form), above=above)


def _first_line(form: Form) -> str:
    chars, twips = form.text.indent * 100, _twips(form.text.indent * form.character)
    return f'<w:ind w:firstLineChars="{chars}" w:firstLine="{twips}"/>'


def _measures(
    form: Form,
    *,
    indent: str = "",
    align: str = "both",
    above: float = 0,
    after: float = 0,
    lines: float = 1,
    keep: bool = False,
    outline: str = "",
) -> str:
    """Return paragraph properties in the order that the schema asks for."""
    pitch = _twips(form.grid.pitch * lines)
    return (
        f"{'<w:keepNext/>' if keep else ''}"
        '<w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct/>'
        '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="{_twips(above)}" w:after="{_twips(after)}" '
        f'w:line="{pitch}" w:lineRule="exact"/>'
        f'{indent}<w:jc w:val="{align}"/>{outline}'
    )


def _run(text: str, form: Form, face: FaceName, *, size: float | None = None) -> str:
    if not text:
        return ""
    return (
        f"<w:r><w:rPr>{_fonts(form, face)}{'<w:b/>' if _bold(form, face) else ''}"
        f'<w:spacing w:val="{_twips(form.grid.spacing)}"/>'
        f"{_size(size or form.text.size)}</w:rPr>"
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )


def _bold(form: Form, face: FaceName) -> bool:
    """Whether Word must embolden the face: 小标宋 is bold by itself wherever Word has it."""
    return form.faces[face].bold and face != form.title.face


def _fonts(form: Form, face: FaceName, *, root: bool = False) -> str:
    name = quoteattr(form.faces[face].name)
    space = f" {_W}" if root else ""
    return (
        f"<w:rFonts{space} w:ascii={name} w:hAnsi={name} w:eastAsia={name} w:cs={name} "
        'w:hint="eastAsia"/>'
    )


def _size(points: float) -> str:
    half = round(points * _HALF_POINTS)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _twips(points: float) -> int:
    return round(points * _TWIPS)


def _page_number(form: Form, side: str) -> str:
    """Return the footer's paragraph: — 1 — with Word's own field for the number."""
    number = form.page_number
    before, after = number.pattern.split("{number}")
    rpr = f"<w:rPr>{_fonts(form, number.face)}{_size(number.size)}</w:rPr>"
    inset = _twips(number.indent * number.size)
    chars = number.indent * 100
    ind = (
        f'<w:ind w:leftChars="{chars}" w:left="{inset}" w:rightChars="{chars}" w:right="{inset}"/>'
    )

    def text(said: str) -> str:
        return f'<w:r>{rpr}<w:t xml:space="preserve">{escape(said)}</w:t></w:r>'

    field = "".join(
        f"<w:r>{rpr}{part}</w:r>"
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:instrText>PAGE</w:instrText>",
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    spacing = (
        f'<w:spacing w:before="0" w:after="0" w:line="{_twips(number.size)}" w:lineRule="exact"/>'
    )
    properties = f'<w:snapToGrid w:val="0"/>{spacing}{ind}<w:jc w:val="{side}"/>'
    return _paragraph(properties, text(before) + field + text(after))


def _table(paragraph: Printed, form: Form) -> str:
    """Return a table as wide as the text; its first row is repeated on every page."""
    shares = column_shares(paragraph)
    widths = [_twips(share * form.text_width) for share in shares]
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(
        _row(row.cells, widths, form, head=index == 0) for index, row in enumerate(paragraph.rows)
    )
    return (
        f'<w:tbl {_W}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(row: tuple[Cell, ...], widths: list[int], form: Form, *, head: bool) -> str:
    face = form.table.head if head else form.table.face
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{_cell(text_of(cell), form, face)}</w:tc>"
        for cell, width in zip(row, widths, strict=False)
    )
    properties = f"<w:cantSplit/>{'<w:tblHeader/>' if head else ''}"
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def _cell(text: str, form: Form, face: FaceName) -> str:
    pitch = _twips(form.table.pitch)
    properties = (
        f'<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="{pitch}" '
        'w:lineRule="exact"/><w:jc w:val="center"/>'
    )
    rpr = f"<w:rPr>{_fonts(form, face)}{_size(form.table.size)}</w:rPr>"
    run = f'<w:r>{rpr}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def _without_clock(package: bytes) -> bytes:
    """Return the package with every part dated alike, so that equal reports are equal files."""
    stream = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = ZipInfo(entry.filename, date_time=(1980, 1, 1, 0, 0, 0))
            part.compress_type = ZIP_DEFLATED
            new.writestr(part, old.read(entry))
    return stream.getvalue()
