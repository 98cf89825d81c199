import pytest

from huizong.compiling import CompilationError
from huizong.compiling.verifying import verify
from huizong.pipeline import compile_office
from huizong.values import (
    Account,
    Fate,
    Item,
    ItemKind,
    Report,
    cut,
    own,
    render,
    text_of,
    walk,
)
from reports import numbered, office, printed

MEETING = {
    "农业科": numbered("筹备召开全县冬修水利推进会，86人参加。", "抓好秋播生产，播种油菜2万亩。"),
    "秘书科": numbered(
        "完成县委全会、全县冬修水利推进会、全县信访联席会等3次会议的会务工作，印制材料412份。",
        "办理来文58件。",
    ),
    "政研科": numbered("起草韩书记在全县冬修水利工作推进会上的讲话。"),
    "督查科": numbered("参与筹备全县冬修水利推进会，会后将6项任务立项督办。"),
}


def made(by: str = "matter", **texts: str):
    return compile_office(office(**(texts or MEETING)).readings, by=by)


def test_what_several_sections_tell_is_told_once():
    lines = printed(made())
    assert sum("水利" in line for line in lines) == 1
    line = next(line for line in lines if "水利" in line)
    assert "（农业科牵头；秘书科完成会务工作；政研科起草韩书记讲话）" in line
    assert line.endswith("督查科参与筹备，会后将6项任务立项督办。")


def test_the_rest_of_a_list_stays_true():
    lines = printed(made())
    assert any(
        "完成县委全会、全县信访联席会等3次会议的会务工作，印制材料412份。" in line for line in lines
    )


def test_the_account_names_every_item():
    compilation = made()
    fates = {entry.text[:6]: entry.fate for entry in compilation.account.entries}
    assert fates["起草韩书记在"] is Fate.MERGED
    assert fates["筹备召开全县"] is Fate.KEPT
    assert len(compilation.account.entries) == 6


def test_what_is_not_printed_again_says_why():
    compilation = made()
    (entry,) = (e for e in compilation.account.entries if e.text.startswith("起草韩书记"))
    assert "农业科" in render(entry.dropped[0].why, "zh")
    assert entry.target.endswith("1.")


def test_by_section_prints_every_section_in_order():
    lines = printed(made("section"))
    heads = [line for line in lines if line.endswith("科")]
    assert heads == ["一、农业科", "二、秘书科", "三、政研科", "四、督查科"]
    assert sum("水利" in line for line in lines) == 4


def test_an_unsafe_cut_is_not_made():
    """A closed count over a list, or a name that something coordinates with, stays whole."""
    lines = printed(
        made(
            甲科=numbered("筹备召开全县森林防火部署会。"),
            乙科=numbered("报道全县森林防火部署会和有关做法。"),
        )
    )
    assert any("报道全县森林防火部署会和有关做法。" in line for line in lines)


def test_a_figure_in_the_name_is_never_lost():
    lines = printed(
        made(甲科="1、筹备召开全县重点项目观摩会。", 乙科="1、报道全县重点项目第4次观摩会。")
    )
    assert any("第4次" in line for line in lines)


def test_items_under_telling_headings_are_kept_apart():
    lines = printed(
        made(
            甲科="一、工作情况\n1、办理来文3件。\n二、下步打算\n1、修订值班制度。\n三、存在问题\n1、人手不足。"
        )
    )
    assert lines[-4:] == ["二、存在问题", "1.人手不足。", "三、下步打算", "1.修订值班制度。"]


def test_the_title_quotes_what_all_reports_agree_on():
    compilation = made(
        甲科="甲科2026年10月工作总结\n1、办理来文3件。",
        乙科="乙科2026年10月工作总结\n1、印发文件2件。",
    )
    assert text_of(compilation.report.title) == "2026年10月工作汇总"


def test_another_month_is_told():
    compilation = made(
        甲科="甲科2026年10月工作总结\n1、办理来文3件。",
        乙科="乙科2026年9月工作总结\n1、印发文件2件。",
    )
    (finding,) = compilation.findings
    assert finding.rule == "periods-differ"
    assert "2026年9月" in str(finding.message)


def test_sections_that_disagree_are_told_and_not_settled():
    compilation = made(
        甲科="1、筹备召开全县森林防火部署会，86人参加。",
        乙科="1、参与筹备全县森林防火部署会，会议到会88人。",
    )
    (finding,) = compilation.findings
    assert finding.rule == "figures-disagree"
    assert len(finding.places) == 2
    text = "".join(printed(compilation))
    assert "86人" in text
    assert "88人" in text


def test_every_figure_has_its_basis():
    compilation = made()
    said = {basis.figure.text: basis.places for basis in compilation.bases}
    (place,) = said["86人"]
    assert place.path == "农业科.txt"


