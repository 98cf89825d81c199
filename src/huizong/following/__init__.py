"""Two reports of one office: what was promised and came of it, what is new, gone, or said again.

lexicon     the words of plans, goals and results (definitions/words/following.yaml)
sentences   the sentences of a report, told which are plans, with their figures
labels      what a figure is about, as words that can be compared
alike       whether two labels, or two sentences, speak of the same thing, and what forbids it
targets     the figures of an earlier report that are to be reached or kept under
results     which figures of a report are what its own period brought
judging     a target against what was reached: exact arithmetic and its verdict
tasks       promises without figures, and the sentences that answer them
promises    all promises of a report with their answers
changes     items and figures of two reports beside each other

Imports values, definitions, chinese and figures.
"""

from huizong.following.changes import changes
from huizong.following.promises import promises

__all__ = ["changes", "promises"]
