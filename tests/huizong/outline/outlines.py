"""Documents made of text for the tests of outlining: a paragraph a line, or a hard wrap joined."""

from huizong.values import (
    Document,
    Item,
    ItemKind,
    Outline,
    Paragraph,
    Place,
    Report,
    Run,
    text_of,
    walk,
)

PATH = "sample.txt"
KINDS = {
    ItemKind.HEADING: "标题",
    ItemKind.RUN_IN_HEADING: "段首标题",
    ItemKind.ITEM: "条",
    ItemKind.INLINE_ITEM: "文中条",
    ItemKind.PARAGRAPH: "段",
    ItemKind.SALUTATION: "称呼",
    ItemKind.SIGNATURE: "署名",
    ItemKind.DATE: "日期",
}


def document_of(text: str) -> Document:
    """Return a document whose paragraphs are the lines of a text."""
    blocks = []
    start = 0
    for line in text.split("\n"):
        place = Place(PATH, start, start + len(line))
        if line.strip():
            blocks.append(Paragraph((Run(line, place),), place))
        start += len(line) + 1
    return Document(PATH, "txt", "utf-8", text, tuple(blocks))


def shown(document: Document, outline: Outline) -> str:
    """Return an outline as the cases write it, in the order of the text."""
    parts = [(place.start, f"附加 {document.quote(place)}") for place in outline.boilerplate]
    parts += [
        (report.place.start if report.place else 0, _report(report)) for report in outline.reports
    ]
    return "\n".join(text for _, text in sorted(parts))


def _report(report: Report) -> str:
    facts = (report.kind, report.organisation, report.date, report.section)
    head = " ".join([f"《{text_of(report.title)}》", *(fact for fact in facts if fact)])
    return "\n".join([head, *(_item(item, depth) for item, depth in walk(report.items))])


def _item(item: Item, depth: int) -> str:
    spaced = item.marker[-1:] in "章条分" or "." in item.marker[1:-1]
    marker = f"{item.marker} " if item.marker and spaced else item.marker
    return f"{'  ' * (depth - 1)}{KINDS[item.kind]} {marker}{item.text}"
