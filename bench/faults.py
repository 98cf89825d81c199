"""Planted faults: python bench/faults.py [FILE…] [--misses]: how many wrong digits are caught.

Takes texts whose relations hold, changes one figure that takes part in one (two digits swapped, a
digit replaced, a digit dropped, the scale), and looks whether an alarm points at it. A change after
which the relation still holds (a rounding hides it) is no fault and is not counted. What was an
alarm before the change is credited to nobody. The choice is fixed by a seed.

Texts are paragraphs, each alone; of a whole document only what holds across its paragraphs is
planted. Numbers that add up by chance are no relation: the claims do not call them one where
nothing but the numbers speaks for it (claims/evidence.py, claims/siblings.py), so what is counted
here is what a reader is told.
"""

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from huizong.pipeline import manuscript, read
from huizong.values import Claim, ClaimKind, Document, Place, Source, Verdict

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared/data"
SEED = 20261121
FAULTS = {Verdict.FAILS, Verdict.TRUNCATED}
GOOD = {Verdict.HOLDS, Verdict.ROUNDING}
# What says too little to be broken by one digit: a part that is smaller than its whole stays so.
LOOSE = {ClaimKind.BOUND, ClaimKind.SAME_QUANTITY, ClaimKind.COUNT_OF_LIST, ClaimKind.DATE}
WHOLE = "whole:"  # of these only what holds across paragraphs is planted
DIGITS = re.compile(r"\d+")
Tally = Counter[tuple[str, str, str]]


def texts() -> Iterator[tuple[str, str]]:
    """Yield the texts by name: our examples, and what lies beside the project if it is there."""
    for path in sorted((ROOT / "tests/huizong/claims/cases").glob("*.yaml")):
        for name, case in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            if not any(verdict in told for told in case["tells"] for verdict in FAULTS):
                yield f"{path.stem}-{name}", case["text"]
    for path in sorted((ROOT / "examples").glob("**/*.txt")):
        yield from paragraphs(path)
    passages = SHARED / "gold/published/passages.jsonl"
    if passages.exists():
        for line in passages.read_text(encoding="utf-8").splitlines():
            passage = json.loads(line)
            yield passage["id"], passage["text"]
    for path in sorted([*(SHARED / "seeds").glob("*.txt"), *(SHARED / "reports").glob("**/*.txt")]):
        yield from paragraphs(path)
        yield f"{WHOLE}{path.stem}", path.read_text(encoding="utf-8")


def paragraphs(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs of a file in which figures may be related, each as a text of its own."""
    document = read(Source(str(path), path.read_bytes()))
    for number, paragraph in enumerate(document.paragraphs):
        if len(DIGITS.findall(paragraph.text)) > 2:
            yield f"{path.stem}:{number}", paragraph.text


def claims(text: str) -> tuple[Claim, ...]:
    """Return the relations of a text."""
    return manuscript(_document(text)).claims


def _document(text: str) -> Document:
    return read(Source("text.txt", text.encode()))


def mutations(text: str, place: Place, choice: random.Random) -> Iterator[tuple[str, str]]:
    """Yield the ways in which the figure at a place goes wrong, with the text that each gives."""
    match = DIGITS.search(text, place.start, place.end)
    for way, digits in _changed(match[0], choice) if match else ():
        if digits != match[0] and not digits.startswith("0"):
            yield way, text[: match.start()] + digits + text[match.end() :]


def _changed(digits: str, choice: random.Random) -> Iterator[tuple[str, str]]:
    pairs = [at for at in range(len(digits) - 1) if digits[at] != digits[at + 1]]
    if pairs:
        at = choice.choice(pairs)
        yield "swap", f"{digits[:at]}{digits[at + 1]}{digits[at]}{digits[at + 2 :]}"
    at = choice.randrange(len(digits))
    other = choice.choice([digit for digit in "123456789" if digit != digits[at]])
    yield "replace", f"{digits[:at]}{other}{digits[at + 1 :]}"
    if len(digits) > 1:
        yield "drop", digits[:at] + digits[at + 1 :]
    yield "scale", f"{digits}0"


def outcome(changed: str, claim: Claim, shift: int, before: set[str]) -> str:
    """Return what became of a planted fault: caught, missed, or hidden since the relation holds."""
    found = claims(changed)
    if any(each.verdict in GOOD and _is_same(each, claim, shift) for each in found):
        return "hidden"
    start = min(place.start for place in claim.places)
    end = max(place.end for place in claim.places) + max(shift, 0)
    alarms = (each for each in found if each.verdict in FAULTS and each.formula not in before)
    near = any(start <= place.start < end for each in alarms for place in each.places)
    return "caught" if near else "missed"


def _is_across(text: str, claim: Claim) -> bool:
    """Whether the figures of a claim stand in several paragraphs."""
    start = min(place.start for place in claim.places)
    return "\n" in text[start : max(place.end for place in claim.places)].strip()


def _is_same(one: Claim, other: Claim, shift: int) -> bool:
    """Whether two claims relate the same figures, one of which has `shift` more digits."""
    if one.kind is not other.kind or len(one.places) != len(other.places):
        return False
    pairs = zip(one.places, other.places, strict=True)
    return all(abs(mine.start - theirs.start) <= abs(shift) for mine, theirs in pairs)


def plant(chosen: Iterable[tuple[str, str]], *, show: bool = False) -> Tally:
    """Return how many faults of each kind of relation and each way came to which outcome."""
    choice = random.Random(SEED)
    tally: Tally = Counter()
    for name, text in chosen:
        found = claims(text)
        before = {claim.formula for claim in found if claim.verdict in FAULTS}
        for claim in found:
            if claim.verdict not in GOOD or claim.kind in LOOSE:
                continue
            if name.startswith(WHOLE) and not _is_across(text, claim):
                continue
            for place in claim.places:
                for way, changed in mutations(text, place, choice):
                    result = outcome(changed, claim, len(changed) - len(text), before)
                    tally[claim.kind, way, result] += 1
                    if show and result == "missed":
                        print(name, way, claim.formula, text[place.start : place.end])
    return tally


def table(tally: Tally) -> str:
    """Return the tally as a table: in all, by the way of the fault, by the kind of relation."""
    groups: dict[str, Counter[str]] = {}
    for (kind, way, result), count in tally.items():
        for name in ("all", f"by way: {way}", f"by kind: {kind}"):
            groups.setdefault(name, Counter())[result] += count
    rows = ["| faults planted | caught | missed | caught, % | hidden by rounding |"]
    rows.append("|---|---|---|---|---|")
    for name, own in sorted(groups.items()):
        planted = own["caught"] + own["missed"]
        share = 100 * own["caught"] / planted if planted else 0
        cells = (name, own["caught"], own["missed"], f"{share:.1f}", own["hidden"])
        rows.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(rows)


if __name__ == "__main__":
    files = [Path(name) for name in sys.argv[1:] if not name.startswith("--")]
    chosen = (each for file in files for each in paragraphs(file)) if files else texts()
    print(table(plant(chosen, show="--misses" in sys.argv)))
