"""Elements of a paper in HTML: lines of the head, red lines, the colophon, pictures of tables."""

from html import escape

from huizong.typesetting.form import Form
from huizong.typesetting.printed import Printed, Role
from huizong.typesetting.setting import Setting, Stretch

_RED = "#e00000"


def element(part: Printed) -> str:
    """Return an element as a paragraph that carries its own measures; a red line as a rule."""
    setting = part.setting
    if setting is None:
        return ""
    if part.role is Role.RULE:
        return (
            f'<hr style="margin-top:{setting.pitch:g}pt;'
            f'border-top:{setting.thick:.2f}pt solid {_RED}">'
        )
    cells = ["".join(_stretch(said) for said in cell) for cell in part.cells]
    spread = setting.align in {"ends", "even"}
    said = "".join(f"<span>{cell}</span>" for cell in cells) if spread else "".join(cells)
    kind = f" {setting.align}" if spread else ""
    return f'<p class="element{kind}" style="{_style(setting)}">{said}</p>'


def _stretch(said: Stretch) -> str:
    wide = f' style="letter-spacing:{said.tracking:g}pt"' if said.tracking else ""
    return f'<span class="{said.face}"{wide}>{escape(said.text)}</span>'


def _style(setting: Setting) -> str:
    """Return the measures; space above that a sheet needs is cut, for a page has no fold."""
    align = "justify" if setting.align in {"both", "ends", "even"} else setting.align
    above = setting.before if setting.top is not None else min(max(setting.before, 0), 60)
    parts = {
        "font-size": f"{setting.size:g}pt",
        "line-height": f"{setting.pitch:g}pt",
        "text-align": align,
        "margin-top": f"{above:g}pt",
        "padding-left": f"{setting.left:g}pt",
        "text-indent": f"{setting.first - setting.left:g}pt",
        "padding-right": f"{setting.right:g}pt",
    }
    if setting.top is not None:
        parts["margin-bottom"] = f"{setting.after:g}pt"
    if setting.red:
        parts["color"] = _RED
    if setting.new_page:
        parts |= {"break-before": "page", "margin-top": "4em"}
    return ";".join(f"{name}:{said}" for name, said in parts.items() if said not in {"0pt", "0"})


def colophon(part: Printed, form: Form) -> str:
    """Return the colophon, its lines as the borders of its parts."""
    rule, last = form.colophon, len(part.parts) - 1
    rows = []
    for index, each in enumerate(part.parts):
        above = f"border-top:{rule.inner if index else rule.outer:g}mm solid"
        below = f";border-bottom:{rule.outer:g}mm solid" if index == last else ""
        rows.append(f'<div style="{above}{below}">{element(each)}</div>')
    return f'<div class="colophon">{"".join(rows)}</div>'


def chart(part: Printed, form: Form) -> str:
    """Return the picture of a table as svg, and what it says for who cannot see it."""
    from huizong.typesetting.chart_pictures import chart_svg

    if part.chart is None:
        return ""
    said = escape(part.chart.description)
    return f'<figure role="img" aria-label="{said}">{chart_svg(part.chart, form)}</figure>'
