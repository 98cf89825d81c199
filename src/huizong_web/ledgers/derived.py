"""What is derived from records and their history, to find and to count them.

All of it can be made anew from the records; nothing here is entered or shown.
"""

from datetime import date

from django.db import models
from django.db.models import Q

LONGEST_STATE = 40
LONG_AGO = date(1, 1, 1)


class Tally(models.Model):
    """A record as figures count it: whose, of which day, in which state, and what they ask of it.

    A row of a tenth of the record's size. `values` has the fields that figures speak of, as the
    record has them and only where they are good (`tallying`). `edited` is the last day on which a
    field became otherwise. A record that is removed has none.
    """

    record = models.OneToOneField(
        "ledgers.Record", on_delete=models.CASCADE, primary_key=True, related_name="tally"
    )
    book = models.ForeignKey(
        "ledgers.Book", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    keeper = models.ForeignKey(
        "offices.Unit", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    unit = models.ForeignKey(
        "offices.Unit", on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )
    occurred = models.DateField(null=True)
    state = models.CharField(max_length=LONGEST_STATE, blank=True)
    edited = models.DateField(null=True)
    values = models.JSONField(default=dict)

    class Meta:
        """What makes it quick."""

        indexes = [  # noqa: RUF012 - Django reads a plain list
            # A unit's month, as kept and as about. The third holds all that a plain count asks for.
            models.Index(fields=["book", "keeper", "occurred"], name="tally_by_keeper"),
            models.Index(fields=["book", "unit", "occurred"], name="tally_by_unit"),
            models.Index(fields=["book", "occurred", "record", "unit"], name="tally_by_day"),
            # What had to be counted as it was on the day.
            models.Index(
                fields=["book", "edited"], condition=Q(edited__isnull=False), name="tally_by_edit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} {self.occurred} {self.state}"


class Stay(models.Model):
    """A record in a state, from a day until another (that day no more; None: still).

    Derived from the entries, so that the stock of any day is a query. The first of a record is
    `opening`: its state is taken to have been before it was told. Where that is not the workflow's
    first state, an opening of LONG_AGO in this one stands before, so that every day has a state.
    """

    book = models.ForeignKey(
        "ledgers.Book", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    record = models.ForeignKey(
        "ledgers.Record", on_delete=models.CASCADE, related_name="stays", db_index=False
    )
    state = models.CharField(max_length=LONGEST_STATE)
    first = models.DateField()
    last = models.DateField(null=True, blank=True)
    opening = models.BooleanField(default=False)

    class Meta:
        """What makes it quick."""

        ordering = ("pk",)
        indexes = [  # noqa: RUF012 - Django reads a plain list
            models.Index(fields=["record", "first"], name="stay_of_record"),
            # Who came into a state in a period; what stood on a day and does no more.
            models.Index(fields=["book", "first", "record"], name="stay_by_first"),
            models.Index(
                fields=["book", "last", "first", "opening", "record", "state"],
                condition=Q(last__isnull=False),
                name="stay_by_last",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} {self.state} {self.first}"


class RowDay(models.Model):
    """A day that a row of a record's table tells of, by which a figure takes the row.

    Derived from the values, since no index reaches into a list. `field` is table.column, `row` the
    place in the list from 0, `values` what figures ask of the row, as a tally has it.
    """

    book = models.ForeignKey(
        "ledgers.Book", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    record = models.ForeignKey("ledgers.Record", on_delete=models.CASCADE, related_name="row_days")
    field = models.CharField(max_length=120)
    row = models.PositiveIntegerField()
    day = models.DateField()
    values = models.JSONField(default=dict)

    class Meta:
        """What makes it quick."""

        indexes = [  # noqa: RUF012 - Django reads a plain list
            models.Index(fields=["book", "field", "day", "record", "row"], name="row_day_of_book"),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} {self.field} {self.row} {self.day}"


class Mark(models.Model):
    """What of a record no other of the book may share: the digest of some of its fields.

    `rule` tells which fields. Where records may share them if their times differ, `alone` is
    false, and the mark only finds those to compare.
    """

    book = models.ForeignKey("ledgers.Book", on_delete=models.CASCADE, related_name="marks")
    record = models.ForeignKey("ledgers.Record", on_delete=models.CASCADE, related_name="marks")
    rule = models.CharField(max_length=200)
    digest = models.CharField(max_length=40)
    alone = models.BooleanField()

    class Meta:
        """What the database itself guards."""

        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(
                fields=["book", "rule", "digest"], condition=Q(alone=True), name="one_of_a_mark"
            ),
        ]
        indexes = [models.Index(fields=["book", "rule", "digest"], name="mark_of_book")]  # noqa: RUF012 - as above

    def __str__(self) -> str:
        return f"{self.rule} {self.record_id}"


class Counter(models.Model):
    """The last number given in a book, in all or in a year or month (`scope`)."""

    book = models.ForeignKey("ledgers.Book", on_delete=models.CASCADE, related_name="counters")
    scope = models.CharField(max_length=20)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        """What the database itself guards."""

        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(fields=["book", "scope"], name="one_counter_of_a_scope"),
        ]

    def __str__(self) -> str:
        return f"{self.book_id} {self.scope} {self.last}"
