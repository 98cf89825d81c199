"""Makes the Word file that a case tells: marked lines, and how its page is set.

In a line `{删:旧}` and `{增:新}` are tracked changes, `{批:words|what it says}` is a comment on
words, `{隐:words}` hidden text. `page` changes the standard's form: paper, margins (top, bottom,
left, right; mm), font, size, title and levels as [font, size], pitch (points), number (a footer).
"""

import io
import re
import zipfile
from typing import Any
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMES = f'xmlns:w="{W}" xmlns:r="{R}"'
WHO = 'w:author="周敏" w:date="2026-10-08T09:30:00Z"'
STANDARD: dict[str, Any] = {
    "paper": [210, 297],
    "margins": [37, 35, 28, 26],
    "font": "仿宋",
    "size": 16,
    "title": ["方正小标宋简体", 22],
    "levels": [["黑体", 16], ["楷体", 16], ["仿宋", 16], ["仿宋", 16]],
    "pitch": 28.95,
    "number": "— {} —",
}
MARK = re.compile(r"\{(删|增|批|隐):([^|{}]*)(?:\|([^{}]*))?\}")
HANZI = "[一二三四五六七八九十]+"
LEVELS = (f"{HANZI}、", f"[（(]{HANZI}[）)]", r"\d+[.．]", r"[（(]\d+[）)]")


def word_paper(text: str, page: dict[str, Any] | None = None) -> bytes:
    """Return a docx of lines; the first is its title."""
    form = STANDARD | (page or {})
    comments: list[str] = []
    lines = text.splitlines()
    body = "".join(
        _paragraph(line, form, comments, title=index == 0) for index, line in enumerate(lines)
    )
    return _package(body + _section(form), comments, form)


def _paragraph(line: str, form: dict[str, Any], comments: list[str], *, title: bool) -> str:
    font = form["title"] if title else _level(line, form)
    pitch = form["pitch"]
    spacing = f'<w:spacing w:line="{round(pitch * 20)}" w:lineRule="exact"/>' if pitch else ""
    pieces, end = [], 0
    for mark in MARK.finditer(line):
        pieces += [_run(line[end : mark.start()], font), _marked(mark, font, comments)]
        end = mark.end()
    return f"<w:p><w:pPr>{spacing}</w:pPr>{''.join(pieces)}{_run(line[end:], font)}</w:p>"


def _level(line: str, form: dict[str, Any]) -> Any:
    for level, pattern in enumerate(LEVELS):
        if re.match(pattern, line):
            return form["levels"][level]
    return [form["font"], form["size"]]


def _run(text: str, font: Any, *, inside: str = "", tag: str = "t") -> str:
    name, size = font
    rpr = f'<w:rFonts w:eastAsia="{name}"/>{inside}<w:sz w:val="{round(size * 2)}"/>'
    said = f'<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}>'
    return f"<w:r><w:rPr>{rpr}</w:rPr>{said}</w:r>" if text else ""


def _marked(mark: re.Match[str], font: Any, comments: list[str]) -> str:
    kind, words, said = mark.groups()
    if kind == "删":
        return f'<w:del w:id="1" {WHO}>{_run(words, font, tag="delText")}</w:del>'
    if kind == "增":
        return f'<w:ins w:id="2" {WHO}>{_run(words, font)}</w:ins>'
    if kind == "隐":
        return _run(words, font, inside="<w:vanish/>")
    number = len(comments)
    comments.append(f'<w:comment w:id="{number}" {WHO}><w:p>{_run(said, font)}</w:p></w:comment>')
    return (
        f'<w:commentRangeStart w:id="{number}"/>{_run(words, font)}'
        f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def _section(form: dict[str, Any]) -> str:
    width, height = (round(side / 25.4 * 1440) for side in form["paper"])
    top, bottom, left, right = (round(side / 25.4 * 1440) for side in form["margins"])
    footer = '<w:footerReference w:type="default" r:id="rId2"/>' if form["number"] else ""
    return (
        f'<w:sectPr>{footer}<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{top}" '
        f'w:bottom="{bottom}" w:left="{left}" w:right="{right}" w:gutter="0"/></w:sectPr>'
    )


def _package(body: str, comments: list[str], form: dict[str, Any]) -> bytes:
    before, _, after = (form["number"] or "").partition("{}")
    footer = (
        f"<w:p><w:r><w:t>{before}</w:t></w:r>"
        '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        f"<w:r><w:t>{after}</w:t></w:r></w:p>"
    )
    parts = {
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(
            ("comments", "comments.xml"), ("footer", "footer1.xml")
        ),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/comments.xml": f"<w:comments {NAMES}>{''.join(comments)}</w:comments>",
        "word/footer1.xml": f"<w:ftr {NAMES}>{footer}</w:ftr>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _relations(*pairs: tuple[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(pairs, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{lines}</Relationships>'
