"""Claims: the relations among the figures of a document, each with its verdict.

find.py is the way. amounts.py makes figures comparable (amount, surroundings, precision). streams,
rows, siblings, evidence and sums find totals and their parts; across and blocks those of several
paragraphs; broken with layout, endings, completeness and suspicion those that miss. stated, runs,
shares, missed, implied, remainders, wholes, structure, percentages and completion tell percentages
of a whole; growth, ratios, products, means, balance, bounds, same, ranks, dates the rest of running
text; lists, headings and counting announced counts; tables and grid tables. arithmetic judges,
slips and recompute guess what went wrong, formulas and telling say it.

Imports values, definitions, chinese, outline and figures.
"""

from huizong.claims.find import claims

__all__ = ["claims"]
