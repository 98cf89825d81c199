"""The number of a page in Word."""

from xml.sax.saxutils import escape

from huizong.typesetting.docx_xml import fonts, paragraph, size_of, twips
from huizong.typesetting.form import Form
from huizong.typesetting.form_parts import Side


def page_number(form: Form, side: Side, *, pitch: float = 0) -> str:
    """Return the footer's paragraph: — 1 — with Word's own field for the number.

    Its line is as high as its writing, or `pitch` points.
    """
    number = form.page_number
    before, after = number.pattern.split("{number}")
    rpr = f"<w:rPr>{fonts(form, number.face)}{size_of(number.size)}</w:rPr>"
    inset = twips(number.indent * number.size)
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
    high = twips(pitch or number.size)
    spacing = f'<w:spacing w:before="0" w:after="0" w:line="{high}" w:lineRule="exact"/>'
    properties = f'<w:snapToGrid w:val="0"/>{spacing}{ind}<w:jc w:val="{side}"/>'
    return paragraph(properties, text(before) + field + text(after))
