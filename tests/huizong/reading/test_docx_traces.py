"""What the making of a docx left in it, at its place in the text."""

import pytest
from wordfiles import abstract, level, num, para, run, word_file

from huizong.reading import Limits, read
from huizong.values import Source

WHO = 'w:author="周敏" w:date="2026-10-08T09:30:00Z"'


def traces(body, **parts):
    document = read(Source("稿.docx", word_file(body, **parts)), limits=Limits())
    return [
        (trace.kind.value, trace.text, document.quote(trace.place), trace.author, trace.date[:10])
        for trace in document.traces
    ], document


def insertion(text):
    return f'<w:ins w:id="1" {WHO}>{run(text)}</w:ins>'


def deletion(text):
    return f'<w:del w:id="2" {WHO}><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def test_a_change_stands_where_it_was_made():
    body = para("前一段。") + para(
        inner=run("办结") + deletion("30") + insertion("31") + run("件。")
    )
    found, document = traces(body)
    assert found == [
        ("deleted", "30", "", "周敏", "2026-10-08"),
        ("inserted", "31", "31", "周敏", "2026-10-08"),
    ]
    assert document.text == "前一段。\n办结31件。"
    assert [trace.place.start for trace in document.traces] == [7, 7]


def test_an_automatic_number_moves_the_places():
    parts = abstract(0, level(0, "chineseCounting", "%1、")) + num(1, 0)
    body = para(inner=run("开会") + insertion("三次") + run("。"), num=1, level=0)
    found, document = traces(body, numbering=parts)
    assert document.text == "一、开会三次。"
    assert [words for _, _, words, *_ in found] == ["三次"]


def test_a_paragraph_joined_by_a_deleted_mark_keeps_its_places():
    mark = f'<w:pPr><w:rPr><w:del w:id="3" {WHO}/></w:rPr></w:pPr>'
    body = f"<w:p>{mark}{run('办结')}{insertion('31')}</w:p>" + para(
        inner=insertion("件") + run("。")
    )
    found, document = traces(body)
    assert document.text == "办结31件。"
    assert [words for _, _, words, *_ in found] == ["31", "件"]


def test_a_comment_tells_its_words_and_what_it_is_about():
    body = para(
        inner=run("来文") + '<w:commentRangeStart w:id="0"/>' + run("152件")
        + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>' + run("。")
    )  # fmt: skip
    said = f'<w:comment w:id="0" {WHO}>{para("与台账核对")}{para("再报")}</w:comment>'
    found, _ = traces(body, extra={"comments": said})
    assert found == [("comment", "与台账核对\n再报", "152件", "周敏", "2026-10-08")]


def test_a_comment_over_two_paragraphs_and_one_at_a_point():
    start, end = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
    point = '<w:r><w:commentReference w:id="7"/></w:r>'
    body = para(inner=run("甲") + start + run("乙")) + para(
        inner=run("丙") + end + run("丁") + point
    )
    said = (
        f'<w:comment w:id="0">{para("看")}</w:comment><w:comment w:id="7">{para("点")}</w:comment>'
    )
    found, _ = traces(body, extra={"comments": said})
    assert found == [("comment", "看", "乙\n丙", "", ""), ("comment", "点", "", "", "")]


def test_a_comment_that_nothing_refers_to_is_not_told():
    assert traces(para("正文。"), extra={"comments": '<w:comment w:id="4"/>'})[0] == []


def test_hidden_text_stands_where_it_would_be():
    body = para(inner=run("正文") + run("底稿在老王处", properties="<w:vanish/>") + run("。"))
    found, document = traces(body)
    assert found == [("hidden", "底稿在老王处", "", "", "")]
    assert document.traces[0].place.start == 2


def test_a_cell_and_a_text_box_have_traces_too():
    cell = f"<w:tbl><w:tr><w:tc>{para(inner=insertion('31'))}</w:tc></w:tr></w:tbl>"
    box = f"<w:r><w:txbxContent>{para(inner=deletion('旧'))}</w:txbxContent></w:r>"
    found, _ = traces(cell + para(inner=run("框") + box))
    assert [kind for kind, *_ in found] == ["inserted", "deleted"]


@pytest.mark.parametrize("blank", ["", " ", "\u3000"])
def test_changes_of_nothing_are_not_told(blank):
    assert traces(para(inner=run("正文。") + insertion(blank) + deletion(blank)))[0] == []
