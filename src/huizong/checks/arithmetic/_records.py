"""Which figures of a claim that fails records give otherwise, and which they support."""

from collections.abc import Iterable

from huizong.values import Claim, Manuscript, Message, Place, Recorded


def by_records(claim: Claim, manuscript: Manuscript) -> Message | None:
    """Return which figure records say is wrong, or where it is left to look; None: they know none.

    A figure that records support is never told to be changed.
    """
    known = [_of(place, manuscript.recorded) for place in claim.places]
    wrong = [each for each in known if each and not each.agrees]
    if len(wrong) == 1:
        return _wrong(manuscript.document.quote(wrong[0].place), wrong[0])
    right = [place for place, each in zip(claim.places, known, strict=True) if each]
    left = [place for place in claim.places if place not in right]
    if wrong or not right or not left:
        return None
    return Message(
        "{right}与台账相符，请核对{left}",
        right=_quoted(right, manuscript),
        left=_quoted(left, manuscript),
    )


def _of(place: Place, recorded: Iterable[Recorded]) -> Recorded | None:
    return next((each for each in recorded if each.place.overlaps(place)), None)


def _wrong(words: str, recorded: Recorded) -> Message:
    return Message(
        "“{words}”台账是{value}（{source}）；请对照台账核对后改正这一处",
        words=words,
        value=recorded.value,
        source=recorded.source,
    )


def _quoted(places: Iterable[Place], manuscript: Manuscript) -> str:
    return "".join(f"“{manuscript.document.quote(place)}”" for place in places)
