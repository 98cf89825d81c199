"""Setting a compiled report as a sheet: lines, spans, and the figures in them."""

from decimal import Decimal

from huizong.values import (
    Account,
    Basis,
    Bound,
    Compilation,
    Figure,
    FigureKind,
    Finding,
    Item,
    ItemKind,
    Message,
    Place,
    Report,
    Run,
    Severity,
    own,
)
from huizong_web.reports.sheet import OWN, set_sheet


def compiled(*items: Item, bases=(), findings=()) -> Compilation:
    report = Report((own("题"),), "summary", "", "", "", None, items)
    return Compilation(report, Account(()), (), tuple(bases), tuple(findings))


def run(text: str, start: int = 0, path: str = "a") -> Run:
    return Run(text, Place(path, start, start + len(text)))


def item(kind: ItemKind, marker: str, *runs: Run, children=()) -> Item:
    return Item(kind, marker, runs, None, tuple(children))


def figure(start: int, text: str) -> Figure:
    one = Decimal(1)
    return Figure(start, start + len(text), text, FigureKind.COUNT, one, one, Bound.EXACT, None)


def said(spans) -> str:
    return "".join(piece.text for span in spans for piece in span.pieces)


def lines(*items: Item, **more) -> list[tuple[str, str, str]]:
    sheet = set_sheet(compiled(*items, **more))
    return [(line.style, said(line.lead), said(line.body)) for line in sheet.lines]


def test_headings_and_items():
    below = item(ItemKind.ITEM, "1.", run("办文3件。"))
    assert lines(item(ItemKind.HEADING, "一、", own("办文"), children=[below])) == [
        ("heading", "一、办文", ""),
        ("text", "", "1.办文3件。"),
    ]


def test_a_run_in_heading_and_its_paragraph_are_one_line():
    body = item(ItemKind.PARAGRAPH, "", run("共3件。", 9), children=[])
    after = item(ItemKind.PARAGRAPH, "", run("另起一段。", 20))
    head = item(ItemKind.RUN_IN_HEADING, "1.", run("办文"), children=[body, after])
    assert lines(head) == [("text", "1.办文。", "共3件。"), ("text", "", "另起一段。")]


def test_inline_items_are_said_once():
    inline = item(ItemKind.INLINE_ITEM, "一是", run("收粮3吨；", 2))
    whole = item(ItemKind.PARAGRAPH, "", run("一是收粮3吨；"), children=[inline])
    assert lines(whole) == [("text", "", "一是收粮3吨；")]


def test_a_figure_of_an_inline_item_is_marked_in_its_paragraph():
    inline = item(ItemKind.INLINE_ITEM, "二是", run("收粮3吨。", 8))
    whole = item(ItemKind.PARAGRAPH, "", run("一是开会3次；二是收粮3吨。"), children=[inline])
    basis = Basis((0,), figure(11, "3吨"), (Place("a", 11, 13),))
    (line,) = set_sheet(compiled(whole, bases=[basis])).lines
    pieces = line.body[0].pieces
    assert [piece.text for piece in pieces] == ["一是开会3次；二是收粮", "3吨", "。"]
    assert [bool(piece.figure) for piece in pieces] == [False, True, False]


def test_spans_know_their_origin():
    sheet = set_sheet(
        compiled(item(ItemKind.ITEM, "1.", run("甲", 5), own("（牵头）"), run("乙", 9)))
    )
    marker, first, middle, last = sheet.lines[0].body
    assert marker.key == ""
    assert middle.key == OWN
    assert sheet.origins == {first.key: Place("a", 5, 6), last.key: Place("a", 9, 10)}


def test_runs_of_one_stretch_are_one_span():
    wrapped = (run("上半句", 0), run("下半句", 4), run("远处", 40), run("别处", 42, "b"))
    sheet = set_sheet(compiled(item(ItemKind.ITEM, "", *wrapped)))
    assert list(sheet.origins.values()) == [
        Place("a", 0, 7),
        Place("a", 40, 42),
        Place("b", 42, 44),
    ]


def test_figures_are_marked_and_doubted_where_a_finding_says_so():
    bases = [
        Basis((0,), figure(2, "3件"), (Place("a", 2, 4),)),
        Basis((0,), figure(5, "5人"), (Place("a", 5, 7),)),
    ]
    fault = Finding("X", "x", Severity.ERROR, Message("m"), Message("h"), (Place("a", 5, 7),))
    content = item(ItemKind.ITEM, "1.", run("办文3件、5人。"))
    sheet = set_sheet(compiled(content, bases=bases, findings=[fault]))
    pieces = sheet.lines[0].body[1].pieces
    assert [(piece.text, bool(piece.figure), piece.doubted) for piece in pieces] == [
        ("办文", False, False),
        ("3件", True, False),
        ("、", False, False),
        ("5人", True, True),
        ("。", False, False),
    ]
    assert [basis.figure.text for basis in sheet.figures.values()] == ["3件", "5人"]


def test_anchors_follow_the_numbers():
    below = item(ItemKind.ITEM, "2.", run("乙"))
    heading = item(
        ItemKind.HEADING, "一、", own("甲"), children=[item(ItemKind.ITEM, "1.", run("甲")), below]
    )
    assert set_sheet(compiled(heading)).anchors == {
        "一、": "item-0",
        "一、1.": "item-0-0",
        "一、2.": "item-0-1",
    }


def test_salutation_signature_and_date_have_their_styles():
    kinds = (ItemKind.SALUTATION, ItemKind.SIGNATURE, ItemKind.DATE)
    styles = [style for style, _, _ in lines(*(item(kind, "", run("甲")) for kind in kinds))]
    assert styles == ["salutation", "signature", "date"]
