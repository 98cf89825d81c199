"""Lineage: what a figure of a text rests on, and whether it still does.

grounds     a ledger's figure, an indicator, words of a text, a person's word; as JSON
words, names   by which words a ledger's figure is known (definitions/words/lineage.yaml)
candidates  the figures of ledgers in a period, that a text may state; their groups by `grouping`
stated      a text's figures with their words, periods and measure words
agreeing    whether a text states a value (60.4万元 states 604123元)
naming, fitting, reasons   how well a candidate fits a figure, and why
choosing    which of several is meant
differing   whether a text is wrong about one, or speaks of something else      binding   all that
asking, otherwise, explaining   why text and rows differ: entered later, a day off, another unit
telling     how a figure is counted, in words
freezing    the rows of a figure as they were; slips: what became of them since
Knows no store. Imports ledgers, figures, chinese, definitions and values.
"""

from huizong.lineage.agreeing import Agreement, agreement
from huizong.lineage.asking import Explanation, Reason, group_of
from huizong.lineage.binding import Binding, Verdict, bind
from huizong.lineage.candidates import (
    Candidate,
    asked_of,
    candidate,
    candidates,
    of_titles,
    states,
    worth_of,
)
from huizong.lineage.explaining import explain
from huizong.lineage.fitting import Fit
from huizong.lineage.freezing import FROZEN, Frozen, Slip, freeze, slip
from huizong.lineage.grounds import GROUND, Asked, Ground, OfIndicator, OfLedger, OfPerson, OfText
from huizong.lineage.telling import changed_by_hand, differing, how

__all__ = [
    "FROZEN",
    "GROUND",
    "Agreement",
    "Asked",
    "Binding",
    "Candidate",
    "Explanation",
    "Fit",
    "Frozen",
    "Ground",
    "OfIndicator",
    "OfLedger",
    "OfPerson",
    "OfText",
    "Reason",
    "Slip",
    "Verdict",
    "agreement",
    "asked_of",
    "bind",
    "candidate",
    "candidates",
    "changed_by_hand",
    "differing",
    "explain",
    "freeze",
    "group_of",
    "how",
    "of_titles",
    "slip",
    "states",
    "worth_of",
]
