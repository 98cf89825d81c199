"""What the tables went through: migrations that were laid anew stand for those that they replace.

Whoever has been through all the old ones is up to date. Whoever stopped between two of them cannot
go on with this program, which no longer knows the steps: Django itself would fail on that with
errors that tell nobody what to do, or pass over it in silence.
"""

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def replaced() -> dict[tuple[str, str], set[tuple[str, str]]]:
    """Return by each migration that was laid anew those that it stands for (app and name)."""
    found = MigrationLoader(None).replacements
    return {key: {(app, name) for app, name in each.replaces} for key, each in found.items()}


def half_way() -> str:
    """Return the app whose old migrations the database went through in part only, or ""."""
    applied = set(MigrationRecorder(connection).applied_migrations())
    left = (key[0] for key, old in replaced().items() if old & applied and old - applied)
    return min(left, default="")
