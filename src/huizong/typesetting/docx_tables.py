"""Tables in Word: as wide as the text, the head repeated on every page."""

from xml.sax.saxutils import escape

from huizong.typesetting.docx_xml import W, fonts, size_of, twips
from huizong.typesetting.form import Form
from huizong.typesetting.form_parts import FaceName
from huizong.typesetting.printed import Cell, Printed
from huizong.typesetting.widths import Column, columns
from huizong.values import text_of


def table(paragraph: Printed, form: Form) -> str:
    """Return a table as wide as the text; its first row is repeated on every page."""
    across = columns(paragraph, form)
    room = form.room(turned=paragraph.turned)
    widths = [twips(column.share * room) for column in across]
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(
        _row(row.cells, across, widths, form, head=index == 0)
        for index, row in enumerate(paragraph.rows)
    )
    return (
        f'<w:tbl {W}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(
    row: tuple[Cell, ...],
    across: tuple[Column, ...],
    widths: list[int],
    form: Form,
    *,
    head: bool,
) -> str:
    face = form.table.head if head else form.table.face
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>'
        '<w:vAlign w:val="center"/></w:tcPr>'
        f"{_cell(text_of(cell), form, face, left=column.wraps and not head)}</w:tc>"
        for cell, column, wide in zip(row, across, widths, strict=False)
    )
    properties = f"<w:cantSplit/>{'<w:tblHeader/>' if head else ''}"
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def _cell(text: str, form: Form, face: FaceName, *, left: bool) -> str:
    pitch = twips(form.table.pitch)
    properties = (
        f'<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="{pitch}" '
        f'w:lineRule="exact"/><w:jc w:val="{"left" if left else "center"}"/>'
    )
    rpr = f"<w:rPr>{fonts(form, face)}{size_of(form.table.size)}</w:rPr>"
    said = f'<w:r>{rpr}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{said}</w:p>"
