"""Database connections that write what was noted as the last act before each commit.

The head of the chain is locked only then: a lock held from the first note to the commit would
make writers wait for each other all that time, and, taken in the midst of other locks, would end
in deadlocks. A savepoint that is rolled back takes its notes with it.
"""

from typing import TYPE_CHECKING, Any

from django.db.utils import DatabaseError

from huizong_web.audit.draft import Draft
from huizong_web.audit.guard import guard

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
else:
    BaseDatabaseWrapper = object


class NotesPending(BaseDatabaseWrapper):
    """Mixed into a database's connection: notes wait here for the commit."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._pending: list[tuple[frozenset[str], Draft]] = []
        self.unguarded = 0
        self.execute_wrappers.append(guard)

    def note(self, draft: Draft) -> None:
        """Keep a note for the commit of the transaction that is open."""
        savepoints = frozenset(sid for sid in self.savepoint_ids if sid)
        self._pending.append((savepoints, draft))

    def write_pending(self) -> tuple[int, str] | None:
        """Write what waits; return the new head of the chain, if anything was written."""
        from huizong_web.audit.writing import write

        drafts = [draft for _, draft in self._pending]
        self._pending.clear()
        if not drafts:
            return None
        try:
            return write(self.alias, drafts)
        except DatabaseError:
            raise
        except Exception as error:  # only these make Django roll back
            msg = "the log could not be written"
            raise DatabaseError(msg) from error

    def commit(self) -> None:
        """Write the notes, then commit both them and what they speak of."""
        from huizong_web.audit import anchor

        head = self.write_pending()
        super().commit()
        if head is not None:
            anchor.keep(*head)

    def rollback(self) -> None:
        """Forget the notes with what they speak of."""
        self._pending.clear()
        super().rollback()

    def savepoint_rollback(self, sid: str) -> None:
        """Forget the notes made since a savepoint."""
        super().savepoint_rollback(sid)
        self._pending = [each for each in self._pending if sid not in each[0]]

    def close(self) -> None:
        """Forget what was not committed."""
        self._pending.clear()
        super().close()


class Unguarded:
    """Mixed into a schema editor: migrations change tables without notes."""

    connection: NotesPending

    def __enter__(self) -> Any:
        self.connection.unguarded += 1
        return super().__enter__()  # type: ignore[misc]  # the editor it is mixed into has it

    def __exit__(self, *args: object) -> None:
        self.connection.unguarded -= 1
        super().__exit__(*args)  # type: ignore[misc]  # as above
