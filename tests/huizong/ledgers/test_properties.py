"""What holds of any ledger and any records: counted again by hand, added up, taken over."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huizong.ledgers import (
    FieldDefinition,
    FigureDefinition,
    Period,
    Sheet,
    Type,
    faults,
    identities,
    migrate,
    sentences,
    table,
)
from huizong.ledgers.definition import Sentence
from ledgers import strategies
from ledgers.counted import SINGLE, UNITS, counted_ledgers, kept, periods

TODAY = date(2026, 3, 31)
ADDED_UP = ("count", "sum")
slowly = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

more_slowly = settings(slowly, max_examples=20)  # fields of every type with texts of every kind


def drawn(data, **options):
    """A ledger with figures, what they should be, records, and a period."""
    ledger, made = data.draw(counted_ledgers(**options))
    records = data.draw(kept(ledger))
    return ledger, made, records, data.draw(periods(records))


@settings(slowly, max_examples=150)
@given(st.data())
def test_figures_are_what_a_pencil_counts(data):
    ledger, made, records, period = drawn(data)
    assert faults(ledger) == ()
    sheet = Sheet(ledger, tuple(records), period)
    for key, counted in made.items():
        figure = sheet.figure(key)
        assert [row.reference for row in figure.rows] == counted.rows(records, period)
        assert figure.value == counted.value(records, period)


def test_the_random_figures_are_not_all_of_nothing():
    """Conditions and periods take some rows and leave others, or nothing above says anything."""
    taken: Counter[bool] = Counter()

    @settings(slowly, derandomize=True, max_examples=40)
    @given(st.data())
    def play(data):
        _, made, records, period = drawn(data)
        for counted in made.values():
            taken[0 < len(counted.rows(records, period)) < len(records)] += 1

    play()
    assert taken[True] >= 5


@slowly
@given(st.data())
def test_units_add_up_to_all(data):
    ledger, made, records, period = drawn(data, measures=ADDED_UP)
    whole = Sheet(ledger, tuple(records), period)
    alone = [Sheet(ledger, tuple(records), period, frozenset({unit})) for unit in UNITS]
    for key in made:
        figure = whole.figure(key)
        assert sum(each.figure(key).value for each in alone) == figure.value
        rows = Counter(row.reference for each in alone for row in each.figure(key).rows)
        assert rows == Counter(row.reference for row in figure.rows)


@slowly
@given(st.data())
def test_some_units_and_the_others_add_up_too(data):
    ledger, made, records, period = drawn(data, measures=ADDED_UP)
    some = data.draw(st.frozensets(st.sampled_from(UNITS)))
    parts = [
        Sheet(ledger, tuple(records), period, each) for each in (some, frozenset(UNITS) - some)
    ]
    for key in made:
        whole = Sheet(ledger, tuple(records), period).figure(key).value
        assert sum(each.figure(key).value for each in parts) == whole


@slowly
@given(st.data())
def test_groups_add_up_to_the_whole(data):
    ledger, made, records, period = drawn(data, measures=ADDED_UP)
    sheet = Sheet(ledger, tuple(records), period)
    for key, counted in made.items():
        columns = ledger.fields
        if counted.definition.rows:
            columns = ledger.fields[counted.definition.rows].columns | {"unit": columns["unit"]}
        by = data.draw(
            st.sampled_from([key for key, each in columns.items() if each.type in SINGLE])
        )
        groups = table(sheet, key, by)
        assert len({group.name for group in groups}) == len(groups)
        assert sum((group.figure.value for group in groups), Decimal(0)) == sheet.figure(key).value


@slowly
@given(st.data())
def test_a_share_is_one_figure_in_another(data):
    ledger, _, records, period = drawn(data, measures=("count",))
    keys = st.sampled_from(sorted(ledger.figures))
    one, other = data.draw(keys), data.draw(keys)
    share = FigureDefinition(label="占比", ratio=(one, other))
    ledger = ledger.model_copy(update={"figures": {**ledger.figures, "share": share}})
    sheet = Sheet(ledger, tuple(records), period)
    part, whole = sheet.figure(one), sheet.figure(other)
    found = sheet.figure("share")
    assert [each.key for each in found.parts] == list(dict.fromkeys([one, other]))
    if whole.value == 0:
        assert found.value is None
        assert found.text == "—"
    else:
        assert found.value * whole.value == 100 * part.value or abs(
            found.value - 100 * part.value / whole.value
        ) < Decimal("1e-20")


@slowly
@given(st.data())
def test_stocks_and_flows_balance_whatever_happened(data):
    """Whatever went to and fro, and whichever states count as done."""
    ledger, _, records, period = drawn(data)
    if ledger.workflow is None:
        return
    done = data.draw(st.lists(st.sampled_from(ledger.states), min_size=1, unique=True))
    listed = "、".join(f"“{state}”" for state in done)
    figures = {
        "open": FigureDefinition(label="期末", count=f"state not in [{listed}]", at="end"),
        "kept": FigureDefinition(label="期末全部", count="all", at="end"),
        "added": FigureDefinition(label="新增", count="all"),
        "closed": FigureDefinition(label="办成", count="all", entered=tuple(done)),
        "again": FigureDefinition(label="重开", count="all", left=tuple(done)),
    }
    said = ("open(previous) + added - closed + again == open", "kept(previous) + added == kept")
    ledger = ledger.model_copy(update={"figures": figures, "identities": said})
    assert faults(ledger) == ()
    for unit in (None, *UNITS):
        sheet = Sheet(ledger, tuple(records), period, unit and frozenset({unit}))
        assert [str(held.message) for held in identities(sheet) if not held.holds] == []


@st.composite
def said_by(draw, ledger):
    """Pieces of a sentence: words, and slots of figures, earlier figures and groups."""
    single = [key for key, each in ledger.fields.items() if each.type in SINGLE]
    keys = st.sampled_from(sorted(ledger.figures))
    slots = keys.flatmap(
        lambda key: st.sampled_from(
            [f"{{{key}}}", f"{{{key} previous}}", f"{{ {key} last_year }}"]
            + [f"{{{key} by {by}}}" for by in single if not ledger.figures[key].rows]
        )
    )
    words = st.sampled_from(["共", "，其中", "、", "12件", "", "\n", "【", "%", "😀", "{period}"])
    return draw(st.lists(words | slots, min_size=1, max_size=8))


@slowly
@given(st.data())
def test_figures_stand_where_a_sentence_says(data):
    ledger, _, records, period = drawn(data)
    pieces = data.draw(said_by(ledger))
    template = "".join(pieces)
    ledger = ledger.model_copy(update={"sentences": (Sentence(text=template),)})
    (said,) = sentences(Sheet(ledger, tuple(records), period))
    end = 0
    for bound in said.figures:
        assert said.text[bound.start : bound.end] == bound.figure.text
        assert bound.start >= end
        assert said.text[: bound.start].endswith(bound.group)
        end = bound.end
    slots = [piece for piece in pieces if piece.startswith("{") and piece != "{period}"]
    whole = [piece for piece in slots if " by " not in piece]
    assert len([bound for bound in said.figures if not bound.group]) >= len(whole)
    if not slots:
        assert said.text == template.replace("{period}", str(period))


@st.composite
def changed(draw, old):
    """A ledger as it was changed: fields renamed, taken away, of another type, and new ones."""
    fields, renamed = {}, {}
    for key, field in old.fields.items():
        what = draw(st.sampled_from(("as it was", "renamed", "gone", "another type")))
        if what == "renamed":
            renamed[key] = f"new_{key}"
            fields[renamed[key]] = field.model_copy(update={"was": (key,)})
        elif what == "another type":
            fields[key] = draw(strategies.fields(field.label))
        elif what == "as it was":
            fields[key] = field
    fields["more"] = FieldDefinition(
        label="另加的一栏", type=Type.TEXT, required=draw(st.booleans())
    )
    return old.model_copy(update={"fields": fields}), renamed


@more_slowly
@given(st.data())
def test_a_changed_definition_loses_no_value(data):
    old = data.draw(strategies.ledgers())
    records = data.draw(strategies.records(old))
    new, renamed = data.draw(changed(old))
    for before, after in zip(records, migrate(records, old, new, today=TODAY), strict=True):
        expected = {renamed.get(key, key): value for key, value in before.values.items()}
        assert dict(after.record.values) == expected
        assert after.record == replace(before, values=expected)
        assert dict(after.moved) == {key: to for key, to in renamed.items() if key in before.values}
        strange = {key for key in expected if key not in new.fields}
        told = " ".join(str(fault.message) for fault in after.faults)
        assert all(f"“{key}”" in told for key in strange)


@more_slowly
@given(st.data())
def test_what_does_not_fit_any_more_is_not_counted(data):
    """Whatever a field held before it was of another type, its figures count and do not fail."""
    old = data.draw(strategies.ledgers())
    records = data.draw(strategies.records(old))
    new, _ = data.draw(changed(old))
    taken = tuple(each.record for each in migrate(records, old, new, today=TODAY))
    for key, field in new.fields.items():
        figures = {"all": FigureDefinition(label="全部", count=f"filled({key})", at="end")}
        if field.type is Type.TABLE:
            column = next(iter(field.columns))
            figures["rows"] = FigureDefinition(label="行", distinct=column, rows=key, at="end")
        ledger = new.model_copy(update={"figures": figures})
        good = [each for each in taken if field.fits(each.values.get(key))]
        for name, figure in Sheet(ledger, taken, Period.of(2027)).figures().items():
            assert {row.record.key for row in figure.rows} <= {each.key for each in good}, name


@more_slowly
@given(st.data())
def test_taking_over_twice_changes_nothing_more(data):
    old = data.draw(strategies.ledgers())
    records = data.draw(strategies.records(old))
    new, _ = data.draw(changed(old))
    once = [each.record for each in migrate(records, old, new, today=TODAY)]
    twice = list(migrate(once, new, new, today=TODAY))
    assert [each.record for each in twice] == once
    assert [each.moved for each in twice] == [()] * len(once)
    assert [each.faults for each in twice] == [()] * len(once)
