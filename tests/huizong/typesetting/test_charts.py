import pytest
from making import item, report, row

from huizong.typesetting import Role, lay_out, read_form, typeset
from huizong.typesetting.charts import chart_of
from huizong.values import ItemKind
from needs import needs_fonts

TOWNS = [["乡镇", "渠道（公里）"], ["甲镇", "21.5"], ["乙镇", "18"], ["合计", "39.5"]]


def test_things_are_bars_and_totals_are_not_drawn():
    chart = chart_of(TOWNS)
    assert (chart.kind, chart.unit, chart.labels) == ("bars", "公里", ("甲镇", "乙镇"))
    assert chart.series[0].said == ("21.5", "18")
    assert chart.description == "渠道（公里）：甲镇21.5，乙镇18"


@pytest.mark.parametrize(
    "labels",
    [["1月", "2月", "3月"], ["2024年", "2025年", "2026年"], ["一季度", "二季度", "三季度"]],
)
def test_periods_are_lines(labels):
    rows = [["时间", "件数"], *([label, "5"] for label in labels)]
    assert chart_of(rows).kind == "lines"


@pytest.mark.parametrize(
    ("heads", "drawn"),
    [
        (["户数", "人数"], ["户数", "人数"]),
        (["任务（亩）", "投资（万元）"], ["任务（亩）"]),
        (["序号", "户数"], ["户数"]),
        (["户数", "占比"], ["户数"]),
        (["户数", "同比增长"], ["户数"]),
    ],
)
def test_only_columns_that_share_a_scale_are_drawn(heads, drawn):
    rows = [["乡镇", *heads], ["甲镇", "31", "42"], ["乙镇", "25", "36"], ["丙镇", "11", "12"]]
    assert [one.name for one in chart_of(rows).series] == drawn


def test_a_column_of_another_size_is_left_out():
    rows = [["乡镇", "户数", "人数"], ["甲镇", "3", "4200"], ["乙镇", "2", "3600"]]
    assert [one.name for one in chart_of(rows).series] == ["户数"]


@pytest.mark.parametrize(
    "rows",
    [
        [["乡镇", "完成"], ["甲镇", "5"]],
        [["事项", "要求"], ["春耕", "早部署"], ["防汛", "早检查"]],
        [["乡镇", "完成"], ["甲镇", "5"], ["乙镇", ""]],
        [["乡镇", "完成率"], ["甲镇", "81%"], ["乙镇", "92%"]],
        [["乡镇", "完成"], *([f"{chr(0x4E00 + n)}镇", "5"] for n in range(40))],
        [["乡镇", "增减"], ["甲镇", "-5"], ["乙镇", "3"]],
        [["甲"], ["乙"], ["丙"]],
    ],
)
def test_what_a_picture_would_not_show_is_no_chart(rows):
    assert chart_of(rows) is None


TABLED = report(
    item("单位：公里", kind=ItemKind.PARAGRAPH), *(row(*cells) for cells in TOWNS), title="进度"
)


def test_a_chart_follows_its_table_on_wish_only():
    form = read_form("gbt9704")
    assert [p.role for p in lay_out(TABLED, form)] == [Role.TITLE, Role.UNIT, Role.TABLE]
    charted = lay_out(TABLED, form, charts=True)
    assert charted[-1].role is Role.CHART
    assert charted[-1].chart.unit == "公里"


@needs_fonts
@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html"])
def test_a_chart_is_the_same_file_each_time(suffix):
    first = typeset(TABLED, suffix, charts=True)
    assert first == typeset(TABLED, suffix, charts=True)
    assert len(first) > len(typeset(TABLED, suffix))


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_text_has_the_table_alone(suffix):
    assert typeset(TABLED, suffix, charts=True) == typeset(TABLED, suffix)
