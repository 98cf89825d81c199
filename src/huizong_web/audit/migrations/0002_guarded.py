"""The chain's head, and triggers by which the database itself refuses to change the log.

An entry may be removed only when it is older than half a year by the database's own clock and
lies in a range that was sealed into a file before.
"""

from django.apps.registry import Apps as StateApps
from django.db import migrations
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
    dependencies = [("audit", "0001_log")]
    operations = [migrations.RunPython(guarded)]
