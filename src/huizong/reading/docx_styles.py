"""Paragraph and character styles: what a paragraph or a run inherits along basedOn."""

from dataclasses import dataclass, field

from huizong.reading.docx_xml import DRAWING, Element, number, switched, value, w, whole

_LONGEST_CHAIN = 64  # a chain of styles that turns in a circle ends here


@dataclass(frozen=True, slots=True)
class Style:
    """One style: what it says itself, None where it leaves it to the style it is based on."""

    identifier: str
    based_on: str | None
    numbering: int | None  # numId
    level: int | None  # ilvl
    hidden: bool | None
    font: str | None = None  # of hanzi
    size: float | None = None  # points
    pitch: float | None = None  # points, 0 where lines are said to be as high as their type


@dataclass(slots=True)
class Styles:
    """The styles of a document by identifier; `default` is that of a paragraph that names none."""

    by_identifier: dict[str, Style] = field(default_factory=dict)
    default: str | None = None
    hidden: bool = False
    font: str = ""
    size: float = 10.0  # what Word takes where nothing is said
    themes: dict[str, str] = field(default_factory=dict)  # "minor", "major": their font for hanzi

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

    def type_of(self, properties: Element | None, paragraph_style: str | None) -> tuple[str, float]:
        """Return font and size of the hanzi of a run, given its rPr and its paragraph's style."""
        font, size = _font(properties, self.themes), _size(properties)
        if font is None or size is None:
            chain = (
                *self.chain(value(properties, "rStyle")),
                *self.paragraph_chain(paragraph_style),
            )
            font = font or next((style.font for style in chain if style.font is not None), None)
            size = size or next((style.size for style in chain if style.size is not None), None)
        return font or self.font, size or self.size

    def pitch_of(self, paragraph_style: str | None) -> float | None:
        """Return the exact line pitch that a paragraph's style fixes."""
        chain = self.paragraph_chain(paragraph_style)
        return next((style.pitch for style in chain if style.pitch is not None), None) or None


def read_styles(root: Element | None, theme: Element | None = None) -> Styles:
    """Return the styles of a styles part; the theme names the fonts that they leave to it."""
    styles = Styles(themes=_themes(theme))
    if root is None:
        return styles
    for element in root.iterfind(w("style")):
        style = _style(element, styles.themes)
        styles.by_identifier.setdefault(style.identifier, style)
        if element.get(w("type")) == "paragraph" and element.get(w("default")) in {
            "1",
            "true",
            "on",
        }:
            styles.default = style.identifier
    defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    styles.hidden = bool(switched(defaults, "vanish"))
    styles.font = _font(defaults, styles.themes) or ""
    styles.size = _size(defaults) or styles.size
    return styles


def _themes(root: Element | None) -> dict[str, str]:
    found = {}
    for kind in ("minor", "major") if root is not None else ():
        fonts = next(root.iter(f"{{{DRAWING}}}{kind}Font"), None) if root is not None else None
        if fonts is None:
            continue
        named = fonts.find(f"{{{DRAWING}}}ea")
        face = "" if named is None else named.get("typeface", "")
        chinese = (
            font.get("typeface", "")
            for font in fonts.iterfind(f"{{{DRAWING}}}font")
            if font.get("script") == "Hans"
        )
        found[kind] = face or next(chinese, "")
    return found


def _font(properties: Element | None, themes: dict[str, str]) -> str | None:
    fonts = None if properties is None else properties.find(w("rFonts"))
    if fonts is None:
        return None
    theme = fonts.get(w("eastAsiaTheme"), "")
    return themes.get(theme.removesuffix("EastAsia")) if theme else fonts.get(w("eastAsia"))


def _size(properties: Element | None) -> float | None:
    half_points = number(properties, "sz", most=2_000)
    return half_points / 2 if half_points else None


def _pitch(element: Element) -> float | None:
    spacing = element.find(f"{w('pPr')}/{w('spacing')}")
    line = None if spacing is None else whole(spacing.get(w("line")), most=30_000)
    if spacing is None or line is None:
        return None
    return line / 20 if spacing.get(w("lineRule")) == "exact" else 0.0


def _style(element: Element, themes: dict[str, str]) -> Style:
    properties = element.find(f"{w('pPr')}/{w('numPr')}")
    lettering = element.find(w("rPr"))
    return Style(
        identifier=element.get(w("styleId"), ""),
        based_on=value(element, "basedOn"),
        numbering=number(properties, "numId"),
        level=number(properties, "ilvl", most=8),
        hidden=switched(lettering, "vanish"),
        font=_font(lettering, themes),
        size=_size(lettering),
        pitch=_pitch(element),
    )


def said(chain: list[Style], *, default: bool) -> bool:
    """Return whether the nearest style that says so hides its text."""
    return next((style.hidden for style in chain if style.hidden is not None), default)
