"""How Word writes the n-th number of each format (ISO 29500-1 §17.18.59 and MS-DOCX §2.4)."""

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_OLD = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 10_000
_MOST_LETTERS = 780  # Word repeats the letter thirty times, then starts again


def numeral(count: int, fmt: str) -> str:
    """Return a count in a number format of Word ("chineseCounting"); decimal where unknown."""
    writer = _WRITERS.get(fmt)
    return str(count) if writer is None else writer(count)


def _counting(
    count: int, *, digits: str = _DIGITS, units: str = "十百千", myriads: str = "万亿"
) -> str:
    """Return a count with units: 十二, 一百零五, 一万零三十."""
    if count == 0:
        return digits[0]
    groups: list[int] = []
    while count:
        count, rest = divmod(count, 10_000)
        groups.append(rest)
    written = ""
    for index in reversed(range(len(groups))):
        group = groups[index]
        if written and group and group < 1000:
            written = written.rstrip(digits[0]) + digits[0]
        if group:
            written += _group(group, digits, units) + ("", *myriads)[min(index, 2)]
    return written


def _group(group: int, digits: str, units: str) -> str:
    written, gap = "", False
    for power in (3, 2, 1, 0):
        digit = group // 10**power % 10
        if digit:
            written += (digits[0] if gap and written else "") + digits[digit]
            written += units[power - 1] if power else ""
        gap = not digit
    return written


def _plain_ten(written: str, one: str = "一", ten: str = "十") -> str:
    """Return 十二 for 一十二."""
    return written[1:] if written.startswith(one + ten) else written


def _counted(count: int) -> str:
    return _plain_ten(_counting(count))


def _counted_to_99(count: int) -> str:
    """Word's chineseCounting: 九十九, then digit by digit with a circle: 一○○."""
    return _counted(count) if count < 100 else _digits(count, "○一二三四五六七八九")


def _digits(count: int, digits: str) -> str:
    return "".join(digits[int(digit)] for digit in str(count))


def _ideograph_digital(count: int) -> str:
    return _digits(count, "〇一二三四五六七八九")


def _letters(count: int) -> str:
    if count < 1:
        return ""
    rounds, index = divmod((count - 1) % _MOST_LETTERS, 26)
    return chr(ord("a") + index) * (rounds + 1)


def _roman(count: int) -> str:
    if not 0 < count < _MOST_ROMAN:
        return str(count)
    written = ""
    for worth, sign in _ROMAN:
        times, count = divmod(count, worth)
        written += sign * times
    return written


def _of(signs: str) -> Callable[[int], str]:
    """Return a writer that takes the n-th sign, and plain digits beyond the last."""
    return lambda count: signs[count - 1] if 0 < count <= len(signs) else str(count)


def _from(first: str, last: int) -> Callable[[int], str]:
    return _of("".join(chr(ord(first) + step) for step in range(last)))


def _cycle(count: int) -> str:
    """甲子, 乙丑 ...: the cycle of sixty."""
    return _STEMS[(count - 1) % 10] + _BRANCHES[(count - 1) % 12]


def _ordinal(count: int) -> str:
    teen = 10 < count % 100 < 14
    return f"{count}" + ("th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th"))


def _nothing(_count: int) -> str:
    return ""


_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_CIRCLED = "".join(chr(0x2460 + step) for step in range(20))

_WRITERS: dict[str, Callable[[int], str]] = {
    "none": _nothing,
    "bullet": _nothing,
    "decimalZero": lambda count: f"{count:02}",
    "decimalZero3": lambda count: f"{count:03}",
    "decimalZero4": lambda count: f"{count:04}",
    "decimalZero5": lambda count: f"{count:05}",
    "decimalFullWidth": lambda count: str(count).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda count: str(count).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _of(_CIRCLED),
    "decimalEnclosedCircleChinese": _of(_CIRCLED),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "ideographEnclosedCircle": _from("㈠", 10),
    "chineseCounting": _counted_to_99,
    "chineseCountingThousand": _counted,
    "japaneseCounting": _counted,
    "taiwaneseCounting": _counted_to_99,
    "taiwaneseCountingThousand": lambda count: _plain_ten(_counting(count, myriads="萬億")),
    "taiwaneseDigital": lambda count: _digits(count, "○一二三四五六七八九"),
    "ideographDigital": _ideograph_digital,
    "japaneseDigitalTenThousand": _ideograph_digital,
    "chineseLegalSimplified": lambda count: _counting(count, digits=_LEGAL, units="拾佰仟"),
    "ideographLegalTraditional": lambda count: _counting(
        count, digits=_LEGAL_OLD, units="拾佰仟", myriads="萬億"
    ),
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "ideographZodiacTraditional": _cycle,
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "numberInDash": lambda count: f"- {count} -",
    "ordinal": _ordinal,
    "hex": lambda count: f"{count:X}",
}
