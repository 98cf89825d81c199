"""Make words/check_mistyped_words.yaml: usual words, sounds, and which sign may follow which.

    python tools/mistyped.py FOLDER

FOLDER holds published papers (*.txt) whose words and neighbouring signs are counted. Needs jieba
and pypinyin, both MIT, which the library itself does not: pip install jieba pypinyin.
"""

import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
TARGET = HERE / "src/huizong/definitions/words/check_mistyped_words.yaml"
HANZI = re.compile("[\u4e00-\u9fff]+")
RARELY = {1: 0, 2: 20, 3: 50, 4: 50}  # times in jieba's dictionary, by length
SIGNS = 4200  # signs in use; a rarer one is not what somebody meant or typed
NEVER = 10**9
# Signs with two usual sounds; the other readings of all others are rare.
TWOFOLD = set("行重长调度乐还都传藏朝处数率降强曾单会划教觉校解系相应与载着难没盛车给降角参宿尽压")
WIDTH = 48
HEAD = """\
# 由 tools/mistyped.py 生成，请不要手改。
# 词频取自结巴分词的词典和公开发布的政府工作报告里词语的出现次数；读音取自 pypinyin。
# 只有词和次数，没有句子。结巴分词：Copyright (c) 2013 Sun Junyi；pypinyin：Copyright (c) 2016
# mozillazg, 闲耘。两者都是 MIT 许可：
#   Permission is hereby granted, free of charge, to any person obtaining a copy of this software
#   and associated documentation files (the "Software"), to deal in the Software without
#   restriction, including without limitation the rights to use, copy, modify, merge, publish,
#   distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
#   Software is furnished to do so, subject to the following conditions: The above copyright notice
#   and this permission notice shall be included in all copies or substantial portions of the
#   Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED,
#   INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE
#   AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
#   DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
#   OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
label: 常用词、读音和字的相接
basis: 结巴分词 0.42.1 词典；pypinyin 0.55.0；政府工作报告的字词统计
since: "2026-11-22"
"""


def main(folder: str) -> None:
    """Count, and write the file."""
    from pypinyin import Style, pinyin  # type: ignore[import-not-found]  # for this tool alone

    spoken, usual = read_papers(folder), dictionary()
    official = Counter(word for run in spoken for word in run)
    words = weights(usual, official)
    meant = {word for word in words if len(word) == 2 and is_meant(word, usual, official)}
    signs = [sign for sign, _ in in_use(usual).most_common(SIGNS)]
    said = {sign: pinyin(sign, style=Style.NORMAL, heteronym=True)[0] for sign in signs}
    sounds = {sign: set(each[: 1 + (sign in TWOFOLD)]) for sign, each in said.items()}
    told = [HEAD, "sounds: |\n", *lines(by_sound(sounds)), "meant: >-\n", *wrapped(sorted(meant))]
    told += ["words:\n", *levels(words), "follow: |\n"]
    told += lines(followers(usual, spoken, relevant(meant, sounds)))
    TARGET.write_text("".join(told), encoding="utf-8")


def read_papers(folder: str) -> list[list[str]]:
    """Return the words of the papers, a list for each stretch of hanzi."""
    import jieba  # type: ignore[import-not-found]  # for this tool alone

    texts = (path.read_text("utf-8", "ignore") for path in sorted(Path(folder).glob("*.txt")))
    runs = (run for text in texts for run in HANZI.findall(re.sub(r"(?<=\w)\s+(?=\w)", "", text)))
    return [list(jieba.cut(run)) for run in runs]


def dictionary() -> dict[str, int]:
    """Return the words of jieba's dictionary with their frequencies."""
    import jieba

    text = Path(jieba.__file__).with_name("dict.txt").read_text("utf-8")
    pairs = (line.split(" ") for line in text.splitlines())
    return {word: int(count) for word, count, *_ in pairs if HANZI.fullmatch(word)}


def is_meant(word: str, usual: dict[str, int], official: Counter[str]) -> bool:
    """Whether a word is usual enough to be what somebody meant to type."""
    return official[word] >= 8 or usual.get(word, 0) >= 800


def weights(usual: dict[str, int], official: Counter[str]) -> dict[str, int]:
    """Return the natural logarithm of how probable each word is: half general, half official."""
    general, all_official = sum(usual.values()), official.total()
    words = (
        word
        for word in {*usual, *official}
        if usual.get(word, 0) >= RARELY.get(len(word), NEVER)
        or (official[word] > 1 and len(word) in RARELY)
    )
    return {
        word: round(
            math.log(usual.get(word, 0) / general / 2 + official[word] / all_official / 2 + 1e-9)
        )
        for word in words
    }


def in_use(usual: dict[str, int]) -> Counter[str]:
    """Return how often each sign is used."""
    signs: Counter[str] = Counter()
    for word, count in usual.items():
        for sign in word:
            signs[sign] += count
    return signs


def near(sound: str) -> str:
    """Return a sound as those who do not tell zh from z, and -ng from -n, type it."""
    for double in ("zh", "ch", "sh"):
        sound = sound.replace(double, double[0])
    return sound.removesuffix("g") if sound.endswith("ng") else sound


def by_sound(sounds: dict[str, set[str]]) -> Iterator[str]:
    """Yield signs of one sound together, those of near sounds on one line."""
    groups: defaultdict[str, defaultdict[str, str]] = defaultdict(lambda: defaultdict(str))
    for sign, said in sounds.items():
        for sound in sorted(said):
            groups[near(sound)][sound] += sign
    for name in sorted(groups):
        yield " ".join(groups[name].values())


def relevant(meant: set[str], sounds: dict[str, set[str]]) -> set[str]:
    """Return the pairs of signs that would be taken for slips of usual words."""
    heard: defaultdict[str, set[str]] = defaultdict(set)
    for sign, said in sounds.items():
        for sound in said:
            heard[near(sound)].add(sign)
    found = set()
    for word in meant:
        for sound in sounds.get(word[0], ()):
            found |= {sign + word[1] for sign in heard[near(sound)]}
        for sound in sounds.get(word[1], ()):
            found |= {word[0] + sign for sign in heard[near(sound)]}
    return found


def followers(usual: dict[str, int], spoken: list[list[str]], asked: set[str]) -> Iterator[str]:
    """Yield each sign with those that were seen behind it, where that tells anything."""
    seen = {pair for run in spoken for pair in pairs("".join(run))}
    held = {pair for word, count in usual.items() if count >= 3 for pair in pairs(word)}
    behind: defaultdict[str, str] = defaultdict(str)
    for pair in sorted(seen | (held & asked)):
        behind[pair[0]] += pair[1]
    for sign in sorted(behind):
        yield sign + behind[sign]


def pairs(text: str) -> Iterable[str]:
    """Return the pairs of neighbours in a text."""
    return map(str.__add__, text, text[1:])


def lines(each: Iterable[str]) -> Iterator[str]:
    """Yield lines of a block."""
    for line in each:
        yield f"  {line}\n"


def levels(words: dict[str, int]) -> Iterator[str]:
    """Yield words by how probable they are."""
    for level in sorted(set(words.values()), reverse=True):
        yield f"  {level}: >-\n"
        yield from ("  " + line for line in wrapped(sorted(w for w in words if words[w] == level)))


def wrapped(words: list[str]) -> Iterator[str]:
    """Yield words in lines of a width."""
    line = ""
    for word in words:
        if len(line) > WIDTH:
            yield f"  {line}\n"
            line = ""
        line += f" {word}" if line else word
    yield f"  {line}\n"


if __name__ == "__main__":
    main(sys.argv[1])
