from huizong.checks import Checked, Selection, Silenced
from huizong.pipeline import examine, read
from huizong.showing.console import Look, summary, told
from huizong.values import Finding, Message, Place, Severity, Source

TEXT = "1、编发简报。\n3、起草讲话。\n"


def checked(text=TEXT, codes=("HZ101",)):
    return examine(read(Source("稿.txt", text.encode())), selection=Selection(codes))


def many(count):
    document = read(Source("稿.txt", ("编发简报。\n" * count).encode()))
    findings = tuple(
        Finding(
            "HZ101",
            "numbering-gap",
            Severity.ERROR,
            Message("缺一条"),
            Message("请核对"),
            (Place("稿.txt", 6 * n, 6 * n + 2),),
        )
        for n in range(count)
    )
    return Checked(document, findings)


def test_a_finding_has_its_place_words_rule_and_hint():
    assert list(told(checked(), Look())) == [
        "稿.txt",
        "  错误 HZ101 序号不连续 [numbering-gap]",
        "    稿.txt:2:1: 序号应为“2、”，实为“3、”",
        "      3、起草讲话。",
        "      ^^^",
        "      → 请核对是不是漏了一条；没有漏的，改正后面的序号",
        "",
    ]


def test_nothing_found_says_so():
    fine = checked("1、编发简报。\n2、起草讲话。\n")
    assert list(told(fine, Look())) == []
    assert list(summary([fine], Look())) == ["没有发现问题。"]


def test_a_rule_is_capped_and_the_rest_counted():
    lines = list(told(many(10_000), Look(cap=3)))
    assert sum("稿.txt:" in line for line in lines) == 3
    assert any("另有9997处没有列出" in line for line in lines)
    assert lines[1].endswith("×10000")


def test_a_cap_of_none_lists_all():
    lines = list(told(many(50), Look(cap=0)))
    assert sum("稿.txt:" in line for line in lines) == 50


def test_the_summary_counts_by_severity_and_rule_and_tells_what_was_let_pass():
    one = many(3)
    passed = Checked(one.document, one.findings[:2], (Silenced(one.findings[2], "并入"),))
    lines = list(summary([passed], Look()))
    assert lines[0] == "错误 2:  HZ101 序号不连续 2"
    assert lines[1] == "按理由放过1处：HZ101 1（并入）"


def test_colours_only_where_they_may_be_used():
    assert not any("\x1b" in line for line in told(checked(), Look()))
    assert any("\x1b[31m" in line for line in told(checked(), Look(colour=True)))


def test_english_readers_see_the_plain_name():
    lines = list(told(checked(), Look(language="en")))
    assert lines[1].endswith("HZ101 [numbering-gap]")
