"""Ledgers: registers that an office defines in a file, and all that follows from the file.

definition, fields, terms   the file as frozen models   expressions   its small safe language
loading, checking    files read; faults by line      schema        the file's form, for editors
plain, passed        registers as CSV files; the way of a record, as it is written
typed, validating    what people type; its faults    steps         the workflow: who may go where
counting, taking, periods   figures with their rows   identities   whether they agree
tables, sentences    by any field; as draft text     columns       what a store must index
due, clock, pausing   deadlines with lamps, terms that stand still
record, then, linking   a record; as it stood; with what it names of other ledgers
numbering, migrating    its number; taken over to a changed definition
beginning, versions     rows that a table begins with; versions of one definition as one ledger
A store keeps records; here all is pure. Imports figures, calendar, chinese, definitions, values.
"""

from huizong.ledgers.checking import DefinitionFault, faults
from huizong.ledgers.clock import deadlines
from huizong.ledgers.columns import Used, columns_used, indexes
from huizong.ledgers.counting import FigureValue, Sheet
from huizong.ledgers.definition import (
    FigureDefinition,
    Ledger,
    Measure,
    Sentence,
    Step,
    View,
)
from huizong.ledgers.due import Due, Lamp
from huizong.ledgers.fault import Fault
from huizong.ledgers.fields import FieldDefinition, Role, Type
from huizong.ledgers.identities import Held, identities
from huizong.ledgers.linking import Books, Shelf, linked
from huizong.ledgers.loading import (
    SHIPPED,
    LedgerError,
    read_ledger,
    read_ledgers,
    shipped_ledgers,
)
from huizong.ledgers.migrating import Migrated, migrate
from huizong.ledgers.numbering import numbered, sequence_scope
from huizong.ledgers.numbers_of_people import masked
from huizong.ledgers.periods import Period
from huizong.ledgers.record import Change, Edit, Other, Record, Row, state_at
from huizong.ledgers.schema import json_schema
from huizong.ledgers.sentences import Bound, Said, sentences
from huizong.ledgers.steps import Next, next_steps
from huizong.ledgers.tables import Group, table
from huizong.ledgers.terms import Deadline
from huizong.ledgers.typed import TypedError, typed, typed_row
from huizong.ledgers.validating import together, validate

__all__ = [
    "SHIPPED",
    "Books",
    "Bound",
    "Change",
    "Deadline",
    "DefinitionFault",
    "Due",
    "Edit",
    "Fault",
    "FieldDefinition",
    "FigureDefinition",
    "FigureValue",
    "Group",
    "Held",
    "Lamp",
    "Ledger",
    "LedgerError",
    "Measure",
    "Migrated",
    "Next",
    "Other",
    "Period",
    "Record",
    "Role",
    "Row",
    "Said",
    "Sentence",
    "Sheet",
    "Shelf",
    "Step",
    "Type",
    "TypedError",
    "Used",
    "View",
    "columns_used",
    "deadlines",
    "faults",
    "identities",
    "indexes",
    "json_schema",
    "linked",
    "masked",
    "migrate",
    "next_steps",
    "numbered",
    "read_ledger",
    "read_ledgers",
    "sentences",
    "sequence_scope",
    "shipped_ledgers",
    "state_at",
    "table",
    "together",
    "typed",
    "typed_row",
    "validate",
]
