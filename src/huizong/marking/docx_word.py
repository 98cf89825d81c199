"""A Word file in hand: opened with its words as units, written into, and closed again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from huizong.marking.docx_edits import Editor
from huizong.marking.docx_new import new_docx
from huizong.marking.docx_parts import is_strict, packed, serialised
from huizong.marking.docx_units import Units
from huizong.marking.edits import Chosen, narrowed
from huizong.reading.docx_package import Package
from huizong.reading.docx_trail import read_trail
from huizong.reading.docx_xml import Element, w, whole
from huizong.values import Document, Finding, Source


@dataclass(slots=True)
class Word:
    """A Word file: its package, the root of its main part, its words."""

    package: Package
    main: Element
    units: Units


def opened(source: Source, document: Document) -> Word:
    """Return a docx in hand, or a new one of a document that was none.

    Raises ReadingError where it cannot be read again, ValueError where it is another file.
    """
    if document.format != "docx":
        package, stretches = new_docx(document)
    else:
        trail = read_trail(source)
        package, stretches = trail.package, list(trail.stretches)
        if trail.document.text != document.text:
            msg = f"{source.path} is not the file that the document was read from"
            raise ValueError(msg)
    main = package.root(package.main)
    if main is None:
        msg = f"{source.path} has no main part"
        raise ValueError(msg)
    return Word(package, main, Units(stretches))


def edited(
    word: Word,
    document: Document,
    choice: Chosen,
    *,
    tracked: bool,
    at: datetime | None = None,
    cuts: Iterable[int] = (),
) -> tuple[Editor, frozenset[Finding]]:
    """Write the chosen edits that a Word file can take; return which findings that mends.

    The runs are cut at the ends of all edits, and at `cuts`. A finding is mended whole or not.
    """
    narrow = dict(zip(choice.edits, narrowed(choice.edits, document), strict=True))
    ends = [end for edit in narrow.values() for end in (edit.place.start, edit.place.end)]
    word.units.cut([*ends, *cuts])
    editor = Editor(word.units, tracked=tracked, next=_last_mark(word.main) + 1, at=at)
    possible = {edit for edit, small in narrow.items() if editor.can(small)}
    made = frozenset(finding for finding in choice.made if possible.issuperset(finding.fix))
    wanted = {edit for finding in made for edit in finding.fix}
    editor.write([small for edit, small in narrow.items() if edit in wanted])
    return editor, made


def _last_mark(main: Element) -> int:
    """Return the highest identifier of a mark in the text: changes count on from there."""
    name = w("id")
    return max((whole(element.get(name)) or 0 for element in main.iter("{*}*")), default=0)


def closed(word: Word, editor: Editor, changed: Mapping[str, bytes] | None = None) -> bytes:
    """Return the bytes of a Word file; `changed` are parts that changed besides its texts."""
    strict, kept = is_strict(word.package), word.package.kept or {}
    parts = {
        name: serialised(root, strict=strict)
        for name, root in kept.items()
        if root is word.main or root in editor.touched
    }
    return packed(word.package, {**parts, **(changed or {})})
