"""The English of what definitions call things, in files beside them: `english/<key>.yaml`.

A definition is Chinese, and so are records, exports and drafts made by it. Its labels, choices,
states, help and complaints may have English words, which who shows a page puts in their place.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import RootModel

from huizong.definitions.faults import Place, why
from huizong.definitions.reader import HERE, DefinitionError, read_definition_file
from huizong.values import Message

ENGLISH = "english"
COMMON = "common"
"""The file with words of more than one definition."""


class _Words(RootModel[dict[str, str]]):
    """Chinese words with their English."""


def english(key: str, *folders: Path) -> Mapping[str, str]:
    """Return the English of the words of the definition with a key; {} where nobody wrote any.

    Words of a definition go before common ones, and those of later folders before the library's.
    Raises DefinitionError for a file that cannot be used.
    """
    found: dict[str, str] = {}
    for name in (COMMON, key):
        for folder in (HERE, *folders):
            path = folder / ENGLISH / f"{name}.yaml"
            if path.is_file():
                found |= read_definition_file(path, _Words).root
    return found


def english_faults(folder: Path) -> Iterator[Message]:
    """Yield what is wrong with the files of English words beside a folder's definitions."""
    for path in sorted((folder / ENGLISH).glob("*.yaml")):
        try:
            read_definition_file(path, _Words)
        except DefinitionError as error:
            yield why(str(path), error, _said)


def _said(where: Place, _kind: str) -> Message:
    word = str(where[0]) if where else ""
    return Message("“{word}”后面要写它的英文，一个词一行", word=word)
