"""Word's XML: parsed without entities or network, its names and on/off values."""

from collections.abc import Iterator

from lxml import etree

from huizong.reading.faults import BROKEN, UNSAFE_XML, refuse
from huizong.values import Message

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"

# ISO 29500 Strict says the same under other names.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", MAIN.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", RELATIONS.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", MATH.encode()),
)
_OFF = ("0", "false", "off")

Element = etree._Element  # noqa: SLF001 - lxml names its element class so


def w(name: str) -> str:
    """Return a name of the main namespace as lxml writes it."""
    return f"{{{MAIN}}}{name}"


def parse(data: bytes, *, part: str, path: str) -> Element:
    """Return the root of an XML part. Raises ReadingError where it is broken or has a DTD."""
    for strict, usual in _STRICT:
        if strict in data:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        why = Message("其中的 {part} 不是完整的 XML", part=part)
        raise refuse(BROKEN, path, why=why) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise refuse(UNSAFE_XML, path, part=part)
    return root


def value(parent: Element | None, name: str, attribute: str = "val") -> str | None:
    """Return an attribute of a child, None where either is missing."""
    child = None if parent is None else parent.find(w(name))
    return None if child is None else child.get(w(attribute))


def number(parent: Element | None, name: str, *, most: int = 2**31 - 1) -> int | None:
    """Return the whole number in a child's val, None where there is none between 0 and `most`."""
    return whole(value(parent, name), most=most)


def whole(text: str | None, *, most: int = 2**31 - 1) -> int | None:
    """Return a text as a whole number, None where it is none between 0 and `most`."""
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 10:
        return None
    return min(int(text), most)


def switched(properties: Element | None, name: str) -> bool | None:
    """Return whether an on/off property is on, None where it is not said."""
    child = None if properties is None else properties.find(w(name))
    return None if child is None else child.get(w("val"), "1").lower() not in _OFF


def elements(parent: Element) -> Iterator[Element]:
    """Yield the child elements, entities and the like left out."""
    for child in parent:
        if isinstance(child.tag, str):
            yield child
