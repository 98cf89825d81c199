"""Figures of registers, reckoned in the database from the records themselves; no total is stored.

translate   expressions of a definition as SQL, with the three truths that both know
dialects    what PostgreSQL and SQLite call differently
source      rows in a period: by day, as stock, by change of state; those of a table field
asking      many figures over one source in one statement, in all or by group
sheet       the library's Sheet with these values; what SQL cannot say is counted by the library
late        what was changed after the period ended: such records are counted by the library
A property test holds every figure of random records against the library's own count.
"""

from huizong_web.ledgers.counting.sheet import StoredSheet, sheet, sheet_with_rows

__all__ = ["StoredSheet", "sheet", "sheet_with_rows"]
"""A sheet gives figures; one with rows also the very records, and is for a unit's own month."""
