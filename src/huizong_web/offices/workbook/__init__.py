"""The office as an Excel workbook: units, people, posts, duties. What comes out goes in again.

Taking in tries every row through the same doors as by hand, inside one transaction, and takes it
all back where it is a trial or any cell cannot be used: a trial says exactly what would happen. A
row that is missing deletes nothing: units are closed and posts ended one by one, with a date.
"""

from huizong_web.offices.workbook.giving import give_out
from huizong_web.offices.workbook.tables import ALLOWED_BY, Outcome, Table, Taken
from huizong_web.offices.workbook.taking import seen_of, take_in

__all__ = ["ALLOWED_BY", "Outcome", "Table", "Taken", "give_out", "seen_of", "take_in"]