def _with(compilation, items) -> Report:
    report = compilation.report
    return Report(report.title, "", "", "", "", None, items)


def test_a_report_that_makes_something_up_is_refused():
    gathered = office(**MEETING)
    compilation = compile_office(gathered.readings)
    invented = Item(ItemKind.ITEM, "9.", (own("新增图书7册。"),), None)
    with pytest.raises(CompilationError, match="7册") as told:
        verify(
            _with(compilation, (*compilation.report.items, invented)),
            compilation.account,
            gathered.readings,
            {"会议活动"},
        )
    assert {finding.rule for finding in told.value.findings} == {"made-up"}


def test_two_quotations_that_meet_make_no_figure():
    gathered = office(甲科="1、编发信息1期。", 乙科="1、办理来文2件。")
    compilation = compile_office(gathered.readings)
    one, two = (item for head in compilation.report.items for item in head.children)
    runs = (one.runs[0], *two.runs)
    glued = (*cut(runs, 4, 5), *cut(two.runs, 4, 6))
    assert text_of(glued) == "12件"
    item = Item(ItemKind.ITEM, "1.", glued, None)
    with pytest.raises(CompilationError, match="12件"):
        verify(_with(compilation, (item,)), compilation.account, gathered.readings, set())


def test_a_lost_item_is_refused():
    gathered = office(**MEETING)
    compilation = compile_office(gathered.readings)
    short = Account(compilation.account.entries[1:])
    with pytest.raises(CompilationError) as told:
        verify(compilation.report, short, gathered.readings, _allowed(compilation))
    assert {finding.rule for finding in told.value.findings} == {"item-lost"}


def _allowed(compilation) -> set[str]:
    runs = [run for item, _ in walk(compilation.report.items) for run in item.runs]
    return {run.text for run in (*runs, *compilation.report.title) if run.origin is None}


def test_a_number_is_never_cut():
    lines = printed(
        made(
            甲科="1、起草全县河道治理现场会讲话101篇。", 乙科="1、起草全县河道治理现场会讲话100篇。"
        )
    )
    assert any("101篇" in line for line in lines)
    assert any("100篇" in line for line in lines)


def test_a_figure_cut_out_of_a_longer_number_is_refused():
    gathered = office(甲科="1、办理来文152件。", 乙科="1、编发信息3期。")
    compilation = compile_office(gathered.readings)
    one = next(i for h in compilation.report.items for i in h.children if "152" in i.text)
    item = Item(ItemKind.ITEM, "1.", cut(one.runs, 5, 8), None)
    assert item.text == "52件"
    with pytest.raises(CompilationError, match="52件"):
        verify(_with(compilation, (item,)), compilation.account, gathered.readings, set())


def test_a_figure_of_an_inline_item_has_one_basis():
    compilation = made(甲科="1、办好三件事：一是修渠3公里；二是栽树40棵；三是清淤5处。")
    texts = [basis.figure.text for basis in compilation.bases]
    assert texts.count("40棵") == 1


def test_a_heading_without_number_stays_so_by_section():
    lines = printed(
        made(
            "section",
            甲科="1、办理来文3件。\n2、编发信息5期。\n小结：\n(1)加强衔接。\n(2)严格校对。",
        )
    )
    assert lines == [
        "一、甲科",
        "1.办理来文3件。",
        "2.编发信息5期。",
        "小结：",
        "1.加强衔接。",
        "2.严格校对。",
    ]


def test_a_date_behind_a_number_is_no_cut_figure():
    lines = printed(made(甲科="1.11月20日前完成供暖检修。\n2.12月编制预算。"))
    assert any("11月20日前完成供暖检修。" in line for line in lines)


def test_a_figure_that_a_wrap_cut_in_two_is_one_text():
    wrapped = "1、全年累计接待各方面来访群众并逐一登记造册妥善办理完毕共计152\n件，办结率较高。"
    assert any("共计152件，办结率较高。" in line for line in printed(made(甲科=wrapped)))


def test_the_governing_verb_of_a_list_is_the_first():
    lines = printed(
        made(
            甲科="1、承办局党组理论学习中心组集体学习、全市校园安全视频会议等2场会议。",
            乙科="1、召开全市校园安全视频会议，347人参加。",
        )
    )
    assert any("（乙科牵头；甲科承办）" in line for line in lines)


def test_what_leans_on_a_name_goes_with_it():
    lines = printed(
        made(
            甲科="1、筹办全市河道治理推进会会务。",
            乙科="1、9月6日，我市河道治理推进会在柳渡镇召开，120人参会。",
        )
    )
    assert any("甲科筹办会务" in line for line in lines)


