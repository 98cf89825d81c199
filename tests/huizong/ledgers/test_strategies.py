"""The random ledgers and records of other tests are good ones."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huizong.ledgers import faults, typed, validate
from ledgers import strategies

BOOKS = strategies.ledgers()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BOOKS)
def test_a_random_ledger_has_no_fault(ledger):
    assert faults(ledger) == ()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_random_records_have_no_fault(data):
    ledger = data.draw(BOOKS)
    for record in data.draw(strategies.records(ledger)):
        assert validate(record, ledger, today=date(2026, 3, 31)) == ()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_random_value_is_what_is_read_of_it(data):
    ledger = data.draw(BOOKS)
    for record in data.draw(strategies.records(ledger)):
        for key, value in record.values.items():
            assert typed(ledger.fields[key], value) == value
