"""A compiled report and somebody's rephrasing of its merged items -> the report, nothing changed.

words      what a rephrasing may change (definitions/words/drafting.yaml)
canonical  a text with everything that may be changed written in one way
segments   an item's sentences, its clauses and the shares of sections in brackets
orders     the orders and joints in which the clauses may follow each other, as one expression
reasons    why a rephrasing is refused, for a clerk: which figure, name or negation
guard      an item's runs and a rephrasing -> new runs with their origins, or the reasons
rephrase   asks for each merged item, keeps what passes, tells what does not
faults     what may go wrong with whoever suggests, as messages

The guard lets nothing pass that it does not know: all that is not on the list stays to the letter.
Pure: who suggests is a function of the caller's. Imports matters' words,
figures and what lies below.
"""

from huizong.drafting import faults
from huizong.drafting.faults import SuggestionError
from huizong.drafting.guard import Judgement, judge
from huizong.drafting.rephrase import Limits, Suggest, rephrase
from huizong.drafting.words import instructions

__all__ = [
    "Judgement",
    "Limits",
    "Suggest",
    "SuggestionError",
    "faults",
    "instructions",
    "judge",
    "rephrase",
]
