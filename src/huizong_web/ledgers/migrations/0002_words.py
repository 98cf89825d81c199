"""The index that searching needs: each database's own full-text index of the words."""

from django.apps.registry import Apps as StateApps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

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
    dependencies = [("ledgers", "0001_records")]
    operations = [migrations.RunPython(index, back)]
