"""What can be done in an office; each view names the one it does."""

from enum import StrEnum


class Action(StrEnum):
    """Something that a person may do or not."""

    # Rounds and what is submitted in them.
    SEE_ROUND = "see-round"  # that it is there, its times, and who has submitted
    MANAGE_ROUND = "manage-round"  # open, change, lock
    PERMIT_LATE = "permit-late"
    REMIND = "remind"
    SEE_SUBMISSION = "see-submission"
    SUBMIT = "submit"  # upload, hand in; also to say that there is nothing to report
    WRITE = "write"  # a unit's draft: the office sees what was handed in, and nothing before
    RETURN = "return"  # send back with reasons, or accept
    DISMISS = "dismiss"  # say that a finding is none, and take that back

    # The office's own report.
    SEE_REPORT = "see-report"  # the compiled report and its downloads
    TRACE = "trace"  # what stands behind it: account, matters, findings, comparisons
    COMPILE = "compile"
    DECIDE = "decide"  # which items are one matter and who leads it, and take that back
    CHECK_OFF = "check-off"  # say that it has been checked and may go to the leader
    SIGN = "sign"  # 签发
    ISSUE = "issue"  # number it and give it out

    # Registers. Who may take which step of a record stands in the ledger's workflow.
    SEE_FIGURES = "see-figures"  # what the records amount to, without the records
    SEE_RECORDS = "see-records"
    KEEP_RECORDS = "keep-records"  # enter, change, import, take out
    TAKE_STEPS = "take-steps"
    ENTER_FIGURES = "enter-figures"  # numbers of indicators that no register counts
    SET_TARGETS = "set-targets"  # of indicators, for the office and each of its units
    MANAGE_BOOKS = "manage-books"  # which registers the office keeps, and who keeps them

    # The office, its people and the system.
    SEE_UNITS = "see-units"
    KEEP_BOOK = "keep-book"  # units, people and posts as a workbook, each sheet by its own right
    MANAGE_UNITS = "manage-units"
    MANAGE_PEOPLE = "manage-people"  # accounts: make, shut, reset, end sessions
    GRANT = "grant"  # posts: who holds which role where; hand work over
    SET_CALENDAR = "set-calendar"  # the year's holidays, from which deadlines are counted
    RUN_SYSTEM = "run-system"  # settings and deliveries
    READ_LOG = "read-log"
