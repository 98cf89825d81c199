"""PDF by Typst: the report goes in as data, its text is never markup (PDF/A-2b, ISO 19005-2)."""

import json
import re
from dataclasses import asdict
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from huizong.typesetting.chart_pictures import chart_data
from huizong.typesetting.day import day_of
from huizong.typesetting.errors import TypesettingError
from huizong.typesetting.fonts import choose_families, find_fonts
from huizong.typesetting.form import Form
from huizong.typesetting.layout import lay_out
from huizong.typesetting.printed import Printed, Role
from huizong.typesetting.title_lines import title_lines
from huizong.typesetting.widths import columns
from huizong.values import Envelope, Message, Report, text_of

if TYPE_CHECKING:
    import typst

_STANDARD: "typst.PDFStandard" = "a-2b"
_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed with font')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
# Typst breaks no line within such a word; 40 half-width characters still leave a line a few others.
_LONG_WORD = re.compile(r"[\x21-\x7e]{40,}")
_BREAK_AFTER = 20
_ZERO_WIDTH_SPACE = "\u200b"


def write_pdf(
    report: Report, form: Form, *, envelope: Envelope | None = None, charts: bool = False
) -> bytes:
    """Return the report as PDF/A-2b, the same bytes for the same report and fonts.

    A character that no font of the machine has is printed as 〓 and its code point, for a report
    with boxes must not leave the house. Raises TypesettingError where there is no Chinese font.
    """
    data = _data(report, form, lay_out(report, form, envelope=envelope, charts=charts))
    try:
        return _compile(data, form, standards=[_STANDARD])
    except _MissingGlyphsError as missing:
        substituted = _substitute(data, missing.stretches)
    try:
        return _compile(substituted, form, standards=[_STANDARD])
    except _MissingGlyphsError:
        return _compile(substituted, form, standards=[])


class _MissingGlyphsError(Exception):
    def __init__(self, stretches: frozenset[str]) -> None:
        super().__init__(stretches)
        self.stretches = stretches


def _compile(data: dict[str, Any], form: Form, *, standards: list["typst.PDFStandard"]) -> bytes:
    import typst

    here = files("huizong.typesetting")
    compiler = typst.Compiler(
        input=b"".join((here / name).read_bytes() for name in ("chart.typ", "template.typ")),
        font_paths=find_fonts(form.font_folders),
        sys_inputs={"report": json.dumps(data)},
    )
    try:
        result = compiler.compile(format="pdf", pdf_standards=standards)
    except typst.TypstError as error:
        raise _understood(error.diagnostic) from error
    if not isinstance(result, bytes):
        raise _failed("typst returned no file")
    return result


def _understood(diagnostic: str) -> Exception:
    stretches = frozenset(_unescape(text) for text in _NO_GLYPH.findall(diagnostic))
    return _MissingGlyphsError(stretches) if stretches else _failed(diagnostic)


def _unescape(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def _substitute(data: dict[str, Any], stretches: frozenset[str]) -> dict[str, Any]:
    """Return the data with each stretch as 〓 and its code points, longer stretches first."""
    pattern = re.compile("|".join(map(re.escape, sorted(stretches, key=len, reverse=True))))

    return {name: _replaced(said, pattern) for name, said in data.items()}


def _replaced(said: object, pattern: re.Pattern[str]) -> object:
    """Return the data with what is written in it replaced; the names of fonts lack no glyph."""
    if isinstance(said, str):
        return pattern.sub(_code_points, said)
    if isinstance(said, dict):
        return {name: _replaced(each, pattern) for name, each in said.items()}
    return [_replaced(each, pattern) for each in said] if isinstance(said, list) else said


def _code_points(match: re.Match[str]) -> str:
    return f"〓（{' '.join(f'U+{ord(character):04X}' for character in match[0])}）"


def _failed(why: str) -> TypesettingError:
    return TypesettingError(
        Message(
            "无法生成 PDF：排版程序报错。请改用 docx 格式，并把下文告知维护人员。\n{why}", why=why
        )
    )


def _data(report: Report, form: Form, paragraphs: tuple[Printed, ...]) -> dict[str, Any]:
    day = day_of(report)
    return {
        "title": next((part.text for part in paragraphs if part.role is Role.TITLE), ""),
        "date": [day.year, day.month, day.day],
        "form": _measures(form),
        "foot": _foot(paragraphs, form),
        "paragraphs": [_paragraph(part, form) for part in paragraphs],
    }


def _foot(paragraphs: tuple[Printed, ...], form: Form) -> list[dict[str, Any]]:
    """Return the lines at the foot of the first page of a paper with a head."""
    headed = any(part.setting is not None and part.setting.in_header for part in paragraphs)
    if form.foot is None or not headed:
        return []
    height, lines = form.foot.bottom, []
    for rule in reversed(form.foot.rules):
        lines.append({"bottom": height, "width": rule.width, "thick": rule.thick})
        height += rule.above + rule.thick
    return lines


def _measures(form: Form) -> dict[str, Any]:
    fonts = find_fonts(form.font_folders)
    families = choose_families(form, frozenset(fonts.families()))
    before, after = form.page_number.pattern.split("{number}")
    return {
        **form.model_dump(include={"page", "title"}),
        **form.model_dump()["grid"],
        **form.model_dump()["text"],
        "character": form.character,
        "table": form.table.model_dump(),
        "colophon": form.colophon.model_dump(),
        "page_number": {**form.page_number.model_dump(), "before": before, "after": after},
        "faces": {
            name: {"families": families[name], "bold": face.bold}
            for name, face in form.faces.items()
        },
    }


def _paragraph(paragraph: Printed, form: Form) -> dict[str, Any]:
    said: dict[str, Any] = {
        "role": "signature" if paragraph.role is Role.DATE else paragraph.role.value,
        "level": paragraph.level,
        "face": form.level(paragraph.level) if paragraph.lead else form.text.face,
        "lead": _breakable(text_of(paragraph.lead)),
        "text": _breakable(text_of(paragraph.runs)),
        "right": paragraph.right,
        "above": paragraph.above,
        "keep": paragraph.keep,
        "turned": paragraph.turned,
        "rows": [[_breakable(text_of(cell)) for cell in row.cells] for row in paragraph.rows],
        "columns": [asdict(one) for one in columns(paragraph, form)] if paragraph.rows else [],
    }
    if paragraph.role is Role.TITLE:
        said["lines"] = list(title_lines(paragraph.text, form))
    if paragraph.setting is not None:
        said["setting"] = asdict(paragraph.setting)
        said["cells"] = [[asdict(each) for each in cell] for cell in paragraph.cells]
    if paragraph.parts:
        said["parts"] = [_paragraph(part, form) for part in paragraph.parts]
    if paragraph.chart is not None:
        said["chart"] = chart_data(paragraph.chart, form)
    return said


def _breakable(text: str) -> str:
    return _LONG_WORD.sub(_with_breaks, text)


def _with_breaks(match: re.Match[str]) -> str:
    word = match[0]
    parts = (word[at : at + _BREAK_AFTER] for at in range(0, len(word), _BREAK_AFTER))
    return _ZERO_WIDTH_SPACE.join(parts)
