"""SQLite whose commits write the log."""

from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3.schema import DatabaseSchemaEditor

from huizong_web.audit.pending import NotesPending, Unguarded


class SchemaEditor(Unguarded, DatabaseSchemaEditor):  # type: ignore[misc]  # see Unguarded
    """Changes tables without notes."""


class DatabaseWrapper(NotesPending, base.DatabaseWrapper):
    """A connection; Django finds it by this name."""

    SchemaEditorClass = SchemaEditor
