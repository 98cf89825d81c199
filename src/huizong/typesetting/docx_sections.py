"""Sections in Word: upright pages, and pages on their side whose number stays where all have it.

A page on its side is an upright one turned to the right: its upper margin is the binding's, its
left one the upright page's lower. There the number stands, turned too (GB/T 9704-2012 §11).
"""

from copy import deepcopy
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from huizong.typesetting.docx_numbers import page_number
from huizong.typesetting.docx_xml import W, paragraph, twips
from huizong.typesetting.form import Form
from huizong.typesetting.form_parts import MILLIMETRE, Side

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def divide(document: "Document", blocks: "list[tuple[bool, BaseOxmlElement]]", form: Form) -> None:
    """Put section ends behind each stretch of blocks that are alike turned or not.

    `blocks` are the paragraphs and tables of the body in order, the last of each stretch a
    paragraph. The body's own section is the last one's.
    """
    stretches = [
        (turned, [element for _, element in together])
        for turned, together in groupby(blocks, key=lambda block: block[0])
    ]
    if not any(turned for turned, _ in stretches):
        return
    last = document.element.body[-1]
    upright, lying = deepcopy(last), _lying(document, last, form)
    for index, ((turned, elements), _) in enumerate(pairwise(stretches)):
        _end(elements[-1], _of(lying if turned else upright, first=index == 0))
    ending = _of(lying if stretches[-1][0] else upright, first=len(stretches) == 1)
    last.getparent().replace(last, ending)


def _of(section: "BaseOxmlElement", *, first: bool) -> "BaseOxmlElement":
    """Return a section's properties; only the first one has a first page of its own."""
    made = deepcopy(section)
    for own in made.findall(_name("titlePg")) if not first else []:
        made.remove(own)
    return made


def _end(element: "BaseOxmlElement", section: "BaseOxmlElement") -> None:
    properties = element.find(_name("pPr"))
    if properties is not None:
        properties.append(section)


def _lying(document: "Document", upright: "BaseOxmlElement", form: Form) -> "BaseOxmlElement":
    """Return the properties of a section on its side, its numbers in footers of their own."""
    from docx.oxml.parser import parse_xml

    section, page = deepcopy(upright), form.page
    for name in ("headerReference", "footerReference"):
        for told in section.findall(_name(name)):
            section.remove(told)
    _set(section, "pgSz", w=page.height, h=page.width)
    _set(section, "pgMar", top=page.left, right=page.top, bottom=page.right, left=page.bottom)
    _set(section, "pgMar", header=page.left / 2, footer=page.right / 2)
    number = form.page_number
    for kind, side in (("even", number.even), ("default", number.odd)):
        part, relation = document.part.add_footer_part()  # type: ignore[no-untyped-call] # python-docx
        placeholder = part.element[0]
        placeholder.getparent().replace(placeholder, parse_xml(_number(form, side)))
        section.insert(0, parse_xml(_reference(kind, relation)))
    return section


def _reference(kind: str, relation: str) -> str:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return f'<w:footerReference {W} xmlns:r="{space}" w:type="{kind}" r:id="{relation}"/>'


def _set(section: "BaseOxmlElement", name: str, **millimetres: float) -> None:
    """Set measures of a section; a sheet that is wider than high is also told as such."""
    for element in section.findall(_name(name)):
        for measure, wide in millimetres.items():
            element.set(_name(measure), str(twips(wide * MILLIMETRE)))
        if name == "pgSz":
            element.set(_name("orient"), "landscape")


def _name(local: str) -> str:
    return f"{{{W.partition('=')[2].strip(chr(34))}}}{local}"


def _number(form: Form, side: Side) -> str:
    """Return a footer's paragraph that holds the number in a turned box at the left of the sheet.

    The middle of the number lies as far from the text as on an upright page.
    """
    page, number = form.page, form.page_number
    middle = (page.bottom - number.drop) * MILLIMETRE
    high = form.text_width
    box = (
        f"position:absolute;margin-left:{middle - number.size:.1f}pt;"
        f"margin-top:{page.left * MILLIMETRE:.1f}pt;width:{2 * number.size:.1f}pt;"
        f"height:{high:.1f}pt;mso-position-horizontal-relative:page;"
        "mso-position-vertical-relative:page"
    )
    # Turned to the right, the left of an upright page is above.
    inside = page_number(form, side, pitch=2 * number.size)
    shape = (
        f'<v:rect {_VML} style="{box}" filled="f" stroked="f">'
        '<v:textbox style="layout-flow:vertical" inset="0,0,0,0">'
        f"<w:txbxContent>{inside}</w:txbxContent></v:textbox></v:rect>"
    )
    return paragraph('<w:snapToGrid w:val="0"/>', f"<w:r><w:pict>{shape}</w:pict></w:r>")
