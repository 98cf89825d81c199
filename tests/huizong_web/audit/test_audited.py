"""Every change of a noted model is in the log, however it is made; what passes it is refused."""

import json
from datetime import date

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from huizong_web.audit.audited import Audited, AuditedQuerySet, audited_models
from huizong_web.audit.guard import Unnoted, changed_table
from huizong_web.audit.models import Entry
from huizong_web.offices.models import Duty, Office, Post, Unit
from huizong_web.policy import Role
from huizong_web.reports.models import Cycle, Dismissal, Submission

NOTED = audited_models()
# Models whose changes are not noted, and why.
NOT_NOTED = {
    "audit.Entry": "the log itself",
    "audit.Head": "the log itself",
    "audit.Seal": "the log itself; a seal has an entry of its own",
    "reports.Check": "what the rules found: made anew at any time",
    "reports.Found": "as above",
    "accounts.BadSignIns": "a count; each sign-in has an entry",
    "accounts.Failures": "a count; each sign-in has an entry",
    "accounts.OldPassword": "a hash of what was; the change of the password has an entry",
    "accounts.Session": "signing in and out have entries",
    "indicators.EntryBefore": "what an entry was; its change has an entry in the log",
    "indicators.TargetBefore": "what a target was; its change has an entry in the log",
    "reports.Draft": "what somebody is writing; handing it in has an entry",
    "reports.Past": "as above",
    "ledgers.Record": "each act on it is noted by its own name, with the digest of what it says",
    "ledgers.Entry": "as above: it is the act",
    "ledgers.Stay": "follows from the entries",
    "ledgers.RowDay": "as above",
    "ledgers.Tally": "follows from the records",
    "ledgers.SavedView": "how somebody likes to look at a list; nothing in it is of the office",
    "importing.Import": "receiving, taking and undoing one are noted with its digest",
    "importing.Updated": "as above; each change stands in the entries of its record",
    "lineage.Drafted": "what records wrote; it follows from them and the template",
    "lineage.Citation": "follows from the ties that were frozen with a submission",
    "ledgers.Mark": "as above",
    "ledgers.Counter": "follows from the records' numbers",
    "notifications.Notification": "what the site told a person of something that has an entry",
    "notifications.Delivery": "as above",
    "notifications.Job": "what is to be done next; doing it has an entry",
}


def last() -> tuple[str, str, dict]:
    entry = Entry.objects.first()
    assert entry is not None
    return entry.action, entry.object_label, json.loads(entry.changes)


def count(**wanted) -> int:
    return Entry.objects.filter(**wanted).count()


def test_every_model_of_ours_is_noted_or_said_why_not():
    ours = [each for each in apps.get_models() if each.__module__.startswith("huizong_web")]
    silent = {each._meta.label for each in ours if not issubclass(each, Audited)}
    assert silent - set(NOT_NOTED) == set()
    assert {each._meta.label for each in NOTED} & set(NOT_NOTED) == set()


@pytest.mark.parametrize("model", NOTED, ids=lambda model: model._meta.label)
def test_every_manager_of_a_noted_model_notes(model):
    assert all(issubclass(each._queryset_class, AuditedQuerySet) for each in model._meta.managers)


@pytest.mark.parametrize("model", NOTED, ids=lambda model: model._meta.label)
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {table} SET {key} = {key}",
        'update "{table}" set {key} = {key}',
        "DELETE FROM {table}",
        "INSERT INTO {table} SELECT * FROM {table}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        "WITH some AS (SELECT 1) DELETE FROM {table}",
    ],
)
def test_sql_past_the_log_is_refused(db, model, statement):
    words = {"table": model._meta.db_table, "key": model._meta.pk.column}
    with pytest.raises(Unnoted), transaction.atomic():
        connection.cursor().execute(statement.format(**words))


@pytest.mark.parametrize("model", NOTED, ids=lambda model: model._meta.label)
def test_a_base_manager_past_the_log_is_refused(db, model):
    name = model._meta.pk.attname
    with pytest.raises(Unnoted), transaction.atomic():
        model._base_manager.filter(pk=0).update(**{name: 0})
    with pytest.raises(Unnoted), transaction.atomic():
        model._base_manager.filter(pk=0)._raw_delete("default")


@pytest.mark.parametrize("model", NOTED, ids=lambda model: model._meta.label)
def test_what_cannot_be_noted_row_by_row_is_refused(db, model):
    with pytest.raises(NotImplementedError):
        model._default_manager.bulk_create([model()], ignore_conflicts=True)


def test_a_new_row(cast):
    Unit.objects.create(office=cast.office, order=3, name="综合科")
    action, label, changes = last()
    assert (action, label) == ("create", "综合科")
    assert changes["after"]["office_id"] == cast.office.pk
    entry = Entry.objects.first()
    assert (entry.object_type, entry.office, entry.unit) == (
        "offices.Unit",
        "青河县委办公室",
        "综合科",
    )


def test_a_changed_row_tells_what_was_and_what_is(cast):
    cast.rural.name = "农业农村科"
    cast.rural.save()
    expected = {"before": {"name": "农业科"}, "after": {"name": "农业农村科"}}
    assert last() == ("change", "农业农村科", expected)


def test_a_row_saved_as_it_was_leaves_no_entry(cast):
    before = count()
    cast.rural.save()
    assert count() == before


