"""Two reports of one office: what was promised and came of it, what is new, gone, or said again.

lexicon     the words of plans, goals and results (definitions/words/following.yaml)
sentences   the sentences of a report, told which are plans, with their figures
wording     the words before a figure, cleaned, shared out among the figures of a series
labels      what a figure is about, as words that can be compared
alike       whether two labels speak of the same thing, and what forbids it
targets     the figures of an earlier report that are to be reached or kept under
tasks       promises without figures, and the sentences that answer them
results     which figures of a report are what its own period brought
later       what a later report states, ready to answer
judging     a target against what was reached: exact arithmetic and its verdict
answering   how a later report answers a target; telling has the words for it
promises    all promises of a report with their answers
changes     changed_items and changed_figures of two reports

Imports values, definitions, chinese and figures.
"""

from huizong.following.changes import changes
from huizong.following.promises import promises

__all__ = ["changes", "promises"]
