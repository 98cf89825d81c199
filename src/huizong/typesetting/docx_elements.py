"""Elements of a paper in Word: lines of the head, red lines, the colophon, pictures of tables."""

from huizong.typesetting.docx_xml import RED, W, paragraph, run, twips
from huizong.typesetting.form import Form
from huizong.typesetting.form_parts import MILLIMETRE
from huizong.typesetting.printed import Printed
from huizong.typesetting.setting import Setting

_EIGHTHS = 8  # of a point: what the strokes of borders are given in


def element(part: Printed, form: Form) -> str:
    """Return an element, a red line among them, as one paragraph; cells are parted by tabs."""
    setting = part.setting
    if setting is None:
        return paragraph("", "")
    spread = setting.align in {"ends", "even"}
    cells = [
        "".join(
            run(said.text, form, said.face, size=setting.size, red=setting.red) for said in cell
        )
        for cell in part.cells
    ]
    if setting.align == "even":
        cells.insert(0, "")
    runs = "<w:r><w:tab/></w:r>".join(cells) if spread else "".join(cells)
    return paragraph(_properties(part, setting, form), runs)


def _properties(part: Printed, setting: Setting, form: Form, *, frame: str = "") -> str:
    """Return paragraph properties in the order that the schema asks for."""
    align = "left" if setting.align in {"ends", "even"} else setting.align
    hang = setting.left - setting.first
    wrapped = f'w:hanging="{twips(hang)}"' if hang >= 0 else f'w:firstLine="{twips(-hang)}"'
    return (
        f"{'<w:keepNext/>' if setting.keep else ''}"
        f"{'<w:pageBreakBefore/>' if setting.new_page else ''}{frame}"
        f'<w:widowControl w:val="0"/>{_border(setting)}{_tabs(part, setting, form)}'
        '<w:kinsoku/><w:overflowPunct/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        '<w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="{max(twips(setting.before), 0)}" w:after="{twips(setting.after)}" '
        f'w:line="{max(twips(setting.pitch), 1)}" w:lineRule="exact"/>'
        f'<w:ind w:left="{twips(setting.left)}" w:right="{twips(setting.right)}" {wrapped}/>'
        f'<w:jc w:val="{align}"/>'
    )


def _border(setting: Setting) -> str:
    return f"<w:pBdr>{_stroke('bottom', setting.thick, RED)}</w:pBdr>" if setting.thick else ""


def _stroke(side: str, thick: float, color: str = "000000") -> str:
    if not thick:
        return f'<w:{side} w:val="nil"/>'
    eighths = max(round(thick * _EIGHTHS), 2)
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="{color}"/>'


def _tabs(part: Printed, setting: Setting, form: Form) -> str:
    """Return the stops that set cells at the margins, or in the middle of equal columns."""
    if setting.align == "ends":
        stops = [("right", form.text_width - setting.right)]
    elif setting.align == "even":
        share = form.text_width / len(part.cells)
        stops = [("center", share * (index + 0.5)) for index in range(len(part.cells))]
    else:
        return ""
    said = "".join(f'<w:tab w:val="{kind}" w:pos="{twips(at)}"/>' for kind, at in stops)
    return f"<w:tabs>{said}</w:tabs>"


def foot_line(part: Printed, form: Form, *, bottom: float) -> str:
    """Return a red line of the first page whose stroke lies `bottom` millimetres above the edge."""
    setting = part.setting
    if setting is None:
        return ""
    page = form.page
    top = (page.height - bottom) * MILLIMETRE - setting.pitch
    wide = form.text_width - setting.left - setting.right
    frame = (
        f'<w:framePr w:w="{twips(wide)}" w:h="{twips(setting.pitch)}" w:hRule="exact" '
        'w:wrap="around" w:vAnchor="page" w:hAnchor="page" '
        f'w:x="{twips(page.left * MILLIMETRE + setting.left)}" w:y="{twips(top)}"/>'
    )
    flat = Setting(setting.size, setting.pitch, thick=setting.thick, red=True)
    return paragraph(_properties(part, flat, form, frame=frame), "")


def colophon(part: Printed, form: Form) -> str:
    """Return the colophon as a table that floats at the foot of the text area."""
    rule, wide = form.colophon, twips(form.text_width)
    rows = []
    for index, each in enumerate(part.parts):
        above = (rule.inner if index else rule.outer) * MILLIMETRE
        below = (rule.outer if index == len(part.parts) - 1 else rule.inner) * MILLIMETRE
        borders = f"{_stroke('top', above)}{_stroke('bottom', below)}"
        rows.append(
            "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr>"
            f'<w:tcW w:w="{wide}" w:type="dxa"/><w:tcBorders>{borders}</w:tcBorders></w:tcPr>'
            f"{element(each, form)}</w:tc></w:tr>"
        )
    return (
        f'<w:tbl {W}><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" '
        'w:vertAnchor="margin" w:horzAnchor="margin" w:tblpXSpec="left" w:tblpYSpec="bottom"/>'
        f'<w:tblOverlap w:val="never"/><w:tblW w:w="{wide}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{wide}"/></w:tblGrid>{"".join(rows)}</w:tbl>'
    )
