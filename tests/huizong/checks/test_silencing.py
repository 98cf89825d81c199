from dataclasses import replace

import pytest

from huizong.checks import Selection, Settings
from huizong.pipeline import examine, read
from huizong.values import Place, Source, Trace, TraceKind

GAP = Selection(("HZ101",))


def examined(text, name="稿.txt", *, selection=GAP, settings=None):
    return examine(read(Source(name, text.encode())), selection=selection, settings=settings)


def codes(checked):
    return [finding.code for finding in checked.findings]


def reasons(checked):
    return [silenced.reason for silenced in checked.silenced]


@pytest.mark.parametrize("name", ["稿.txt", "稿.md"])
@pytest.mark.parametrize(
    "text",
    [
        "1、编发简报。\n<!-- huizong: allow numbering-gap 第二条并入第一条 -->\n3、起草讲话。\n",
        "1、编发简报。\n\n<!-- huizong: allow HZ101 第二条并入第一条 -->\n\n3、起草讲话。\n",
        "1、编发简报。\n3、起草讲话。 <!-- huizong: allow HZ1 第二条并入第一条 -->\n",
        "1、编发简报。\n<!-- huizong： allow HZ102，numbering-gap 第二条并入第一条-->\n3、起草。\n",
    ],
)
def test_a_note_lets_the_next_paragraph_or_its_own_line_pass(text, name):
    checked = examined(text, name)
    assert codes(checked) == []
    assert reasons(checked) == ["第二条并入第一条"]
    assert checked.silenced[0].in_place


def test_a_note_speaks_of_its_own_rules_and_paragraph_only():
    checked = examined(
        "<!-- huizong: allow wrong-order 另行说明 -->\n1、编发简报。\n3、起草讲话。\n5、校对。\n"
    )
    assert codes(checked) == ["HZ101", "HZ101"]


def test_a_note_without_a_reason_is_a_finding_and_lets_nothing_pass():
    checked = examined("1、编发简报。\n<!-- huizong: allow numbering-gap -->\n3、起草讲话。\n")
    assert codes(checked) == ["HZ095", "HZ101"]
    assert reasons(checked) == []


def test_a_note_of_an_unknown_rule_is_a_finding():
    checked = examined("<!-- huizong: allow numbering-hole 并入 -->\n1、编发简报。\n2、起草。\n")
    assert codes(checked) == ["HZ096"]


def test_a_note_that_lets_nothing_pass_is_told_where_its_rule_was_asked():
    text = "<!-- huizong: allow numbering-gap 并入 -->\n1、编发简报。\n2、起草讲话。\n"
    assert codes(examined(text)) == ["HZ097"]
    assert codes(examined(text, selection=Selection(("HZ102",)))) == []


def test_settings_let_a_rule_pass_with_their_reason():
    settings = Settings(ignore={"HZ1": "旧稿不改", "numbering-gap": "各科室自编"})
    checked = examined("1、编发简报。\n3、起草讲话。\n", settings=settings)
    assert codes(checked) == []
    assert reasons(checked) == ["各科室自编"]
    assert not checked.silenced[0].in_place


def test_a_comment_of_a_word_processor_lets_its_paragraph_pass():
    document = read(Source("稿.txt", "1、编发简报。\n3、起草讲话。\n".encode()))
    place = Place("稿.txt", 10, 12)
    note = Trace(TraceKind.COMMENT, "huizong: allow numbering-gap 并入第一条", place)
    checked = examine(replace(document, traces=(note,)), selection=GAP)
    assert codes(checked) == []
    assert reasons(checked) == ["并入第一条"]
