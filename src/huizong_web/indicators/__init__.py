"""Indicators: what the office counts by period, over its units and up the tree.

definitions   which sets there are: shipped, and the office's own folder of HUIZONG_INDICATORS
models        Kept: a set as an office keeps it, and who enters it; Entry: a number; EntryBefore
keeping       the one door by which numbers are entered; checks between them; two at one sheet
loading       what was entered, as the library has it          figures   of the registers
office        a reckoning for some periods                     periods   which can be chosen
rows, sheet   what the pages show; a sheet to fill in          tree      units in their order
lineage       from a value down to entries and figures         access    what addresses name
example       what an example office begins with
The library (`huizong.indicators`) reckons; here is stored, asked who may, and shown.
Imports ledgers, accounts, offices, policy, audit and the library.
"""
