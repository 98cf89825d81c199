"""SQLite whose commits write the log."""

from pathlib import Path
from sqlite3 import Connection
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3.schema import DatabaseSchemaEditor

from huizong_web.audit.pending import NotesPending, Unguarded


class SchemaEditor(Unguarded, DatabaseSchemaEditor):  # type: ignore[misc]  # see Unguarded
    """Changes tables without notes."""


class DatabaseWrapper(NotesPending, base.DatabaseWrapper):
    """A connection; Django finds it by this name."""

    SchemaEditorClass = SchemaEditor
    _opened: tuple[int, int] | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        """Open the file, and remember which it is."""
        opened: Connection = super().get_new_connection(conn_params)
        self._opened = _identity(conn_params["database"])
        return opened

    def is_usable(self) -> bool:
        """Whether the file is the one that was opened: one from a backup may be there instead."""
        return self._opened == _identity(self.settings_dict["NAME"])


def _identity(path: object) -> tuple[int, int] | None:
    """Return what tells a file from any other, None where there is none (a database in memory)."""
    try:
        found = Path(str(path)).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
