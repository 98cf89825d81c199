"""What is told of a workbook: of a cell, a row, or a sheet as a whole."""

from dataclasses import dataclass
from enum import StrEnum

from huizong.ledgers.sheets.given import cell_name
from huizong.values import Message, Severity


class Kind(StrEnum):
    """What sort of thing is told; pages count and gather by it."""

    NO_HEAD = "no-head"
    UNKNOWN_COLUMN = "unknown-column"
    NEAR_COLUMN = "near-column"
    MEASURE_ABOVE = "measure-above"
    TWICE_COLUMN = "column-twice"
    MISSING_COLUMN = "missing-column"
    HIDDEN_SHEET = "hidden-sheet"
    OTHER_SHEET = "other-sheet"
    HIDDEN_ROWS = "hidden-rows"
    HIDDEN_COLUMNS = "hidden-columns"
    EMPTY_ROWS = "empty-rows"
    TOTAL = "total-row"
    NOTE = "note-row"
    HEAD_AGAIN = "head-again"
    MERGED = "merged-cells"
    SERIAL = "day-as-number"
    FORMULA_ERROR = "formula-error"
    NO_RESULT = "formula-without-result"
    DIGITS_LOST = "digits-lost"
    MASKED = "masked"
    NUMBER = "not-a-number"
    MEASURE = "other-measure"
    DAY = "not-a-day"
    CHOICE = "not-a-choice"
    UNIT = "unknown-unit"
    PERSON = "unknown-person"
    RECORD = "unknown-record"
    PERSONAL = "not-a-personal-number"
    VALUE = "not-a-value"
    REQUIRED = "required"
    RULE = "rule"
    STATE = "unknown-state"
    NUMBERING = "other-numbering"
    TWICE = "twice-in-file"
    ALREADY = "already-there"
    OVERLAP = "overlap"
    NO_LINK = "no-link"
    NOT_FOUND = "not-found"
    SEVERAL = "several-records"
    NOT_YOURS = "not-to-be-changed"
    OTHER_MARK = "other-mark"
    CHANGED_SINCE = "changed-since"


@dataclass(frozen=True, slots=True)
class Told:
    """Something to tell: where, what, and what to do.

    `row` is counted from 1 (0: the sheet as a whole), `column` from 0 (None: the whole row).
    An error keeps the row out; a warning does not.
    """

    kind: Kind
    sheet: str
    message: Message
    remedy: Message
    row: int = 0
    column: int | None = None
    head: str = ""
    severity: Severity = Severity.WARNING

    @property
    def cell(self) -> str:
        """The cell as the screen names it ("C7"), "7" for a whole row, "" for the sheet."""
        if not self.row:
            return ""
        return str(self.row) if self.column is None else cell_name(self.row, self.column)

    @property
    def is_error(self) -> bool:
        """Whether it keeps its row out."""
        return self.severity is Severity.ERROR
