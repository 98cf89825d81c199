"""Exports entries to a file that proves itself, and cuts off what has been kept long enough.

A sealed file has an entry a line as JSON, and a last line, the seal: from where to where, the hash
before and behind, and a running SM3 of the lines above.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TextIO

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from huizong_web.audit import sm3
from huizong_web.audit.draft import NOTHING, as_json
from huizong_web.audit.models import Entry, Seal
from huizong_web.audit.recording import record
from huizong_web.audit.verdict import Broken, Fault, Verdict
from huizong_web.audit.verifying import Walk
from huizong_web.audit.writing import FIELDS


@dataclass(frozen=True, slots=True)
class Sealed:
    """The last line of a sealed file."""

    first: int
    last: int
    previous: str
    hash: str
    digest: str
    algorithm: str = sm3.NAME


class Unsealed(Exception):  # noqa: N818 - it is an answer to a person
    """A file is not a sealed export, or not whole."""


def last_old(before: datetime | None = None) -> int:
    """Return the last entry up to which all may be cut off: older than they must be kept."""
    kept = timezone.now() - timedelta(days=settings.AUDIT_KEEP_DAYS)
    limit = min(before, kept) if before else kept
    young = Entry.objects.filter(at__gte=limit).order_by("sequence").first()
    last = young or Entry.objects.first()
    return 0 if last is None else last.sequence - (young is not None)


def export(path: Path, *, last: int | None = None) -> Sealed | None:
    """Write the entries up to one, or all, to a new file; None where there are none.

    Raises FileExistsError where the file is there, OSError where it cannot be written.
    """
    rows = Entry.objects.order_by("sequence").values(*FIELDS, "hash")
    chosen = rows.filter(sequence__lte=last) if last is not None else rows
    first = chosen.first()
    if first is None:
        return None
    with path.open("x", encoding="utf-8") as file:
        path.chmod(0o600)
        sealed = _write(file, first, chosen.iterator(chunk_size=2000))
        file.flush()
        os.fsync(file.fileno())
    return sealed


def _write(file: TextIO, first: dict[str, Any], rows: Iterator[dict[str, Any]]) -> Sealed:
    lines, row = "", first
    for row in rows:
        line = as_json(row | {"at": row["at"].isoformat(timespec="microseconds")}) + "\n"
        lines = sm3.digest((lines + line).encode())
        file.write(line)
    sealed = Sealed(first["sequence"], row["sequence"], first["previous"], row["hash"], lines)
    file.write(as_json({"seal": asdict(sealed)}) + "\n")
    return sealed


def verify_file(path: Path) -> Verdict:
    """Walk through a sealed file; raises Unsealed where it is none, or not whole."""
    with path.open(encoding="utf-8") as file:
        walk, lines, seal = None, "", None
        for line in file:
            row = _row(line)
            if seal is not None:
                raise Unsealed(line[:80])
            if "seal" in row:
                seal = Sealed(**row["seal"])
                continue
            walk = walk or Walk(row["sequence"] - 1, row["previous"])
            lines = sm3.digest((lines + line).encode())
            if broken := walk.step(row):
                return walk.verdict(broken)
    if seal is None or walk is None:
        raise Unsealed(path.name)
    whole = (seal.last, seal.hash, seal.digest) == (walk.last, walk.hash, lines)
    return walk.verdict(None if whole else Broken(walk.last, Fault.HEAD))


def _row(line: str) -> dict[str, Any]:
    try:
        row: dict[str, Any] = json.loads(line)
        if "seal" not in row:
            row["at"] = parse_datetime(row["at"])
    except (ValueError, KeyError, TypeError) as error:
        raise Unsealed(line[:80]) from error
    return row


def cut(sealed: Sealed, path: Path) -> int:
    """Remove the entries that a file holds from the log; its anchor, the seal, stays.

    The database refuses entries that are younger than half a year. Raises Unsealed where the file
    is not whole, or not the log's next stretch; returns how many entries were removed.
    """
    before = Seal.objects.last()
    if verify_file(path).broken or sealed.previous != (before.hash if before else NOTHING):
        raise Unsealed(path.name)
    with transaction.atomic():
        Seal.objects.create(
            first=sealed.first,
            last=sealed.last,
            hash=sealed.hash,
            file=path.name[:200],
            digest=sealed.digest,
            at=timezone.now(),
        )
        record("cut-log", label=path.name, after=asdict(sealed))
        return Entry.objects.filter(sequence__lte=sealed.last).delete()[0]
