"""Reads sets of indicators from files: those shipped, and an office's own, which go before."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from huizong.definitions import DefinitionError
from huizong.definitions.faults import Place, why
from huizong.definitions.reader import HERE, has_part, read_definition_file
from huizong.indicators.catalogue import Catalogue
from huizong.indicators.checking import faults
from huizong.indicators.definition import IndicatorSet
from huizong.ledgers import Ledger, LedgerError, shipped_ledgers
from huizong.ledgers.loading import as_one, placed
from huizong.values import Message

SHIPPED = HERE / "indicators"
_SAID = {
    "missing": Message("缺“{key}”这一项；请补上"),
    "extra_forbidden": Message("不认识“{key}”这一项；请核对写法（见 docs/indicators.md）"),
    "string_type": Message("“{key}”要写文字；像数的文字要加引号"),
    "enum": Message("“{key}”的写法不在可用的之列（见 docs/indicators.md）"),
    "literal_error": Message("“{key}”的写法不在可用的之列（见 docs/indicators.md）"),
    "too_short": Message("“{key}”里还什么都没有"),
}


class IndicatorError(LedgerError):
    """A set of indicators cannot be used; `message` tells each fault with file, line, remedy."""


def read_catalogue(*folders: Path, ledgers: Mapping[str, Ledger] | None = None) -> Catalogue:
    """Return the sets of folders by key, beside the ledgers that their formulas may name.

    Of two sets of one key the later folder's holds; files of ledgers may lie in the same folders
    and are passed over. Without `ledgers` the shipped ones are meant.

    Raises IndicatorError with the faults of all files.
    """
    found = (path for folder in folders for path in sorted(folder.glob("*.yaml")))
    paths = {path.stem: path for path in found if is_set(path)}
    sets, refused = _read_all(paths.values())
    known = shipped_ledgers() if ledgers is None else ledgers
    catalogue = Catalogue(sets, known)
    for key, group in sets.items():
        refused += placed(paths[key], faults(group, catalogue))
    if refused:
        raise IndicatorError(as_one(refused))
    return catalogue


def is_set(path: Path) -> bool:
    """Return whether a file is meant to define indicators, and not a ledger."""
    return has_part(path, "indicators")


@cache
def shipped_indicators() -> Catalogue:
    """Return the indicators that come with the library, over the ledgers that do."""
    return read_catalogue(SHIPPED)


def _read_all(paths: Iterable[Path]) -> tuple[dict[str, IndicatorSet], list[Message]]:
    sets: dict[str, IndicatorSet] = {}
    refused: list[Message] = []
    for path in paths:
        try:
            read = read_definition_file(path, IndicatorSet)
        except DefinitionError as error:
            refused.append(why(str(path), error, _said))
        else:
            sets[path.stem] = read.model_copy(update={"key": path.stem})
    return sets, refused


def _said(where: Place, kind: str) -> Message:
    key = next((str(step) for step in reversed(where) if isinstance(step, str)), "")
    known = _SAID.get(kind)
    if known is None:
        return Message("“{key}”的写法不对（{kind}）；请对照 docs/indicators.md", key=key, kind=kind)
    return Message(known.template, key=key)
