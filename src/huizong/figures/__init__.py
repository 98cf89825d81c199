"""Figures: every quantity, date and number that a text states, as a careful clerk reads them.

words       the word lists (definitions/words/figure_*.yaml) and an office's own additions
pattern     the word lists and the writing of numbers as one regular expression
find        the way through a text: one pass, each match handed to its reader
quantities  dates  clocks  documents  blanks    one reader for each form
joining     two ends of a range, numbers that share one unit
contexts    what the words around tell: names, labels, approximators, the counted noun

What is a figure and how it is written down follows the conventions of the annotation guide: the
span holds number, approximators and measure word; the counted noun stays outside.
Imports values, definitions and chinese.
"""

from huizong.figures.find import figures
from huizong.figures.words import Words, office_words, standard_words

__all__ = ["Words", "figures", "office_words", "standard_words"]
