"""The way from passages to claims: amounts, then relations, the sums before what leans on them."""

from collections.abc import Iterator, Sequence

from huizong.chinese import fold
from huizong.claims.across import across
from huizong.claims.amounts import amounts
from huizong.claims.arithmetic import FAULTS
from huizong.claims.balance import balances
from huizong.claims.blocks import blocks
from huizong.claims.bounds import bounds
from huizong.claims.broken import broken
from huizong.claims.dates import dates
from huizong.claims.growth import growth
from huizong.claims.headings import headings
from huizong.claims.lists import lists
from huizong.claims.means import means
from huizong.claims.percentages import percentages
from huizong.claims.products import products
from huizong.claims.ranks import ranks
from huizong.claims.ratios import ratios
from huizong.claims.recompute import recompute
from huizong.claims.relation import Relation
from huizong.claims.same import same
from huizong.claims.shares import shares
from huizong.claims.slips import Slip, slip
from huizong.claims.sums import sums
from huizong.claims.tables import tables
from huizong.claims.telling import told
from huizong.values import Claim, ClaimKind, Outline, Passage


def claims(outline: Outline, passages: Sequence[Passage]) -> tuple[Claim, ...]:
    """Return the relations among the figures of a document, in the order of their first place."""
    found = [told(relation, _likely(relation)) for relation in _relations(passages)]
    found += [*tables(passages), *ranks(passages), *_stated(outline, passages)]
    found += headings(outline)
    return tuple(sorted(found, key=lambda claim: min(place.start for place in claim.places)))


def _stated(outline: Outline, passages: Sequence[Passage]) -> Iterator[Claim]:
    """Yield what single passages claim by words rather than by amounts: lists and dates."""
    year = next((int(each.date[:4]) for each in outline.reports if each.date[:4].isdigit()), 0)
    for passage in passages:
        text = fold(passage.text)
        yield from lists(passage, text)
        yield from dates(passage, text, year)


def _relations(passages: Sequence[Passage]) -> Iterator[Relation]:
    counted = amounts(passages)
    totals = sums(counted)
    for each in totals:
        yield Relation(ClaimKind.SUM, (each.total, *each.parts), each.verdict, each.score)
    yield from across(counted, totals)
    yield from blocks(counted, totals)
    yield from broken(counted, totals)
    yield from shares(counted, totals)
    yield from percentages(counted)
    yield from growth(counted)
    yield from bounds(counted)
    yield from same(counted)
    yield from balances(counted)
    yield from means(counted)
    yield from products(counted)
    yield from ratios(counted)


def _likely(relation: Relation) -> Slip | None:
    """Return the slip that explains a fault; nothing is looked for where nothing is wrong."""
    again = recompute(relation)
    if relation.verdict not in FAULTS or again is None:
        return None
    return slip(relation.terms, again)
