"""Rules whose time outgrows the text: python bench/rules.py; none should be named."""

import time

from huizong.checks import Rule, rules
from huizong.checks.once import one_run
from huizong.figures import passages
from huizong.outline import outline
from huizong.pipeline import read
from huizong.values import Manuscript, Source

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


def outgrowing() -> dict[str, list[str]]:
    """Return for each writing the rules whose time grows faster than the text, twice measured."""
    return {name: _outgrowing(text) for name, text in WRITINGS.items()}


def _outgrowing(text: str) -> list[str]:
    short, long = written(text, LENGTH), written(text, LENGTH * TIMES)
    slow = []
    for rule in rules():
        most = max(taken(rule, short) * TIMES * ROOM, LITTLE)
        if taken(rule, long) > most and taken(rule, long) > most:
            slow.append(rule.code)
    return slow


if __name__ == "__main__":
    for name, slow in outgrowing().items():
        print(f"{name}: {', '.join(slow) or 'none'}")
