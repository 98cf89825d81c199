"""What sections send that is not what was asked: told on the site, and never settled by it."""

from cast import upload

from huizong_web.reports.compiling import compile_cycle
from huizong_web.reports.submitting import submit

RURAL = "农业科2026年10月工作总结\n\n1、下乡查看粮库4处。\n2、起草讲话2篇。\n"


def told(editor, cast, text: str, *, other: str = RURAL) -> str:
    """Return the page of findings after a compilation of a text and an ordinary one."""
    for unit, said in ((cast.secretariat, text), (cast.rural, other)):
        submit(cast.cycle, unit, name=f"{unit.name}.txt", data=said.encode(), by=cast.editor)
    compile_cycle(cast.cycle, by=cast.editor)
    return editor.get(f"/cycles/{cast.cycle.pk}/findings/").content.decode()


def test_a_report_of_nothing_is_asked(editor, cast):
    page = told(editor, cast, "秘书科2026年10月工作总结\n\n1、无。\n")
    assert "只写了“无。”" in page


def test_a_report_without_items_is_asked(editor, cast):
    page = told(editor, cast, "秘书科2026年10月工作总结\n")
    assert "没有一条工作" in page


def test_a_report_of_another_month_is_asked(editor, cast):
    page = told(editor, cast, "秘书科2026年9月工作总结\n\n1、办理来文3件。\n")
    assert "2026年9月" in page
    assert "请核对是否交错了月份的报告" in page


def test_reports_that_all_are_of_another_month_are_asked(editor, cast):
    """They agree with each other, and not with the round that they are of."""
    page = told(
        editor,
        cast,
        "秘书科2026年9月工作总结\n\n1、办理来文3件。\n",
        other="农业科2026年9月工作总结\n\n1、起草讲话3篇。\n",
    )
    assert page.count("这次汇总的是2026年10月") >= 2


def test_a_report_of_another_office_is_asked(editor, cast):
    one = (
        "桐山县水利局办公室2026年10月工作总结\n\n1、办理来文3件。\n\n桐山县水利局\n2026年11月2日\n"
    )
    two = (
        "白河县林业局人事科2026年10月工作总结\n\n1、起草讲话3篇。\n\n白河县林业局\n2026年11月2日\n"
    )
    assert "请核对是否混入了别的单位的报告" in told(editor, cast, one, other=two)


def test_figures_of_one_kind_are_asked(editor, cast):
    other = "农业科2026年10月工作总结\n\n1、受理来访3批5人次。\n"
    page = told(editor, cast, "秘书科2026年10月工作总结\n\n1、受理来访14批21人次。\n", other=other)
    assert "14 + 3 = 17批" in page


def test_a_second_file_of_a_section_is_taken_only_when_said_so(editor, cast):
    told(editor, cast, "秘书科2026年10月工作总结\n\n1、办理来文3件。\n")
    again = {"unit": cast.secretariat.pk, "file": upload("补报.txt", "1、办理来文5件。")}
    address = f"/cycles/{cast.cycle.pk}/submissions/"
    page = editor.post(address, again, follow=True).content.decode()
    assert "替换" in page
    assert (
        cast.cycle.submissions.filter(current=True, unit=cast.secretariat).get().name != "补报.txt"
    )
