"""Whatever people decide, nothing is lost or made up, and what they decided holds."""

from itertools import combinations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generated import offices
from huizong.pipeline import compile_office, faulty_decisions
from huizong.values import Choice, Decision, Fate, ItemKind, ItemRef, walk
from reports import numbered, office, printed


@st.composite
def decided(draw):
    """Return the readings of a random office and a decision about some of its items."""
    readings = office(**draw(offices)).readings
    refs = [
        ItemRef(reading.report.section, item.text)
        for reading in readings
        for item, _ in walk(reading.report.items)
        if item.kind is ItemKind.ITEM
    ]
    refs = list({ref.key: ref for ref in refs}.values())
    assume(refs)
    choice = draw(st.sampled_from([Choice.JOIN, Choice.SPLIT, Choice.KEEP]))
    chosen = draw(st.lists(st.sampled_from(refs), min_size=1, max_size=3, unique=True))
    return readings, Decision(choice, tuple(chosen), by="周岚")


def matters_of(made, readings) -> list[set[tuple[str, str]]]:
    keys = {
        item.place: ItemRef(reading.report.section, item.text).key
        for reading in readings
        for item, _ in walk(reading.report.items)
    }
    return [{keys[mention.item] for mention in matter.mentions} for matter in made.matters]


@settings(deadline=None, max_examples=60)
@given(decided())
def test_what_was_decided_holds_and_nothing_is_lost(case):
    readings, decision = case
    made = compile_office(readings, decisions=[decision])
    assert not faulty_decisions(readings, [decision])
    groups = matters_of(made, readings)
    keys = [item.key for item in decision.items]
    for group in groups:
        if decision.choice is Choice.SPLIT:
            assert not any({one, two} <= group for one, two in combinations(keys, 2))
        if decision.choice is Choice.KEEP:
            assert group.isdisjoint(keys)
    if decision.choice is Choice.JOIN and len(keys) > 1:
        assert any(set(keys) <= group for group in groups)
    if decision.choice is Choice.KEEP:
        for entry in made.account.entries:
            if ItemRef(entry.section, entry.text).key in keys:
                assert entry.fate is Fate.KEPT


def joined(*texts: tuple[str, str]) -> Decision:
    items = tuple(ItemRef(section, text) for section, text in texts)
    return Decision(Choice.JOIN, items, by="周岚")


def test_items_of_one_section_that_a_person_joined_are_one_item():
    one, two = "筹备全县冬修水利推进会，印发通知。", "布置水利推进会会场，摆放桌签86个。"
    readings = office(甲科=numbered(one, two, "办理来文3件。")).readings
    made = compile_office(readings, decisions=[joined(("甲科", one), ("甲科", two))])
    (line,) = [line for line in printed(made) if "推进会" in line]
    assert line.startswith("1.筹备全县冬修水利推进会，印发通知。")
    assert line.endswith("摆放桌签86个。")
    assert "牵头" not in line


def test_two_items_of_a_second_section_that_a_person_joined_go_with_the_lead():
    lead = "召开全县冬修水利推进会，86人参加。"
    one, two = "起草县长在水利推进会上的讲话。", "撰写会议纪要1份。"
    readings = office(甲科=numbered(lead), 乙科=numbered(one, two, "办理来文3件。")).readings
    made = compile_office(
        readings, decisions=[joined(("甲科", lead), ("乙科", one), ("乙科", two))]
    )
    (line,) = [line for line in printed(made) if "推进会" in line]
    assert "讲话" in line
    assert "会议纪要1份" in line
