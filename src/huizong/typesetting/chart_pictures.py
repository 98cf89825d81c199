"""Draws a chart by Typst for outputs that cannot themselves: png for Word, svg for HTML."""

import json
from importlib.resources import files
from typing import Any, Literal

from huizong.typesetting.chart_value import Chart
from huizong.typesetting.errors import TypesettingError
from huizong.typesetting.fonts import choose_families, find_fonts
from huizong.typesetting.form import Form
from huizong.values import Message

_DOTS = 220.0
"""Dots an inch of the png: enough for print, small enough to send."""

_ALONE = """\
#let data = json(bytes(sys.inputs.chart))
#set page(width: data.width * 1pt, height: data.height * 1pt, margin: 0pt, fill: none)
#chart(data)
"""


def chart_png(chart: Chart, form: Form) -> bytes:
    """Return the picture as png, as wide as the text; raises TypesettingError without a font."""
    return _draw(chart, form, "png")


def chart_svg(chart: Chart, form: Form) -> str:
    """Return the picture as svg, its writing as outlines."""
    return _draw(chart, form, "svg").decode()


def chart_data(chart: Chart, form: Form) -> dict[str, Any]:
    """Return what chart.typ draws: numbers as shares of the highest, words as the table's own."""
    fonts = find_fonts(form.font_folders)
    families = choose_families(form, frozenset(fonts.families()))
    top = max(max(one.values) for one in chart.series)
    return {
        "kind": chart.kind,
        "unit": chart.unit,
        "labels": list(chart.labels),
        "series": [
            {
                "name": one.name,
                "shares": [float(value / top) for value in one.values],
                "said": list(one.said),
            }
            for one in chart.series
        ],
        "description": chart.description,
        "width": form.text_width,
        "height": form.chart.height * 72 / 25.4,
        "size": form.chart.size,
        "families": families[form.chart.face],
        "colors": list(form.chart.colors),
    }


def _draw(chart: Chart, form: Form, kind: Literal["png", "svg"]) -> bytes:
    import typst

    try:
        data = chart_data(chart, form)
    except TypesettingError as error:
        raise TypesettingError(_no_fonts()) from error
    drawing = (files("huizong.typesetting") / "chart.typ").read_bytes()
    compiler = typst.Compiler(
        input=drawing + _ALONE.encode(),
        font_paths=find_fonts(form.font_folders),
        sys_inputs={"chart": json.dumps(data)},
    )
    try:
        drawn = compiler.compile(format=kind, ppi=_DOTS)
    except typst.TypstError as error:
        why = error.diagnostic
        raise TypesettingError(Message("指标图没有画成：{why}", why=why)) from error
    if not isinstance(drawn, bytes):
        raise TypesettingError(Message("指标图没有画成：{why}", why="typst returned no file"))
    return drawn


def _no_fonts() -> Message:
    return Message(
        "无法画指标图：本机没有可用的中文字体。请不要附图，或安装中文字体后重试"
        "（Debian/Ubuntu：apt install fonts-noto-cjk）。"
    )
