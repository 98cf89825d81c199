"""Which of the fits of a figure is meant: one, several, or none."""

from collections.abc import Sequence

from huizong.ledgers import FigureDefinition
from huizong.lineage.candidates import Candidate
from huizong.lineage.fitting import CLEAR, Fit


def told_apart(found: Sequence[Fit], beside: Sequence[Candidate]) -> list[Fit]:
    """Return the fits that are left when every way to tell them apart was tried, best first."""
    left = _wholes_first(list(found), beside)
    left = [fit for fit in left if left[0].score - fit.score < CLEAR]
    for way in (
        _behind,
        _whole_names,
        _longest_name,
        _of_company,
        _of_same_days,
        _of_named,
        _plainest,
        _narrowest,
    ):
        if len(left) > 1:
            left = way(left, beside)
    return left


def _wholes_first(found: list[Fit], beside: Sequence[Candidate]) -> list[Fit]:
    """Return the fits without the groups whose whole fits as well, unless it was told before."""
    wholes = {fit.candidate.ground.figure for fit in found if not fit.candidate.ground.by}
    told = {each.ground.figure for each in beside}
    return [
        fit
        for fit in found
        if fit.candidate.titled
        or not fit.candidate.ground.by
        or fit.candidate.ground.figure not in wholes - told
    ]


def _behind(found: list[Fit], _beside: Sequence[Candidate]) -> list[Fit]:
    """Return those that what stands behind the figure names: 建议9件、提案13件，22件均已答复."""
    return [fit for fit in found if fit.is_behind] or found


def _whole_names(found: list[Fit], _beside: Sequence[Candidate]) -> list[Fit]:
    """Return those whose whole name is said, not a part that the sentence makes whole."""
    return [fit for fit in found if fit.name] or found


def _longest_name(found: list[Fit], _beside: Sequence[Candidate]) -> list[Fit]:
    """Return those whose name is not a piece of another's: 网上信访32件 is no 信访32件."""
    return [fit for fit in found if not any(_is_piece(fit.name, other.name) for other in found)]


def _is_piece(name: str, other: str) -> bool:
    return bool(name) and name != other and name in other


def _of_company(found: list[Fit], beside: Sequence[Candidate]) -> list[Fit]:
    """Return those of the ledger that the sentence spoke of last, all where it spoke of none."""
    last = beside[-1].ground.ledger if beside else None
    return [fit for fit in found if fit.candidate.ground.ledger == last] or found


def _of_same_days(found: list[Fit], beside: Sequence[Candidate]) -> list[Fit]:
    """Return those that count among what was told before: 发现23个，已整改17个 of the 23."""
    told = {_days(each.figure.definition) for each in beside}
    return [fit for fit in found if _days(fit.candidate.figure.definition) in told] or found


def _days(figure: FigureDefinition) -> tuple[object, ...]:
    return figure.rows, figure.by, figure.at, figure.entered, figure.left


def _of_named(found: list[Fit], _beside: Sequence[Candidate]) -> list[Fit]:
    """Return the groups of the figure that the sentence names best: 印发党委文件4件."""
    if not _is_one_group(found):
        return found
    best = max(fit.whole for fit in found)
    return [fit for fit in found if fit.whole == best]


def _plainest(found: list[Fit], _beside: Sequence[Candidate]) -> list[Fit]:
    """Return the one that counts without conditions, where all are the same group of a ledger."""
    if not _is_one_group(found) or found[0].candidate.titled:
        return found
    least = min(map(_conditions, found))
    return [fit for fit in found if _conditions(fit) == least]


def _narrowest(found: list[Fit], _beside: Sequence[Candidate]) -> list[Fit]:
    """Return the one of a single record that says most of it; they are all of that record."""
    if not all(fit.candidate.titled for fit in found) or not _is_one_group(found):
        return found
    return [max(found, key=_conditions)]


def _is_one_group(found: Sequence[Fit]) -> bool:
    groups = {
        (each.ledger, each.by, each.group) for each in (fit.candidate.ground for fit in found)
    }
    return len(groups) == 1 and bool(next(iter(groups))[1])


def _conditions(fit: Fit) -> int:
    figure = fit.candidate.figure.definition
    return len(figure.conditions) + sum(map(bool, _days(figure)))


def of_company(found: list[Fit], beside: Sequence[Candidate]) -> list[Fit]:
    """Return the fits of the ledger and the days that the sentence spoke of."""
    return _of_same_days(_of_company(found, beside), beside)
