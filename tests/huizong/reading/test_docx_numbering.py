from wordfiles import abstract, level, num, para, word_file

from huizong.reading import read
from huizong.values import Source

OFFICE = abstract(
    0,
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3．"),
    level(3, "decimalEnclosedCircleChinese", "%4"),
)


def numbers(body, *, numbering, styles=""):
    data = word_file(body, numbering=numbering, styles=styles)
    return [p.number for p in read(Source("a.docx", data)).paragraphs]


def body(*levels, identifier=1):
    return "".join(para("事项", num=identifier, level=index) for index in levels)


def test_the_number_is_in_the_text_and_the_first_run():
    text = para("会议活动", num=1, level=0) + para("召开会议3次。", num=1, level=2)
    document = read(Source("a.docx", word_file(text, numbering=OFFICE + num(1, 0))))
    assert document.text == "一、会议活动\n1．召开会议3次。"
    first, second = document.paragraphs
    assert (first.text, first.number) == ("一、会议活动", "一、")
    assert [document.quote(run.origin) for run in second.runs] == ["1．", "召开会议3次。"]
    assert [run.text for run in second.runs] == ["1．", "召开会议3次。"]


def test_levels_count_and_restart_under_a_higher_one():
    found = numbers(body(0, 1, 1, 2, 2, 0, 1, 2, 3, 3), numbering=OFFICE + num(1, 0))
    assert found == ["一、", "（一）", "（二）", "1．", "2．", "二、", "（一）", "1．", "①", "②"]


def test_a_level_that_never_restarts():
    levels = (
        level(0, "decimal", "第%1章"),
        level(1, "decimal", "第%2条", inside='<w:lvlRestart w:val="0"/>'),
    )
    found = numbers(body(0, 1, 1, 0, 1), numbering=abstract(0, *levels) + num(1, 0))
    assert found == ["第1章", "第1条", "第2条", "第2章", "第3条"]


def test_a_level_that_restarts_only_under_the_first():
    levels = (
        level(0, "decimal", "%1"),
        level(1, "decimal", "%1.%2"),
        level(2, "decimal", "(%3)", inside='<w:lvlRestart w:val="1"/>'),
    )
    found = numbers(body(0, 1, 2, 1, 2, 0, 1, 2), numbering=abstract(0, *levels) + num(1, 0))
    assert found == ["1", "1.1", "(1)", "1.2", "(2)", "2", "2.1", "(1)"]


def test_nums_of_one_abstract_list_go_on_counting_unless_one_starts_anew():
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = OFFICE + num(1, 0) + num(2, 0) + num(3, 0, override)
    found = numbers(
        body(0, 0) + body(0, identifier=2) + body(0, 0, identifier=3) + body(0), numbering=numbering
    )
    assert found == ["一、", "二、", "三、", "一、", "二、", "三、"]


def test_a_num_may_replace_a_level():
    override = (
        f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)", start=3)}</w:lvlOverride>'
    )
    assert numbers(body(0, 0), numbering=OFFICE + num(1, 0, override)) == ["C)", "D)"]


def test_legal_numbering_writes_every_level_in_digits():
    levels = (
        level(0, "chineseCounting", "第%1章"),
        level(1, "decimal", "%1.%2", inside="<w:isLgl/>"),
    )
    found = numbers(body(0, 1, 1), numbering=abstract(0, *levels) + num(1, 0))
    assert found == ["第一章", "1.1", "1.2"]


def test_a_level_used_before_its_parent_takes_the_first_number_of_that():
    levels = (level(0, "decimal", "%1"), level(1, "decimal", "%1.%2", start=3))
    found = numbers(body(1, 1, 0, 1), numbering=abstract(0, *levels) + num(1, 0))
    assert found == ["1.3", "1.4", "2", "2.3"]


def test_a_start_override_holds_whenever_its_level_starts_again():
    override = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>'
    found = numbers(body(0, 1, 1, 0, 1), numbering=OFFICE + num(1, 0, override))
    assert found == ["一、", "（五）", "（六）", "二、", "（五）"]


