"""A Word package with some parts changed or added; every other part keeps its bytes."""

import io
import posixpath
import zipfile
from collections.abc import Mapping

from lxml import etree

from huizong.reading.docx_package import Package
from huizong.reading.docx_xml import MAIN, MATH, PACKAGE, RELATIONS, Element, parse

_CONTENT_TYPES = "[Content_Types].xml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STRICT = "http://purl.oclc.org/ooxml/"
_NEW_DATE = (1980, 1, 1, 0, 0, 0)
# What reading made of Strict names (ISO 29500-1) is made Strict again.
_NAMES = (
    (MAIN, f"{_STRICT}wordprocessingml/main"),
    (RELATIONS, f"{_STRICT}officeDocument/relationships"),
    (MATH, f"{_STRICT}officeDocument/math"),
)


def is_strict(package: Package) -> bool:
    """Whether a package says its names as ISO 29500 Strict does."""
    return _STRICT.encode() in (package.archive.part(package.main) or b"")


def serialised(root: Element, *, strict: bool) -> bytes:
    """Return the bytes of a part."""
    data = _HEAD + etree.tostring(root, encoding="utf-8")
    for usual, name in _NAMES if strict else ():
        data = data.replace(b'"' + usual.encode() + b'"', b'"' + name.encode() + b'"')
    return data


def with_comments_part(package: Package, name: str) -> dict[str, bytes]:
    """Return the parts that must change so that a package has a comments part of that name."""
    folder, main = posixpath.split(package.main)
    relations = posixpath.join(folder, "_rels", f"{main}.rels")
    return {
        _CONTENT_TYPES: _declared(package, name),
        relations: _related(package, relations, posixpath.basename(name)),
    }


def _declared(package: Package, name: str) -> bytes:
    root = _root(package, _CONTENT_TYPES, f"{{{_TYPES}}}Types")
    etree.SubElement(
        root, f"{{{_TYPES}}}Override", {"PartName": f"/{name}", "ContentType": _COMMENTS_TYPE}
    )
    return serialised(root, strict=False)


def _related(package: Package, relations: str, target: str) -> bytes:
    root = _root(package, relations, f"{{{PACKAGE}}}Relationships")
    known = {relation.get("Id") for relation in root}
    number = next(n for n in range(1, len(known) + 2) if f"rId{n}" not in known)
    base = f"{_STRICT}officeDocument/relationships" if is_strict(package) else RELATIONS
    etree.SubElement(
        root,
        f"{{{PACKAGE}}}Relationship",
        {"Id": f"rId{number}", "Type": f"{base}/comments", "Target": target},
    )
    return serialised(root, strict=False)


def _root(package: Package, name: str, tag: str) -> Element:
    data = package.archive.part(name)
    if data is None:
        return etree.fromstring(f'<{tag.partition("}")[2]} xmlns="{tag[1:].partition("}")[0]}"/>')
    return parse(data, part=name, path=package.archive.path)


def packed(package: Package, changed: Mapping[str, bytes]) -> bytes:
    """Return a package with the changed parts in place of the old, new ones behind."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for member in package.archive.file.infolist():
            data = changed.get(member.filename)
            file.writestr(member, package.archive.file.read(member) if data is None else data)
        for name, data in changed.items():
            if name not in package.archive.names:
                part = zipfile.ZipInfo(name, date_time=_NEW_DATE)
                part.compress_type = zipfile.ZIP_DEFLATED
                file.writestr(part, data)
    return stream.getvalue()
