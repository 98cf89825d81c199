"""Books and their records, and the index that searching needs: each database's own of the words."""

import django.db.models.deletion
import django.utils.timezone
from django.apps.registry import Apps as StateApps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import huizong_web.ledgers.models

SQLITE = [
    """CREATE VIRTUAL TABLE ledgers_words USING fts5(
         words, content='ledgers_record', content_rowid='id', tokenize='unicode61'
       )""",
    """CREATE TRIGGER ledgers_words_new AFTER INSERT ON ledgers_record BEGIN
         INSERT INTO ledgers_words(rowid, words) VALUES (new.id, new.words);
       END""",
    """CREATE TRIGGER ledgers_words_gone AFTER DELETE ON ledgers_record BEGIN
         INSERT INTO ledgers_words(ledgers_words, rowid, words)
           VALUES ('delete', old.id, old.words);
       END""",
    """CREATE TRIGGER ledgers_words_other AFTER UPDATE OF words ON ledgers_record BEGIN
         INSERT INTO ledgers_words(ledgers_words, rowid, words)
           VALUES ('delete', old.id, old.words);
         INSERT INTO ledgers_words(rowid, words) VALUES (new.id, new.words);
       END""",
]
POSTGRESQL = [
    "CREATE INDEX ledgers_words ON ledgers_record USING gin (to_tsvector('simple', words))",
]
BACK = {
    "sqlite": [
        "DROP TRIGGER ledgers_words_new",
        "DROP TRIGGER ledgers_words_gone",
        "DROP TRIGGER ledgers_words_other",
        "DROP TABLE ledgers_words",
    ],
    "postgresql": ["DROP INDEX ledgers_words"],
}


def index(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[vendor]:
        schema_editor.execute(statement, params=None)


def back(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in BACK[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    replaces = [("ledgers", "0001_records"), ("ledgers", "0002_words"), ("ledgers", "0003_days")]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("offices", "0002_posts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Book",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ledger", models.CharField(max_length=60)),
                ("source", models.TextField(blank=True)),
                ("closed", models.BooleanField(default=False)),
                (
                    "keeper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="books",
                        to="offices.unit",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="books",
                        to="offices.office",
                    ),
                ),
            ],
            options={
                "ordering": ("ledger",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "ledger"), name="one_book_of_a_ledger"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Counter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scope", models.CharField(max_length=20)),
                ("last", models.PositiveIntegerField(default=0)),
                (
                    "book",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="counters",
                        to="ledgers.book",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("book", "scope"), name="one_counter_of_a_scope")
                ],
            },
        ),
        migrations.CreateModel(
            name="Record",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=60)),
                ("values", models.JSONField(default=dict)),
                ("state", models.CharField(blank=True, max_length=40)),
                ("occurred", models.DateField(blank=True, null=True)),
                ("title", models.CharField(blank=True, max_length=200)),
                ("words", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("removed", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "book",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="ledgers.book",
                    ),
                ),
                (
                    "keeper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kept_records",
                        to="offices.unit",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="offices.unit",
                    ),
                ),
            ],
            options={
                "ordering": ("-occurred", "-pk"),
                "indexes": [
                    models.Index(fields=["book", "keeper", "occurred"], name="record_by_keeper"),
                    models.Index(fields=["book", "unit", "occurred"], name="record_by_unit"),
                    models.Index(
                        fields=["book", "occurred", "id", "removed", "unit", "keeper"],
                        name="record_by_day",
                    ),
                    models.Index(
                        fields=["book", "state", "occurred", "id", "removed", "unit", "keeper"],
                        name="record_by_state",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("number", ""), _negated=True),
                        fields=("book", "number"),
                        name="one_record_of_a_number",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rule", models.CharField(max_length=200)),
                ("digest", models.CharField(max_length=40)),
                ("alone", models.BooleanField()),
                (
                    "book",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="ledgers.book",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="ledgers.record",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["book", "rule", "digest"], name="mark_of_book")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("alone", True)),
                        fields=("book", "rule", "digest"),
                        name="one_of_a_mark",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("entered", "登记"),
                            ("imported", "导入"),
                            ("changed", "更正"),
                            ("updated", "情况变化"),
                            ("stepped", "办理"),
                            ("removed", "删除"),
                            ("restored", "恢复"),
                            ("carried", "随台账定义调整"),
                        ],
                        max_length=10,
                    ),
                ),
                ("label", models.CharField(blank=True, max_length=40)),
                ("changed", models.JSONField(default=dict)),
                ("before", models.CharField(blank=True, max_length=40)),
                ("state", models.CharField(blank=True, max_length=40)),
                ("on", models.DateField()),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="ledgers.record",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "entries",
                "ordering": ("version",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("record", "version"), name="one_entry_of_a_version"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "file",
                    models.FileField(
                        max_length=60, upload_to=huizong_web.ledgers.models.random_name
                    ),
                ),
                ("size", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "keeper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.unit",
                    ),
                ),
                (
                    "book",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="ledgers.book",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="ledgers.record",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Stay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("state", models.CharField(max_length=40)),
                ("first", models.DateField()),
                ("last", models.DateField(blank=True, null=True)),
                ("opening", models.BooleanField(default=False)),
                (
                    "book",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="ledgers.book",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stays",
                        to="ledgers.record",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "indexes": [
                    models.Index(fields=["record", "first"], name="stay_of_record"),
                    models.Index(
                        fields=["book", "state", "first", "last", "record"], name="stay_of_book"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RowDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("field", models.CharField(max_length=120)),
                ("row", models.PositiveIntegerField()),
                ("day", models.DateField()),
                (
                    "book",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="ledgers.book",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="row_days",
                        to="ledgers.record",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["book", "field", "day", "record", "row"], name="row_day_of_book"
                    )
                ],
            },
        ),
        migrations.RunPython(index, back),
    ]
