"""Lineage: what the figures of drafts, submissions and issued reports rest on.

models      Drafted (an item as records wrote it), Tie (a figure and its ground), Citation (a row)
registers   an office's ledgers as a unit has them in a period      shelf   what grounds give today
drafting    a section's draft from its records      seen       the figures of a draft or submission
proposing   what typed figures may rest on          acts       accept, refuse, vouch, take back
handing, freezing   ties of what is handed in, with rows    slipping   what became of them
resting     what panels and checks ask; registered with reports.resting at start
recording   what records give for a file's figures, for the rules   telling   grounds in words
citing      the sentences that cite a record
The library (`huizong.lineage`, `huizong.composing`) decides; here it is kept and asked who may.
Imports reports, ledgers, and what these do.
"""
