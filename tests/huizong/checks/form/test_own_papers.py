"""What is typeset here by the standard is found to follow it."""

from huizong.checks import check, rules
from huizong.checks.form._paper import papers
from huizong.pipeline import manuscript, read, typeset
from huizong.values import Item, ItemKind, Report, Source, own

FORM = [rule for rule in rules() if rule.code.startswith("HZ6")]


def item(kind: ItemKind, text: str, marker: str = "", children: tuple[Item, ...] = ()) -> Item:
    return Item(kind, marker, (own(text),), None, children)


def test_a_notice_typeset_here_has_no_fault_of_form() -> None:
    long = "各单位要把责任落实到人，对照清单逐项检查，发现问题当场整改，整改不了的限期办结。" * 12
    items = (
        item(ItemKind.SALUTATION, "各乡镇人民政府，县直各部门："),
        item(ItemKind.PARAGRAPH, "为做好冬季防火工作，现将有关事项通知如下。"),
        item(
            ItemKind.HEADING,
            "检查内容",
            "一、",
            (item(ItemKind.HEADING, "重点场所", "（一）", (item(ItemKind.PARAGRAPH, long),)),),
        ),
        item(ItemKind.HEADING, "检查时间", "二、", (item(ItemKind.PARAGRAPH, "十一月下旬。"),)),
        item(ItemKind.SIGNATURE, "沁河县人民政府办公室"),
        item(ItemKind.DATE, "2026年11月5日"),
    )
    title = "沁河县人民政府办公室关于开展冬季防火检查的通知"
    office = "沁河县人民政府办公室"
    report = Report((own(title),), "notice", office, "2026-11-05", "", None, items)
    paper = manuscript(read(Source("通知.docx", typeset(report, ".docx"))))
    assert paper.document.form is not None
    assert papers(paper)[0].official, "or the rules of the page would say nothing"
    assert [str(finding.message) for finding in check(paper, chosen=FORM)] == []
