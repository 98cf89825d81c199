"""Which characters of a line of Markdown are marks and not shown (after CommonMark 0.31)."""

import re

_MARK = re.compile(
    r"(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<image>!\[[^\[\]\n]*\]\([^()\n]*\))"
    r"|(?P<link>\[(?P<shown>[^\[\]\n]+)\]\([^()\n]*\))"
    r"|(?P<code>`+)"
    r"|(?P<html></?[A-Za-z][^<>\n]*>|<!--[^\n]{0,2000}?-->)"
    r"|(?P<run>\*+|_+|~~)"
)
_WORD = re.compile(r"\w")


def hidden_in(text: str) -> list[tuple[int, int]]:
    """Return the stretches of a line that Markdown does not show, in order, not overlapping."""
    hidden: list[tuple[int, int]] = []
    openers: dict[str, list[tuple[int, int]]] = {}
    position = 0
    while match := _MARK.search(text, position):
        start, position = match.span()
        kind = match.lastgroup
        if kind == "escape":
            hidden.append((start, position))
            position += 1
        elif kind in {"image", "html"}:
            hidden.append((start, position))
        elif match["link"]:
            hidden += ((start, match.start("shown")), (match.end("shown"), position))
        elif kind == "code":
            position = _code(text, match, hidden)
        else:
            _emphasis(text, match, openers, hidden)
    return sorted(hidden)


def _code(text: str, match: re.Match[str], hidden: list[tuple[int, int]]) -> int:
    """Hide the marks around a stretch of code; return where to go on."""
    fence = match.group()
    end = text.find(fence, match.end())
    if end < 0:
        return match.end()
    hidden += (match.span(), (end, end + len(fence)))
    return end + len(fence)


def _emphasis(
    text: str,
    match: re.Match[str],
    openers: dict[str, list[tuple[int, int]]],
    hidden: list[tuple[int, int]],
) -> None:
    """Pair a run of emphasis marks with the last open one of the same kind, or open it."""
    start, end = match.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    inside_word = match.group()[0] == "_" and _is_word(before) and _is_word(after)
    waiting = openers.setdefault(match.group(), [])
    if before.strip() and waiting and not inside_word:
        hidden += (waiting.pop(), (start, end))
    elif after.strip() and not inside_word and not (match.group()[0] == "_" and _is_word(before)):
        waiting.append((start, end))


def _is_word(character: str) -> bool:
    return bool(_WORD.match(character))
