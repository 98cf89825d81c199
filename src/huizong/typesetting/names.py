"""Names of people that stand below each other, as wide as the widest of them."""

from collections.abc import Sequence

from huizong.typesetting.printable import width

_SHORT = 2


def alike(names: Sequence[str]) -> list[str]:
    """Return the names, all as wide as the widest: 张　三 below 李某某."""
    widest = max(map(width, names))
    return [_spread(name, widest) for name in names]


def _spread(name: str, wanted: float) -> str:
    missing = wanted - width(name)
    if len(name) == _SHORT and missing == 1:
        return f"{name[0]}　{name[1]}"
    return name + blank(missing)


def blank(wide: float) -> str:
    """Return empty room of a width in characters, to the half of one."""
    whole, half = divmod(round(wide * 2), 2)
    return "　" * whole + " " * half
