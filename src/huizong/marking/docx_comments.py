"""The part of comments of a Word file: what it has stays, new ones go on counting."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from huizong.marking.docx_edits import AUTHOR, INITIALS, signature
from huizong.marking.docx_parts import is_strict, serialised, with_comments_part
from huizong.marking.docx_units import PARAGRAPH, RUN, SPACE, TEXT, spot
from huizong.reading.docx_package import Package
from huizong.reading.docx_xml import MAIN, Element, parse, w, whole

_COMMENT, _IDENTIFIER, _REFERENCE = w("comment"), w("id"), w("commentReference")
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The text of a report is large and indented: a comment says its own measures, whatever the styles.
_PARAGRAPH = (
    f'<w:p xmlns:w="{MAIN}"><w:pPr><w:snapToGrid w:val="0"/>'
    '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/>'
    "</w:pPr></w:p>"
)
_DRESS = (
    '<w:rPr xmlns:w="{main}">{bold}<w:color w:val="{colour}"/>'
    '<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
)


@dataclass(slots=True)
class Comments:
    """The comments of a package: `root` is their part, `name` what it is called."""

    package: Package
    root: Element
    name: str
    next: int
    at: datetime | None
    told: Counter[tuple[tuple[str, ...], Element]]
    added: int = 0

    def says(self, lines: Sequence[str], paragraph: Element) -> bool:
        """Whether a comment of ours says the same of a paragraph already: the file came again.

        Each comment that was there answers once.
        """
        key = (tuple(map(_clean, lines)), paragraph)
        there = self.told[key] > 0
        self.told[key] -= 1
        return there

    def add(self, lines: Sequence[str]) -> tuple[Element, Element, Element]:
        """Add a comment of some paragraphs; return its start, end and reference for the text."""
        identifier = str(self.next)
        self.next, self.added = self.next + 1, self.added + 1
        comment = etree.SubElement(
            self.root,
            _COMMENT,
            {_IDENTIFIER: identifier, **signature(self.at), w("initials"): INITIALS},
        )
        for index, line in enumerate(lines):
            last = 0 < index == len(lines) - 1
            comment.append(_paragraph(line, opens=index == 0, small=last))
        reference = etree.Element(RUN)
        etree.SubElement(reference, _REFERENCE, {_IDENTIFIER: identifier})
        return (
            etree.Element(w("commentRangeStart"), {_IDENTIFIER: identifier}),
            etree.Element(w("commentRangeEnd"), {_IDENTIFIER: identifier}),
            reference,
        )

    def changed(self) -> dict[str, bytes]:
        """Return the parts of the package that change with the comments."""
        new = self.name not in self.package.archive.names
        parts = with_comments_part(self.package, self.name) if new else {}
        return {**parts, self.name: serialised(self.root, strict=is_strict(self.package))}


def comments_of(package: Package, *, at: datetime | None) -> Comments:
    """Return the comments of a package, an empty part where it has none.

    `at` is when those are made that will be added, None where that is not told.
    """
    name = next((r.target for r in package.relations if r.kind == "comments"), "")
    data = package.archive.part(name) if name else None
    if data is None:
        name = _free_name(package)
        root = etree.Element(w("comments"), nsmap={"w": MAIN})
    else:
        root = parse(data, part=name, path=package.archive.path)
    told = Counter(_told(package, root))
    return Comments(package, root, name, _last(package, root) + 1, at, told)


def _told(package: Package, root: Element) -> Iterator[tuple[tuple[str, ...], Element]]:
    """Yield what comments of ours say already, and the paragraphs that they stand in."""
    ours = {
        comment.get(_IDENTIFIER): tuple(
            "".join(text.text or "" for text in paragraph.iter(TEXT))
            for paragraph in comment.iter(PARAGRAPH)
        )
        for comment in root.iterfind(_COMMENT)
        if comment.get(w("author")) == AUTHOR
    }
    main = package.root(package.main)
    for reference in () if main is None or not ours else main.iter(_REFERENCE):
        lines = ours.get(reference.get(_IDENTIFIER))
        if lines is not None:
            yield lines, spot(reference).paragraph


def _free_name(package: Package) -> str:
    names = ("word/comments.xml", *(f"word/comments{number}.xml" for number in range(1, 9)))
    return next((name for name in names if name not in package.archive.names), "word/huizong.xml")


def _last(package: Package, root: Element) -> int:
    """Return the highest identifier in use, among the comments or in the text."""
    main = package.root(package.main)
    marks = [] if main is None else main.iter(w("commentRangeStart"), _REFERENCE)
    found = [*root.iterfind(_COMMENT), *marks]
    return max((whole(element.get(_IDENTIFIER)) or 0 for element in found), default=-1)


def _paragraph(line: str, *, opens: bool, small: bool) -> Element:
    paragraph = etree.fromstring(_PARAGRAPH)
    if opens:
        etree.SubElement(etree.SubElement(paragraph, RUN), w("annotationRef"))
    run = etree.SubElement(paragraph, RUN)
    run.append(_dress(bold=opens, small=small))
    said = etree.SubElement(run, TEXT)
    said.text = _clean(line)
    said.set(SPACE, "preserve")
    return paragraph


def _clean(line: str) -> str:
    return NOT_XML.sub("", line.replace("\n", " "))


def _dress(*, bold: bool, small: bool) -> Element:
    given = _DRESS.format(
        main=MAIN,
        bold="<w:b/>" if bold else '<w:b w:val="0"/>',
        colour="767676" if small else "auto",
        size=16 if small else 18,
    )
    return etree.fromstring(given)
