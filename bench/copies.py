"""Near copies among generated paragraphs, beside peers: python bench/copies.py [COUNT].

A tenth of the paragraphs are copies of earlier ones: another year and other figures, and up to a
twelfth of the characters changed. Recall is the share of these that are found with what they go
back to or with another copy of it; "beyond" are the pairs reported that have nothing in common.
The peers get the same masked text in the same stretches of five characters, and are judged by the
pairs that their index proposes: they do not compare texts afterwards, ours does. They come with
`pip install -e .[bench]`. Each runs in a process of its own, so that its memory can be told.
"""

import importlib
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec

SEED = 20261121
PERMUTATIONS, THRESHOLD, BANDS = 192, 0.3, 64  # what the peers need for the same recall
SIMILARITY = 0.75  # ours: of neighbouring characters
HEADS = [
    "全县",
    "各乡镇",
    "我局",
    "县农业科",
    "督查组",
    "机关支部",
    "信息科",
    "秘书科",
    "农村工作科",
    "县水务站",
]
VERBS = [
    "召开",
    "组织",
    "开展",
    "完成",
    "印发",
    "办理",
    "督查",
    "走访",
    "推进",
    "起草",
    "审核",
    "排查",
    "整改",
    "协调",
    "落实",
]
SIGNS = (
    "水利茶业文书档案信访督查节约防火防汛民政卫生道路桥梁校舍幼教消防粮食种植林果渔牧电力供水"
    "环境村庄庭院医保社保就业培训技能法治宣讲统计调研调查会务接待值班保密车辆食堂工会妇联青年"
    "老龄残联扶持产业项目招商企业市场物价税收财政审计采购资产合同公开政务热线提案建议议题纪要"
)


def paragraph(chance: random.Random) -> str:
    """Return a paragraph of an office, 40 to 200 characters."""
    return "".join(clause(chance) for _ in range(chance.randint(2, 9)))


def clause(chance: random.Random) -> str:
    """Return a clause with a figure in most cases."""
    what = "".join(chance.choices(SIGNS, k=chance.randint(5, 13)))
    count = f"{chance.randint(1, 400)}件" if chance.random() < 0.6 else ""
    return f"{chance.choice(HEADS)}{chance.choice(VERBS)}{what}{count}，"


def copied(text: str, chance: random.Random) -> str:
    """Return a text with other figures and up to a twelfth of its characters changed."""
    signs = [str(chance.randint(0, 9)) if sign.isdigit() else sign for sign in text]
    for _ in range(chance.randint(0, len(signs) // 12)):
        signs[chance.randrange(len(signs))] = chance.choice(SIGNS)
    return "".join(signs)


def archive(count: int) -> tuple[list[str], list[int]]:
    """Return paragraphs, and for each the number of the one that it goes back to, or its own."""
    chance = random.Random(SEED)
    found: list[str] = []
    roots: list[int] = []
    for number in range(count):
        if number > 10 and chance.random() < 0.1:
            source = chance.randrange(number)
            roots.append(roots[source])
            found.append(copied(found[source], chance))
        else:
            roots.append(number)
            found.append(paragraph(chance))
    return found, roots


Finder = Callable[[list[str]], Iterator[tuple[int, int]]]


def huizong(paragraphs: list[str]) -> Iterator[tuple[int, int]]:
    """Ours."""
    from huizong.archive import Limits, pairs

    found = pairs(paragraphs, limits=Limits(similarity=SIMILARITY))
    return ((pair.source, pair.copy) for pair in found)


def stretches(text: str) -> list[str]:
    """Return what the peers hash: the same stretches of the same masked text."""
    from huizong.archive.normal import masked

    form = masked(text)
    return [form[at : at + 5] for at in range(max(len(form) - 4, 1))]


def datasketch(paragraphs: list[str]) -> Iterator[tuple[int, int]]:
    """MinHash and MinHashLSH of datasketch."""
    peer = importlib.import_module("datasketch")
    index = peer.MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    for number, text in enumerate(paragraphs):
        minhash = peer.MinHash(num_perm=PERMUTATIONS)
        minhash.update_batch([each.encode() for each in stretches(text)])
        yield from ((earlier, number) for earlier in index.query(minhash))
        index.insert(number, minhash)


def rensa(paragraphs: list[str]) -> Iterator[tuple[int, int]]:
    """RMinHash and RMinHashLSH of rensa."""
    peer = importlib.import_module("rensa")
    index = peer.RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=BANDS)
    for number, text in enumerate(paragraphs):
        minhash = peer.RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        minhash.update(stretches(text))
        yield from ((earlier, number) for earlier in index.query(minhash))
        index.insert(number, minhash)


FINDERS: dict[str, Finder] = {"huizong": huizong, "datasketch": datasketch, "rensa": rensa}


def measured(name: str, count: int) -> dict[str, float | int | str]:
    """Return what one finder does with so many paragraphs, in this process."""
    paragraphs, roots = archive(count)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    kin, beyond = set(), 0  # counted as they come: a peer may propose more pairs than fit
    for earlier, later in FINDERS[name](paragraphs):
        if roots[earlier] == roots[later]:
            kin.add(later)
        else:
            beyond += 1
    seconds = time.process_time() - start
    planted = sum(root != number for number, root in enumerate(roots))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "name": name,
        "paragraphs": count,
        "characters": sum(map(len, paragraphs)),
        "seconds": round(seconds, 1),
        "memory": round((most - before) / 1024),
        "recall": round(len(kin) / planted, 4),
        "beyond": beyond,
    }


def apart(name: str, count: int) -> dict[str, object] | None:
    """Return the same from a process of its own; None where the peer is not installed."""
    if find_spec(name) is None:
        return None
    call = [sys.executable, __file__, str(count), name]
    told = subprocess.run(call, capture_output=True, text=True, check=True)
    return dict(json.loads(told.stdout))


def table(count: int) -> Iterator[str]:
    """Yield the lines of the table: our growth, then the peers at the full size."""
    yield "| | paragraphs | seconds | memory beyond the text, MiB | recall | beyond |"
    yield "|---|---|---|---|---|---|"
    asked = [("huizong", count // part) for part in (8, 4, 2, 1)]
    for name, size in (*asked, ("datasketch", count), ("rensa", count)):
        one = apart(name, size)
        if one is None:
            yield f"| {name} | not installed: pip install -e .[bench] | | | | |"
            continue
        yield (
            f"| {name} | {size:,} | {one['seconds']} | {one['memory']} | {one['recall']} |"
            f" {one['beyond']} |"
        )


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    if len(sys.argv) > 2:
        print(json.dumps(measured(sys.argv[2], size)))
    else:
        for line in table(size):
            print(line, flush=True)
