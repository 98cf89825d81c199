"""The number that people know a record by: YH-{year}-{seq:04}."""

import re

SLOT = re.compile(r"\{(?P<name>\w+)(?::(?P<width>0\d))?\}")
KNOWN = ("year", "month", "seq")
_DIGITS = {"year": r"\d{4}", "month": r"\d\d", "seq": r"\d+"}


def strange_slots(pattern: str) -> tuple[str, ...]:
    """Return what stands in braces in a pattern and means nothing."""
    rest = SLOT.sub("", pattern)
    unknown = [slot["name"] for slot in SLOT.finditer(pattern) if slot["name"] not in KNOWN]
    return (*unknown, *re.findall(r"[{}][^{}]*", rest))


def numbered(pattern: str, *, year: int, month: int, seq: int) -> str:
    """Return the number; within what `seq` runs is told by `sequence_scope`."""
    values = {"year": year, "month": month, "seq": seq}

    def put(slot: re.Match[str]) -> str:
        return (
            f"{values[slot['name']]:{slot['width'] or ('02' if slot['name'] == 'month' else '')}}"
        )

    return SLOT.sub(put, pattern)


def read_number(pattern: str, number: str) -> dict[str, int] | None:
    """Return what stands in a number's slots: {"year": 2026, "seq": 12}; None if it is another."""
    slots = list(SLOT.finditer(pattern))
    ends = [0, *(slot.end() for slot in slots)]
    plain = [pattern[end : slot.start()] for end, slot in zip(ends, slots, strict=False)]
    parts = (
        f"{re.escape(before)}({_DIGITS[slot['name']]})"
        for before, slot in zip(plain, slots, strict=True)
    )
    found = re.fullmatch("".join(parts) + re.escape(pattern[ends[-1] :]), number, re.ASCII)
    if found is None:
        return None
    return {slot["name"]: int(part) for slot, part in zip(slots, found.groups(), strict=True)}


def sequence_scope(pattern: str) -> tuple[str, ...]:
    """Return within what the sequence runs: () for ever, ("year",) or ("year", "month")."""
    named = {slot["name"] for slot in SLOT.finditer(pattern)}
    if "month" in named:
        return ("year", "month")
    return ("year",) if "year" in named else ()
