"""A matter out of the statements that were joined: its name, who leads it, who mentions it."""

import re
from collections.abc import Sequence

from huizong.matters.board import Board, Name
from huizong.matters.roles import lead, role
from huizong.matters.rulings import Ruling, who
from huizong.values import Matter, Mention, Place, cut, places_of

_CLAUSE = re.compile("[，。；]")


def several(board: Board, group: Sequence[int]) -> bool:
    """Whether several statements speak of a matter."""
    return len({board.names[name].statement for name in group}) > 1


def key_of(board: Board, index: int) -> tuple[int, int]:
    """Return by what names are put in order: as they appear."""
    name = board.names[index]
    return (name.statement, name.start)


def matter_of(board: Board, group: Sequence[int], ruling: Ruling) -> Matter:
    """Return the matter of names that were joined; who leads it a person may have decided."""
    names = [board.names[index] for index in group]
    mentions = tuple(_mention(board, name) for name in names)
    sole = [_is_sole(board, name) for name in names]
    leading = ruling.lead({name.statement for name in names})
    title = _title(board, names)
    if leading is None:
        return Matter(title, lead(mentions, sole, board.words), mentions)
    return Matter(title, leading.lead, mentions, who(leading))


def _title(board: Board, names: Sequence[Name]) -> str:
    """Return the fullest name; where no words name it, its first clause."""
    parts = [name for name in names if not _is_whole(board, name)]
    if not parts:
        return _CLAUSE.split(board.said[names[0].statement].text, maxsplit=1)[0]
    fullest = max(parts, key=lambda name: name.end - name.start)
    return board.said[fullest.statement].text[fullest.start : fullest.end]


def _is_whole(board: Board, name: Name) -> bool:
    return name.end - name.start == len(board.said[name.statement].text)


def _is_sole(board: Board, name: Name) -> bool:
    """Whether a statement speaks of this matter alone: one name, and not one of a list."""
    text = board.said[name.statement].text
    listed = text[: name.start].endswith("、") or text.startswith(("、", "等"), name.end)
    return len(board.of_statement[name.statement]) == 1 and not listed


def _mention(board: Board, name: Name) -> Mention:
    said = board.said[name.statement]
    places = places_of(cut(said.runs, name.start, name.end))
    phrase = Place(said.place.path, places[0].start, places[-1].end)
    did = role(said.text, name.start, name.end, board.words)
    return Mention(said.section, said.place, phrase, did, name.why, name.decided)
