"""Whether a pattern of an office can be tried on a text without ever taking long.

Python's engine goes back and tries again; a repetition of what already repeats, or of
alternatives, can take for ever, and so can many choices one behind the other. Such patterns are
refused rather than timed.
"""

import re

from huizong.values import Message

LONGEST, MOST_OPEN, MOST_OPTIONAL, MOST_GROUPS = 200, 2, 4, 4
_REPEATED_GROUP = re.compile(r"\)(?:[*+]|\{\d+,?\d*\})")
_OPEN = re.compile(r"(?<!\\)[*+]|\{\d+,\d*\}")
_OPTIONAL = re.compile(r"(?<![\\(])\?")
_SPECIAL = re.compile(r"\(\?(?!:)|\\[1-9]")
_LARGE = re.compile(r"\{(?:\d+,)?(\d{4,})\}")


def refused(pattern: str) -> Message | None:
    """Return why a pattern may not be used, None if it may."""
    if len(pattern) > LONGEST:
        return Message("样式超过{most}个字", most=LONGEST)
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return Message("样式不成正则表达式：{why}", why=str(error))
    inner = re.sub(r"\[(?:\\.|[^\]\\])*\]", "x", pattern)
    if _REPEATED_GROUP.search(inner) or len(_OPEN.findall(inner)) > MOST_OPEN:
        return Message("样式里重复套重复，遇到长文字会没完没了；请写成不重复括号的样子")
    if _branches(inner):
        return Message(
            "样式里可有可无（?）或几选一（|）的地方太多，遇到长文字会没完没了；请写简单些"
        )
    if _SPECIAL.search(inner) or _LARGE.search(inner):
        return Message("样式里不能用向前向后看、回头引用和上千次的重复")
    return None


def _branches(inner: str) -> bool:
    """Whether a pattern forks so often that all ways through it cannot be tried."""
    forks = inner.count("(") if "|" in inner else 0
    return len(_OPTIONAL.findall(inner)) > MOST_OPTIONAL or forks > MOST_GROUPS
