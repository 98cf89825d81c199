"""What a person decided wins over the words, survives a new upload, is told where it clashes."""

import re

import pytest

from huizong.matters import DecisionsError, decisions_file, read_decisions
from huizong.pipeline import compile_office, faulty_decisions, matters
from huizong.values import Choice, Decision, Fate, ItemRef, render, text_of
from reports import numbered, office, printed

MEETING = "筹备召开全县森林防火部署会，34人参加。"
REPORTED = "报道全县森林防火部署会议。"
PATROL = "组织护林员巡山12次。"
SPEECH = "起草全县森林防火部署会讲话。"


def texts(**more: str):
    said = {
        "农业科": numbered(MEETING),
        "信息科": numbered(REPORTED),
        "督查科": numbered(PATROL),
        "政研科": numbered(SPEECH),
    }
    return office(**{**said, **more}).readings


def decision(choice: Choice, *items: tuple[str, str], lead: str = "", by: str = "周岚") -> Decision:
    return Decision(choice, tuple(ItemRef(*item) for item in items), by=by, lead=lead)


def sections(found) -> list[set[str]]:
    return [{mention.section for mention in matter.mentions} for matter in found]


SPLIT = decision(Choice.SPLIT, ("农业科", MEETING), ("信息科", REPORTED))
JOIN = decision(Choice.JOIN, ("农业科", MEETING), ("督查科", PATROL))
KEEP = decision(Choice.KEEP, ("政研科", SPEECH))


def test_without_decisions_the_words_tell():
    assert sections(matters(texts())) == [{"农业科", "信息科", "政研科"}]


def test_a_split_holds_for_all_that_would_join_the_two():
    found = sections(matters(texts(), decisions=[SPLIT]))
    assert all(not {"农业科", "信息科"} <= group for group in found)


def test_a_join_wins_and_says_who_decided():
    (found,) = matters(texts(), decisions=[JOIN])
    assert {mention.section for mention in found.mentions} == {
        "农业科",
        "信息科",
        "政研科",
        "督查科",
    }
    (patrol,) = (mention for mention in found.mentions if mention.section == "督查科")
    assert patrol.decided == "周岚"
    assert "周岚" in render(patrol.why, "zh")


def test_what_is_kept_is_in_no_matter():
    assert sections(matters(texts(), decisions=[KEEP])) == [{"农业科", "信息科"}]


def test_a_person_says_who_leads():
    (found,) = matters(
        texts(), decisions=[decision(Choice.LEAD, ("政研科", SPEECH), lead="信息科")]
    )
    assert (found.lead, found.lead_decided) == ("信息科", "周岚")


def test_a_decision_survives_a_new_upload():
    again = texts(农业科=numbered("办理来文3件。", "筹备召开全县森林防火部署会， 34人参加"))
    assert all(
        not {"农业科", "信息科"} <= group for group in sections(matters(again, decisions=[SPLIT]))
    )


def test_a_split_from_what_was_joined_holds_for_both():
    apart = decision(Choice.SPLIT, ("督查科", PATROL), ("信息科", REPORTED))
    found = sections(matters(texts(), decisions=[JOIN, apart]))
    assert all(not ({"农业科", "督查科"} & group and "信息科" in group) for group in found)
    assert any({"农业科", "督查科"} <= group for group in found)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (SPLIT, decision(Choice.JOIN, ("农业科", MEETING), ("信息科", REPORTED), by="韩立")),
        (KEEP, decision(Choice.JOIN, ("政研科", SPEECH), ("督查科", PATROL), by="韩立")),
        (
            decision(Choice.LEAD, ("政研科", SPEECH), lead="信息科"),
            decision(Choice.LEAD, ("政研科", SPEECH), lead="农业科", by="韩立"),
        ),
    ],
)
def test_decisions_that_clash_are_told_and_neither_is_followed(one, two):
    (finding,) = faulty_decisions(texts(), [one, two])
    assert finding.rule == "decisions-clash"
    assert {"周岚", "韩立"} <= {str(value) for _, value in finding.message.arguments}
    assert matters(texts(), decisions=[one, two]) == matters(texts())


def test_joins_in_a_chain_clash_with_a_split_of_their_ends():
    on = decision(Choice.JOIN, ("督查科", PATROL), ("信息科", REPORTED))
    assert {f.rule for f in faulty_decisions(texts(), [JOIN, on, SPLIT])} == {"decisions-clash"}


def test_an_item_that_is_gone_is_told():
    gone = decision(Choice.KEEP, ("政研科", "起草全县茶业博览会讲话。"))
    (finding,) = faulty_decisions(texts(), [gone])
    assert finding.rule == "decision-without-item"


def test_compiling_follows_decisions_and_loses_nothing():
    made = compile_office(texts(), decisions=[JOIN])
    lines = printed(made)
    assert any("防火" in line and "督查科组织护林员巡山12次" in line for line in lines)
    (entry,) = (e for e in made.account.entries if e.text == PATROL)
    assert entry.fate is Fate.MERGED
    assert "12" in "".join(text_of(item.runs) for item in made.report.items[0].children)


def test_a_file_of_decisions_is_read_back(tmp_path):
    file = tmp_path / "d.yaml"
    found = matters(texts())
    reports = [reading.report for reading in texts()]
    file.write_text(decisions_file([SPLIT, KEEP], found, reports), encoding="utf-8")
    assert read_decisions(str(file)) == (SPLIT, KEEP)


def test_the_matters_in_the_file_can_be_taken_up(tmp_path):
    file = tmp_path / "d.yaml"
    text = decisions_file([], matters(texts()), [reading.report for reading in texts()])
    taken = [line[2:] for line in text.split("decisions: []")[1].splitlines()[3:] if line[2:]]
    file.write_text("decisions:\n" + "\n".join(taken) + "\n", encoding="utf-8")
    (joined,) = read_decisions(str(file))
    assert (joined.choice, joined.lead) == (Choice.JOIN, "农业科")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("decisions:\n- choice: merge\n  items: []\n", "d.yaml 第2行"),
        ("decisions:\n- choice: join\n  items:\n  - {section: 甲科, text: 一}\n", "2条以上"),
        ("decisions:\n- choice: lead\n  items:\n  - {section: 甲科, text: 一}\n", "lead:"),
        ("decisions: [\n", "YAML"),
    ],
)
def test_a_faulty_file_says_where_and_what(tmp_path, text, told):
    file = tmp_path / "d.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DecisionsError) as refused:
        read_decisions(str(file))
    assert told in str(refused.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "decisions:\n- choice: jion\n  items: []\n",
            "第2行：“decisions.1.choice”只能写 join、split",
        ),
        (
            "decisions:\n- choice: keep\n  items: []\n  who: 甲\n",
            "第4行：“decisions.1.who”没有这一项",
        ),
        ("decisions:\n- choice: keep\n", "“decisions.1.items”没有写，请补上"),
        ("decisions: [\n", "不合 YAML 的写法"),
    ],
)
def test_a_faulty_file_is_told_by_line_and_key(text, told, tmp_path):
    """What is wrong in a person's own file is said as in every other: line, key, remedy."""
    path = tmp_path / "决定.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DecisionsError, match=re.escape(told)):
        read_decisions(str(path))
