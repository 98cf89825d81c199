"""Claims: the relations among the figures of a document, each with its verdict.

find.py is the way: amounts.py makes figures comparable (amount.py,
surroundings.py, precision.py); streams.py, rows.py, evidence.py and
sums.py find totals and their parts, across.py those of several paragraphs, broken.py misses.
stated.py, runs.py, shares.py, wholes.py, structure.py and completion.py tell percentages of a
whole; growth.py, balance.py, bounds.py, means.py, same.py, ranks.py, lists.py, dates.py and
tables.py the rest. arithmetic.py judges, slips.py guesses what went wrong, telling.py says it.

Imports values, definitions, chinese, outline and figures.
"""

from huizong.claims.find import claims

__all__ = ["claims"]
