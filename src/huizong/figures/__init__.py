"""Figures: every quantity, date and number that a text states, as a careful clerk reads them.

find       the way through a text: one pass, each match handed to the reader of its form
pattern    how numbers and dates are written, and the word lists, as one regular expression
words, lexicon, tries   the word lists (definitions/words/figure_*.yaml), an office's own, compiled
quantities, ordinals, bare, dates, clocks, documents, blanks   the readers
numerals, edges, smaller, bounds   a number: its value, a sign before, 角 behind, approximators
joining, composing   neighbours that are one: ranges, lists that share a unit, 3小时20分钟
contexts, families   what the words around tell, and which kinds are read alike
units      quantities in one unit of their kind: 30公顷 is 450亩
subjects, subject_words, periods   of whom, when and against what a figure is told
passages   a document's paragraphs and cells with their figures
page, labels   a text as a page with its figures marked, to check by eye
writing, date_writing   the way back: a quantity or date printed in a style, read as itself again
The span holds number, approximators and measure word; the counted noun stays outside.
Imports values, definitions and chinese.
"""

from huizong.figures.date_writing import written_date
from huizong.figures.find import figures
from huizong.figures.page import figures_page
from huizong.figures.passages import passages
from huizong.figures.subjects import subjects
from huizong.figures.units import normalised
from huizong.figures.words import Words, office_words, standard_words
from huizong.figures.writing import Scale, Style, UnwritableError, quantity, rounded, written

__all__ = [
    "Scale",
    "Style",
    "UnwritableError",
    "Words",
    "figures",
    "figures_page",
    "normalised",
    "office_words",
    "passages",
    "quantity",
    "rounded",
    "standard_words",
    "subjects",
    "written",
    "written_date",
]
