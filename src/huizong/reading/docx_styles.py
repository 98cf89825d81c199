"""Paragraph and character styles: what a paragraph inherits along basedOn."""

from dataclasses import dataclass, field

from huizong.reading.docx_xml import Element, number, switched, value, w

_LONGEST_CHAIN = 64  # a chain of styles that turns in a circle ends here


@dataclass(frozen=True, slots=True)
class Style:
    """One style: what it says itself, None where it leaves it to the style it is based on."""

    identifier: str
    based_on: str | None
    numbering: int | None  # numId
    level: int | None  # ilvl
    hidden: bool | None


@dataclass(slots=True)
class Styles:
    """The styles of a document by identifier; `default` is that of a paragraph that names none."""

    by_identifier: dict[str, Style] = field(default_factory=dict)
    default: str | None = None
    hidden: bool = False

    def chain(self, identifier: str | None) -> list[Style]:
        """Return the style and what it is based on, nearest first."""
        chain: list[Style] = []
        name = identifier
        while name is not None and len(chain) < _LONGEST_CHAIN:
            style = self.by_identifier.get(name)
            if style is None:
                break
            chain.append(style)
            name = style.based_on
        return chain

    def paragraph_chain(self, identifier: str | None) -> list[Style]:
        """Return the chain of a paragraph; the default style where it names none that is known."""
        return self.chain(identifier) or self.chain(self.default)


def read_styles(root: Element | None) -> Styles:
    """Return the styles of a styles part."""
    styles = Styles()
    if root is None:
        return styles
    for element in root.iterfind(w("style")):
        style = _style(element)
        styles.by_identifier.setdefault(style.identifier, style)
        if element.get(w("type")) == "paragraph" and element.get(w("default")) in {
            "1",
            "true",
            "on",
        }:
            styles.default = style.identifier
    defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    styles.hidden = bool(switched(defaults, "vanish"))
    return styles


def _style(element: Element) -> Style:
    properties = element.find(f"{w('pPr')}/{w('numPr')}")
    return Style(
        identifier=element.get(w("styleId"), ""),
        based_on=value(element, "basedOn"),
        numbering=number(properties, "numId"),
        level=number(properties, "ilvl", most=8),
        hidden=switched(element.find(w("rPr")), "vanish"),
    )


def said(chain: list[Style], *, default: bool) -> bool:
    """Return whether the nearest style that says so hides its text."""
    return next((style.hidden for style in chain if style.hidden is not None), default)
