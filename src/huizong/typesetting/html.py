"""HTML: one page that needs nothing else; each quoted stretch names the place it was read from."""

from collections.abc import Iterator
from html import escape

from huizong.typesetting.form import Form
from huizong.typesetting.html_elements import chart, colophon, element
from huizong.typesetting.layout import lay_out
from huizong.typesetting.printed import Cell, Printed, Role
from huizong.values import Envelope, Report, Run, text_of

_PIXELS = 96 / 25.4  # in a millimetre, by CSS


def write_html(
    report: Report, form: Form, *, envelope: Envelope | None = None, charts: bool = False
) -> bytes:
    """Return the report as a self-contained page: no script, no request, printable as a sheet.

    A quoted stretch is a span whose `data-origin` is "path:start-end" (code points).
    """
    paragraphs = lay_out(report, form, envelope=envelope, charts=charts)
    title = escape(next((part.text for part in paragraphs if part.role is Role.TITLE), ""))
    body = "\n".join(_block(part, form) for part in paragraphs)
    page = (
        f'<!doctype html>\n<html lang="zh-CN">\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{_style(form)}</style>\n<main>\n{body}\n</main>\n</html>\n"
    )
    return page.encode()


def _block(part: Printed, form: Form) -> str:
    match part.role:
        case Role.ELEMENT | Role.RULE:
            return element(part)
        case Role.COLOPHON:
            return colophon(part, form)
        case Role.CHART:
            return chart(part, form)
        case Role.TITLE:
            above = f' style="margin-top:{part.above}em"' if part.above else ""
            return f"<h1{above}>{_spans(part.runs)}</h1>"
        case Role.HEADING:
            level = min(part.level + 1, 6)
            return f'<h{level} class="{form.level(part.level)}">{_spans(part.lead)}</h{level}>'
        case Role.TABLE:
            kind = ' class="turned"' if part.turned else ""
            return f"<table{kind}>\n" + "\n".join(_rows(part)) + "\n</table>"
        case _:
            lead = (
                f'<b class="{form.level(part.level)}">{_spans(part.lead)}</b>' if part.lead else ""
            )
            right = f' style="padding-right:{part.right}em"' if part.right else ""
            return f'<p class="{part.role}"{right}>{lead}{_spans(part.runs)}</p>'


def _rows(part: Printed) -> Iterator[str]:
    for index, row in enumerate(part.rows):
        tag = "td" if index else "th"
        cells = "".join(f"<{tag}>{_spans(cell)}</{tag}>" for cell in row.cells)
        yield f"<tr>{cells}</tr>"


def _spans(runs: Cell) -> str:
    return "".join(map(_span, runs))


def _span(run: Run) -> str:
    text = escape(text_of((run,)))
    if run.origin is None:
        return text
    origin = escape(f"{run.origin.path}:{run.origin.start}-{run.origin.end}")
    return f'<span data-origin="{origin}">{text}</span>'


def _style(form: Form) -> str:
    page, text = form.page, form.text
    families = {
        name: ", ".join(f'"{family}"' for family in (face.name, *face.families))
        for name, face in form.faces.items()
    }
    faces = "".join(
        f".{name} {{ font-family: {said}, serif;"
        f"{' font-weight: bold;' if form.faces[name].bold else ''} }}\n"
        for name, said in families.items()
    )
    return f"""\
:root {{ color-scheme: light; }}
body {{ margin: 0; background: #f2f2f0; color: #1a1a1a; }}
main {{ box-sizing: border-box; max-width: {page.width}mm; margin: 8mm auto; background: #fff;
  padding: {page.top}mm {page.right}mm {page.bottom}mm {page.left}mm;
  font: {text.size}pt/{form.grid.pitch}pt {families[text.face]}, serif; text-align: justify; }}
h1 {{ margin: 0 0 {form.title.below * form.grid.pitch}pt; text-align: center; text-wrap: balance;
  font: {"bold " if form.faces[form.title.face].bold else ""}{form.title.size}pt/1.6 \
{families[form.title.face]}, serif; }}
h2, h3, h4, h5, h6 {{ margin: 0; font-size: inherit; font-weight: normal;
  text-indent: {text.indent}em; }}
b {{ font-weight: normal; }}
p {{ margin: 0; overflow-wrap: anywhere; }}
p.text {{ text-indent: {text.indent}em; }}
p.caption {{ text-align: center; }}
p.unit {{ text-align: right; }}
p.element {{ white-space: pre-wrap; text-indent: 0; }}
p.ends, p.even {{ display: flex; justify-content: space-between; }}
p.even {{ justify-content: space-around; }}
.colophon {{ margin-top: 2em; }}
figure {{ margin: 8pt 0; }}
figure svg {{ width: 100%; height: auto; }}
hr {{ border: 0; margin: 0; }}
p.signature, p.date {{ text-align: right; }}
table {{ width: 100%; margin: 8pt 0; border-collapse: collapse; text-align: center;
  font-size: {form.table.size}pt; line-height: {form.table.pitch}pt; }}
th, td {{ border: 0.5pt solid #1a1a1a; padding: 1pt 3pt; }}
th {{ font-family: {families[form.table.head]}, sans-serif; font-weight: normal; }}
{faces}@page {{ size: {page.width}mm {page.height}mm;
  margin: {page.top}mm {page.right}mm {page.bottom}mm {page.left}mm; }}
@page turned {{ size: {page.height}mm {page.width}mm; }}
.turned {{ page: turned; }}
@media print {{ body {{ background: none; }} main {{ margin: 0; padding: 0; max-width: none; }} }}
@media (max-width: {page.width * _PIXELS:.0f}px) {{ main {{ margin: 0; padding: 6vw; }} }}
"""
