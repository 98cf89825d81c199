"""Claims as text for people: the verdict, the formula, what it says, the words it rests on."""

from collections.abc import Iterator

from huizong.showing.positions import Positions
from huizong.showing.words import VERDICTS
from huizong.values import Claim, Document, Verdict, render

_COLOURS = {Verdict.FAILS: "31", Verdict.TRUNCATED: "33", Verdict.HOLDS: "32"}


def claim_lines(
    claim: Claim, document: Document, positions: Positions, *, language: str, colour: bool
) -> Iterator[str]:
    """Yield the lines of one claim."""
    verdict = render(VERDICTS[claim.verdict], language)
    tint = _COLOURS.get(claim.verdict)
    if colour and tint:
        verdict = f"\x1b[{tint}m{verdict}\x1b[0m"
    where = render(positions.name(claim.places[0]), language) if claim.places else ""
    yield f"{where}  {verdict}  {claim.formula}"
    said = render(claim.message, language)
    if said:
        yield f"    {said}"
    if claim.slip is not None:
        yield f"    {render(claim.slip, language)}"
    words = [document.quote(place) for place in claim.places if place.path == document.path]
    yield "    " + " ".join(f"“{' '.join(word.split())}”" for word in words)
