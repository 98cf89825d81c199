"""Reads ledgers from files: those shipped, and an office's own, which go before them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

from huizong.definitions import DefinitionError
from huizong.definitions.faults import Place, why
from huizong.definitions.reader import HERE, has_part, line_of, read_definition_file
from huizong.ledgers.checking import DefinitionFault, among, faults
from huizong.ledgers.definition import Ledger
from huizong.ledgers.versions import key_of, one, version_faults
from huizong.values import Message

SHIPPED = HERE / "ledgers"
_SAID = {
    "missing": Message("缺“{key}”这一项；请补上"),
    "extra_forbidden": Message("不认识“{key}”这一项；请核对写法（见 docs/ledgers.md）"),
    "string_type": Message("“{key}”要写文字；像数的文字要加引号"),
    "enum": Message("“{key}”的写法不在可用的之列（见 docs/ledgers.md）"),
    "literal_error": Message("“{key}”的写法不在可用的之列（见 docs/ledgers.md）"),
    "string_pattern_mismatch": Message("“{key}”要写成 15 days、20 workdays、3 months 的样子"),
}


class LedgerError(DefinitionError):
    """A ledger cannot be used; `message` tells each fault with file, line and remedy."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def read_ledger(path: Path) -> Ledger:
    """Return the ledger in a file; its key is the file's name. Raises LedgerError."""
    try:
        ledger = read_definition_file(path, Ledger)
    except DefinitionError as error:
        raise LedgerError(why(str(path), error, _said)) from error
    ledger = ledger.model_copy(update={"key": key_of(path.stem)})
    if found := faults(ledger):
        raise LedgerError(as_one(placed(path, found)))
    return ledger


def read_ledgers(*folders: Path) -> dict[str, Ledger]:
    """Return the ledgers of folders by key; of two files of one name the later folder's holds.

    Versions of one ledger (hazard.yaml, hazard.2.yaml) are one; see `versions`.

    Files of indicators and of drafts may lie in the same folders; they are passed over.

    Raises LedgerError with the faults of all files.
    """
    found = (path for folder in folders for path in sorted(folder.glob("*.yaml")))
    others = ("indicators", "parts")
    paths = {path.stem: path for path in found if not any(has_part(path, each) for each in others)}
    read, refused = _read_all(paths.values())
    ledgers, unjoined = _joined(read, paths)
    refused += unjoined
    newest = {key_of(stem): path for stem, path in sorted(paths.items(), reverse=True)}
    if not refused:
        refused = [
            message for key, fault in among(ledgers) for message in placed(newest[key], [fault])
        ]
    if refused:
        raise LedgerError(as_one(refused))
    return ledgers


@cache
def shipped_ledgers() -> dict[str, Ledger]:
    """Return the ledgers that come with the library."""
    return read_ledgers(SHIPPED)


def _read_all(paths: Iterable[Path]) -> tuple[dict[str, Ledger], list[Message]]:
    ledgers: dict[str, Ledger] = {}
    refused: list[Message] = []
    for path in paths:
        try:
            ledgers[path.stem] = read_ledger(path)
        except LedgerError as error:
            refused.append(error.message)
    return ledgers, refused


def _joined(
    read: Mapping[str, Ledger], paths: Mapping[str, Path]
) -> tuple[dict[str, Ledger], list[Message]]:
    """Return ledgers by key with their versions as one, and what keeps versions apart."""
    versions: dict[str, list[tuple[str, Ledger]]] = {}
    for stem, ledger in read.items():
        versions.setdefault(ledger.key, []).append((stem, ledger))
    for each in versions.values():
        each.sort(key=lambda one: (one[1].since, one[0]))
    told = [
        message
        for each in versions.values()
        for (_, old), (stem, new) in pairwise(each)
        for message in placed(paths[stem], version_faults(old, new))
    ]
    if told:
        return {}, told
    return {key: one(ledger for _, ledger in each) for key, each in versions.items()}, []


def _said(where: Place, kind: str) -> Message:
    key = next((str(step) for step in reversed(where) if isinstance(step, str)), "")
    known = _SAID.get(kind)
    if known is None:
        return Message("“{key}”的写法不对（{kind}）；请对照 docs/ledgers.md", key=key, kind=kind)
    return Message(known.template, key=key)


def placed(path: Path, found: Iterable[DefinitionFault]) -> Iterator[Message]:
    """Yield faults of a definition with the file and the line on which each stands."""
    text = path.read_text(encoding="utf-8-sig")
    for fault in found:
        yield Message(
            "{path} 第{line}行：{what}",
            path=str(path),
            line=line_of(text, fault.where),
            what=fault.message,
        )


def as_one(messages: Iterable[Message]) -> Message:
    """Return several messages as one, a line for each."""
    first, *others = messages
    for other in others:
        first = Message("{one}\n{other}", one=first, other=other)
    return first
