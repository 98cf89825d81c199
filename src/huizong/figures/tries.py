"""Word lists as regular expressions that branch character by character."""

import re
from collections.abc import Mapping

Node = dict[str, "Node"]


def alternation(conditions: Mapping[str, str]) -> str:
    """Return a pattern for a list of words, each with a condition that must hold behind it.

    The longest word whose condition holds wins. The words are tried character by character, so
    the time does not grow with the length of the list. No words: a pattern that never matches.
    """
    root: Node = {}
    for word in conditions:
        node = root
        for sign in word:
            node = node.setdefault(sign, {})
    return _branch(root, "", conditions)


def _branch(node: Node, word: str, conditions: Mapping[str, str]) -> str:
    """Return the alternatives below a node, the end of a word last."""
    branches = [re.escape(sign) + _branch(node[sign], word + sign, conditions) for sign in node]
    if word in conditions:
        branches.append(conditions[word])
    if len(branches) == 1:
        return branches[0]
    return f"(?:{'|'.join(branches)})" if branches else "(?!)"


def unless(signs: str) -> str:
    """Return the condition that none of the signs follows."""
    return f"(?![{re.escape(signs)}])" if signs else ""
