"""What the cells of one workbook show: stored numbers by their formats, errors, logical values."""

from dataclasses import dataclass
from functools import cache

from huizong.definitions import Labelled, read_definition
from huizong.reading.sheets_formats import general, hides, shown, shown_text

GENERAL = "General"
_LOGICAL = ("FALSE", "TRUE")


class NumberDefinition(Labelled):
    """formats/sheet_numbers.yaml: the format codes that are known by their number alone."""

    codes: dict[int, str]


@cache
def built_in() -> dict[int, str]:
    """Return the format codes that a workbook does not spell out."""
    return read_definition("formats/sheet_numbers", NumberDefinition).codes


@dataclass(frozen=True, slots=True)
class Numbers:
    """The format codes of a workbook's cell styles, in the order of their indexes."""

    codes: tuple[str, ...] = ()
    from_1904: bool = False

    def code(self, style: int) -> str:
        """Return the format code of a cell style; General where there is no such style."""
        return self.codes[style] if 0 <= style < len(self.codes) else GENERAL

    def number(self, value: float, style: int) -> str:
        """Return a number as a cell of that style shows it."""
        code = self.code(style)
        return general(value) if code == GENERAL else shown(value, code, from_1904=self.from_1904)

    def text(self, value: str, style: int) -> str:
        """Return a text as a cell of that style shows it."""
        code = self.code(style)
        return shown_text(value, code) if "@" in code and code != "@" else value

    def hides(self, style: int) -> bool:
        """Whether cells of that style show nothing."""
        return hides(self.code(style))


def logical(value: float) -> str:
    """Return a logical value as a sheet shows it."""
    return _LOGICAL[bool(value)]
