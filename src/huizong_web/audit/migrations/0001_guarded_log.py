"""The log, its head, and triggers by which the database itself refuses to change the log.

An entry may be removed only when it is older than half a year by the database's own clock and
lies in a range that was sealed into a file before.
"""

from django.apps.registry import Apps as StateApps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = [
    """CREATE TRIGGER audit_entry_stays BEFORE UPDATE ON audit_entry
       BEGIN SELECT RAISE(ABORT, 'the log is only appended to'); END""",
    """CREATE TRIGGER audit_entry_kept BEFORE DELETE ON audit_entry
       WHEN OLD.at > datetime('now', '-184 days')
         OR OLD.sequence > (SELECT coalesce(max(last), 0) FROM audit_seal)
       BEGIN SELECT RAISE(ABORT, 'the log is only appended to'); END""",
    # INSERT OR REPLACE removes a row without asking the trigger above.
    """CREATE TRIGGER audit_entry_new BEFORE INSERT ON audit_entry
       WHEN EXISTS (SELECT 1 FROM audit_entry WHERE sequence = NEW.sequence)
       BEGIN SELECT RAISE(ABORT, 'the log is only appended to'); END""",
    """CREATE TRIGGER audit_seal_stays BEFORE UPDATE ON audit_seal
       BEGIN SELECT RAISE(ABORT, 'seals stay'); END""",
    """CREATE TRIGGER audit_seal_kept BEFORE DELETE ON audit_seal
       BEGIN SELECT RAISE(ABORT, 'seals stay'); END""",
    """CREATE TRIGGER audit_head_kept BEFORE DELETE ON audit_head
       BEGIN SELECT RAISE(ABORT, 'the log has one head'); END""",
]
POSTGRESQL = [
    """CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'the log is only appended to'; END $$""",
    """CREATE TRIGGER audit_entry_stays BEFORE UPDATE ON audit_entry
       FOR EACH ROW EXECUTE FUNCTION audit_refuse()""",
    """CREATE FUNCTION audit_refuse_young() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN
            IF OLD.at > now() - interval '184 days'
               OR OLD.sequence > (SELECT coalesce(max(last), 0) FROM audit_seal) THEN
              RAISE EXCEPTION 'the log is only appended to';
            END IF;
            RETURN OLD;
          END $$""",
    """CREATE TRIGGER audit_entry_kept BEFORE DELETE ON audit_entry
       FOR EACH ROW EXECUTE FUNCTION audit_refuse_young()""",
    *(
        f"""CREATE TRIGGER {table}_whole BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"""
        for table in ("audit_entry", "audit_seal", "audit_head")
    ),
    """CREATE TRIGGER audit_seal_stays BEFORE UPDATE OR DELETE ON audit_seal
       FOR EACH ROW EXECUTE FUNCTION audit_refuse()""",
    """CREATE TRIGGER audit_head_kept BEFORE DELETE ON audit_head
       FOR EACH ROW EXECUTE FUNCTION audit_refuse()""",
]


def guarded(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[vendor]:
        schema_editor.execute(statement, params=None)
    apps.get_model("audit", "Head").objects.create(pk=1)


class Migration(migrations.Migration):
    replaces = [("audit", "0001_log"), ("audit", "0002_guarded")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Head",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sequence", models.BigIntegerField(default=0)),
                (
                    "hash",
                    models.CharField(
                        default="0000000000000000000000000000000000000000000000000000000000000000",
                        max_length=64,
                    ),
                ),
                ("at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first", models.BigIntegerField()),
                ("last", models.BigIntegerField(unique=True)),
                ("hash", models.CharField(max_length=64)),
                ("file", models.CharField(max_length=200)),
                ("digest", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ("last",),
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("sequence", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("clock_back", models.PositiveBigIntegerField(null=True)),
                ("action", models.CharField(max_length=60)),
                (
                    "outcome",
                    models.CharField(
                        choices=[("done", "完成"), ("refused", "被拒"), ("failed", "未成")],
                        max_length=10,
                    ),
                ),
                ("actor_id", models.BigIntegerField(null=True)),
                ("actor_login", models.CharField(max_length=60)),
                ("actor_name", models.CharField(max_length=60)),
                ("address", models.CharField(max_length=45)),
                ("via", models.CharField(max_length=200)),
                ("object_type", models.CharField(max_length=60)),
                ("object_id", models.CharField(max_length=64)),
                ("object_label", models.CharField(max_length=200)),
                ("office_id", models.BigIntegerField(null=True)),
                ("office", models.CharField(max_length=100)),
                ("unit_id", models.BigIntegerField(null=True)),
                ("unit", models.CharField(max_length=100)),
                ("changes", models.TextField()),
                ("algorithm", models.CharField(max_length=20)),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ("-sequence",),
                "indexes": [
                    models.Index(fields=["actor_login", "-sequence"], name="audit_entry_actor"),
                    models.Index(fields=["action", "-sequence"], name="audit_entry_action"),
                    models.Index(fields=["object_type", "object_id"], name="audit_entry_object"),
                    models.Index(fields=["at"], name="audit_entry_at"),
                ],
            },
        ),
        migrations.RunPython(guarded),
    ]
