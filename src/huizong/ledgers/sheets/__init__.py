"""Ledgers and workbooks: what an office keeps in Excel becomes records, and records a workbook.

opening, xlsx*, shown, comma, given   a file as sheets, lines and cells, row by row
proposing, heads, naming, plan        where the head stands and which column is which: a plan
taking, rows, cells, fitting, lines   lines as records by a plan, with what is wrong cell by cell
details, beside, existing, judging    detail sheets; twice in the file or the store; the rules
matching, pairing, merging            which record a row means, and what it changes of it
told, telling, tally                  what is told, of which cell, and counts of it
writing                               records as a workbook, the form to fill in, the error sheet
What comes out goes in again unchanged. Imports ledgers, reading, figures, chinese, values.
"""

from huizong.ledgers.sheets.directory import Directory
from huizong.ledgers.sheets.existing import Existing, Held, Key, Nothing, Then
from huizong.ledgers.sheets.given import Book, Broken, SheetError, Tab, cell_name
from huizong.ledgers.sheets.limits import SheetLimits
from huizong.ledgers.sheets.matching import mark_of
from huizong.ledgers.sheets.opening import open_book
from huizong.ledgers.sheets.plan import Column, Plan, TabPlan, extra_labels
from huizong.ledgers.sheets.proposing import Proposal, headed, names_of, propose, told_of
from huizong.ledgers.sheets.taking import LEFT_OUT, Outcome, Taken, Taking
from huizong.ledgers.sheets.tally import Tally
from huizong.ledgers.sheets.told import Kind, Told
from huizong.ledgers.sheets.writing.exporting import write_records
from huizong.ledgers.sheets.writing.failing import write_failing

__all__ = [
    "LEFT_OUT",
    "Book",
    "Broken",
    "Column",
    "Directory",
    "Existing",
    "Held",
    "Key",
    "Kind",
    "Nothing",
    "Outcome",
    "Plan",
    "Proposal",
    "SheetError",
    "SheetLimits",
    "Tab",
    "TabPlan",
    "Taken",
    "Taking",
    "Tally",
    "Then",
    "Told",
    "cell_name",
    "extra_labels",
    "headed",
    "mark_of",
    "names_of",
    "open_book",
    "propose",
    "told_of",
    "write_failing",
    "write_records",
]
