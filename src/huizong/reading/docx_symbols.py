"""What the private-use characters of Word's symbol fonts show."""

# Wingdings and Symbol stand at U+F000 + code; these are the ones that offices use as bullets and
# tick boxes. The others say nothing outside their font.
_SYMBOLS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0x76: "❖",
    0x77: "◆", 0xA1: "○", 0xA3: "□", 0xA7: "■", 0xA8: "□", 0xB2: "◇", 0xB7: "•", 0xD8: "➢",
    0xE0: "→", 0xFB: "×", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x2D: "-", 0x2B: "+",
}  # fmt: skip
_PRIVATE = range(0xE000, 0xF900)
_FONTS = ("Wingdings", "Symbol")


def shown_bullet(text: str, *, font: str) -> str:
    """Return the bullet of a list as a reader sees it, given its text and font."""
    shown = "".join(
        _SYMBOLS.get(ord(character) & 0xFF, "•")
        if ord(character) in _PRIVATE or font.startswith(_FONTS)
        else character
        for character in text
    )
    return shown.strip()


def symbol(code: str) -> str:
    """Return what w:sym shows, given its char attribute (four hexadecimal digits)."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    if point in _PRIVATE:
        return _SYMBOLS.get(point & 0xFF, "")
    return _SYMBOLS.get(point, "") if point < 0x100 else chr(point) if point < 0xD800 else ""