@pytest.mark.parametrize("by", ["matter", "section"])
@pytest.mark.parametrize(
    "text",
    [
        "1.3月1日召开全县防汛工作会议。",
        "主要做了两件事：1.3月5日召开会议；2.3月6日举办培训。",
        "1、甲事。\n下步打算\n1.4月5日前完成。",
        "（2）2、举办大赛6场。",
    ],
)
def test_numbers_before_dates_stop_nothing(text, by):
    assert printed(made(by, 甲科=text))


def test_a_year_before_a_name_stays_whole():
    lines = printed(
        made(
            甲科="1、组织召开2026年全市安全生产工作会议，参会300人。",
            乙科="1、参加2026年全市安全生产工作会议。",
        )
    )
    assert any("（甲科牵头；乙科参加）" in line for line in lines)


def test_words_that_govern_a_whole_list_stay():
    lines = printed(
        made(
            甲科="1、完成全县教育工作会议、全县防汛工作推进会议的材料准备。",
            乙科="1、召开全县防汛工作推进会议，80人参加。",
        )
    )
    assert any("全县教育工作会议、全县防汛工作推进会议的材料准备。" in line for line in lines)


def test_a_list_spoken_of_together_is_not_cut():
    text = "参加全县防汛工作推进会议和全县教育工作会议，分别有6人和8人到会。"
    lines = printed(made(甲科=f"1、{text}", 乙科="1、召开全县防汛工作推进会议，80人参加。"))
    assert any(text in line for line in lines)


def test_events_of_towns_are_their_own():
    lines = printed(
        made(
            柳渡镇="1、召开全镇防汛工作推进会议，70人参加。",
            松涧镇="1、召开全镇防汛工作推进会议，50人参加。",
        )
    )
    assert not any("牵头" in line for line in lines)


def test_many_sections_about_one_meeting_are_merged():
    texts = {f"{name}科": "1、参与筹备全县冬修水利推进会。" for name in "甲乙丙丁戊己庚"}
    lines = printed(made(农业科="1、筹备召开全县冬修水利推进会，86人参加。", **texts))
    assert sum("推进会" in line for line in lines) == 1


@pytest.mark.parametrize(
    "text",
    [
        "因故取消全县冬修水利推进会。",
        "全县冬修水利推进会后，走访用户1200户。",
        "抽调5人到防汛办。参加全县冬修水利推进会。清理河道3公里。",
        "配合农业科做好全县冬修水利推进会，安排工作人员12名。",
        "报道全县冬修水利推进会等活动，刊发稿件5篇。",
    ],
)
def test_what_would_read_false_is_left_whole(text):
    lines = printed(made(农业科="1、筹备召开全县冬修水利推进会，86人参加。", 甲科=f"1、{text}"))
    assert any(text in line for line in lines)


def test_a_word_that_only_ends_like_a_particle_stays_whole():
    lines = printed(
        made(甲科="1、组织编纂《青山县志（初稿）》。", 乙科="1、校对《青山县志（初稿）》第六章。")
    )
    assert any("乙科校对" in line for line in lines)


@pytest.mark.parametrize("by", ["matter", "section", "brief"])
@pytest.mark.parametrize("day", ["2026年10月32日", "2026年13月2日", "二〇二六年十月三十二日"])
def test_a_date_that_does_not_exist_stops_nothing(day, by):
    text = f"秘书科10月工作总结\n\n1、办理来文31件。\n\n秘书科\n{day}\n"
    assert any("办理来文31件" in line for line in printed(made(by, 秘书科=text)))


def test_the_bracket_stands_behind_what_the_name_governs_and_it_is_not_said_twice():
    lines = printed(
        made(
            甲科=numbered("接待县政协委员视察团来我镇视察河道治理。", "办理来文3件。"),
            乙科=numbered("配合县政协委员视察团视察河道治理，提供材料3份。", "召开例会。"),
        )
    )
    assert "1.接待县政协委员视察团来我镇视察河道治理（甲科牵头）。乙科配合，提供材料3份。" in lines


def test_a_label_before_the_sentence_goes_with_it():
    lines = printed(
        made(
            甲科=numbered("承办全县农村公路现场会，到会95人。"),
            乙科=numbered("现场会筹备。为全县农村公路现场会准备路线3条，制作展板24块。"),
        )
    )
    (line,) = [line for line in lines if "现场会" in line]
    assert line == (
        "1.承办全县农村公路现场会（甲科牵头），到会95人。乙科准备路线3条，制作展板24块。"
    )


def test_a_first_sentence_that_says_something_stays():
    lines = printed(
        made(
            甲科=numbered("承办全县农村公路现场会，到会95人。"),
            乙科=numbered("印发文件3份。为全县农村公路现场会准备路线3条。"),
        )
    )
    assert any(line.endswith("印发文件3份。为全县农村公路现场会准备路线3条。") for line in lines)
