"""No rule takes more than its share of time as a text grows."""

import time

import pytest

from huizong.checks import Fault, Rule, rules
from huizong.checks.once import one_run
from huizong.figures import passages
from huizong.outline import outline
from huizong.pipeline import read
from huizong.values import Manuscript, Severity, Source

LENGTH, TIMES = 12_000, 4
ROOM = 2.5  # a rule whose time grows with the square takes four times the room of one that does not
LITTLE = 0.03  # seconds; below this a clock tells nothing
WRITINGS = {
    "items": "1.走访茶叶企业{n}家，收集意见{n}条（其中转办{n}条），占年度计划的{n}%。\n",
    "half-width": "一是抓排查,查出隐患{n}处(已整改{n}处);二是抓整改:逐项销号!\n",
    "one line": "完成投资{n}万元，其中水利{n}万元、交通{n}万元，由水务局“主办”；",
    "left open": "（“《{n}）要要的的，。、20xx年_月 日 ",
    "blanks and digits": "{n} {n} {n}　　—{n}…………————||||",
}


def written(text: str, length: int) -> Manuscript:
    """Return so many signs of a writing as a manuscript; claims are measured on their own."""
    lines = [text.format(n=number % 900 + 11) for number in range(length // len(text) + 1)]
    document = read(Source("稿.txt", "".join(lines)[:length].encode()))
    return Manuscript(document, outline(document), passages(document), ())


def taken(rule: Rule, paper: Manuscript) -> float:
    """Return the best of three times of a rule."""
    times = []
    for _ in range(3):
        start = time.process_time()
        with one_run():
            list(rule.check(paper))
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("text", WRITINGS.values(), ids=WRITINGS)
def test_time_grows_with_the_text(text: str) -> None:
    """Four times the text take about four times the time, for each rule and each way to write."""
    short, long = written(text, LENGTH), written(text, LENGTH * TIMES)
    slow = {}
    for rule in rules():
        most = max(taken(rule, short) * TIMES * ROOM, LITTLE)
        if taken(rule, long) > most and taken(rule, long) > most:
            slow[rule.code] = most
    assert not slow


def test_a_rule_that_looks_back_at_the_whole_text_is_seen() -> None:
    """The measure tells a rule whose time grows with the square."""

    def check(paper: Manuscript) -> list[Fault]:
        text = paper.document.text
        for at, sign in enumerate(text):
            if sign == "，":
                text[:at].encode()
        return []

    rule = Rule("HZ999", "looks-back", Severity.STYLE, check, "")
    short, long = (written(WRITINGS["items"], length) for length in (LENGTH, LENGTH * TIMES))
    assert taken(rule, long) > max(taken(rule, short) * TIMES * ROOM, LITTLE)
