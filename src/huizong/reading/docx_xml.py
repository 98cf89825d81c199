"""Word's XML: parsed without entities or network, its names and on/off values."""

from collections.abc import Iterator

from lxml import etree

from huizong.reading.faults import BROKEN, OVERSIZED, UNSAFE_XML, refuse
from huizong.reading.limits import MEGABYTE, Limits
from huizong.values import Message

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
FALLBACK = f"{{{COMPATIBILITY}}}Fallback"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"

# ISO 29500 Strict says the same under other names.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", MAIN.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", RELATIONS.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", MATH.encode()),
)
_OFF = ("0", "false", "off")
_NODE, _ATTRIBUTE = 120, 216  # bytes, in libxml2
_TOO_MUCH = (
    "depth",
    "huge",
    "limit",
)  # what libxml2's messages say where its own limits are passed
_MOST = Limits().max_tree

Element = etree._Element  # noqa: SLF001 - lxml names its element class so


def w(name: str) -> str:
    """Return a name of the main namespace as lxml writes it."""
    return f"{{{MAIN}}}{name}"


def parse(data: bytes, *, part: str, path: str, most: int = _MOST) -> Element:
    """Return the root of an XML part.

    Raises ReadingError where it is broken, has a DTD, or would take more than `most` bytes.
    """
    if _weight(data) > most:
        why = Message("{part} 展开后要占 {limit} MB 以上的内存", part=part, limit=most // MEGABYTE)
        raise refuse(OVERSIZED, path, why=why)
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
        if any(word in str(error) for word in _TOO_MUCH):
            why = Message("{part} 层次太深，或有一段文字太长", part=part)
            raise refuse(OVERSIZED, path, why=why) from error
        why = Message("其中的 {part} 不是完整的 XML", part=part)
        raise refuse(BROKEN, path, why=why) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise refuse(UNSAFE_XML, path, part=part)
    return root


def _weight(data: bytes) -> int:
    """Return about how many bytes a tree of some XML takes; known before it is built."""
    elements_ = data.count(b"<") - data.count(b"</")
    texts = data.count(b">") - data.count(b"><")
    attributes = data.count(b'="') + data.count(b"='")
    return len(data) + _NODE * (elements_ + texts) + _ATTRIBUTE * attributes


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
