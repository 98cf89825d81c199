"""Where files are kept: whole or not at all."""

from pathlib import Path
from typing import IO, Any

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class WholeFiles(FileSystemStorage):
    """Django's storage in a folder; a file that a full disk cut off is removed."""

    def _save(self, name: str, content: "File[Any] | IO[bytes]") -> str:
        try:
            return str(super()._save(name, content))  # type: ignore[misc]  # the stubs lack it
        except OSError:
            Path(self.path(name)).unlink(missing_ok=True)  # names are random: nobody else's
            raise
