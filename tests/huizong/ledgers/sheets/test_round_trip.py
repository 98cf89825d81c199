"""What is written out comes in again as it was, whatever the ledger and its records."""

import io
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huizong.ledgers.sheets import Outcome, Taking, open_book, propose, write_records
from ledgers import strategies

SLOW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TODAY = date(2026, 3, 31)


def written(ledger, records):
    stream = io.BytesIO()
    assert write_records(stream, ledger, records) == len(records)
    return stream.getvalue()


def taken(ledger, data, path="台账.xlsx"):
    book = open_book(path, data)
    proposal = propose(book, ledger)
    taking = Taking(book, ledger, proposal.plan, today=TODAY)
    return list(taking), [*proposal.told, *taking.told]


def plain(record):
    return dict(record.values), record.history, record.number


@SLOW
@given(st.data())
def test_what_is_written_out_comes_in_again(data):
    ledger = data.draw(strategies.ledgers())
    records = data.draw(strategies.records(ledger))
    rows, told = taken(ledger, written(ledger, records))
    assert [str(each.message) for row in rows for each in row.told] == []
    assert [row.outcome for row in rows] == [Outcome.NEW] * len(records)
    assert [plain(row.record) for row in rows] == [plain(each) for each in records]
    assert [str(each.message) for each in told if each.is_error] == []
