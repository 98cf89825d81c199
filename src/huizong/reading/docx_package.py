"""The parts of a docx package, found by their relations as the standard asks (ISO 29500-2)."""

import posixpath
from dataclasses import dataclass

from huizong.reading.archive import Archive, open_archive
from huizong.reading.docx_xml import PACKAGE, Element, parse
from huizong.reading.faults import BROKEN, ReadingError, refuse
from huizong.reading.kinds import ARCHIVE, ZIPPED
from huizong.reading.limits import Limits
from huizong.reading.sniff import unsupported
from huizong.values import Message, Source

_USUAL = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Package:
    """An opened docx: its archive, the name of its main part, and that part's relations.

    `kept` holds the parts that were parsed, by name, for who changes them; None where nobody does.
    """

    archive: Archive
    main: str
    relations: tuple["Relation", ...]
    kept: dict[str, Element] | None = None

    def root(self, name: str) -> Element | None:
        """Return the parsed part of a name, None where there is none. Raises ReadingError."""
        if self.kept is not None and name in self.kept:
            return self.kept[name]
        data = self.archive.part(name)
        if data is None:
            return None
        most = self.archive.limits.max_tree
        root = parse(data, part=name, path=self.archive.path, most=most)
        if self.kept is not None:
            self.kept[name] = root
        return root

    def related(self, kind: str) -> Element | None:
        """Return the first part of the main part's relations of a kind ("styles")."""
        for relation in self.relations:
            if relation.kind == kind:
                return self.root(relation.target)
        return None

    def by_identifier(self, identifier: str) -> Element | None:
        """Return the part that a relation's identifier leads to."""
        for relation in self.relations:
            if relation.identifier == identifier:
                return self.root(relation.target)
        return None


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of a part: its identifier, the last word of its type, the part it leads to."""

    identifier: str
    kind: str
    target: str


def open_package(source: Source, limits: Limits, *, keeping: bool = False) -> Package:
    """Return the docx in a zip file. Raises ReadingError where it is another thing or broken.

    `keeping` makes it keep the parts that are parsed.
    """
    archive = open_archive(source, limits)
    main = next(
        (item.target for item in _relations(archive, "") if item.kind == "officeDocument"), _USUAL
    )
    if not main.endswith(".xml") or main not in archive.names:
        main = _USUAL
    if main not in archive.names or not main.startswith("word/"):
        raise _not_word(source, archive)
    return Package(archive, main, _relations(archive, main), {} if keeping else None)


def _relations(archive: Archive, part: str) -> tuple[Relation, ...]:
    folder, name = posixpath.split(part)
    data = archive.part(posixpath.join(folder, "_rels", f"{name}.rels"))
    if data is None:
        return ()
    root = parse(data, part=f"{name}.rels", path=archive.path)
    return tuple(
        Relation(
            relation.get("Id", ""),
            relation.get("Type", "").rpartition("/")[2],
            _resolved(folder, relation.get("Target", "")),
        )
        for relation in root.iter(f"{{{PACKAGE}}}Relationship")
        if relation.get("TargetMode") != "External"
    )


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _not_word(source: Source, archive: Archive) -> ReadingError:
    """Return the refusal of an archive that holds no Word document."""
    for beginning, kind in ZIPPED:
        if any(name.startswith(beginning) for name in archive.names):
            return unsupported(source, kind)
    if source.path.lower().endswith((".docx", ".docm", ".dotx")):
        return refuse(BROKEN, source.path, why=Message("里面没有 Word 正文（word/document.xml）"))
    return unsupported(source, ARCHIVE)