def test_a_row_of_which_only_some_fields_were_loaded(cast):
    unit = Unit.objects.only("name").get(pk=cast.rural.pk)
    unit.name = "农村科"
    unit.save()
    assert last()[2] == {"before": {"name": "农业科"}, "after": {"name": "农村科"}}


def test_some_fields_saved(cast):
    cast.rural.name, cast.rural.order = "农村科", 9
    cast.rural.save(update_fields=["order"])
    assert last()[2] == {"before": {"order": 2}, "after": {"order": 9}}


def test_an_update_notes_each_row_that_it_changes(cast):
    before = count()
    assert Unit.objects.filter(office=cast.office).update(order=2) == 2
    assert count() == before + 1  # one of the two had it already
    assert last()[2] == {"before": {"order": 1}, "after": {"order": 2}}


def test_an_update_by_an_expression(cast):
    cast.office.units.update(order=models.F("order") + 10)
    changes = {json.loads(each.changes)["after"]["order"] for each in Entry.objects.all()[:2]}
    assert changes == {11, 12}


def test_an_update_in_bulk(cast):
    cast.secretariat.name, cast.rural.name = "一科", "二科"
    Unit.objects.bulk_update([cast.secretariat, cast.rural], ["name"])
    assert {each.object_label for each in Entry.objects.all()[:2]} == {"一科", "二科"}


def test_rows_made_in_bulk(cast):
    duties = [
        Duty(unit=cast.rural, order=n, text=f"第{n}项", since=date(2026, 1, 1)) for n in (1, 2)
    ]
    before = count()
    Duty.objects.bulk_create(duties)
    assert count() == before + 2
    assert last()[1] == "第2项"


def test_a_deletion_notes_what_falls_with_it(cast):
    cast.rural.duties.create(order=1, text="三农工作", since=date(2026, 1, 1))
    cast.rural.delete()
    gone = list(Entry.objects.filter(action="delete"))
    assert {each.object_label for each in gone} == {"三农工作", "农业科"}
    assert {each.unit for each in gone} == {"农业科"}


def test_a_deletion_of_many(cast):
    for order in (1, 2, 3):
        cast.rural.duties.create(order=order, text=f"{order}", since=date(2026, 1, 1))
    Duty.objects.filter(order__lt=3).delete()
    assert count(action="delete") == 2


def test_rows_through_a_relation(cast):
    post = cast.clerk.posts.create(office=cast.office, role=Role.LEADER)
    assert last()[0] == "create"
    post.end(date(2026, 11, 1))
    assert last()[2]["after"] == {"until": "2026-11-01"}


def test_made_where_it_is_not_there(cast):
    Cycle.objects.get_or_create(office=cast.office, year=2026, month=11)
    before = count()
    Cycle.objects.get_or_create(office=cast.office, year=2026, month=11)
    Cycle.objects.update_or_create(office=cast.office, year=2026, month=11, defaults={"decided": 4})
    assert count() == before + 1
    assert last()[2]["after"] == {"decided": 4}


def test_what_belongs_to_a_row_by_many_to_many(compilation, submissions):
    entry = Entry.objects.filter(object_type="reports.Compilation").first()
    assert json.loads(entry.changes)["after"] == {
        "compilation_submissions": sorted(each.pk for each in submissions)
    }


def test_a_long_text_is_told_by_its_digest(submissions):
    entry = Entry.objects.filter(object_type="reports.Submission", action="create").first()
    reading = json.loads(entry.changes)["after"]["reading"]
    assert set(reading) == {"length", "sm3"}
    assert len(entry.changes) < 2000


def test_a_change_that_fails_leaves_no_entry(cast):
    before = count()
    with pytest.raises(DatabaseError), transaction.atomic():
        Office.objects.create(name=cast.office.name)
    assert count() == before


def test_a_change_whose_transaction_fails_leaves_no_entry(cast):
    before = count()

    def rename() -> None:
        with transaction.atomic():
            Unit.objects.filter(pk=cast.rural.pk).update(name="别名")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        rename()
    assert count() == before


def test_tables_that_statements_change():
    assert changed_table('INSERT INTO "offices_unit" ("a") VALUES (1)') == "offices_unit"
    assert changed_table("  update only offices_unit set a = 1") == "offices_unit"
    assert changed_table('UPDATE "public"."offices_unit" SET a = 1') == "offices_unit"
    assert changed_table("TRUNCATE TABLE offices_unit") == "offices_unit"
    assert changed_table("REPLACE INTO offices_unit VALUES (1)") == "offices_unit"
    assert changed_table('SELECT "offices_unit"."id" FROM "offices_unit"') == ""
    assert changed_table("RELEASE SAVEPOINT x") == ""


def test_the_word_of_dismissals_is_kept(cast, submissions):
    Dismissal.objects.create(
        office=cast.office, fingerprint="f", code="HZ1", rule="r", says="s", words="w",
        reason="本就如此", by=cast.editor,
    )  # fmt: skip
    assert last()[2]["after"]["reason"] == "本就如此"
    Submission.objects.filter(pk=submissions[0].pk).update(current=False)
    assert last()[2] == {"before": {"current": True}, "after": {"current": False}}
    assert Post.objects.held().exists()
