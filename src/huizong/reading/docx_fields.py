"""What a field of Word shows without a stored result: characters that lie over each other."""

import re

# An EQ field that overstrikes, as Word's 带圈字符 and 拼音指南 write it: a sign and what it
# encloses, or small letters and the character below them.
_OVER = re.compile(r"\\o\s*(?:\\a[clrd]\s*)?[(（](.*)[)）]\s*$", re.IGNORECASE | re.DOTALL)
_PARTS = re.compile(r"[,;，；]")
_CIRCLES = frozenset("○〇◯")
_ENCLOSED = {
    **{str(count): chr(0x2460 + count - 1) for count in range(1, 21)},
    **{str(count): chr(0x3251 + count - 21) for count in range(21, 36)},
    **{str(count): chr(0x32B1 + count - 36) for count in range(36, 51)},
    **{sign: chr(0x3280 + index) for index, sign in enumerate("一二三四五六七八九十")},
}


def shown(instruction: str) -> str:
    r"""Return what a field shows that only has an instruction: ① for EQ \o\ac(○,1)."""
    if instruction.lstrip()[:2].upper() != "EQ":
        return ""
    found = _OVER.search(instruction)
    if found is None:
        return ""
    first, *others = (part.strip() for part in _PARTS.split(found[1]))
    if not others:
        return ""
    last = others[-1]
    return _ENCLOSED.get(last, last) if first in _CIRCLES else last
