"""Elements of a paper in Word: lines of the head, red lines, the colophon, pictures of tables."""

from collections.abc import Iterator
from dataclasses import replace

from huizong.typesetting.docx_xml import RED, paragraph, run, twips
from huizong.typesetting.form import Form
from huizong.typesetting.form_parts import MILLIMETRE
from huizong.typesetting.printed import Printed, Role
from huizong.typesetting.setting import Setting

_EIGHTHS = 8  # of a point: what the strokes of borders are given in


def element(part: Printed, form: Form) -> str:
    """Return an element, a red line among them, as one paragraph; cells are parted by tabs."""
    setting = part.setting
    if setting is None:
        return ""
    if setting.top is None:
        return _dressed(part, setting, form)
    flat = replace(setting, before=0, after=0, first=0, left=0)
    return _dressed(part, flat, form, frame=_beside(setting, setting.top, form))


def _beside(setting: Setting, top: float, form: Form) -> str:
    """Return the frame of what stands beside the lines before it."""
    wide = form.text_width - setting.left - setting.right
    return (
        f'<w:framePr w:w="{twips(wide)}" w:h="{twips(setting.pitch)}" w:hRule="exact" '
        'w:wrap="around" w:vAnchor="margin" w:hAnchor="margin" '
        f'w:x="{twips(setting.left)}" w:y="{twips(top)}"/>'
    )


def _dressed(part: Printed, setting: Setting, form: Form, *, frame: str = "") -> str:
    spread = setting.align in {"ends", "even"}
    cells = [
        "".join(
            run(
                said.text,
                form,
                said.face,
                size=setting.size,
                red=setting.red,
                tracking=said.tracking,
            )
            for said in cell
        )
        for cell in part.cells
    ]
    if setting.align == "even":
        cells.insert(0, "")
    runs = "<w:r><w:tab/></w:r>".join(cells) if spread else "".join(cells)
    return paragraph(_properties(part, setting, form, frame=frame), runs)


def _properties(
    part: Printed, setting: Setting, form: Form, *, frame: str = "", lines: str = ""
) -> str:
    """Return paragraph properties in the order that the schema asks for."""
    align = "left" if setting.align in {"ends", "even"} else setting.align
    hang = setting.left - setting.first
    wrapped = f'w:hanging="{twips(hang)}"' if hang >= 0 else f'w:firstLine="{twips(-hang)}"'
    return (
        f"{'<w:keepNext/>' if setting.keep else ''}"
        f"{'<w:pageBreakBefore/>' if setting.new_page else ''}{frame}"
        f'<w:widowControl w:val="0"/>{lines or _border(setting)}{_tabs(part, setting, form)}'
        '<w:kinsoku/><w:overflowPunct/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        '<w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="{max(twips(setting.before), 0)}" w:after="{twips(setting.after)}" '
        f'w:line="{max(twips(setting.pitch), 1)}" w:lineRule="exact"/>'
        f'<w:ind w:left="{twips(setting.left)}" w:right="{twips(setting.right)}" {wrapped}/>'
        f'<w:jc w:val="{align}"/>'
    )


def _border(setting: Setting) -> str:
    if not setting.thick:
        return ""
    eighths = max(round(setting.thick * _EIGHTHS), 2)
    stroke = f'<w:bottom w:val="single" w:sz="{eighths}" w:space="0" w:color="{RED}"/>'
    return f"<w:pBdr>{stroke}</w:pBdr>"


def _tabs(part: Printed, setting: Setting, form: Form) -> str:
    """Return the stops that set cells at the margins, or in the middle of equal columns."""
    if setting.align == "ends":
        stops = [("right", form.text_width - setting.right)]
    elif setting.align == "even":
        share = (form.text_width - setting.left - setting.right) / len(part.cells)
        middles = (setting.left + share * (index + 0.5) for index in range(len(part.cells)))
        stops = [("center", middle) for middle in middles]
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
        f'<w:framePr w:w="{twips(wide)}" w:h="{max(twips(setting.pitch), 1)}" w:hRule="exact" '
        'w:wrap="around" w:vAnchor="page" w:hAnchor="page" '
        f'w:x="{twips(page.left * MILLIMETRE + setting.left)}" w:y="{twips(top)}"/>'
    )
    flat = Setting(setting.size, setting.pitch, thick=setting.thick, red=True)
    return paragraph(_properties(part, flat, form, frame=frame), "")


def colophon(part: Printed, form: Form) -> Iterator[str]:
    """Yield the parts of the colophon as one frame at the foot of the text area."""
    rule = form.colophon
    frame = (
        f'<w:framePr w:w="{twips(form.text_width)}" w:wrap="notBeside" w:vAnchor="margin" '
        'w:hAnchor="margin" w:xAlign="left" w:yAlign="bottom"/>'
    )
    for index, each in enumerate(part.parts):
        if each.setting is not None:
            yield from _black_line(rule.inner if index else rule.outer, form, frame)
            yield _dressed(each, each.setting, form, frame=frame)
    yield from _black_line(rule.outer, form, frame)


def _black_line(thick: float, form: Form, frame: str) -> Iterator[str]:
    """Yield a line as a thin black paragraph: LibreOffice takes no inner borders in a frame."""
    if thick:
        flat = Setting(1, thick * MILLIMETRE)
        black = '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'
        yield paragraph(_properties(Printed(Role.RULE), flat, form, frame=frame, lines=black), "")