def style(identifier, *, based="", numbering="", default=""):
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" {default} w:styleId="{identifier}">{on}'
        f"<w:pPr>{numbering}</w:pPr></w:style>"
    )


def test_numbering_through_styles_and_what_they_are_based_on():
    linked = abstract(
        0,
        level(0, "chineseCounting", "%1、", inside='<w:pStyle w:val="Heading1"/>'),
        level(1, "chineseCounting", "（%2）", inside='<w:pStyle w:val="Heading2"/>'),
    )
    in_list = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = (
        style("Heading1", numbering=in_list)
        + style("Heading2", numbering=in_list)
        + style("OurHeading", based="Heading2")
    )
    text = (
        para("总述", style="Heading1")
        + para("甲", style="Heading2")
        + para("乙", style="OurHeading")
        + para("不编号", style="Heading2", num=0)
        + para("结尾", style="Heading1")
    )
    found = numbers(text, numbering=linked + num(1, 0), styles=styles)
    assert found == ["一、", "（一）", "（二）", "", "二、"]


def test_the_default_style_numbers_paragraphs_that_name_none():
    in_list = '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>'
    styles = style("Normal", numbering=in_list, default='w:default="1"')
    assert numbers(para("甲") + para("乙"), numbering=OFFICE + num(1, 0), styles=styles) == [
        "1．",
        "2．",
    ]


def test_a_circle_of_styles_ends():
    styles = style("A", based="B") + style("B", based="A")
    assert numbers(para("甲", style="A"), numbering=OFFICE + num(1, 0), styles=styles) == [""]


def test_a_list_through_a_numbering_style():
    styles = (
        '<w:style w:type="numbering" w:styleId="OfficeList">'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    named = abstract(7, inside='<w:numStyleLink w:val="OfficeList"/>')
    numbering = OFFICE + named + num(1, 0) + num(2, 7)
    assert numbers(body(0, 1, identifier=2), numbering=numbering, styles=styles) == [
        "一、",
        "（一）",
    ]


def test_bullets_show_their_sign():
    levels = (
        level(0, "bullet", "\uf06c"),
        level(1, "bullet", "n", inside='<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'),
        level(2, "bullet", "–"),
        level(3, "bullet", "\uf0f0"),
    )
    found = numbers(body(0, 1, 2, 3), numbering=abstract(0, *levels) + num(1, 0))
    assert found == ["●", "■", "–", "•"]


def test_the_blank_behind_a_number():
    levels = (
        level(0, "decimal", "%1."),
        level(1, "decimal", "第%2条", inside='<w:suff w:val="space"/>'),
        level(2, "decimal", "%3", inside='<w:suff w:val="nothing"/>'),
        level(3, "decimal", "（%4）"),
    )
    data = word_file(
        "".join(para("2026年", num=1, level=index) for index in range(4)),
        numbering=abstract(0, *levels) + num(1, 0),
    )
    found = [p.text for p in read(Source("a.docx", data)).paragraphs]
    assert found == ["1. 2026年", "第1条 2026年", "12026年", "（1）2026年"]


def test_an_empty_numbered_paragraph_shows_its_number_as_word_does():
    found = numbers(
        para("甲", num=1, level=0) + para("", num=1, level=0) + para("乙", num=1, level=0),
        numbering=OFFICE + num(1, 0),
    )
    assert found == ["一、", "二、", "三、"]


def test_a_number_with_leading_zeros_of_words_own_kind():
    custom = '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
    choice = f'<mc:AlternateContent><mc:Choice Requires="w14">{custom}</mc:Choice>'
    inside = f"{choice}</mc:AlternateContent>"
    own = f'<w:lvl w:ilvl="0"><w:start w:val="9"/>{inside}<w:lvlText w:val="%1."/></w:lvl>'
    assert numbers(body(0, 0), numbering=abstract(0, own) + num(1, 0)) == ["009.", "010."]


def test_an_unknown_num_or_level_numbers_nothing():
    text = para("甲", num=9, level=0) + para("乙", num=1, level=8) + para("丙", num=2, level=0)
    assert numbers(text, numbering=OFFICE + num(1, 0) + num(2, 55)) == ["", "", ""]
