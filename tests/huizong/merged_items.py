"""Items for tests: a text in which 〔〕 are the brackets that merging wrote, with its origins."""

import re

from huizong.values import Place, Run, own

_OWN = re.compile("〔[^〔〕0-9]*〕")
_WORDS = re.compile("[；]|[^；]+")


def plain(text: str) -> str:
    """Return a text as it is printed."""
    return _OWN.sub(lambda match: f"（{match[0][1:-1]}）", text)


def item(text: str) -> tuple[Run, ...]:
    """Return the runs: what stands in the brackets is of 乙.txt, the rest of 甲.txt."""
    runs: list[Run] = []
    at = {"甲.txt": 0, "乙.txt": 0}

    def quote(words: str, path: str) -> None:
        if words:
            runs.append(Run(words, Place(path, at[path], at[path] + len(words))))
            at[path] += len(words) + 2

    end = 0
    for match in _OWN.finditer(text):
        quote(text[end : match.start()], "甲.txt")
        end = match.end()
        runs.append(own("（"))
        for words in _WORDS.findall(match[0][1:-1]):
            if words == "；":
                runs.append(own(words))
            else:
                quote(words, "乙.txt")
        runs.append(own("）"))
    quote(text[end:], "甲.txt")
    return tuple(runs)
