"""Signs as an office types them, made those that the parser reads; quoted text stays as it is."""

import re

_QUOTES = {"“": "”", "‘": "’", "「": "」", '"': '"', "'": "'", "＂": "＂", "＇": "＇"}
_SIGNS = str.maketrans(
    {
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
        "　": " ",
        "×": "*",
        "÷": "/",
        "−": "-",
        "、": ",",
        "【": "[",
        "】": "]",
        "≥": ">=",
        "≤": "<=",
        "≠": "!=",
    }
)
_WORDS = {
    "且": "and",
    "并且": "and",
    "或": "or",
    "或者": "or",
    "非": "not",
    "属于": "in",
    "true": "True",
    "false": "False",
}
_WORD = re.compile(r"(?<!\w)(?:并且|或者|属于|且|或|非|true|false)(?!\w)")
_EQUALS = re.compile(r"(?<![=!<>])=(?!=)")


def plain_signs(text: str) -> str:
    """Return an expression with half-width signs: （甲＋乙）÷2 ≥ 3 becomes (甲+乙)/2 >= 3."""
    return "".join(
        repr(piece) if quoted else _unquoted(piece) for quoted, piece in _pieces(text.strip())
    )


def _unquoted(piece: str) -> str:
    half = piece.translate(_SIGNS)
    words = _WORD.sub(lambda word: _WORDS[word[0]], half)
    return _EQUALS.sub("==", words)


def _pieces(text: str) -> list[tuple[bool, str]]:
    """Return stretches in turn, and whether each is the inside of a pair of quotation marks."""
    found: list[tuple[bool, str]] = []
    start = at = 0
    while at < len(text):
        end = text.find(_QUOTES[text[at]], at + 1) if text[at] in _QUOTES else -1
        if end < 0:
            at += 1
            continue
        found += [(False, text[start:at]), (True, text[at + 1 : end])]
        start = at = end + 1
    return [*found, (False, text[start:])]
